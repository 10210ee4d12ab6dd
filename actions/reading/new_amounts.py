"""The sum of money that is put right: "tutar 1.124,75 olacak". Pure."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_MONEY = r"(?:tutar|fatura|ucret|para|borc|iade|bedel|meblag|miktar)\w*"
_LIRA = r"(?: ?(?:tl|lira\w*|₺))"
_TO_BE = r"(?:ol(?:a|u)?c[ae]k\w*|ols?un|olmali\w*|yap\w*|yaz[iu]\w*|duzelt\w*|degistir\w*)"
_RIGHT = (
    # "Tutar 1.124,75 olacak", "tutarı 350 yapın", "350 lira olacak".
    re.compile(rf"\b{_MONEY} (?:\w+ )?(?P<right>{_NUMBER}){_LIRA}?\w{{0,3}} {_TO_BE}\b"),
    re.compile(rf"(?<![\d.,])(?P<right>{_NUMBER}){_LIRA} {_TO_BE}\b"),
    # "Tutarın doğrusu 1.124,75".
    re.compile(
        rf"\b{_MONEY} (?:\w+ )?(?:dogrusu|aslinda|asli)\w* (?P<right>{_NUMBER})(?![\d.,]*\d)"
    ),
    # "1.142,75 değil 1.124,75 tl", "1.240 yazdım aslında 1.420,55 olacak".
    re.compile(rf"\d{_LIRA}? degil,? (?P<right>{_NUMBER}){_LIRA}"),
    re.compile(rf"\d{_LIRA} degil,? (?P<right>{_NUMBER})(?![\d.,]*\d)"),
    re.compile(rf"\b{_MONEY} (?:[\w.,]+ )?degil,? (?P<right>{_NUMBER})(?![\d.,]*\d)"),
    re.compile(
        rf"(?:\d\.\d{{3}}|,\d\d?|{_LIRA}) (?:yaz|de|gir|soyle)\w*\W+(?:\w+ ){{0,2}}?"
        rf"(?:aslinda|dogrusu|asli) (?:\w+ ){{0,2}}?(?P<right>{_NUMBER})(?![\d.,]*\d)"
    ),
)
# "Fatura 2 kat olacak", "300 gün": measured otherwise than in money.
_OTHER_UNIT = re.compile(r" ?(?:kat|gun|ay|hafta|saat|gb|mb|kere|kez|defa|adet|fatura)\w*")


def put_right(folded: str) -> str | None:
    """Return the right sum that a folded text says ("1124.75"), or None."""
    for pattern in _RIGHT:
        match = pattern.search(folded)
        if match is not None and not _OTHER_UNIT.match(folded, match.end("right")):
            return _plain(match["right"])
    return None


def after_a_change(before: str, after: str, known: str | None) -> str | None:
    """Return the sum that took the place of the `known` one ("349.00") when a text was changed."""
    gone, come = _figures(before) - _figures(after), _figures(after) - _figures(before)
    if known is None or len(come) != 1 or gone != {format(Decimal(known).normalize(), "f")}:
        return known
    return format(Decimal(come.pop()).quantize(Decimal("0.01")), "f")


def _figures(text: str) -> set[str]:
    found = re.findall(rf"(?<![\w.,])(?:{_NUMBER})(?![\d.,]*\d)", text)
    return {format(Decimal(_plain(one)).normalize(), "f") for one in found}


def _plain(number: str) -> str:
    """Write a number as Turks write sums ("1.124,75") the plain way ("1124.75")."""
    whole, _, rest = number.partition(",")
    if not rest and re.fullmatch(r"\d+\.\d{1,2}", whole):
        return format(Decimal(whole), "f")
    whole = whole.replace(".", "")
    return format(Decimal(f"{whole}.{rest}" if rest else whole), "f")
