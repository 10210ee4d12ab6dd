"""What is typed into the search field: keys with values, and free words. Pure.

`durum:yeni konu:"fatura" sure:<4s modem` narrows by three keys and finds the word. Letters are
folded, a value may be the beginning or a part of what people read. What is not understood is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from backend.complaints import search_values
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    # By key, everything its value may be called, with the code that stands for it.
    type Choices = Mapping[str, Sequence[tuple[str, str]]]

NUMBER = "no"
CHOSEN = ("durum", "konu", "ekip", "sahip", "kanal", "tekrar")
KEYS = (*CHOSEN, "sure", "tarih", NUMBER)
_ALSO = MappingProxyType({"kimde": "sahip"})
# A key and its value, which may be quoted; or a word. "10:30" and "https://…" are words. What is
# quoted and not closed goes on to the end.
_PART = re.compile(r'(?:([^\W\d_]+):(?!/)\s*)?("[^"]*(?:"|$)|[^\s"]+)')
# As phones and word processors write them.
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"')
_LEAST_DIGITS = 3
# Of the possessive and the plural, folded: a name says "hızı", who looks for it "hız".
_ENDINGS = "s?[iu]|l[ae]ri?"
_MOST_NAMED = 5
_LEFT_WRONG = "“sure:” için <4s, <2g, >1g ya da geciken yazın (dk, s: iş saati, g: iş günü)."
_DAYS_WRONG = (
    "“tarih:” için bugün, dün, 7g, 28.11.2026 ya da 01.11.2026..28.11.2026 yazın (kayıt günü)."
)
_NUMBER_WRONG = "“no:” için takip numarasının en az 3 rakamını yazın."


@dataclass(frozen=True)
class Asked:
    """What was read: codes by key, the part of a number, the rest, what is wrong.

    `typed` is the rest with its quotes: read again it is the same.
    """

    values: Mapping[str, str]
    number: str
    words: str
    typed: str
    problems: Sequence[str]


def read(text: str, choices: Choices) -> Asked:
    """Read what was typed; `choices` has the values of each of `CHOSEN`."""
    values: dict[str, str] = {}
    words: list[str] = []
    typed: list[str] = []
    problems: list[str] = []
    for name, value in _PART.findall(nfc(text).translate(_QUOTES)):
        bare = value.strip('"').strip()
        if not name:
            if bare:
                words.append(bare)
                typed.append(value)
            continue
        key = _ALSO.get(fold(name), fold(name))
        if key not in KEYS:
            problems.append(
                f"“{name}:” diye bir anahtar yok. Anahtarlar: {_listed()}."
                " Metinse tırnak içine alın."
            )
        elif key in values:
            problems.append(f"“{name}:” iki kez yazılmış; birini silin.")
        else:
            values[key], wrong = _value(key, bare, choices.get(key, ()))
            problems += [wrong] if wrong else []
    number = values.pop(NUMBER, "")
    return Asked(
        {key: value for key, value in values.items() if value},
        number,
        " ".join(words),
        " ".join(typed),
        problems,
    )


def _listed() -> str:
    return ", ".join(f"{key}:" for key in KEYS)


def _value(key: str, text: str, choices: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return what stands for a value, and what is wrong with it; one of both is empty."""
    if key == "sure":
        left = search_values.left(text)
        return (left.spelling, "") if left else ("", _LEFT_WRONG)
    if key == "tarih":
        days = search_values.days(text)
        return (days.spelling, "") if days else ("", _DAYS_WRONG)
    if key == NUMBER:
        digits = "".join(letter for letter in text if letter in "0123456789")
        return (digits, "") if len(digits) >= _LEAST_DIGITS else ("", _NUMBER_WRONG)
    return _choice(key, text, choices)


def _word(wanted: str) -> re.Pattern[str]:
    """Find what is wanted as whole words, with the endings that words of a name have or without."""
    return re.compile(rf"\b{re.escape(wanted)}(?:{_ENDINGS})?\b")


# How a value is what was typed, the nearest first: the whole name, whole words of it ("hız" is
# "İnternet hızı" and no "Müşteri hizmetleri"), its beginning, any part. The beginning of a name
# comes before its rest.
_FITS: Sequence[Callable[[str, str], object]] = (
    lambda name, wanted: name == wanted,
    lambda name, wanted: _word(wanted).match(name),
    lambda name, wanted: _word(wanted).search(name),
    lambda name, wanted: name.startswith(wanted),
    lambda name, wanted: wanted in name,
)


def _choice(key: str, text: str, choices: Sequence[tuple[str, str]]) -> tuple[str, str]:
    wanted = fold(text).replace("-", " ").replace("_", " ")
    called = [
        (code, label, fold(label).replace("-", " ").replace("_", " ")) for code, label in choices
    ]
    named: dict[str, str] = {}
    for fits in _FITS:
        for code, label, folded in called:
            if wanted and fits(folded, wanted):
                named.setdefault(code, label)
        if named:
            break
    if len(named) == 1:
        return next(iter(named)), ""
    if named:
        some = ", ".join(f"“{label}”" for label in list(named.values())[:_MOST_NAMED])
        return "", f"“{key}:{text}” birden çok şey olabilir: {some}. Daha uzun yazın."
    some = ", ".join(label for _, label in choices[:_MOST_NAMED])
    return "", f"“{key}:{text}” diye bir değer yok; örneğin {some}."
