"""Whoever was not found right is told where else to turn, by the amount and the date."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import texts_of
from backend.complaints import sums
from backend.complaints.appeal import Appeal, limit_on, unknown_year, ways
from backend.complaints.notice_words import NoticeWords
from backend.complaints.states import Outcome
from backend.gateways.sms.segments import gsm_letters
from backend.kit.clock import ISTANBUL, FixedClock
from backend.kit.dated_settings import ArbitrationLimit

if TYPE_CHECKING:
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool

NOW = datetime(2026, 11, 23, 10, tzinfo=ISTANBUL)
COMMITTEE, COURT = "hakem heyetine", "arabulucuya"


@pytest.mark.parametrize(
    ("outcome", "amount", "told", "not_told"),
    [
        (Outcome.REJECTED, "900", [COMMITTEE, "BTK"], [COURT]),
        (Outcome.REJECTED, "185999.99", [COMMITTEE], [COURT]),
        (Outcome.REJECTED, "186000", [COURT, "BTK"], [COMMITTEE]),
        (Outcome.PARTLY_UPHELD, None, [COMMITTEE, COURT, "186.000 TL"], []),
        (Outcome.GOODWILL, "900", [COMMITTEE], []),
        (Outcome.UPHELD, "900", [], [COMMITTEE, COURT, "BTK"]),
        (Outcome.INVALID, "900", [], [COMMITTEE, COURT, "BTK"]),
    ],
)
def test_where_to_turn_hangs_on_the_outcome_and_the_amount(
    settings: Settings, outcome: Outcome, amount: str | None, told: list[str], not_told: list[str]
) -> None:
    appeal = ways(outcome, Decimal(amount) if amount else None, NOW, settings)
    words = NoticeWords(texts_of(settings), FixedClock(NOW), settings)
    said = words.concluded("482109375523", outcome, "Yanıtımız.", NOW, appeal)
    for each in (said.chat, said.mail, said.call):
        assert all(one in each for one in told)
        assert not any(one in each for one in not_told)
    assert all(gsm_letters(one) in said.sms for one in told)


def test_the_limit_is_the_one_of_the_day(settings: Settings) -> None:
    later = ArbitrationLimit(valid_from=date(2027, 1, 1), limit=Decimal(250_000))
    changed = settings.model_copy(update={"arbitration_limits": (later,)})
    assert limit_on(date(2026, 12, 31), changed) == 186_000
    assert limit_on(date(2027, 1, 1), changed) == 250_000
    assert limit_on(date(2025, 12, 31), changed) is None
    midnight = datetime(2027, 1, 1, 0, 30, tzinfo=ISTANBUL)  # still December in UTC
    appeal = ways(Outcome.REJECTED, Decimal(200_000), midnight, changed)
    assert appeal == Appeal("committee", Decimal(250_000))


def test_the_limit_of_a_year_ends_with_it_and_nobody_is_told_last_years(
    settings: Settings,
) -> None:
    assert limit_on(date(2026, 12, 31), settings) == 186_000
    assert limit_on(date(2027, 1, 1), settings) is None
    new_year = datetime(2027, 1, 4, 10, tzinfo=ISTANBUL)
    appeal = ways(Outcome.REJECTED, Decimal(900), new_year, settings)
    said = NoticeWords(texts_of(settings), FixedClock(new_year), settings).concluded(
        "482109375523", Outcome.REJECTED, "Yanıtımız.", new_year, appeal
    )
    assert COMMITTEE in said.chat
    assert "mahkemesine" in said.chat
    assert "186" not in said.chat.replace("482109375523", "")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 11, 30), None),
        (date(2026, 12, 1), 2027),
        (date(2027, 1, 4), 2027),
        (date(2025, 6, 1), 2025),
    ],
)
def test_which_limit_is_to_be_entered_is_known_from_december_on(
    settings: Settings, day: date, year: int | None
) -> None:
    assert unknown_year(day, settings) == year
    known = ArbitrationLimit(valid_from=date(2027, 1, 1), limit=Decimal(250_000))
    told = settings.model_copy(update={"arbitration_limits": (known,)})
    assert unknown_year(day, told) == (year if year == 2025 else None)


@pytest.mark.parametrize(
    ("amount", "written"),
    [("186000", "186.000 TL"), ("1234.5", "1.234,50 TL"), ("7", "7 TL"), ("0.99", "0,99 TL")],
)
def test_an_amount_is_written_as_turkish_does(amount: str, written: str) -> None:
    assert sums.written(Decimal(amount)) == written


async def test_the_answer_carries_it_and_the_preview_shows_it(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(conversation_id="c1", channel="web_chat", amount=Decimal(900))
    complaint = await pool.read(number)
    shown = pool.handling.preview(complaint, "rejected", "Kayıtlarda hata yok.")
    assert all("hakem heyeti" in each.text for each in shown)
    await pool.do("conclude", number, people["ayse"], "rejected", "Kayıtlarda hata yok.")
    assert COMMITTEE in pool.chats[-1][1]
