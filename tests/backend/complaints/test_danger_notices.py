"""Danger is not told of as a bill is, and nothing goes where another may read it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.notices import ways
from backend.complaints.proof import Proof
from backend.complaints.severity import Peril, endangers_somebody, peril_of
from backend.complaints.sla import ClockKind
from lexicon.turkish import fold
from tests.backend.complaints.test_due_notices import days

if TYPE_CHECKING:
    from tests.backend.complaints.conftest import Pool
    from tests.backend.complaints.test_due_notices import Days

__all__ = ["days"]
MOBILE = "+905321234567"
DESPAIR: dict[str, Any] = {
    "channel": Channel.WEB_CHAT,
    "conversation_id": "c" * 32,
    "description": "haplarımın hepsini içtim bitsin artık",
    "topic": "other",
    "contact": Contact(phone=MOBILE),
    "urgent": True,
}


@pytest.mark.parametrize(
    ("text", "urgent", "expected"),
    [
        ("bütün haplarımı içtim", False, True),
        ("kocam beni dövüyor", False, True),
        ("mutfak yanıyor", False, True),
        ("korkuyorum yardım", True, True),  # the assistant knew more than the words
        ("direk devrildi evin üstüne", True, False),
        ("hattımı çaldılar kodlar onlara gidiyor sim kartım kopyalandı", True, False),
        ("faturam yüksek", False, False),
    ],
)
def test_danger_is_to_somebody_and_not_to_a_line(text: str, urgent: bool, expected: bool) -> None:  # noqa: FBT001 - a table
    assert endangers_somebody(text, urgent=urgent) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("canıma kıymaya karar verdim", Peril.SELF_HARM),
        ("gazı açtım, intihar edeceğim, her yer gaz kokuyor", Peril.SELF_HARM),
        ("MUTFAKTA DOĞALGAZ KAÇAĞI VAR", Peril.GAS),
        ("evin içinde gaz kokusu var başım dönüyor", Peril.GAS),
        ("mutfak yanıyor", None),
        ("faturam yüksek", None),
    ],
)
def test_some_perils_need_other_help_first(text: str, expected: Peril | None) -> None:
    assert peril_of(text) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("canıma kıymaya karar verdim", "Yalniz degilsiniz"),
        ("mutfakta doğalgaz kaçağı var", "187"),
        ("mutfak yanıyor", "Umariz guvendesiniz"),
    ],
)
async def test_the_first_words_are_those_that_help(days: Days, text: str, said: str) -> None:
    form = {"channel": Channel.WEB_FORM, "conversation_id": None, "urgent": False}
    await days.pool.register(confirmed=False, **(DESPAIR | form | {"description": text}))
    await days.until("2026-11-24T12:00", step=timedelta(hours=1))
    [told] = days.sms.texts
    assert said in told


async def test_they_are_told_once_and_in_words_that_fit(days: Days) -> None:
    number = await days.pool.register(confirmed=False, **DESPAIR)
    await days.until("2026-11-25T12:00", step=timedelta(hours=1))
    [text] = days.sms.texts
    assert "112" in text
    assert "sikayet" not in text.lower()
    assert "tarih" not in text.lower()
    clock = await days.clock_of(number, ClockKind.FIRST_NOTICE)
    assert clock.met_at is not None
    assert clock.met_at < clock.due_at


async def test_by_sms_the_notice_of_the_24_hours_has_the_same_words(days: Days) -> None:
    by_sms = DESPAIR | {"channel": Channel.SMS}
    number = await days.pool.register(confirmed=False, **by_sms)
    await days.until("2026-11-24T12:00", step=timedelta(hours=1))
    [text] = days.sms.texts
    assert "Yalniz degilsiniz" in text
    assert "Ongorulen" not in text
    assert (await days.clock_of(number)).met_at is not None


async def test_nothing_goes_to_a_phone_that_was_not_called_safe(days: Days) -> None:
    beaten = DESPAIR | {"description": "kocam beni dövüyor telefonumu aldı", "quiet": True}
    number = await days.pool.register(confirmed=False, **beaten)
    await days.until("2026-11-26T12:00", step=timedelta(hours=2))
    assert await days.outgoing() == []
    complaint = await days.pool.read(number)
    assert ways(complaint) == []
    # In their own chat they are told; that it reached them nobody knows, and the clock shows it.
    assert [talk for talk, _ in days.pool.chats] == ["c" * 32]
    assert complaint.clock(ClockKind.FIRST_NOTICE).met_at is None


async def test_what_the_house_answers_goes_there_no_more_than_what_the_clock_says(
    pool: Pool, days: Days, people: dict[str, Any]
) -> None:
    beaten = DESPAIR | {
        "description": "kocam beni dövüyor telefonumu aldı",
        "topic": "internet_outage",
        "quiet": True,
    }
    number = await pool.register(confirmed=False, **beaten)
    await pool.do("conclude", number, people["ayse"], "upheld", "Görüştük.")
    await days.until("2026-11-26T12:00", step=timedelta(hours=6))
    assert await days.outgoing() == []


async def test_what_waits_to_be_sent_is_not_sent_once_nothing_may_be(days: Days) -> None:
    number = await days.pool.register(confirmed=False, **DESPAIR)
    async with days.works.begin() as work:
        mine = Proof("c" * 32)
        await days.pool.service.keep_quiet(work.session, number, mine, "k1", actor=CUSTOMER)
    await days.until("2026-11-26T12:00", step=timedelta(hours=6))
    assert days.sms.taken == []
    assert {each.state for each in await days.outgoing()} == {"cancelled"}


async def test_what_is_told_later_by_machine_has_no_words_of_a_bill(days: Days) -> None:
    await days.pool.register(confirmed=False, **DESPAIR | {"channel": Channel.SMS})
    await days.until("2026-12-07T12:00", step=timedelta(hours=3))
    first, *later = days.sms.texts
    assert "Yalniz degilsiniz" in first
    assert len(later) > 1
    for text in later:
        assert "112" in text
        for bill in ("sikayet", "ongor", "tarih", "uzun suruyor"):
            assert bill not in fold(text)
    assert any("BTK" in text for text in later)


async def test_whom_a_person_judged_out_of_danger_is_told_as_others_are(
    days: Days, people: dict[str, Any]
) -> None:
    number = await days.pool.register(
        confirmed=False, **DESPAIR | {"topic": "internet_outage", "channel": Channel.SMS}
    )
    await days.pool.do("change_severity", number, people["ayse"], "normal", "Şaka yapmış.")
    await days.until("2026-12-01T12:00", step=timedelta(hours=3))
    assert any("Yeni tarih" in text for text in days.sms.texts)
