"""What pages and addresses carry is read for its purpose, for a while, and by nobody's own hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.kit.signing import read, sign

_AT = datetime(2026, 11, 29, 9, tzinfo=UTC)
_SECRET, _DAY = "s" * 32, timedelta(days=1)
_SIGNED = sign("abc-1", "link", _AT, _SECRET)


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (timedelta(0), "abc-1"),
        (_DAY - timedelta(seconds=1), "abc-1"),
        (_DAY, None),
        (timedelta(days=400), None),
    ],
)
def test_it_is_read_for_as_long_as_it_lasts(later: timedelta, found: str | None) -> None:
    assert read(_SIGNED, "link", _AT + later, _SECRET, _DAY) == found


def test_a_machine_whose_clock_is_behind_reads_it_all_the_same() -> None:
    assert read(_SIGNED, "link", _AT - timedelta(minutes=3), _SECRET, _DAY) == "abc-1"


@pytest.mark.parametrize(
    "signed", ["", "abc-1", _SIGNED[:-1], _SIGNED.replace("abc", "abd"), "é.ü.ş"]
)
def test_what_is_forged_or_broken_is_nothing(signed: str) -> None:
    assert read(signed, "link", _AT, _SECRET, _DAY) is None


def test_it_is_good_for_one_purpose_and_one_secret() -> None:
    assert read(_SIGNED, "receipt", _AT, _SECRET, _DAY) is None
    assert read(_SIGNED, "link", _AT, "t" * 32, _DAY) is None
