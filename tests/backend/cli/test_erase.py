from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import texts_of
from backend.cli import main
from backend.cli.complaints import lasted
from backend.complaints.actors import BOT, CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.kit.clock import FixedClock
from backend.kit.database import Database
from backend.kit.settings import Settings
from tests.backend.working import forget_outgoing, working

if TYPE_CHECKING:
    from pathlib import Path

CLOCK = FixedClock(datetime(2026, 11, 23, 7, 0, tzinfo=UTC))
NEW = NewComplaint(
    channel=Channel.WEB_CHAT,
    description="Komşum Veli Bey de yazdı",
    contact=Contact(phone="+905321234567"),
    conversation_id="c",
    place="Gebze, Kocaeli",
    lasted_minutes=4320,
    amount=Decimal("12.50"),
)


@pytest.fixture
def at_work(state: Path) -> Path:
    """Let ayse work here."""
    assert main(["staff", "ayse"]) == 0
    return state


async def _register(settings: Settings) -> str:
    database, texts = Database(settings.database_url), texts_of(settings)
    service = ComplaintService(CLOCK, settings, texts)
    async with working(database, service) as work:
        session = work.session
        number = (await service.register(work, NEW, BOT)).complaint.tracking_number
        later = ComplaintService(FixedClock(CLOCK.now() + timedelta(minutes=1)), settings, texts)
        await later.add_information(
            session, number, Proof("c"), "Selma Hanım da gördü", None, actor=CUSTOMER
        )
        await forget_outgoing(work)
    await database.close()
    return number


@pytest.fixture
def number(at_work: Path) -> str:
    return asyncio.run(_register(Settings(state_dir=at_work)))


def shown(number: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["complaints", number]) == 0
    return capsys.readouterr().out


def test_what_was_found_in_the_words_is_shown(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = shown(number, capsys)
    for told in ("Gebze, Kocaeli", "3 days", "12.50 TRY"):
        assert told in sheet


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(None, None), (0, "0 minutes"), (1, "1 minute"), (90, "90 minutes"), (120, "2 hours")],
)
def test_how_long_it_had_lasted_is_told_exactly(minutes: int | None, words: str | None) -> None:
    assert lasted(minutes) == words


def test_every_text_is_erased_and_the_history_says_by_whom_and_why(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", number, "--by", "ayse", "--reason", "customer_asked"]) == 0
    assert "2 texts erased" in capsys.readouterr().out
    sheet = shown(number, capsys)
    assert "Veli" not in sheet
    assert "Selma" not in sheet
    assert sheet.count("by staff ayse  customer_asked") == 3
    assert main(["erase", number, "--by", "ayse", "--reason", "customer_asked"]) == 0
    assert "nothing erased" in capsys.readouterr().out


def test_one_text_is_erased_and_the_others_stay(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["erase", number, "--by", "ayse", "--reason", "anothers_data", "--entry", "2"]
    assert main(command) == 0
    sheet = shown(number, capsys)
    assert "Veli" in sheet
    assert "Selma" not in sheet


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": "482109375523"}, "complaint_not_found"),
        ({"number": "1"}, "invalid_tracking_number"),
        ({"by": "zeki"}, "staff_not_found"),
        ({"reason": "because"}, "invalid_input"),
        ({"reason": "customer_answered"}, "invalid_input"),
        ({"entry": "0"}, "invalid_input"),
        ({"entry": "3"}, "invalid_input"),
    ],
)
def test_what_leads_nowhere_erases_nothing(
    number: str, wrong: dict[str, str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"number": number, "by": "ayse", "reason": "customer_asked"} | wrong
    entry = ["--entry", given["entry"]] if "entry" in given else []
    assert main(
        ["erase", given["number"], "--by", given["by"], "--reason", given["reason"], *entry]
    )
    assert code in capsys.readouterr().err
    sheet = shown(number, capsys)
    assert "Veli" in sheet
    assert "Selma" in sheet


def test_a_customer_who_is_owed_a_result_is_not_forgotten(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["erase", "--customer", number, "--by", "ayse", "--reason", "customer_asked"]
    assert main(command) == 1
    assert f"complaint {number} (registered)" in capsys.readouterr().err
    assert "Veli" in shown(number, capsys)


@pytest.mark.parametrize("given", [[], ["482109375523", "--customer", "482109375523"]])
def test_either_a_complaint_or_a_customer_is_erased(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase", *given, "--by", "ayse", "--reason", "customer_asked"]) == 1
    assert "invalid_input" in capsys.readouterr().err
