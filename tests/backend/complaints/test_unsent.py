"""Dead letters: which there are, sent again once for each, warned of, or let be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from backend.complaints import unsent
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.unsent import Against
from backend.kit.errors import InvalidInputError, NotAllowedError
from backend.notifications import dead_letters, failing, service
from backend.notifications.dead_letters import DismissedLetter
from backend.notifications.errors import LetterOverError, LetterUnsendableError
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose
from backend.staff.account_models import StaffAudit

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from tests.backend.complaints.conftest import Person, Pool

PHONE = "+905321234567"


async def dies(pool: Pool, *, channel: OutboxChannel = OutboxChannel.CALL, **values: Any) -> int:
    """Send something that reaches nobody by any way; return its id."""
    async with pool.works.begin() as work:
        given: dict[str, Any] = {
            "key": "k",
            "channel": channel,
            "recipient": PHONE,
            "purpose": Purpose.NOTICE,
            "text": "Sikayetiniz icin aradik.",
        }
        sent = await service.enqueue(work, service.Outgoing(**(given | values)))
        assert sent is not None
        assert await failing.fail(work, sent, "the line is dead")
    return sent


async def listed(pool: Pool) -> list[int]:
    async with pool.works.reading() as session:
        found = [one.message.id for one in await unsent.page(session)]
        assert await dead_letters.count(session) == len(found)
    return found


async def again(
    pool: Pool, who: Person | None, letter: int, *, anyhow: bool = False
) -> tuple[Against, ...]:
    async with pool.works.begin() as work:
        return await unsent.send_again(work, who, letter, anyhow=anyhow)


async def noted(pool: Pool) -> list[tuple[str, Any]]:
    async with pool.works.reading() as session:
        rows = await session.scalars(select(StaffAudit).order_by(StaffAudit.id))
        return [(row.kind, row.detail) for row in rows]


async def test_what_turned_to_another_way_is_not_dead(pool: Pool) -> None:
    sms = await dies(pool, channel=OutboxChannel.SMS)
    assert await listed(pool) == []  # somebody is to call now
    async with pool.works.begin() as work:
        assert await failing.fail(work, sms + 1, "nobody answers")
    assert await listed(pool) == [sms + 1]


async def test_one_is_sent_again_once_and_what_fails_again_is_dead_in_its_place(
    pool: Pool, people: dict[str, Person]
) -> None:
    reply = {"channel": OutboxChannel.SMS, "purpose": Purpose.REPLY, "smsc": "tt-1"}
    letter = await dies(pool, **reply)
    assert await listed(pool) == [letter]
    assert await again(pool, people["boss"], letter) == ()
    assert await listed(pool) == []
    with pytest.raises(LetterOverError):
        await again(pool, people["boss"], letter)
    async with pool.works.reading() as session:
        rows = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
        new = rows[-1]
        assert [row.id for row in rows] == [letter, new.id]
        assert (new.state, new.text, new.recipient) == ("queued", rows[0].text, PHONE)
        assert (new.smsc, new.fallback_of) == ("tt-1", letter)
    async with pool.works.begin() as work:
        await failing.fail(work, new.id, "again")
    assert await listed(pool) == [new.id]
    detail = {"outbox": letter, "again": new.id, "against": []}
    assert await noted(pool) == [("letter_sent_again", detail)]


async def test_what_it_was_to_keep_is_kept_by_the_one_that_is_sent_again(
    pool: Pool, people: dict[str, Person]
) -> None:
    complaint = await pool.read(await pool.register())
    clock = complaint.clocks[0].id
    letter = await dies(pool, complaint_id=complaint.id, meets=[clock])
    assert await again(pool, people["boss"], letter) == ()
    async with pool.works.reading() as session:
        new = await session.scalar(
            select(OutboxMessage).where(OutboxMessage.key == f"again:{letter}")
        )
        assert new is not None
        assert new.meets == [clock]


@pytest.mark.parametrize(
    ("case", "against"),
    [
        ("nothing", ()),
        ("withdrawn", (Against.OVER,)),
        ("told since", (Against.TOLD_SINCE,)),
        ("met", (Against.MET,)),
        ("old reply", (Against.OLD,)),
    ],
)
async def test_what_speaks_against_it_is_said_first_and_it_is_sent_all_the_same_if_asked(
    pool: Pool,
    people: dict[str, Person],
    clock: FixedClock,
    case: str,
    against: tuple[Against, ...],
) -> None:
    complaint = await pool.read(await pool.register())
    met = complaint.clocks[0].id
    values: dict[str, Any] = {"complaint_id": complaint.id, "meets": [met]}
    if case in {"withdrawn", "old reply"}:
        values |= {"purpose": Purpose.REPLY, "channel": OutboxChannel.SMS}
    letter = await dies(pool, **values)
    async with pool.works.begin() as work:
        if case == "withdrawn":
            gone = update(Complaint).where(Complaint.id == complaint.id)
            await work.session.execute(gone.values(state="withdrawn"))
        elif case == "met":
            kept = update(ComplaintClock).where(ComplaintClock.id == met)
            await work.session.execute(kept.values(met_at=work.now))
        elif case == "told since":
            told = {"key": "newer", "channel": OutboxChannel.SMS, "purpose": Purpose.NOTICE}
            newer = await service.enqueue(
                work, service.Outgoing(recipient=PHONE, text="Yeni", **told)
            )
            mine = update(OutboxMessage).where(OutboxMessage.id == newer)
            await work.session.execute(mine.values(state="sent", complaint_id=complaint.id))
    days = 2 if case == "old reply" else 0
    clock.set(clock.now() + timedelta(days=days))
    assert await again(pool, people["boss"], letter) == against
    if against:
        assert await listed(pool) == [letter]
        assert await again(pool, people["boss"], letter, anyhow=True) == ()
    assert await listed(pool) == []


async def test_codes_erased_words_and_calls_about_nothing_are_not_sent(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register()
    complaint = await pool.read(number)
    sms = {"channel": OutboxChannel.SMS}
    code = await dies(pool, key="a", purpose=Purpose.CODE, **sms)
    call = await dies(pool, key="c", complaint_id=complaint.id)
    erased = await dies(pool, key="d", purpose=Purpose.REPLY, **sms)
    async with pool.works.begin() as work:
        gone = OutboxMessage.id == erased
        await work.session.execute(update(OutboxMessage).where(gone).values(text=""))
    async with pool.works.begin() as work:
        over = update(Complaint).where(Complaint.id == complaint.id)
        await work.session.execute(over.values(state="withdrawn"))
    for letter in (code, call, erased):
        with pytest.raises(LetterUnsendableError):
            await again(pool, people["boss"], letter, anyhow=True)


async def test_a_question_that_reached_nobody_is_no_dead_letter(pool: Pool) -> None:
    await dies(pool, purpose=Purpose.SURVEY, channel=OutboxChannel.SMS)
    assert await listed(pool) == []


async def test_one_is_let_be_with_a_reason_and_stays_where_it_is(
    pool: Pool, people: dict[str, Person]
) -> None:
    letter = await dies(pool)
    async with pool.works.begin() as work:
        with pytest.raises(InvalidInputError):
            await unsent.dismiss(work, people["boss"], letter, "  ")
    async with pool.works.begin() as work:
        await unsent.dismiss(work, people["boss"], letter, "Müşteri mağazaya geldi.")
    assert await listed(pool) == []
    async with pool.works.reading() as session:
        row = await session.get_one(DismissedLetter, letter)
        assert (row.reason, row.staff_id) == ("Müşteri mağazaya geldi.", people["boss"].id)
        assert (await session.get_one(OutboxMessage, letter)).state == "failed"
    assert await noted(pool) == [("letter_dismissed", {"outbox": letter})]
    async with pool.works.begin() as work:
        with pytest.raises(LetterOverError):
            await unsent.dismiss(work, None, letter, "yine")


async def test_who_runs_teams_deals_with_them(pool: Pool, people: dict[str, Person]) -> None:
    letter = await dies(pool)
    for name in ("ayse", "lead", "auditor"):
        with pytest.raises(NotAllowedError):
            await again(pool, people[name], letter)
        async with pool.works.begin() as work:
            with pytest.raises(NotAllowedError):
                await unsent.dismiss(work, people[name], letter, "neden")
