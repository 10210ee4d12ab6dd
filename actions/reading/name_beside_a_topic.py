"""The name beside the topic in an answer: "fatura Nazlı Er", "Aslı Hanım modem". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import named_after_a_no, names, topics, trouble
from actions.reading.name_words import COURTESY
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

_MOST, _NAME = 8, 2
_AROUND = re.compile(r"(?:konu\w*|ariza\w*|sorun\w*|sikayet\w*|itiraz\w*|hakkinda|icin|ve|ile)")


def found(message: Message) -> str | None:
    """Return the name and surname, or the name with its title, beside the words of a topic."""
    words = re.findall(r"[^\W\d_]+", message.text)
    if message.is_choice or not 1 < len(words) <= _MOST:
        return None
    after_a_no = named_after_a_no.name(message.text, asked=False)
    if after_a_no is not None:
        return after_a_no
    kept = [word for word in words if not _is_of_a_topic(word)]
    if len(kept) == len(words) or len(kept) < _NAME or not _is_a_row(kept, words):
        return None
    titled = fold(kept[-1]) in COURTESY
    name = names.surely(" ".join(kept))
    return name if name is not None and (titled or " " in name) else None


def _is_of_a_topic(word: str) -> bool:
    folded = fold(word)
    named = bool(topics.read(word)) or trouble.about_the_service(folded)
    return named or _AROUND.fullmatch(folded) is not None


def _is_a_row(kept: list[str], words: list[str]) -> bool:
    """Whether the words that are left stand next to each other."""
    at = words.index(kept[0])
    return words[at : at + len(kept)] == kept
