"""Sums of lira as people type them, and as they read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from backend.complaints import sums
from backend.kit.errors import InvalidInputError


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("349,90", "349.90"),
        ("349.90", "349.90"),
        ("349,9", "349.90"),
        ("1.250", "1250.00"),
        ("1250", "1250.00"),
        ("1.250,50", "1250.50"),
        ("12 500", "12500.00"),
        ("186.000 TL", "186000.00"),
        ("₺75", "75.00"),
        ("75 LİRA", "75.00"),
        ("0", "0.00"),
    ],
)
def test_a_sum_is_read_as_it_is_typed_here(typed: str, amount: str) -> None:
    assert sums.read(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "  ", "TL"])
def test_nothing_typed_is_no_sum(typed: str) -> None:
    assert sums.read(typed) is None


@pytest.mark.parametrize("typed", ["çok", "-5", "1,250,50", "1.25.0", "3 bin", "9" * 12, "12,345"])
def test_what_is_no_sum_is_told(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        sums.read(typed)
    assert list(refused.value.errors) == ["amount"]


@pytest.mark.parametrize(
    ("amount", "written"),
    [("349.9", "349,90"), ("1250", "1.250"), ("1234567.05", "1.234.567,05"), ("0", "0")],
)
def test_what_is_written_is_read_again(amount: str, written: str) -> None:
    assert sums.typed(Decimal(amount)) == written
    assert sums.read(written) == Decimal(amount)
    assert sums.written(Decimal(amount)) == f"{written} TL"
