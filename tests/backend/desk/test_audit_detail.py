"""What a row of the audit was about: said in words, and led to where the reader may go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from backend.complaints import notice_texts, queries
from backend.desk.audit_detail import Known, about
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import register
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

KNOWN = Known(texts={one.name: one for one in notice_texts.TEXTS})
SET: list[tuple[Done, dict[str, Any], str, str]] = [
    (Done.TEAM_CHANGED, {"team": "technical"}, "Teknik destek", "/settings/teams/technical"),
    (Done.TOPIC_CHANGED, {"topic": "billing"}, "Fatura ve ödeme", "/settings/topics/billing"),
    (Done.TOPIC_CHANGED, {"topic": "gone"}, "gone", "/settings/topics/gone"),
    (Done.RULE_CHANGED, {"rule": 3, "to": {"position": "20"}}, "20. kural", "/settings/rules/3"),
    (Done.RULE_CHANGED, {"rule": 3, "ends_on": "2026-12-01"}, "kural", "/settings/rules/3"),
    (
        Done.HOUSE_RULE_CHANGED,
        {"rule": "ladder", "scope": "technical", "valid_from": "2026-12-01", "version": 1},
        "uyarı basamakları, Teknik destek, 01.12.2026",
        "/settings/ladders",
    ),
    (
        Done.HOUSE_RULE_CHANGED,
        {"rule": "day", "scope": "", "valid_from": "2026-12-31", "version": 1},
        "tatil, 31.12.2026",
        "/settings/holidays",
    ),
    (Done.HOURS_CHANGED, {"day": "2027-01-01", "hours": None}, "01.01.2027", "/hours"),
    (
        Done.HOURS_CHANGED,
        {"removed": "day", "day": "2027-01-01"},
        "01.01.2027 (kaldırıldı)",
        "/hours",
    ),
    (
        Done.TEXT_CHANGED,
        {"text": "registered.sms", "version": 1, "valid_from": "2026-12-01"},
        "Şikâyet kaydedildi, SMS",
        "/settings/texts/registered/sms",
    ),
]


@pytest.mark.parametrize(("kind", "detail", "words", "path"), SET)
def test_what_was_set_is_named_and_led_to_for_who_may_set_it(
    kind: Done, detail: dict[str, Any], words: str, path: str
) -> None:
    assert about(kind, detail, KNOWN) == [(words, f"/desk{path}")]
    # Whoever only reads comes to no closed door.
    assert about(kind, detail, replace(KNOWN, sets=False)) == [(words, "")]


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        (Done.CANNED_CHANGED, {"where": "house", "code": "a", "offered": True}, "/a, kurum"),
        (
            Done.CANNED_CHANGED,
            {"where": "own", "code": "a", "offered": False},
            "/a, kendisi için (kaldırıldı)",
        ),
        (Done.MACRO_CHANGED, {"where": "team:technical", "macro": "m"}, "Teknik destek"),
        (Done.BULK, {"bulk": "b", "change": "team", "complaints": 40}, "40 kayıt"),
        (Done.TRANSFERRED, {"team": "billing"}, "Faturalama ekibine"),
        (Done.VIEW_SHARED, {"view": "v", "team": "billing", "how": "saved"}, "Faturalama"),
    ],
)
def test_what_has_no_page_is_named(kind: Done, detail: dict[str, Any], words: str) -> None:
    assert about(kind, detail, KNOWN) == [(words, "")]


@pytest.mark.parametrize("kind", list(Done))
def test_a_row_without_anything_more_is_shown_all_the_same(kind: Done) -> None:
    whole = {
        "team": "x",
        "topic": "x",
        "rule": "limit",
        "valid_from": "2026-12-01",
        "text": "x.sms",
        "where": "house",
        "code": "x",
        "complaints": 1,
    }
    about(kind, whole, KNOWN)
    if kind in {Done.LOGGED_IN, Done.LOGGED_OUT, Done.TRANSFERRED, Done.HOURS_CHANGED}:
        assert about(kind, {}, KNOWN) == []


async def test_an_auditor_is_led_to_the_complaint_and_to_no_closed_page(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await employed(container, "denetci", Role.AUDITOR)
    async with container.works.begin() as work:
        complaint = await queries.by_number(work.session, number)
        audit.note(work.session, work.now, Done.REMINDER, None, complaint=complaint.id, how="set")
        audit.note(work.session, work.now, Done.RULE_CHANGED, None, rule=1, to={"position": "10"})
    await browser.log_in("denetci", OWN)
    page = (await browser.get("/desk/audit")).text
    assert f'href="/desk/complaints/{number}"' in page
    assert "10. kural" in page
    assert "/desk/settings" not in page


async def test_an_auditor_is_offered_no_note_to_write(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("denetci", OWN)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "İç notlar" in page
    assert "Notu kaydet" not in page
    assert "Not yazılmamış." in page
