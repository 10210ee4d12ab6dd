"""What was set aside, on a terminal: shown, tried again, given up."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from backend.channels.sms import service
from backend.channels.sms.service import IncomingText
from backend.cli import main
from backend.kit import parking
from backend.kit.clock import FixedClock
from backend.kit.database import Database
from backend.kit.live import Live
from backend.kit.settings import Settings
from backend.kit.work import Works

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


async def _park(settings: Settings) -> None:
    database = Database(settings.database_url)
    works = Works(database, FixedClock(NOW), Live({}))
    async with works.begin() as work:
        for key in ("1", "2"):
            await service.store(work, IncomingText(key, "+905321234567", f"YARDIM {key}"))
            for _ in range(5):
                await parking.failed(work, "sms", key, LookupError("words"))
    await database.close()


@pytest.fixture
def two(state: Path) -> None:
    asyncio.run(_park(Settings(state_dir=state)))


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    capsys.readouterr()
    assert main(["parked", *arguments]) == status
    printed = capsys.readouterr()
    return printed.out + printed.err


def test_nothing_parked_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys) == "nothing is parked\n"


@pytest.mark.usefixtures("two")
def test_what_is_parked_is_shown_with_what_went_wrong_and_without_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    second, first = shown(capsys).splitlines()
    assert "5 times" in first
    assert "LookupError" in first
    assert "words" not in first
    assert second.split()[:3] == ["2", "sms", "2"]
    assert len(shown(capsys, "--limit", "1").splitlines()) == 1


@pytest.mark.usefixtures("two")
def test_one_is_tried_again_and_another_given_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--retry", "1") == "1: done\n"
    assert shown(capsys, "--dismiss", "2") == "2: done\n"
    assert shown(capsys) == "nothing is parked\n"
    assert shown(capsys, "--retry", "1", status=1) == "1: is not parked\n"
    main(["tick", "--now", "2026-11-23T11:00"])
    assert "sms: 1" in capsys.readouterr().out  # the one that was given up is not due


@pytest.mark.usefixtures("two")
def test_all_are_tried_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--retry", "all") == "2: done\n1: done\n"


def test_what_is_no_item_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["parked", "--retry", "x"])
    assert "neither a number" in capsys.readouterr().err
