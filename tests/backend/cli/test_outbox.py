"""The outbox and Kannel's configuration on a terminal."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.cli import main
from backend.kit.clock import FixedClock, SystemClock
from backend.kit.database import Database
from backend.kit.live import Live
from backend.kit.settings import Settings
from backend.kit.work import Works
from backend.notifications import failing, receipts, sending, service
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.sending import Outcome, Result

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LEASE = timedelta(seconds=30)
PHONE = "+905321234567"


async def _fill(settings: Settings) -> None:
    database = Database(settings.database_url)
    works = Works(database, FixedClock(NOW), Live({}))
    common: dict[str, Any] = {"purpose": Purpose.NOTICE}
    async with works.begin() as work:
        for key, channel, recipient in (
            ("a", OutboxChannel.SMS, PHONE),
            ("b", OutboxChannel.EMAIL, "ayse@ornek.com"),
            ("c", OutboxChannel.SMS, "+905339876543"),
        ):
            await service.enqueue(
                work,
                service.Outgoing(
                    key=key,
                    channel=channel,
                    recipient=recipient,
                    text=f"Kaydınız {key} \x1b[31m",
                    **common,
                ),
            )
    async with works.begin() as work:
        [taken] = await sending.take(work, OutboxChannel.SMS, [PHONE], LEASE)
        assert taken is not None
        await sending.record(work, [(taken, Outcome(Result.SENT))], turkish_tables=False)
        await receipts.record(work, taken.id, 2, detail="UNDELIV")
        [taken] = await sending.take(work, OutboxChannel.EMAIL, ["ayse@ornek.com"], LEASE)
        assert taken is not None
        away = Outcome(Result.UNAVAILABLE, "away")
        await sending.record(work, [(taken, away)], turkish_tables=False)
    await database.close()


@pytest.fixture
def filled(state: Path) -> None:
    asyncio.run(_fill(Settings(state_dir=state)))


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["outbox", *arguments]) == 0
    return capsys.readouterr().out


def test_an_empty_outbox_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys)
    assert "nothing was ever sent" in out
    assert out.count("none") == 4


def test_calls_waiting_and_failed_messages_are_shown_without_addresses_and_texts(
    filled: None, capsys: pytest.CaptureFixture[str]
) -> None:
    out = shown(capsys)
    calls, rest = out.split("waiting\n", 1)
    waiting, rest = rest.split("failed\n", 1)
    failed, figures = rest.split("figures\n", 1)
    assert "call" in calls
    assert "0532 ••• •• 67" in calls
    assert "a•••@ornek.com" in waiting
    assert "away" in waiting
    assert "0533 ••• •• 43" in waiting
    assert "receipt 2: UNDELIV" in failed
    for hidden in (PHONE, "ayse@", "Kaydınız"):
        assert hidden not in out
    assert "sms    sent 1  delivered 0  failed 1  waiting 1" in figures
    assert "uncertain 0  segments 1" in figures


def test_whoever_calls_sees_number_and_text_and_notes_the_call(
    filled: None, capsys: pytest.CaptureFixture[str]
) -> None:
    out = shown(capsys, "--unmasked")
    assert PHONE in out
    assert "Kaydınız a" in out
    assert "\x1b" not in out
    number = out.splitlines()[1].split()[0]
    assert main(["outbox", "--called", number]) == 0
    assert main(["outbox", "--called", number]) == 1
    assert "none" in shown(capsys).split("waiting")[0]


def test_a_kannel_configuration_names_what_has_to_be_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert main(["kannel-config", "--spool", "/var/spool/kannel"]) == 0
    out = capsys.readouterr().out
    assert "YARDIM_SMS_URL=http://127.0.0.1:13013/cgi-bin/sendsms" in out
    assert 'dlr-spool = "/var/spool/kannel/receipts"' in out
    assert "smsc = fake" in out


def test_a_dead_letter_is_sent_again_once_or_let_be_with_a_reason(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(_two_that_died(Settings(state_dir=state)))
    assert main(["outbox"]) == 0
    shown = capsys.readouterr().out.partition("dead letters")[2]
    assert "UNDELIV" in shown
    assert "5321234567" not in shown
    assert main(["outbox", "--send-again", "1"]) == 0
    assert main(["outbox", "--send-again", "1"]) == 1
    assert "letter_over" in capsys.readouterr().err
    assert main(["outbox", "--send-again", "2"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert main(["outbox", "--dismiss", "2"]) == 1
    assert main(["outbox", "--dismiss", "2", "--reason", "kendisi geldi"]) == 0
    assert main(["outbox"]) == 0
    assert "UNDELIV" not in capsys.readouterr().out.partition("dead letters")[2]


async def _two_that_died(settings: Settings) -> None:
    database = Database(settings.database_url)
    works = Works(database, SystemClock(), Live({}))
    async with works.begin() as work:
        for key, meets in (("a", ()), ("b", ("nobody's",))):
            sent = await service.enqueue(
                work,
                service.Outgoing(
                    key=key,
                    channel=OutboxChannel.SMS,
                    recipient=PHONE,
                    purpose=Purpose.REPLY,
                    text="Yanit",
                    meets=meets,
                ),
            )
            assert sent is not None
            await failing.fail(work, sent, "UNDELIV")
    await database.close()
