"""The rules in words, and why a complaint is its team's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.complaints.catalogue import BEGINNING
from backend.complaints.models import ActorKind, Complaint, ComplaintEvent, EventKind
from backend.complaints.routing import Rule
from backend.complaints.rule_words import conditions, outcome, why_team
from backend.staff.models import StaffMember

AT = datetime(2026, 11, 23, 7, tzinfo=UTC)
ZEYNEP = StaffMember(id="z", username="zeynep", display_name="Zeynep Işık", role="lead")
RULE = Rule(4, 20, BEGINNING, word="icra", team="privacy", priority=1)


def routed(kind: EventKind = EventKind.REGISTERED, **route: Any) -> ComplaintEvent:
    why = {"team": "billing", "priority": 0, "rule": None, "instead_of": None} | route
    data = {"route": why}
    return ComplaintEvent(kind=kind, at=AT, actor_kind=ActorKind.SYSTEM, data=data)


def given(origin: str, to: str) -> ComplaintEvent:
    data = {"team": {"from": origin, "to": to}, "owner": {"from": None, "to": None}}
    kind, by = EventKind.ASSIGNED, ActorKind.STAFF
    return ComplaintEvent(kind=kind, at=AT, actor_kind=by, actor=ZEYNEP, data=data)


def test_a_rule_says_what_it_asks_and_what_it_decides() -> None:
    whole = Rule(1, 1, BEGINNING, None, "billing", "high", "phone", "mobile", "İzmir", "icra")
    assert conditions(whole) == (
        "Konu: Fatura ve ödeme, Önem: Yüksek, Kanal: Telefon, Ürün: Mobil, İl: İzmir, "
        "Kelime: “icra”"
    )
    assert outcome(RULE) == "Kişisel veriler, Öncelikli"
    assert outcome(Rule(1, 1, BEGINNING, word="icra", priority=2)) == "Konunun ekibi, Çok öncelikli"


RAISED = EventKind.SEVERITY_RAISED


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([], ["Konunun (Fatura ve ödeme) ekibi."]),
        ([routed()], ["Konunun (Fatura ve ödeme) ekibi."]),
        (
            [routed(rule=4, team="privacy", priority=1)],
            [
                "20. sıradaki yönlendirme kuralı: Kelime: “icra”.",
                "Öncelikli: “Sıradaki” listesinde önde.",
            ],
        ),
        (
            [routed(team="frontline", instead_of="billing")],
            [
                "Konunun (Fatura ve ödeme) ekibi.",
                "Faturalama ekibi kapalı ya da orada çalışan yok: varsayılan ekibe geldi.",
            ],
        ),
        (
            [routed(), given("billing", "sales")],
            ["Zeynep Işık 23.11.2026 10.00 itibarıyla Satış ekibine verdi."],
        ),
        (
            [routed(), given("billing", "sales"), routed(RAISED, team="quality", kept="sales")],
            [
                "Zeynep Işık 23.11.2026 10.00 itibarıyla Satış ekibine verdi.",
                (
                    "Kurallara göre Müşteri deneyimi ekibine giderdi; elle verildiği ya da "
                    "üzerinde çalışıldığı için burada kaldı."
                ),
            ],
        ),
        (
            [routed(), given("billing", "billing"), routed(RAISED, rule=4, kept="billing")],
            ["Konunun (Fatura ve ödeme) ekibi."],
        ),
    ],
)
def test_the_last_that_decided_is_told(events: list[ComplaintEvent], told: list[str]) -> None:
    complaint = Complaint(topic="billing", events=events)
    assert why_team(complaint, {RULE.id: RULE}) == told
