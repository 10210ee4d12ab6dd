"""Codes in the database: asked for, sent, tried, used once."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.proof_models import ProofCode
from backend.complaints.registration import NewComplaint
from backend.kit.errors import IdempotencyConflictError, RateLimitedError
from backend.kit.work import Works
from backend.notifications.models import OutboxMessage
from tests.backend.working import forget_outgoing

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.complaints.proving import Checked
    from backend.kit.clock import FixedClock

PHONE, UNKNOWN = "+905321234567", "+905339998877"
MINE, OTHERS = "conversation:a", "conversation:b"


@pytest.fixture(autouse=True)
async def complaint(container: Container) -> None:
    """Let there be one complaint, of `PHONE`."""
    new = NewComplaint(Channel.WEB_FORM, "Modem gelmedi", Contact(phone=PHONE))
    async with container.works.begin() as work:
        await container.complaints.register(work, new, CUSTOMER)
        await forget_outgoing(work)


async def ask(
    container: Container, phone: str = PHONE, *, asker: str = MINE, key: str | None = None
) -> None:
    # So that nobody is woken: what is sent is read from what waits.
    works = Works(container.database, container.clock, container.live)
    async with works.begin() as work:
        await container.proofs.ask(work, asker, phone, key)


async def check(
    container: Container, code: str, *, asker: str = MINE, key: str | None = None
) -> Checked:
    async with container.database.transaction() as session:
        return await container.proofs.check(session, asker, code, key)


async def sent(container: Container) -> list[str]:
    """List the codes that wait to be sent, oldest first."""
    async with container.database.reading() as session:
        texts = await session.scalars(select(OutboxMessage.text).order_by(OutboxMessage.id))
        return [found[0] for text in texts if (found := re.search(r"\b\d{6}\b", text))]


async def stored(container: Container, column: Any) -> list[Any]:
    async with container.database.reading() as session:
        return list(await session.scalars(select(column).order_by(ProofCode.id)))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_a_right_code_proves_the_number_once(container: Container, clock: FixedClock) -> None:
    await ask(container)
    (code,) = await sent(container)
    checked = await check(container, code, key="k")
    assert (checked.proven, checked.phone, checked.tries_left) == (True, PHONE, 4)
    assert await check(container, code, key="k") == checked
    for key in ("l", None):
        again = await check(container, code, key=key)
        assert (again.proven, again.tries_left) == (False, 0)


async def test_five_wrong_tries_are_all(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    left = [(await check(container, wrong(code))).tries_left for _ in range(6)]
    assert left == [4, 3, 2, 1, 0, 0]
    assert not (await check(container, code)).proven


async def test_the_fifth_try_may_be_the_right_one(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    for _ in range(4):
        await check(container, wrong(code))
    assert (await check(container, code)).proven


async def test_what_cannot_be_a_code_costs_no_try(container: Container) -> None:
    await ask(container)
    assert [(await check(container, text)).tries_left for text in ("", "kod", "1234567")] == [5] * 3


async def test_the_same_request_again_costs_no_further_try(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    for _ in range(3):
        assert (await check(container, wrong(code), key="k")).tries_left == 4
    with pytest.raises(IdempotencyConflictError):
        await check(container, code, key="k")


@pytest.mark.parametrize(("seconds", "proven"), [(299, True), (300, False)])
async def test_a_code_lasts_five_minutes(
    container: Container, clock: FixedClock, seconds: int, *, proven: bool
) -> None:
    await ask(container)
    (code,) = await sent(container)
    clock.set(clock.now() + timedelta(seconds=seconds))
    assert (await check(container, code)).proven is proven


async def test_only_who_asked_may_use_it(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    assert await check(container, code, asker=OTHERS) == await check(container, "1", asker=OTHERS)
    assert not (await check(container, code, asker=OTHERS)).proven
    assert (await check(container, code)).proven


@pytest.mark.parametrize("phone", [PHONE, UNKNOWN])
async def test_a_new_code_makes_the_older_void(container: Container, phone: str) -> None:
    await ask(container)
    await ask(container, phone)
    first = (await sent(container))[0]
    checked = await check(container, first)
    assert (checked.proven, checked.tries_left) == (False, 4)


async def test_two_askers_do_not_disturb_each_other(container: Container) -> None:
    await ask(container)
    await ask(container, asker=OTHERS)
    mine, others = await sent(container)
    assert (await check(container, others, asker=OTHERS)).proven
    assert (await check(container, mine)).proven


async def test_an_unknown_number_gets_no_sms_and_the_same_rows(container: Container) -> None:
    await ask(container, UNKNOWN)
    assert await sent(container) == []
    async with container.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(OutboxMessage)) == 0
    left = [(await check(container, "123456")).tries_left for _ in range(6)]
    assert left == [4, 3, 2, 1, 0, 0]


async def test_a_phone_of_which_all_is_kept_quiet_gets_no_code_and_is_answered_alike(
    container: Container,
) -> None:
    beaten = NewComplaint(
        Channel.WEB_FORM, "Kocam beni dövüyor, telefonumu alıyor", Contact(phone=UNKNOWN)
    )
    async with container.works.begin() as work:
        assert (await container.complaints.register(work, beaten, CUSTOMER)).complaint.quiet
        await forget_outgoing(work)
    await ask(container, UNKNOWN)
    assert await sent(container) == []
    assert (await check(container, "123456")).tries_left == 4
    modem = NewComplaint(Channel.WEB_FORM, "Modem hâlâ gelmedi", Contact(phone=UNKNOWN))
    async with container.works.begin() as work:
        await container.complaints.register(work, modem, CUSTOMER)
        await forget_outgoing(work)
    await ask(container, UNKNOWN)
    assert len(await sent(container)) == 1


async def test_a_request_again_sends_nothing_more(container: Container) -> None:
    for _ in range(5):
        await ask(container, key="k")
    assert len(await sent(container)) == 1
    with pytest.raises(IdempotencyConflictError):
        await ask(container, UNKNOWN, key="k")


@pytest.mark.parametrize("phone", [PHONE, UNKNOWN])
async def test_a_number_has_room_for_three_an_hour_by_whomever(
    container: Container, clock: FixedClock, phone: str
) -> None:
    for number in range(3):
        await ask(container, phone, asker=f"conversation:{number}")
        clock.set(clock.now() + timedelta(minutes=10))
    with pytest.raises(RateLimitedError, match="Bu numara için 30 dakika sonra") as caught:
        await ask(container, phone)
    assert caught.value.retry_after == 1800
    clock.set(clock.now() + timedelta(minutes=30))
    await ask(container, phone)


@pytest.mark.parametrize("phone", [PHONE, UNKNOWN])
async def test_a_number_has_room_for_ten_a_day(
    container: Container, clock: FixedClock, phone: str
) -> None:
    for _ in range(10):
        await ask(container, phone)
        clock.set(clock.now() + timedelta(hours=1))
    with pytest.raises(RateLimitedError, match="14 saat"):
        await ask(container, phone)


async def test_a_limited_request_leaves_the_last_code_as_it_was(container: Container) -> None:
    for _ in range(3):
        await ask(container)
    with pytest.raises(RateLimitedError):
        await ask(container)
    assert (await check(container, (await sent(container))[-1])).proven


async def test_codes_of_yesterday_are_forgotten(container: Container, clock: FixedClock) -> None:
    await ask(container)
    clock.set(clock.now() + timedelta(days=1))
    await ask(container)
    assert len(await stored(container, ProofCode.id)) == 1


async def test_neither_code_nor_a_plain_digest_of_it_is_stored(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    (kept,) = await stored(container, ProofCode.code_hash)
    assert code not in kept


@pytest.mark.both_databases
async def test_of_two_checks_at_once_one_proves(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    checked = await asyncio.gather(*(check(container, code, key=f"k{n}") for n in range(5)))
    assert sorted(each.proven for each in checked) == [False] * 4 + [True]


@pytest.mark.both_databases
async def test_of_many_wrong_checks_at_once_each_costs_a_try(container: Container) -> None:
    await ask(container)
    (code,) = await sent(container)
    checked = await asyncio.gather(*(check(container, wrong(code)) for _ in range(7)))
    assert sorted(each.tries_left for each in checked) == [0, 0, 0, 1, 2, 3, 4]


@pytest.mark.both_databases
async def test_of_many_requests_at_once_three_find_room(container: Container) -> None:
    asked = await asyncio.gather(
        *(ask(container, asker=f"conversation:{n}") for n in range(6)), return_exceptions=True
    )
    assert sum(isinstance(each, RateLimitedError) for each in asked) == 3
    assert len(await sent(container)) == 3


@pytest.mark.both_databases
async def test_of_one_askers_requests_at_once_one_code_counts(container: Container) -> None:
    await asyncio.gather(ask(container), ask(container, UNKNOWN), ask(container))
    live = [row for row in await stored(container, ProofCode.voided_at) if row is None]
    assert len(live) == 1
