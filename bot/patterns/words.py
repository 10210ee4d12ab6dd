"""Turkish number words and the way figures are written, folded."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER_WORDS = {
    "yarim": Decimal("0.5"),
    "bir": Decimal(1),
    "iki": Decimal(2),
    "uc": Decimal(3),
    "dort": Decimal(4),
    "bes": Decimal(5),
    "alti": Decimal(6),
    "yedi": Decimal(7),
    "sekiz": Decimal(8),
    "dokuz": Decimal(9),
    "on": Decimal(10),
    "yirmi": Decimal(20),
    "otuz": Decimal(30),
    "kirk": Decimal(40),
    "elli": Decimal(50),
    "altmis": Decimal(60),
    "yetmis": Decimal(70),
    "seksen": Decimal(80),
    "doksan": Decimal(90),
}
_MULTIPLIERS = {"yuz": Decimal(100), "bin": Decimal(1000)}
_HALF_MORE = "bucuk"
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"

NUMBER_WORD = "|".join([*NUMBER_WORDS, *_MULTIPLIERS, _HALF_MORE])
"""Matches one folded word that is a number or a part of one."""
NUMBER_START = rf"(?:{_FIGURE}|{NUMBER_WORD})"
"""Matches what a number can begin with; figures stand at its beginning only."""


def figure(written: str) -> Decimal | None:
    """Return the value of figures as Turks write them: 1.250,50 and 349.90 alike."""
    head, comma, cents = written.rpartition(",")
    if comma and len(cents) != len("000"):
        return _decimal(head.replace(".", "") + "." + cents)
    if _THOUSANDS.fullmatch(written):
        return _decimal(re.sub("[.,]", "", written))
    return _decimal(written)


def number(words: list[str]) -> Decimal | None:
    """Return the value of folded number words and figures ("uc yuz elli", "3 bin")."""
    total, current, last_was_unit = Decimal(0), Decimal(0), False
    for word in words:
        if word in NUMBER_WORDS:
            value = NUMBER_WORDS[word]
            if last_was_unit and value >= current % 10 and value < 10 and current % 10:  # noqa: PLR2004
                return None
            current += value
            last_was_unit = True
        elif word == "yuz":
            current = (current or Decimal(1)) * _MULTIPLIERS[word]
        elif word == "bin":
            total, current = total + (current or Decimal(1)) * _MULTIPLIERS[word], Decimal(0)
        elif word == _HALF_MORE:
            current += Decimal("0.5")
        else:
            value_written = figure(word)
            if value_written is None or current:
                return None
            current = value_written
    return total + current


def _decimal(written: str) -> Decimal | None:
    return Decimal(written) if re.fullmatch(r"\d+(?:\.\d+)?", written) else None
