"""What an answer tells beside itself: "olmadı, 444'ü aradım kapattılar" is more than a no. Pure.

It is kept with the story, in the customer's own words; who only answers has told nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import details, happenings, short_answers, solved, trouble, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Fields

# That the steps were tried, that nothing changed, and that it is to be registered.
_SAID_WITH_IT = re.compile(
    r"(?:hala|halen|yine|gene|tekrar|ayni\w*|sorun\w*|problem\w*|sikinti\w*|dene\w*|yap\w*|"
    r"et\w*|bak\w*|ugras\w*|kayi?[td]\w*|kaydet\w*|kayded\w*|degis\w*|ise|ya?ra\w*|hersey\w*|"
    r"her|sey\w*|dedig\w*|soyledi\w*|yazdi\w*|bunlar\w*|hicbir\w*|hepsi\w*|fayda\w*|malesef|"
    r"maalesef|lutfen|yok|var|degil|oldu|olmuyor|olmadi|kapat\w*|ac[it]\w*|modem\w*|fis\w*|"
    r"internet\w*|biraz|daha|cok|gun\w*|saat\w*|hic|bile|kadar|sonra|once|simdi|suan|anda)"
)
_FEWEST, _FEWEST_ALONE = 3, 2


def is_told(message: Message, fields: Fields) -> bool:
    """Whether an answer to a yes/no question tells something that is to be kept as well."""
    return len(told(message, fields)) >= (_FEWEST if solved.is_said(message) else _FEWEST_ALONE)


def told(message: Message, fields: Fields) -> list[str]:
    """Return the folded words of an answer that tell something: none where it asks or is chosen."""
    if message.is_choice or trouble.asks(verbs.plain(message.folded)):
        return []
    left = details.left(message, fields, fields.name)
    return [word for word in short_answers.rest(" ".join(left)) if not _goes_without_saying(word)]


def _goes_without_saying(word: str) -> bool:
    return happenings.speaks_of_it(word) or _SAID_WITH_IT.fullmatch(fold(word)) is not None
