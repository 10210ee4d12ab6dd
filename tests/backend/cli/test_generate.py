"""A generated pool: what the product made itself, and copies that keep every rule it keeps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.cli import generate, main
from backend.complaints import clocks, finding, ledger, queries, sameness, tracking_number
from backend.complaints.models import Complaint, EventKind
from backend.complaints.models.escalation import Escalation
from backend.complaints.models.search import ComplaintSearch
from backend.complaints.sla import ClockKind
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose
from backend.staff.models import Role
from tests.backend.desk.conftest import Browser, employed

if TYPE_CHECKING:
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

_COUNT, _STORIES, _SEED = 40, 8, 3
_INDEXES = {
    "sqlite": ["SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"],
    "postgresql": ["SELECT indexname, indexdef FROM pg_indexes ORDER BY indexname"],
}
# What was to be said on the phone was said, or there was nothing to say any more.
_CALLED = {OutboxState.DELIVERED, OutboxState.CANCELLED}
# Deadlines that nothing moves, whatever is done.
_NEVER_MOVED = frozenset({ClockKind.FIRST_NOTICE, ClockKind.LEGAL, ClockKind.LEGAL_NOTICE})


@dataclass(frozen=True)
class Generated:
    """What is in the pool."""

    complaints: list[Complaint]
    sent: dict[str, list[OutboxMessage]]


@pytest.fixture
async def generated(settings: Settings, database: Database, clock: FixedClock) -> Generated:
    assert await generate.fill(settings, _COUNT, seed=_SEED, stories=_STORIES, until=clock.now())
    async with database.reading() as session:
        numbers = (await session.scalars(select(Complaint.tracking_number))).all()
        found = [await queries.by_number(session, each, events=True) for each in numbers]
        sent: dict[str, list[OutboxMessage]] = {}
        for message in await session.scalars(select(OutboxMessage)):
            sent.setdefault(message.complaint_id or "", []).append(message)
    return Generated([each for each in found if each is not None], sent)


async def test_each_complaint_is_of_somebody_else_and_keeps_the_rules_of_the_pool(
    generated: Generated, settings: Settings, database: Database, clock: FixedClock
) -> None:
    found = generated.complaints
    assert len(found) == _COUNT
    assert all(tracking_number.is_valid(each.tracking_number) for each in found)
    first = [each for each in found if each.repeat_of is None]
    for kind, of in (
        *(("tracking_number", found), ("words", found)),
        *(("contact_phone", first), ("contact_email", first)),
    ):
        values = [value for each in of if (value := getattr(each, kind)) is not None]
        assert len(set(values)) == len(values), kind
    for each in found:
        assert each.words == sameness.words_of(each.entries[0].text)
        assert [one.number for one in each.cycles] == list(range(1, each.cycle + 1))
        fresh = clocks.start(each, each.received_at, each.registered_at, settings)
        of_rules = {one.kind: one.due_at for one in fresh if one.kind in _NEVER_MOVED}
        of_first = {
            one.kind: one.due_at
            for one in each.clocks
            if one.cycle == 1 and one.kind in _NEVER_MOVED
        }
        if each.cycle == 1:
            assert of_first == of_rules
        assert not [one for one in each.clocks if one.notice_at and one.notice_at <= clock.now()]
        assert not [one for one in each.clocks if one.paused_at and one.met_at]
        fates = {promised.fate for promised in ledger.ledger(each, clock.now())}
        assert ledger.Fate.BROKEN not in fates
        own = {one.id for one in each.clocks}
        sent = generated.sent[each.id]
        assert sent
        for message in sent:
            assert message.recipient in {each.contact_phone, each.contact_email}
            assert set(message.meets or ()) <= own
            assert tracking_number.display(each.tracking_number) in message.text
        entries = {one.id for one in each.entries}
        assert {one.entry_id for one in each.events if one.entry_id} <= entries
    async with database.transaction() as session:
        before = await _searched(session)
        await finding.keep(session, [each.id for each in found])
        assert await _searched(session) == before
        steps = Counter(await session.scalars(select(Escalation.complaint_id)))
    assert set(steps) == {each.id for each in found}


async def test_a_pool_has_the_indexes_that_it_was_made_without(
    settings: Settings, database: Database, clock: FixedClock
) -> None:
    async def indexes() -> set[str]:
        async with database.engine.connect() as connection:
            found = await connection.run_sync(
                lambda sync: [
                    str(sync.exec_driver_sql(query).fetchall())
                    for query in _INDEXES[sync.dialect.name]
                ]
            )
        return set(found)

    before = await indexes()
    assert "ix_complaints_newest" in str(before)
    assert await generate.fill(settings, _COUNT, seed=_SEED, stories=_STORIES, until=clock.now())
    assert await indexes() == before


async def test_who_tells_the_same_again_is_linked_to_what_they_told_before(
    generated: Generated,
) -> None:
    by_id = {each.id: each for each in generated.complaints}
    again = [each for each in generated.complaints if each.repeat_of is not None]
    assert len(again) > 1
    for each in again:
        before = by_id[each.repeat_of or ""]
        assert (each.topic, each.contact_name) == (before.topic, before.contact_name)
        assert each.contact_phone == before.contact_phone
        assert each.contact_email == before.contact_email
        assert before.registered_at < each.registered_at
    assert len({each.repeat_of for each in again}) == len(again)
    assert any(each.repeat_certain for each in again)


async def test_what_reached_nobody_was_sent_elsewhere_or_said_on_the_phone(
    generated: Generated,
) -> None:
    """Each copy's own messages stand in for each other, and its own calls are noted."""
    failed = 0
    for each in generated.complaints:
        sent = generated.sent[each.id]
        mine, entries = {one.id for one in sent}, {one.id for one in each.entries}
        instead = {one.fallback_of for one in sent if one.fallback_of is not None}
        assert instead <= mine
        for message in sent:
            cause, _, named = message.key.partition(":")
            if message.state == OutboxState.FAILED:
                failed += 1
                assert message.id in instead or message.purpose == Purpose.SURVEY
            else:
                called = message.channel == OutboxChannel.CALL
                assert message.state in (_CALLED if called else {OutboxState.SENT})
            if cause == "instead" and named.isdecimal():
                assert int(named) == message.fallback_of
            elif "entry:" in message.key:
                assert int(message.key.partition("entry:")[2].partition(":")[0]) in entries
            else:
                assert (cause, named.partition(":")[0]) == ("satisfaction", each.id)
        tried = {one.data["call"] for one in each.events if one.kind == EventKind.CALL_TRIED}
        assert tried <= {one.id for one in sent if one.channel == OutboxChannel.CALL}
    assert failed > 1


async def test_what_comes_after_is_numbered_on_and_told_in_time(
    generated: Generated, container: Container, clock: FixedClock
) -> None:
    """The worker goes on with a generated pool as with any other."""
    soon = min(
        (one.notice_at for each in generated.complaints for one in each.clocks if one.notice_at),
        default=None,
    )
    if soon is None:  # every story of this seed is over: nothing is to be told
        pytest.fail("choose a seed with something open")
    clock.set(soon)
    assert await container.notices.run() >= 1
    assert await container.outbox.dispatch_due() >= 1


async def test_the_pages_of_a_copy_are_those_of_any_complaint(
    generated: Generated, container: Container, client: httpx.AsyncClient
) -> None:
    await employed(container, "bakan", Role.SUPERVISOR)
    browser = Browser(client)
    await browser.get("/desk/login")
    await browser.log_in("bakan", "yesil bisiklet sabah")
    for each in generated.complaints[-3:]:
        page = await browser.get(f"/desk/complaints/{each.tracking_number}")
        assert page.status_code == 200
        assert tracking_number.display(each.tracking_number) in page.text
    for path in ("/desk/complaints", "/desk/calls", "/desk"):
        assert (await browser.get(path)).status_code == 200


def test_a_pool_that_holds_something_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "ayse"]) == 0
    assert main(["generate", "5"]) == 2
    assert "refused" in capsys.readouterr().err


def test_production_is_never_filled(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YARDIM_ENV", "production")
    for name in ("RASA_TOKEN", "INTERNAL_TOKEN", "SECRET_KEY", "SMS_SECRET"):
        monkeypatch.setenv(f"YARDIM_{name}", "x" * 40)
    for name in ("SMS_OFF", "MAIL_OFF"):
        monkeypatch.setenv(f"YARDIM_{name}", "true")
    assert main(["generate", "5"]) == 2
    assert "production" in capsys.readouterr().err


async def _searched(session: AsyncSession) -> dict[str, str]:
    found = await session.execute(select(ComplaintSearch.complaint_id, ComplaintSearch.text))
    return {row.complaint_id: row.text for row in found}
