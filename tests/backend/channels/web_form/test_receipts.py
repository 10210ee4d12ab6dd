from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.channels.web_form import receipts

_NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
_NUMBER = "482109375523"
_SECRET = "secret-of-the-tests"


def test_a_receipt_names_its_number_for_a_quarter_of_an_hour() -> None:
    value = receipts.sign(_NUMBER, _NOW, _SECRET)
    assert receipts.read(value, _NOW + timedelta(minutes=14), _SECRET) == _NUMBER
    assert receipts.read(value, _NOW + timedelta(minutes=15), _SECRET) is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        ".",
        "..",
        _NUMBER,
        f"{_NUMBER}.99999999999.",
        f"{_NUMBER}.x.y",
        "a.b.c.d",
        "ş.1.ş",
        "\0.\0.\0",
    ],
)
def test_what_we_did_not_sign_is_no_receipt(value: str) -> None:
    assert receipts.read(value, _NOW, _SECRET) is None


def test_a_receipt_for_another_number_or_time_or_secret_is_refused() -> None:
    number, until, signature = receipts.sign(_NUMBER, _NOW, _SECRET).split(".")
    assert receipts.read(f"{number[::-1]}.{until}.{signature}", _NOW, _SECRET) is None
    assert receipts.read(f"{number}.{until[::-1]}.{signature}", _NOW, _SECRET) is None
    assert receipts.read(f"{number}.{until}.{signature}", _NOW, "another secret") is None
