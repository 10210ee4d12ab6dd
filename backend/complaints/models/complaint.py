"""A complaint, from whatever channel."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from decimal import Decimal  # noqa: TC003 - SQLAlchemy reads annotations
from typing import Any

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, String, Text, event, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from backend.complaints.customer_keys import email_key, line_key
from backend.complaints.models.clock import ComplaintClock  # noqa: TC001 - SQLAlchemy reads annotations
from backend.complaints.models.cycle import ComplaintCycle  # noqa: TC001 - SQLAlchemy reads annotations
from backend.complaints.models.entry import ComplaintEntry  # noqa: TC001 - SQLAlchemy reads annotations
from backend.complaints.models.event import ComplaintEvent  # noqa: TC001 - SQLAlchemy reads annotations
from backend.complaints.models.kinds import (
    CODE,
    ID_LENGTH,
    Channel,
    EntryKind,
    TopicSource,
    new_id,
    one_of,
)
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.columns import Money, UtcDateTime
from backend.kit.database import Base
from backend.staff.models import StaffMember  # noqa: TC001 - SQLAlchemy reads annotations

_PREFERRED = text("priority > 0")
# In the words of its index.
QUIET = text("complaints.quiet")
_QUIET = text("quiet")
_REFERRED = text("external_reference IS NOT NULL")


def _where(column: str) -> dict[str, Any]:
    """Let an index hold only the rows that have a value: most have none."""
    has = text(f"{column} IS NOT NULL")
    return {"sqlite_where": has, "postgresql_where": has}


_NOBODYS = text("owner_id IS NULL AND owed_until IS NOT NULL")
_FREE: dict[str, Any] = {"sqlite_where": _NOBODYS, "postgresql_where": _NOBODYS}
# What nobody has, what is new, and what is owed are mostly the same complaints. PostgreSQL takes
# these for chances of their own, so expects hardly any that are all three, and would rather read
# and sort all of them than go along an index. This has it count them together.
_TOGETHER = (
    "CREATE STATISTICS st_complaints_free (mcv) ON owner_id, state, owed_until FROM complaints"
)


class Complaint(Base):
    """One complaint, from whatever channel."""

    __tablename__ = "complaints"
    __table_args__ = (
        one_of("channel", Channel),
        one_of("state", State),
        one_of("severity", Severity),
        one_of("topic_set_by", TopicSource),
        # We must be able to tell the customer the result, unless it was reached on the spot, or
        # somebody is in danger: then help must not wait for a number; or it was known and erased.
        CheckConstraint(
            "contact_phone IS NOT NULL OR contact_email IS NOT NULL OR solved_at_first_contact"
            " OR urgent OR erased_at IS NOT NULL",
            name="contact_present",
        ),
        CheckConstraint("length(tracking_number) = 12", name="tracking_number_length"),
        CheckConstraint("cycle >= 1", name="cycle_counts_from_one"),
        CheckConstraint("topic_confidence BETWEEN 0 AND 1", name="topic_confidence_range"),
        CheckConstraint("lasted_minutes >= 0", name="lasted_forward"),
        CheckConstraint("amount >= 0", name="amount_positive"),
        # A number alone is no sum of money.
        CheckConstraint("(amount IS NULL) = (currency IS NULL)", name="amount_has_currency"),
        # No complaint repeats or duplicates itself.
        CheckConstraint("repeat_of <> id AND duplicate_of <> id", name="links_lead_elsewhere"),
        # What comes in twice from the same place is one complaint.
        Index(
            "uq_complaints_external_reference",
            "channel",
            "source",
            "external_reference",
            unique=True,
            sqlite_where=_REFERRED,
            postgresql_where=_REFERRED,
        ),
        Index("ix_complaints_pool", "state", "registered_at"),
        # The desk's list of everything, the newest first.
        Index("ix_complaints_newest", "registered_at", "id"),
        # And of one topic, team, channel or owner, however few they are.
        Index("ix_complaints_of_topic", "topic", "registered_at", "id"),
        Index("ix_complaints_of_team", "team", "registered_at", "id"),
        Index("ix_complaints_of_channel", "channel", "registered_at", "id"),
        Index("ix_complaints_of_owner", "owner_id", "registered_at", "id"),
        # What is still owed, by what is due first: of all, of a team, of a person, of a topic.
        Index("ix_complaints_owed", "owed_until", "id", **_where("owed_until")),
        *(
            Index(f"ix_complaints_owed_by_{by}", column, "owed_until", "id", **_where("owed_until"))
            for by, column in (("team", "team"), ("owner", "owner_id"), ("topic", "topic"))
        ),
        # What is to be taken next: of what nobody has, what is promised first and what waits
        # longest, of all teams and of one.
        *(
            Index(f"ix_complaints_free_by_{by}", *columns, "id", **_FREE)
            for by, columns in (
                ("age", ("registered_at",)),
                ("promise", ("owed_until",)),
                ("team_and_age", ("team", "registered_at")),
                ("team_and_promise", ("team", "owed_until")),
            )
        ),
        Index("ix_complaints_words", "words", "registered_at"),
        # What is to be taken before its day comes is few, and looked for each time.
        Index(
            "ix_complaints_preferred",
            "state",
            sqlite_where=_PREFERRED,
            postgresql_where=_PREFERRED,
        ),
        # Whose it is, the newest first: who comes again is looked up with each registration.
        # Few are kept quiet, and the desk looks for them on every page.
        Index("ix_complaints_quiet", "id", sqlite_where=_QUIET, postgresql_where=_QUIET),
        Index("ix_complaints_contact_phone", "contact_phone", "registered_at"),
        Index("ix_complaints_email_key", "email_key", "registered_at", **_where("email_key")),
        Index("ix_complaints_line_key", "line_key", "registered_at", **_where("line_key")),
        Index("ix_complaints_repeat_of", "repeat_of", **_where("repeat_of")),
        CheckConstraint("(repeat_of IS NULL) = (repeat_certain IS NULL)", name="repeat_weighed"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    tracking_number: Mapped[str] = mapped_column(String(12), unique=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    channel: Mapped[str] = mapped_column(CODE)
    # Not a foreign key: conversations are kept for a shorter time than complaints.
    conversation_id: Mapped[str | None] = mapped_column(String(64), index=True)
    # Whose reference it is: a partner, a site, a mailbox; empty where the channel has one source.
    source: Mapped[str] = mapped_column(String(100), default="", server_default="")
    external_reference: Mapped[str | None] = mapped_column(String(200))

    # Names the words of the description (see `sameness`), to know them when they come again.
    words: Mapped[str | None] = mapped_column(String(64))
    remedy_sought: Mapped[str | None] = mapped_column(Text)
    topic: Mapped[str] = mapped_column(CODE)
    topic_confidence: Mapped[float | None]
    topic_set_by: Mapped[str] = mapped_column(CODE)
    severity: Mapped[str] = mapped_column(CODE, default=Severity.NORMAL)
    service_number: Mapped[str | None] = mapped_column(String(40))

    # What the assistant found in the words, for routing and figures: where it is, for how long it
    # had lasted when it was registered, and how much money it is about.
    place: Mapped[str | None] = mapped_column(String(200))
    province: Mapped[str | None] = mapped_column(String(40))
    lasted_minutes: Mapped[int | None]
    amount: Mapped[Decimal | None] = mapped_column(Money)
    currency: Mapped[str | None] = mapped_column(String(3))

    contact_name: Mapped[str | None] = mapped_column(String(100))
    contact_phone: Mapped[str | None] = mapped_column(String(20))
    contact_email: Mapped[str | None] = mapped_column(String(254))
    # By what the address and the line are compared (`customer_keys`); they follow by themselves.
    email_key: Mapped[str | None] = mapped_column(String(254))
    line_key: Mapped[str | None] = mapped_column(String(40))
    contact_preferred: Mapped[str | None] = mapped_column(CODE)
    # When it was forgotten whose complaint it is (`erasing`).
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    # How it came in; unlike the outcome it stays when the complaint is reopened.
    solved_at_first_contact: Mapped[bool] = mapped_column(default=False)
    # It told of danger to a person when it came in; who handles it may find another severity.
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Its contact may be in the hands of whom the danger comes from: nothing is sent there.
    quiet: Mapped[bool] = mapped_column(default=False, server_default=false())

    # Its customer said that they are no subscriber any more.
    former_subscriber: Mapped[bool] = mapped_column(default=False, server_default=false())

    team: Mapped[str] = mapped_column(CODE)
    # Somebody of the house chose it: no rule gives it to another team.
    team_by_hand: Mapped[bool] = mapped_column(default=False, server_default=false())
    # How soon it is to be taken, by the rules of routing; the higher the sooner.
    priority: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(CODE, default=State.REGISTERED)
    # The number of the present one of its cycles.
    cycle: Mapped[int] = mapped_column(default=1)
    # When the promise of the present cycle ends, as long as it is owed (`clocks.follow_promise`):
    # the lists of what is open go by it, and need no clocks for that.
    owed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # What the same customer told of the same topic before (`repeats`), and whether that is sure.
    repeat_of: Mapped[str | None] = mapped_column(ForeignKey("complaints.id"))
    repeat_certain: Mapped[bool | None]
    duplicate_of: Mapped[str | None] = mapped_column(ForeignKey("complaints.id"))

    owner: Mapped[StaffMember | None] = relationship(lazy="raise")
    clocks: Mapped[list[ComplaintClock]] = relationship(
        lazy="raise", order_by="ComplaintClock.due_at"
    )
    cycles: Mapped[list[ComplaintCycle]] = relationship(
        lazy="raise", order_by="ComplaintCycle.number"
    )
    entries: Mapped[list[ComplaintEntry]] = relationship(
        lazy="raise", order_by="(ComplaintEntry.at, ComplaintEntry.id)"
    )
    events: Mapped[list[ComplaintEvent]] = relationship(lazy="raise", order_by="ComplaintEvent.id")

    @validates("contact_email", "service_number")
    def _keep_key(self, field: str, value: str | None) -> str | None:
        if field == "contact_email":
            self.email_key = email_key(value)
        else:
            self.line_key = line_key(value)
        return value

    def clock(self, kind: ClockKind) -> ComplaintClock:
        """Return this cycle's clock of that kind; the clocks must have been loaded."""
        return next(each for each in self.clocks if each.cycle == self.cycle and each.kind == kind)

    @property
    def promised_at(self) -> datetime:
        """When this cycle's result is promised for; the clocks must have been loaded."""
        return self.clock(ClockKind.PROMISE).due_at

    @property
    def first_notice_due_at(self) -> datetime:
        """By when the customer hears of this cycle; the clocks must have been loaded."""
        return self.clock(ClockKind.FIRST_NOTICE).due_at

    @property
    def first_notice_met_at(self) -> datetime | None:
        """When they heard; the clocks must have been loaded."""
        return self.clock(ClockKind.FIRST_NOTICE).met_at

    @property
    def present(self) -> ComplaintCycle:
        """The cycle it is in; the cycles must have been loaded."""
        return next(each for each in self.cycles if each.number == self.cycle)

    @property
    def reachable(self) -> bool:
        """Whether there is any way to tell the customer something."""
        return bool(self.contact_phone or self.contact_email)

    @property
    def open_question(self) -> str:
        """What the customer was asked last and has not answered; else empty. Entries are loaded."""
        asked = self.asked
        return asked.text if asked is not None else ""

    @property
    def asked(self) -> ComplaintEntry | None:
        """The entry of `open_question`; None where there is none."""
        if self.state != State.WAITING_CUSTOMER:
            return None
        asked = (
            each
            for each in reversed(self.entries)
            if each.kind == EntryKind.QUESTION and each.cycle == self.cycle
        )
        return next(asked, None)

    @property
    def description(self) -> str:
        """What the customer complained of; empty once erased. The entries must be loaded."""
        return next(each.text for each in self.entries if each.kind == EntryKind.DESCRIPTION)


event.listen(
    Complaint.__table__,
    "after_create",
    DDL(_TOGETHER).execute_if(dialect="postgresql"),  # type: ignore[no-untyped-call]
)
