"""Sums of Turkish lira, as people type and read them: `1.234,50`. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from backend.kit.errors import InvalidInputError
from lexicon.turkish import fold

WRONG = "Tutarı lira olarak yazın, örneğin 349,90."
_MOST = Decimal(10) ** 11
# Points between thousands; one before two digits at the end is meant as a comma.
_TYPED = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}))?|(\d+)\.(\d{1,2})")
_LIRA = re.compile(r"^\s*₺|(?:tl|lira|₺)\s*$")


def read(text: str) -> Decimal | None:
    """Read a sum as it was typed; None where nothing was.

    Raises:
        InvalidInputError: it is no sum; told at `amount`.

    """
    typed = _LIRA.sub("", fold(text)).strip()
    if not typed:
        return None
    found = _TYPED.fullmatch(typed)
    if found is None:
        raise InvalidInputError(errors={"amount": WRONG})
    whole, part = found[1] or found[3], found[2] or found[4] or "0"
    amount = Decimal(f"{re.sub(r'[. ]', '', whole)}.{part}").quantize(Decimal("0.01"))
    if amount >= _MOST:
        raise InvalidInputError(errors={"amount": WRONG})
    return amount


def typed(amount: Decimal) -> str:
    """Write a sum as it is typed: `186.000`, `1.234,50`."""
    whole, _, part = f"{amount:,.2f}".partition(".")
    return whole.replace(",", ".") + (f",{part}" if part != "00" else "")


def written(amount: Decimal) -> str:
    """Write a sum with its currency: `186.000 TL`, `1.234,50 TL`."""
    return f"{typed(amount)} TL"
