"""Words that address a customer by name, for one whose name nobody knows. Pure.

They read as somebody would write them who does not know it: a greeting stands alone, an honorific
takes "müşterimiz", and within a sentence it is "müşterimiz" with the ending that the name had.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold

NAME = "{ad}"
_ADDRESS = r"\{ad\}(?:[ \t]+(?:Bey/Hanım|Hanım/Bey|Bey|Hanım)\b)?"
_HONORIFIC = re.compile(
    rf"\b(sayın|sn\.?|değerli|sevgili|kıymetli|saygıdeğer)[ \t]+{_ADDRESS}(?!['\u2019])",
    re.IGNORECASE,
)
_GREETING = (
    r"merhabalar|merhaba|selamlar|selam|günaydın|iyi (?:günler|akşamlar|geceler|çalışmalar)|"
    r"teşekkür (?:ederiz|ederim)|teşekkürler|hoş geldiniz|hoşça kalın|geçmiş olsun|rica ederiz|"
    r"rica ederim|özür dileriz|özür dilerim|tabii|elbette|evet|hayır|tamam|anlıyorum"
)
# "Merhaba {ad}," and "Bekliyoruz, {ad}."; what comes next ends the address.
_AFTER_GREETING = re.compile(
    rf"\b(?P<kept>{_GREETING})[ \t]*,?[ \t]*{_ADDRESS}(?=\s*(?:[,.!?;…\n]|$))", re.IGNORECASE
)
_AT_THE_END = re.compile(rf"(?P<kept>\w),[ \t]*{_ADDRESS}(?=\s*(?:[.!?…\n]|$))")
_BEGINNING = r"(?P<before>^\s*|[.!?…]\s+|\n\s*)"
_BEFORE_GREETING = re.compile(
    rf"{_BEGINNING}{_ADDRESS},?[ \t]+(?=(?:{_GREETING})\b)", re.IGNORECASE
)
_ADDRESSED = re.compile(rf"{_BEGINNING}{_ADDRESS}(?=[ \t]*[,!:])")
_WITHIN = re.compile(rf"{_ADDRESS}(?:['\u2019](?P<ending>\w+))?")
_BEGINS = re.compile(r"(?:^|[.!?…\n])\s*$")
# By how the ending of a name begins, folded: that of "müşterimiz".
_ENDINGS = (
    ("nin", "in"),
    ("nun", "in"),
    ("in", "in"),
    ("un", "in"),
    ("den", "den"),
    ("dan", "den"),
    ("ten", "den"),
    ("tan", "den"),
    ("de", "de"),
    ("da", "de"),
    ("te", "de"),
    ("ta", "de"),
    ("yle", "le"),
    ("yla", "le"),
    ("le", "le"),
    ("la", "le"),
    ("ye", "e"),
    ("ya", "e"),
    ("e", "e"),
    ("a", "e"),
    ("yi", "i"),
    ("yu", "i"),
    ("i", "i"),
    ("u", "i"),
)


def reworded(text: str) -> str:
    """Return words with a place for the name as they are said to somebody without one."""
    if NAME not in text:
        return text
    text = _HONORIFIC.sub(_honoured, text)
    text = _AFTER_GREETING.sub(lambda found: found["kept"], text)
    text = _AT_THE_END.sub(lambda found: found["kept"], text)
    text = _drop_before_greeting(text)
    text = _ADDRESSED.sub(lambda found: f"{found['before']}Değerli müşterimiz", text)
    return _WITHIN.sub(_customer, text)


def _honoured(found: re.Match[str]) -> str:
    word = found[1]
    if fold(word).startswith("sn"):
        word = "Sayın"
    return f"{word} müşterimiz"


def _drop_before_greeting(text: str) -> str:
    while found := _BEFORE_GREETING.search(text):
        rest = text[found.end() :]
        text = text[: found.start()] + found["before"] + _capital(rest)
    return text


def _customer(found: re.Match[str]) -> str:
    ending = fold(found["ending"] or "")
    own = next((ours for theirs, ours in _ENDINGS if ending.startswith(theirs)), "")
    word = f"müşterimiz{own}"
    return _capital(word) if _BEGINS.search(found.string[: found.start()]) else word


def _capital(text: str) -> str:
    first = {"i": "İ", "ı": "I"}.get(text[:1], text[:1].upper())
    return first + text[1:]
