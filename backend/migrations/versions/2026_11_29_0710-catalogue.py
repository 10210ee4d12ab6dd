"""Keep teams, topics and routing rules, from a day on each; the table of before begins them.

Complaints keep how soon they are to be taken, and whether somebody chose their team.

Revision ID: 20261129_catalogue
Revises: 20261129_texts
Create Date: 2026-11-29 07:10:00.000000+00:00
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261129_catalogue"
down_revision = "20261129_texts"
branch_labels = None
depends_on = None

_BEGINNING = date(2000, 1, 1)
_AT = datetime(2026, 11, 29, 7, 10, tzinfo=UTC)
_TEAMS = (
    ("technical", "Teknik destek"),
    ("billing", "Faturalama"),
    ("contracts", "Sözleşmeler"),
    ("field", "Saha ekibi"),
    ("devices", "Cihazlar"),
    ("network", "Mobil şebeke"),
    ("sales", "Satış"),
    ("quality", "Müşteri deneyimi"),
    ("digital", "Dijital kanallar"),
    ("privacy", "Kişisel veriler"),
    ("frontline", "İlk karşılama"),
)
_TOPICS = (
    ("internet_outage", "İnternet arızası", "technical", True, 2),
    ("internet_speed", "İnternet hızı", "technical", True, 3),
    ("billing", "Fatura ve ödeme", "billing", True, 3),
    ("commitment_cancellation", "Taahhüt ve iptal", "contracts", False, 5),
    ("installation_relocation", "Kurulum ve nakil", "field", False, 5),
    ("modem_device", "Modem ve cihaz", "devices", True, 5),
    ("mobile_coverage", "Mobil şebeke", "network", True, 5),
    ("number_porting", "Numara taşıma ve geçiş", "contracts", False, 5),
    ("package_tariff", "Paket ve tarife", "sales", False, 3),
    ("customer_service", "Müşteri hizmetleri", "quality", False, 3),
    ("tv_service", "Televizyon", "technical", True, 3),
    ("digital_services", "Dijital kanallar", "digital", True, 3),
    ("roaming", "Yurt dışı kullanım", "billing", False, 3),
    ("privacy_consent", "Kişisel veri ve onay", "privacy", False, 3),
    ("landline", "Sabit telefon", "technical", True, 2),
    ("other", "Diğer", "frontline", False, 3),
)

_BY_HAND = {
    "sqlite": """
        UPDATE complaints SET team_by_hand = TRUE WHERE EXISTS (
          SELECT 1 FROM complaint_events WHERE complaint_id = complaints.id
          AND kind = 'assigned' AND actor_kind = 'staff'
          AND json_extract(data, '$.team.from') <> json_extract(data, '$.team.to'))
        """,
    "postgresql": """
        UPDATE complaints SET team_by_hand = TRUE WHERE EXISTS (
          SELECT 1 FROM complaint_events WHERE complaint_id = complaints.id
          AND kind = 'assigned' AND actor_kind = 'staff'
          AND data -> 'team' ->> 'from' <> data -> 'team' ->> 'to')
        """,
}


def _changed(table: str) -> list[sa.Column[object] | sa.ForeignKeyConstraint]:
    return [
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["staff.id"], name=op.f(f"fk_{table}_changed_by_staff")
        ),
    ]


def _code(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def upgrade() -> None:
    teams = op.create_table(
        "team_versions",
        _code("code"),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("assigns", sa.Boolean(), nullable=False),
        sa.Column("most_open", sa.Integer(), nullable=False),
        *_changed("team_versions"),
        sa.CheckConstraint("label <> ''", name=op.f("ck_team_versions_label_present")),
        sa.CheckConstraint(
            "most_open BETWEEN 1 AND 500", name=op.f("ck_team_versions_most_open_range")
        ),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_team_versions")),
    )
    topics = op.create_table(
        "topic_versions",
        _code("code"),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        _code("team"),
        sa.Column("first_contact_help", sa.Boolean(), nullable=False),
        sa.Column("target_business_days", sa.Integer(), nullable=False),
        sa.Column("choosable", sa.Boolean(), nullable=False),
        *_changed("topic_versions"),
        sa.CheckConstraint("label <> ''", name=op.f("ck_topic_versions_label_present")),
        sa.CheckConstraint("team <> ''", name=op.f("ck_topic_versions_team_present")),
        sa.CheckConstraint(
            "target_business_days BETWEEN 1 AND 60", name=op.f("ck_topic_versions_target_range")
        ),
        sa.CheckConstraint(
            "code <> 'other' OR choosable", name=op.f("ck_topic_versions_other_is_choosable")
        ),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_topic_versions")),
    )
    op.create_table(
        "routing_rules",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        _code("topic"),
        _code("severity"),
        _code("channel"),
        _code("product"),
        _code("province"),
        sa.Column("word", sa.String(length=60), nullable=False),
        _code("team"),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        *_changed("routing_rules"),
        sa.CheckConstraint(
            "position BETWEEN 1 AND 9999", name=op.f("ck_routing_rules_position_range")
        ),
        sa.CheckConstraint(
            "priority BETWEEN 0 AND 2", name=op.f("ck_routing_rules_priority_range")
        ),
        sa.CheckConstraint(
            "team <> '' OR priority > 0", name=op.f("ck_routing_rules_decides_something")
        ),
        sa.CheckConstraint(
            "topic || severity || channel || product || province || word <> ''",
            name=op.f("ck_routing_rules_asks_something"),
        ),
        sa.CheckConstraint(
            "valid_until >= valid_from", name=op.f("ck_routing_rules_ends_after_it_begins")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routing_rules")),
    )
    op.create_table(
        "catalogue_revision",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_catalogue_revision_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_revision")),
    )
    begun = {"valid_from": _BEGINNING, "changed_at": _AT, "revision": 0}
    op.bulk_insert(
        teams,
        [
            {"code": code, "label": label, "closed": False, "assigns": False, "most_open": 10}
            | begun
            for code, label in _TEAMS
        ],
    )
    op.bulk_insert(
        topics,
        [
            {
                "code": code,
                "label": label,
                "team": team,
                "first_contact_help": helps,
                "target_business_days": days,
                "choosable": True,
            }
            | begun
            for code, label, team, helps, days in _TOPICS
        ],
    )
    # Plain columns: the table is not made anew, which would drop what keeps its search index.
    op.add_column(
        "complaints",
        sa.Column("team_by_hand", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "complaints", sa.Column("priority", sa.Integer(), server_default="0", nullable=False)
    )
    # Who was given to another team by hand before stays there.
    op.execute(_BY_HAND[op.get_bind().dialect.name])
    op.create_index(
        "ix_complaints_preferred",
        "complaints",
        ["state"],
        sqlite_where=sa.text("priority > 0"),
        postgresql_where=sa.text("priority > 0"),
    )


def downgrade() -> None:
    op.drop_index("ix_complaints_preferred", table_name="complaints")
    op.drop_column("complaints", "priority")
    op.drop_column("complaints", "team_by_hand")
    op.drop_table("catalogue_revision")
    op.drop_table("routing_rules")
    op.drop_table("topic_versions")
    op.drop_table("team_versions")
