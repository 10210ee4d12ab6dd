"""The second step of a login: what opens, what counts against it, and what ends it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pyotp
import pytest
import pytest_asyncio
from sqlalchemy import select, update

from backend.kit.errors import ConflictError, InvalidInputError, RateLimitedError
from backend.staff import (
    accounts,
    half_logins,
    own_second_step,
    passwords,
    second_step,
    service,
    staff_sessions,
)
from backend.staff.account_models import StaffAccount, StaffAudit, StaffSession
from backend.staff.accounts import NewPassword
from backend.staff.errors import HalfLoginOverError, LoginRefusedError, SecondStepUnavailableError
from backend.staff.own_second_step import Given
from backend.staff.probes import second_step_probe
from backend.staff.sealing import Keys
from backend.staff.second_step_models import HalfLogin, RecoveryCode, SecondStep
from backend.staff.staff_sessions import Lifetime, LoggedIn

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

LIFETIME = Lifetime(idle=timedelta(minutes=60), absolute=timedelta(hours=12))
OWN = "yesil bisiklet sabah"
KEYS = Keys("k" * 32)
WRONG = "000000"


class Telephone:
    """Shows codes; and its owner goes in and out of the house with it."""

    def __init__(self, works: Works, clock: FixedClock) -> None:
        self.works = works
        self.clock = clock
        self.secret = ""
        self.recovery_codes: list[str] = []

    def shown(self) -> str:
        """Return the code of this moment."""
        return pyotp.TOTP(self.secret).at(self.clock.now())

    def code(self) -> str:
        """Return the code of this moment, and let it pass: the next one is another."""
        shown = self.shown()
        self.clock.set(self.clock.now() + timedelta(seconds=30))
        return shown

    async def half(self) -> str:
        entered = await accounts.log_in(self.works, "ayse", OWN, LIFETIME)
        assert not entered.whole
        return entered.token

    async def whole(self, half: str, code: str) -> str:
        return await accounts.log_in_by_code(self.works, KEYS, half, code, LIFETIME)

    async def log_in(self) -> LoggedIn:
        return await self.who(await self.whole(await self.half(), self.code()))

    async def who(self, token: str) -> LoggedIn:
        who = await staff_sessions.use(self.works, token, LIFETIME)
        assert who is not None
        return who


async def employed(works: Works, username: str) -> str:
    async with works.begin() as work:
        member = await service.put(work.session, username, work.now)
        work.session.add(
            StaffAccount(
                staff_id=member.id,
                password_hash=passwords.hashed(OWN),
                one_time=False,
                password_set_at=work.now,
            )
        )
        return member.id


@pytest_asyncio.fixture
async def without(works: Works) -> LoggedIn:
    """Let somebody be logged in who has no second step."""
    await employed(works, "ayse")
    entered = await accounts.log_in(works, "ayse", OWN, LIFETIME)
    assert entered.whole
    who = await staff_sessions.use(works, entered.token, LIFETIME)
    assert who is not None
    return who


@pytest_asyncio.fixture
async def phone(works: Works, clock: FixedClock, without: LoggedIn) -> Telephone:
    """Let them turn it on."""
    phone = Telephone(works, clock)
    made = own_second_step.offer(KEYS, without.id, clock.now())
    phone.secret = made.secret
    given = Given(phone.code(), OWN, made.sealed)
    done = await own_second_step.turn_on(works, KEYS, without, given, LIFETIME)
    phone.recovery_codes = done.recovery_codes
    return phone


async def audited(database: Database) -> list[str]:
    async with database.reading() as session:
        return list(await session.scalars(select(StaffAudit.kind).order_by(StaffAudit.id)))


async def test_a_right_password_opens_no_session_and_the_code_does(
    phone: Telephone, database: Database
) -> None:
    half = await phone.half()
    assert await staff_sessions.use(phone.works, half, LIFETIME) is None
    token = await phone.whole(half, phone.code())
    assert token != half
    assert (await phone.who(token)).second_step
    assert (await audited(database))[-1] == "logged_in"
    with pytest.raises(HalfLoginOverError):
        await phone.whole(half, phone.code())


async def test_a_code_that_was_used_is_none(phone: Telephone) -> None:
    code = phone.code()
    await phone.whole(await phone.half(), code)
    with pytest.raises(LoginRefusedError):
        await phone.whole(await phone.half(), code)


async def test_the_code_that_turned_it_on_does_not_log_in(
    works: Works, clock: FixedClock, without: LoggedIn
) -> None:
    phone = Telephone(works, clock)
    made = own_second_step.offer(KEYS, without.id, clock.now())
    phone.secret, code = made.secret, pyotp.TOTP(made.secret).at(clock.now())
    given = Given(code, OWN, made.sealed)
    await own_second_step.turn_on(works, KEYS, without, given, LIFETIME)
    with pytest.raises(LoginRefusedError):
        await phone.whole(await phone.half(), code)


async def test_a_recovery_code_works_once_and_is_written_down(
    phone: Telephone, database: Database
) -> None:
    first, second = phone.recovery_codes[:2]
    await phone.whole(await phone.half(), first.upper().replace("-", " "))
    assert (await audited(database))[-2:] == ["recovery_code_used", "logged_in"]
    with pytest.raises(LoginRefusedError):
        await phone.whole(await phone.half(), first)
    assert await phone.whole(await phone.half(), second)


@pytest.mark.both_databases
async def test_of_two_who_bring_the_same_code_at_once_one_is_in(phone: Telephone) -> None:
    halves, code = [await phone.half(), await phone.half()], phone.code()
    came = await asyncio.gather(
        *(phone.whole(half, code) for half in halves), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in came) == ["LoginRefusedError", "str"]


@pytest.mark.both_databases
async def test_half_a_login_sent_twice_at_once_opens_one_session(
    phone: Telephone, database: Database
) -> None:
    half, code, recovery = await phone.half(), phone.code(), phone.recovery_codes[0]
    async with database.reading() as session:
        before = len(list(await session.scalars(select(StaffSession.token_hash))))
    came = await asyncio.gather(
        phone.whole(half, code), phone.whole(half, recovery), return_exceptions=True
    )
    async with database.reading() as session:
        after = len(list(await session.scalars(select(StaffSession.token_hash))))
    assert sorted(type(one).__name__ for one in came) == ["HalfLoginOverError", "str"]
    assert after == before + 1


async def test_half_a_login_lasts_a_few_minutes(phone: Telephone) -> None:
    half = await phone.half()
    phone.clock.set(phone.clock.now() + half_logins.LASTS)
    with pytest.raises(HalfLoginOverError):
        await phone.whole(half, phone.code())


async def test_wrong_codes_lock_the_login_as_wrong_passwords_do(phone: Telephone) -> None:
    for _ in range(3):
        with pytest.raises(LoginRefusedError):
            await accounts.log_in(phone.works, "ayse", "yanlış parola", LIFETIME)
    half = await phone.half()  # the right password alone makes nothing good
    for _ in range(2):
        with pytest.raises(LoginRefusedError):
            await phone.whole(half, WRONG)
    with pytest.raises(RateLimitedError) as refused:
        await phone.whole(half, phone.shown())
    assert refused.value.retry_after == 30
    with pytest.raises(RateLimitedError):
        await accounts.log_in(phone.works, "ayse", OWN, LIFETIME)
    phone.clock.set(phone.clock.now() + timedelta(seconds=31))
    await phone.whole(half, phone.code())
    # Once somebody is in, all of it is forgotten.
    for _ in range(4):
        with pytest.raises(LoginRefusedError):
            await accounts.log_in(phone.works, "ayse", "yanlış parola", LIFETIME)
    assert await phone.half()


@pytest.mark.both_databases
async def test_guesses_sent_all_at_once_are_counted_one_by_one(phone: Telephone) -> None:
    half = await phone.half()
    came = await asyncio.gather(
        *(phone.whole(half, f"{guess:06}") for guess in range(12)), return_exceptions=True
    )
    assert [type(one).__name__ for one in came].count("LoginRefusedError") == 5


@pytest.mark.both_databases
async def test_failures_at_once_are_all_counted(works: Works) -> None:
    await employed(works, "ayse")
    tries = (accounts.log_in(works, "ayse", "yanlış parola", LIFETIME) for _ in range(5))
    await asyncio.gather(*tries, return_exceptions=True)
    with pytest.raises(RateLimitedError):
        await accounts.log_in(works, "ayse", OWN, LIFETIME)


async def test_what_is_stored_opens_nothing_for_who_reads_it(
    phone: Telephone, database: Database
) -> None:
    half = await phone.half()
    async with database.reading() as session:
        kept = (await session.scalars(select(SecondStep))).one()
        codes = list(await session.scalars(select(RecoveryCode.code_hash)))
        token = (await session.scalars(select(HalfLogin.token_hash))).one()
    assert phone.secret not in kept.sealed
    assert len(codes) == 10
    assert not {one.replace("-", "") for one in phone.recovery_codes} & set(codes)
    assert half not in token


async def test_somebody_elses_row_opens_nothing(
    phone: Telephone, works: Works, database: Database
) -> None:
    """Whoever can write to the database cannot let their own telephone open another's account."""
    other = await employed(works, "mehmet")
    async with works.begin() as work:
        await second_step.put(work.session, KEYS, other, pyotp.random_base32(), 0, work.now)
    async with database.transaction() as session:
        mine = (await session.scalars(select(SecondStep).where(SecondStep.staff_id != other))).one()
        await session.execute(
            update(SecondStep).where(SecondStep.staff_id == other).values(sealed=mine.sealed)
        )
    entered = await accounts.log_in(works, "mehmet", OWN, LIFETIME)
    for code in (phone.code(), phone.recovery_codes[0]):
        with pytest.raises(SecondStepUnavailableError):
            await phone.whole(entered.token, code)


@pytest.mark.parametrize("keys", [None, Keys("another")], ids=["none", "another"])
async def test_without_its_key_nobody_is_let_in_and_readiness_says_so(
    phone: Telephone, database: Database, keys: Keys | None
) -> None:
    half = await phone.half()
    with pytest.raises(SecondStepUnavailableError):
        await accounts.log_in_by_code(phone.works, keys, half, phone.code(), LIFETIME)
    assert await second_step_probe(database, keys)() == "sealed under another YARDIM_TOTP_KEY: 1"
    assert await second_step_probe(database, KEYS)() == ""


async def test_turning_it_on_ends_what_was_open_elsewhere(
    works: Works, clock: FixedClock, without: LoggedIn, database: Database
) -> None:
    elsewhere = (await accounts.log_in(works, "ayse", OWN, LIFETIME)).token
    phone = Telephone(works, clock)
    made = own_second_step.offer(KEYS, without.id, clock.now())
    phone.secret = made.secret
    given = Given(phone.code(), OWN, made.sealed)
    done = await own_second_step.turn_on(works, KEYS, without, given, LIFETIME)
    assert await staff_sessions.use(works, elsewhere, LIFETIME) is None
    assert (await phone.who(done.token)).second_step
    assert len(done.recovery_codes) == 10
    assert (await audited(database))[-1] == "second_step_on"
    with pytest.raises(ConflictError):
        await own_second_step.turn_on(works, KEYS, without, given, LIFETIME)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [("code", "code"), ("recovery", "code"), ("password", "password"), ("old", "sealed")],
)
async def test_it_is_not_turned_on_by_less_than_all_of_it(
    works: Works, clock: FixedClock, without: LoggedIn, wrong: str, field: str
) -> None:
    phone = Telephone(works, clock)
    made = own_second_step.offer(KEYS, without.id, clock.now())
    phone.secret = made.secret
    if wrong == "old":
        clock.set(clock.now() + timedelta(minutes=15))
    code = {"code": WRONG, "recovery": "abcde-fgh23"}.get(wrong, phone.code())
    given = Given(code, "yanlış" if wrong == "password" else OWN, made.sealed)
    with pytest.raises(InvalidInputError) as refused:
        await own_second_step.turn_on(works, KEYS, without, given, LIFETIME)
    assert list(refused.value.errors) == [field]
    assert (await accounts.log_in(works, "ayse", OWN, LIFETIME)).whole


async def test_what_was_offered_to_somebody_else_turns_nothing_on(
    works: Works, clock: FixedClock, without: LoggedIn
) -> None:
    made = own_second_step.offer(KEYS, "b" * 32, clock.now())
    given = Given(pyotp.TOTP(made.secret).at(clock.now()), OWN, made.sealed)
    with pytest.raises(InvalidInputError):
        await own_second_step.turn_on(works, KEYS, without, given, LIFETIME)


@pytest.mark.parametrize("by", ["telephone", "recovery code"])
async def test_it_is_turned_off_by_password_and_code(
    phone: Telephone, database: Database, by: str
) -> None:
    who = await phone.log_in()
    code = phone.code() if by == "telephone" else phone.recovery_codes[3]
    for given in (Given(WRONG, OWN), Given(code, "yanlış")):
        with pytest.raises(InvalidInputError):
            await own_second_step.turn_off(phone.works, KEYS, who, given)
    await own_second_step.turn_off(phone.works, KEYS, who, Given(code, OWN))
    assert (await audited(database))[-1] == "second_step_off"
    assert (await accounts.log_in(phone.works, "ayse", OWN, LIFETIME)).whole


@pytest.mark.parametrize("guessed", ["code", "password"])
async def test_a_browser_left_open_is_no_place_to_guess_at(phone: Telephone, guessed: str) -> None:
    who = await phone.log_in()
    wrong = Given(WRONG, OWN) if guessed == "code" else Given(phone.shown(), "yanlış")
    for _ in range(5):
        with pytest.raises(InvalidInputError):
            await own_second_step.turn_off(phone.works, KEYS, who, wrong)
    with pytest.raises(RateLimitedError):
        await own_second_step.turn_off(phone.works, KEYS, who, Given(phone.shown(), OWN))
    given = NewPassword(OWN, "baska bir sabah", "baska bir sabah")
    with pytest.raises(RateLimitedError):
        await accounts.change_password(phone.works, who, given, LIFETIME)


async def test_new_recovery_codes_take_the_place_of_the_old(
    phone: Telephone, database: Database
) -> None:
    who = await phone.log_in()
    given = Given(phone.code(), OWN)
    made = await own_second_step.new_recovery_codes(phone.works, KEYS, who, given)
    assert (await audited(database))[-1] == "recovery_codes_made"
    half = await phone.half()
    with pytest.raises(LoginRefusedError):
        await phone.whole(half, phone.recovery_codes[0])
    assert await phone.whole(half, made[0])
    async with database.reading() as session:
        assert await second_step.recovery_codes_left(session, who.id) == 9


async def test_reset_by_others_the_password_alone_opens_and_all_that_was_open_ends(
    phone: Telephone, database: Database
) -> None:
    token, half = await phone.whole(await phone.half(), phone.code()), await phone.half()
    who = await phone.who(token)
    async with phone.works.begin() as work:
        assert await second_step.reset(work.session, who.id, work.now)
        assert not await second_step.reset(work.session, who.id, work.now)
    assert await staff_sessions.use(phone.works, token, LIFETIME) is None
    with pytest.raises(HalfLoginOverError):
        await phone.whole(half, phone.code())
    assert (await audited(database)).count("second_step_reset") == 1
    assert (await accounts.log_in(phone.works, "ayse", OWN, LIFETIME)).whole


async def test_a_new_password_ends_half_a_login_and_still_asks_for_the_code(
    phone: Telephone, works: Works
) -> None:
    half = await phone.half()
    async with works.begin() as work:
        member = await service.working(work.session, "ayse")
        given = await accounts.give_one_time_password(work.session, member, work.now)
    with pytest.raises(HalfLoginOverError):
        await phone.whole(half, phone.code())
    entered = await accounts.log_in(works, "ayse", given, LIFETIME)
    assert not entered.whole
    # Then, and only then, the password of one's own.
    assert (await phone.who(await phone.whole(entered.token, phone.code()))).must_change_password


async def test_who_leaves_between_the_steps_stays_outside(phone: Telephone, works: Works) -> None:
    half = await phone.half()
    async with works.begin() as work:
        await service.put(work.session, "ayse", work.now, active=False)
    with pytest.raises(HalfLoginOverError):
        await phone.whole(half, phone.code())
