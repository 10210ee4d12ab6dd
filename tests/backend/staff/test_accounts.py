"""Logging in: who may, what a password is, and how long anything lasts."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from backend.kit.errors import InvalidInputError, RateLimitedError
from backend.staff import accounts, lock_out, passwords, presence, service, staff_sessions
from backend.staff.account_models import StaffAccount, StaffAudit, StaffSession
from backend.staff.accounts import NewPassword
from backend.staff.errors import LoginRefusedError
from backend.staff.staff_sessions import Lifetime, LoggedIn
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

LIFETIME = Lifetime(idle=timedelta(minutes=60), absolute=timedelta(hours=12))
OWN = "yesil bisiklet sabah"
LATER = "mavi kayık akşam"


@pytest_asyncio.fixture
async def one_time(database: Database, ayse: str, clock: FixedClock) -> str:
    async with database.transaction() as session:
        member = await service.working(session, "ayse")
        return await accounts.give_one_time_password(session, member, clock.now())


async def _logged_in(works: Works, password: str) -> str:
    entered = await accounts.log_in(works, "ayse", password, LIFETIME)
    assert entered.whole
    return entered.token


async def _who(works: Works, token: str) -> LoggedIn | None:
    return await staff_sessions.use(works, token, LIFETIME)


async def _present(works: Works, token: str) -> LoggedIn:
    who = await _who(works, token)
    assert who is not None
    return who


async def _audited(database: Database) -> list[str]:
    async with database.reading() as session:
        return list(await session.scalars(select(StaffAudit.kind).order_by(StaffAudit.id)))


async def test_a_one_time_password_opens_only_the_change_of_it(works: Works, one_time: str) -> None:
    token = await _logged_in(works, one_time)
    who = await _present(works, token)
    assert (who.username, who.role, who.must_change_password) == ("ayse", "agent", True)


async def test_a_changed_password_ends_everything_and_begins_anew(
    works: Works, database: Database, one_time: str
) -> None:
    first = await _logged_in(works, one_time)
    other = await _logged_in(works, one_time)
    who = await _present(works, first)
    third = await accounts.change_password(works, who, NewPassword(one_time, OWN, OWN), LIFETIME)
    assert await _who(works, first) is None
    assert await _who(works, other) is None
    assert not (await _present(works, third)).must_change_password
    with pytest.raises(LoginRefusedError):
        await accounts.log_in(works, "ayse", one_time, LIFETIME)
    assert await accounts.log_in(works, "ayse", OWN, LIFETIME)
    assert await _audited(database) == [
        "password_given",
        "logged_in",
        "logged_in",
        "password_changed",
        "login_refused",
        "logged_in",
    ]


async def test_who_has_just_typed_a_one_time_password_chooses_their_own_without_it(
    works: Works, one_time: str
) -> None:
    who = await _present(works, await _logged_in(works, one_time))
    assert not accounts.asks_for_old(who, works.now())
    token = await accounts.change_password(works, who, NewPassword("", OWN, OWN), LIFETIME)
    now_in = await _present(works, token)
    # From here on it is their own, however fresh the session is.
    assert accounts.asks_for_old(now_in, works.now())
    with pytest.raises(InvalidInputError) as refused:
        await accounts.change_password(works, now_in, NewPassword("", LATER, LATER), LIFETIME)
    assert list(refused.value.errors) == ["old"]


async def test_a_one_time_password_that_was_typed_long_ago_is_asked_for(
    works: Works, clock: FixedClock, one_time: str
) -> None:
    token = await _logged_in(works, one_time)
    clock.set(clock.now() + timedelta(minutes=10))
    who = await _present(works, token)
    assert accounts.asks_for_old(who, works.now())
    with pytest.raises(InvalidInputError) as refused:
        await accounts.change_password(works, who, NewPassword("", OWN, OWN), LIFETIME)
    assert list(refused.value.errors) == ["old"]
    assert await accounts.change_password(works, who, NewPassword(one_time, OWN, OWN), LIFETIME)


async def test_the_one_time_password_itself_cannot_be_chosen(works: Works, one_time: str) -> None:
    who = await _present(works, await _logged_in(works, one_time))
    with pytest.raises(InvalidInputError) as refused:
        await accounts.change_password(works, who, NewPassword("", one_time, one_time), LIFETIME)
    assert list(refused.value.errors) == ["new"]


@pytest.mark.parametrize("typed", [False, True])
async def test_a_password_given_meanwhile_is_not_overwritten(
    works: Works,
    database: Database,
    one_time: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    typed: bool,
) -> None:
    who = await _present(works, await _logged_in(works, one_time))
    hashed, hashing, given = passwords.hashed, asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def slowly(password: str) -> str:
        loop.call_soon_threadsafe(hashing.set)
        assert given.wait(10)
        return hashed(password)

    monkeypatch.setattr(passwords, "hashed", slowly)
    new = NewPassword(one_time if typed else "", OWN, OWN)
    changing = asyncio.ensure_future(accounts.change_password(works, who, new, LIFETIME))
    await hashing.wait()
    async with database.transaction() as session:
        account = await session.get(StaffAccount, who.id)
        assert account is not None
        account.password_hash = hashed(LATER)
    given.set()
    with pytest.raises(InvalidInputError) as refused:
        await changing
    assert list(refused.value.errors) == ["old"]
    assert await accounts.log_in(works, "ayse", LATER, LIFETIME)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (NewPassword("bilmiyorum", OWN, OWN), "old"),
        (NewPassword("", "kısa", "kısa"), "new"),
        (NewPassword("", "ayseayse12", "ayseayse12"), "new"),
        (NewPassword("", "Parola123456", "Parola123456"), "new"),
        (NewPassword("", "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa"), "new"),
        (NewPassword("", OWN, "baska bir cümle"), "repeated"),
    ],
)
async def test_a_password_that_cannot_be_is_refused_by_name(
    works: Works, one_time: str, given: NewPassword, field: str
) -> None:
    who = await _present(works, await _logged_in(works, one_time))
    old = given.old or one_time
    with pytest.raises(InvalidInputError) as refused:
        await accounts.change_password(
            works, who, NewPassword(old, given.new, given.repeated), LIFETIME
        )
    assert list(refused.value.errors) == [field]


async def test_who_does_not_exist_and_a_wrong_password_are_told_alike(
    works: Works, one_time: str
) -> None:
    told = []
    for username in ("ayse", "fatma"):
        with pytest.raises(LoginRefusedError) as refused:
            await accounts.log_in(works, username, "yanlış parola", LIFETIME)
        told.append(refused.value.detail)
    assert told[0] == told[1]


@pytest.mark.parametrize("username", ["ayse", "nobody"])
async def test_too_many_failures_lock_a_username_for_longer_and_longer(
    works: Works, clock: FixedClock, one_time: str, username: str
) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefusedError):
            await accounts.log_in(works, username, "yanlış parola", LIFETIME)
    with pytest.raises(RateLimitedError) as refused:
        await accounts.log_in(works, username, one_time, LIFETIME)
    assert refused.value.retry_after == 30
    clock.set(clock.now() + timedelta(seconds=31))
    with pytest.raises(LoginRefusedError):
        await accounts.log_in(works, username, "yanlış parola", LIFETIME)
    with pytest.raises(RateLimitedError) as refused:
        await accounts.log_in(works, username, one_time, LIFETIME)
    assert refused.value.retry_after == 60


def test_no_wait_is_longer_than_a_quarter_of_an_hour() -> None:
    waits = [lock_out.wait_after(failures) for failures in range(40)]
    assert waits == sorted(waits)
    assert waits[4] == timedelta(0)
    assert waits[-1] == timedelta(minutes=15)


async def test_a_session_ends_unused_and_at_the_end_of_the_day(
    works: Works, clock: FixedClock, one_time: str
) -> None:
    token = await _logged_in(works, one_time)
    clock.set(clock.now() + timedelta(minutes=59))
    assert await _who(works, token)
    clock.set(clock.now() + timedelta(minutes=61))
    assert await _who(works, token) is None
    token = await _logged_in(works, one_time)
    for _ in range(13):
        clock.set(clock.now() + timedelta(minutes=58))
        last = await _who(works, token)
    assert last is None


async def test_a_page_waits_for_nobody_who_writes(
    works: Works, database: Database, clock: FixedClock, one_time: str
) -> None:
    token = await _logged_in(works, one_time)
    await presence.keep(works, await _present(works, token))
    clock.set(clock.now() + timedelta(seconds=14))
    async with database.transaction(), asyncio.timeout(PATIENCE):
        await presence.keep(works, await _present(works, token))


async def test_a_beat_that_comes_late_brings_nobody_back_who_logged_out(
    works: Works, database: Database, clock: FixedClock, one_time: str
) -> None:
    token = await _logged_in(works, one_time)
    who = await _present(works, token)
    await accounts.log_out(works, who, token)
    await presence.keep(works, who)
    async with database.reading() as session:
        assert await presence.state_of(session, who.id, clock.now()) is None


async def test_a_session_is_written_once_a_minute(
    works: Works, database: Database, clock: FixedClock, one_time: str
) -> None:
    begun = clock.now()
    token = await _logged_in(works, one_time)
    written = []
    for seconds in (30, 60, 90, 125):
        clock.set(begun + timedelta(seconds=seconds))
        await _present(works, token)
        async with database.reading() as session:
            seen_at = await session.scalar(select(StaffSession.seen_at))
        assert seen_at is not None
        written.append((seen_at - begun).seconds)
    assert written == [0, 60, 60, 125]


async def test_who_leaves_is_logged_out_and_cannot_come_back(
    works: Works, database: Database, clock: FixedClock, one_time: str
) -> None:
    token = await _logged_in(works, one_time)
    async with database.transaction() as session:
        await service.put(session, "ayse", clock.now(), active=False)
    assert await _who(works, token) is None
    with pytest.raises(LoginRefusedError):
        await accounts.log_in(works, "ayse", one_time, LIFETIME)


async def test_neither_passwords_nor_tokens_are_stored(
    works: Works, database: Database, one_time: str
) -> None:
    token = await _logged_in(works, one_time)
    async with database.reading() as session:
        account = (await session.scalars(select(StaffAccount))).one()
        kept = (await session.scalars(select(StaffSession))).one()
    assert account.password_hash.startswith("$argon2id$")
    assert one_time not in account.password_hash
    assert token not in kept.token_hash


@pytest.mark.parametrize(
    "statement", ["UPDATE staff_audit SET kind = 'x'", "DELETE FROM staff_audit"]
)
async def test_nobody_changes_what_was_written_down(
    works: Works, database: Database, one_time: str, statement: str
) -> None:
    await accounts.log_in(works, "ayse", one_time, LIFETIME)
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.transaction() as session:
            await session.execute(text(statement))


def test_hashes_cost_what_rfc_9106_asks_for(cheap_hashes: PasswordHasher) -> None:
    asked = (cheap_hashes.time_cost, cheap_hashes.memory_cost, cheap_hashes.parallelism)
    assert asked == (3, 64 * 1024, 4)
    assert passwords.is_outdated(passwords.hashed(OWN)) is False


def test_a_one_time_password_can_be_read_out() -> None:
    made = {passwords.one_time() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 and not set(one) & set("ilo01I") for one in made)
