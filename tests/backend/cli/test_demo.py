"""A newcomer's pool: filled once, by the product's own use cases, and never in production."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from backend.cli import demo_texts, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_PASSWORD = re.compile(r"one-time password: (?:[a-z2-9]{4}-){3}[a-z2-9]{4}$")


def test_an_empty_pool_is_filled_and_who_may_log_in_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["demo"]) == 0
    accounts = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in accounts] == [one.username for one in demo_texts.PEOPLE]
    assert all(
        re.search(r"one-time password: (?:[a-z2-9]{4}-){3}[a-z2-9]{4}$", a) for a in accounts
    )
    assert main(["complaints", "--unmasked"]) == 0
    pool = capsys.readouterr().out
    assert len(pool.splitlines()) == len(demo_texts.CASES)
    for state_of_one in ("registered", "in_review", "waiting_customer", "resolved"):
        assert f"  {state_of_one} " in pool


def test_every_page_has_something_to_look_at(state: Path) -> None:
    assert main(["demo"]) == 0
    with closing(sqlite3.connect(state / "yardim.db")) as pool:
        authors = {row[0] for row in pool.execute("SELECT author_kind FROM attachments")}
        kinds = {row[0] for row in pool.execute("SELECT kind FROM complaint_events")}
    assert authors == {"customer", "staff"}
    assert {"call_tried", "call_planned", "escalated", "assigned"} <= kinds


def test_a_pool_that_holds_something_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "ayse"]) == 0
    assert main(["demo"]) == 2
    assert "refused" in capsys.readouterr().err
    assert main(["complaints"]) == 0
    assert demo_texts.CASES[0].text[:20] not in capsys.readouterr().out


def test_production_is_never_filled(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YARDIM_ENV", "production")
    for name in ("RASA_TOKEN", "INTERNAL_TOKEN", "SECRET_KEY", "SMS_SECRET"):
        monkeypatch.setenv(f"YARDIM_{name}", "x" * 40)
    for name in ("SMS_OFF", "MAIL_OFF"):
        monkeypatch.setenv(f"YARDIM_{name}", "true")
    assert main(["demo"]) == 2
    assert "production" in capsys.readouterr().err
