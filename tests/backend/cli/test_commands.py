from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import yaml

from backend.bootstrap import texts_of
from backend.cli import main
from backend.complaints.actors import BOT
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.kit.clock import FixedClock
from backend.kit.database import Database
from backend.kit.settings import Settings
from tests.backend.working import working

if TYPE_CHECKING:
    from pathlib import Path

CLOCK = FixedClock(datetime(2026, 11, 23, 7, 0, tzinfo=UTC))


async def _register(settings: Settings, description: str) -> str:
    database = Database(settings.database_url)
    new = NewComplaint(
        channel=Channel.WEB_CHAT,
        description=description,
        contact=Contact(name="Ayşe Yılmaz", phone="+905321234567", email="ayse@ornek.com"),
        topic="billing",
    )
    service = ComplaintService(CLOCK, settings, texts_of(settings))
    async with working(database, service) as work:
        made = await service.register(work, new, BOT)
    await database.close()
    return made.complaint.tracking_number


@pytest.fixture
def number(state: Path) -> str:
    return asyncio.run(_register(Settings(state_dir=state), "Fatura\x1b[31m yanlış <b>"))


def test_an_empty_pool_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["complaints"]) == 0
    assert capsys.readouterr().out == "no complaints\n"


def test_the_pool_is_listed_one_line_each_without_contacts(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["complaints"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert f"{number[:4]} {number[4:8]} {number[8:]}" in line
    assert "billing" in line
    assert "Ayşe" not in line


def test_one_complaint_is_shown_with_its_events_and_masked_contacts(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["complaints", number[:4], number[4:8], number[8:]]) == 0
    shown = capsys.readouterr().out
    assert "Fatura ve ödeme" in shown
    assert "registered  by bot" in shown
    assert "promise" in shown
    for secret in ("Ayşe", "1234567", "ayse@"):
        assert secret not in shown


def test_contacts_are_shown_when_asked_for(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["complaints", number, "--unmasked"]) == 0
    shown = capsys.readouterr().out
    for contact in ("Ayşe Yılmaz", "+905321234567", "ayse@ornek.com"):
        assert contact in shown


def test_nothing_a_customer_writes_commands_the_terminal(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["complaints"])
    main(["complaints", number])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["1", "111111111110"])
def test_a_number_that_leads_nowhere_is_an_error(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["complaints", wrong]) == 1
    assert capsys.readouterr().err


def test_a_tick_is_one_pass_as_at_a_moment(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tick", "--now", "2026-12-01T09:00+03:00"]) == 0


def test_a_tick_is_refused_in_production(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YARDIM_ENV", "production")
    monkeypatch.setenv("YARDIM_RASA_TOKEN", "x" * 40)
    monkeypatch.setenv("YARDIM_INTERNAL_TOKEN", "y" * 40)
    monkeypatch.setenv("YARDIM_SMS_SECRET", "z" * 40)
    monkeypatch.setenv("YARDIM_SMS_OFF", "true")
    monkeypatch.setenv("YARDIM_MAIL_OFF", "true")
    assert main(["tick", "--now", "2026-12-01T09:00+03:00"]) == 2
    assert "refused" in capsys.readouterr().err


def test_wrong_settings_are_named_and_nothing_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YARDIM_PORT", "none")
    assert main(["serve"]) == 2
    assert "YARDIM_PORT" in capsys.readouterr().err


@pytest.fixture
def ayse() -> None:
    """Let somebody work here who may correct."""
    assert main(["staff", "ayse", "--name", "Ayşe Kaya"]) == 0


@pytest.mark.usefixtures("ayse")
def test_an_agents_correction_is_exported_for_the_next_training(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["correct-topic", number, "tv_service", "--by", "ayse"]) == 0
    assert main(["topic-corrections"]) == 0
    [entry] = yaml.safe_load(capsys.readouterr().out)["nlu"]
    assert (entry["intent"], entry["metadata"]) == ("file_complaint", {"topic": "tv_service"})
    assert "Fatura" in entry["examples"]
    assert main(["complaints", number]) == 0
    assert "by staff ayse" in capsys.readouterr().out


@pytest.mark.usefixtures("ayse")
def test_corrections_before_the_day_asked_for_are_left_out(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["correct-topic", number, "tv_service", "--by", "ayse"])
    main(["topic-corrections", "--since", "2100-01-01"])
    assert yaml.safe_load(capsys.readouterr().out)["nlu"] == []


@pytest.mark.usefixtures("ayse")
@pytest.mark.parametrize("wrong", [("111111111110", "billing"), (None, "weather")])
def test_a_correction_that_leads_nowhere_is_an_error(
    number: str, wrong: tuple[str | None, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["correct-topic", wrong[0] or number, wrong[1], "--by", "ayse"]) == 1
    assert capsys.readouterr().err
