"""Firms get their keys on the command line, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_firm_is_keyed_listed_and_its_key_taken_back(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["partner"]) == 0
    assert capsys.readouterr().out == "nobody\n"
    assert main(["partner", "sikayetim", "--channel", "complaint_site"]) == 0
    given = capsys.readouterr().out
    assert "key: yrd_" in given
    assert main(["partner"]) == 0
    listed = capsys.readouterr().out
    assert "sikayetim" in listed
    assert "in use" in listed
    assert given.split("key: ")[1].strip() not in listed
    assert main(["partner", "sikayetim", "--revoke"]) == 0
    assert "taken back" in capsys.readouterr().out
    assert main(["partner"]) == 0
    assert "revoked" in capsys.readouterr().out


def test_a_channel_that_firms_have_not_is_refused_by_name(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["partner", "x", "--channel", "web_chat"]) == 1
    assert "complaint_site" in capsys.readouterr().err
