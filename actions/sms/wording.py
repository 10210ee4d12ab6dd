"""Values for texts by SMS: in letters of the GSM alphabet, and not too long. Pure.

One letter that the alphabet lacks (ş, ğ, ı, ç, an emoji) makes a text of 160 letters cost three
messages instead of one.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.dialogue import wording
from actions.reading import topics
from lexicon import contact_wishes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.backend import Complaint

_PLAIN = str.maketrans(
    {
        **dict(zip("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU", strict=True)),
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2022", "-"),
        "\u2026": "...",
        "\u20ba": "TL",
    },
)
# Septets that mean the same to every phone. The brackets of the extension table count double.
_NOT_BASIC = re.compile(r"[^A-Za-z0-9 \n@$_!\"#%&'()*+,\-./:;<=>?]")
_QUOTED = 60
_ANSWER = 190
_NEWEST = 2


def plain(text: str) -> str:
    """Write `text` in basic GSM letters; what has none (an emoji) is left out."""
    return " ".join(_NOT_BASIC.sub("", text.translate(_PLAIN)).split(" ")).strip()


def quoted(text: str, limit: int = _QUOTED) -> str:
    """Return somebody's words on one line, plain and cut at a word."""
    line = " ".join(plain(text.replace("\n", " ")).split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:") + "..."


def of_complaint(complaint: Complaint) -> dict[str, str]:
    """Return the values of a response about a complaint."""
    values = wording.of_complaint(complaint)
    return {name: plain(value) for name, value in values.items()} | {
        "short_description": quoted(contact_wishes.without(complaint.description or "")),
        "operators_answer": quoted(complaint.answer or "", _ANSWER),
        "question": quoted(complaint.question, _ANSWER),
        "dates": plain(wording.dates_of(complaint, _NEWEST)),
        "looks": plain(wording.looks_of(complaint, _NEWEST)),
    }


def titles() -> Mapping[str, str]:
    """Return the topics' names, by their codes."""
    return MappingProxyType({code: plain(topics.label(code)) for code in topics.TOPICS})
