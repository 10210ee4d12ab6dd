"""What an answer to "hangi konuda?" is besides a topic's name: a number, more words, none. Pure."""

from __future__ import annotations

import re

from actions.reading import topics, verbs
from actions.reading.of_record import FILLER
from lexicon.turkish import fold

_FEWEST = 2


def tells_beside_the_topic(text: str) -> bool:
    """Whether an answer to "hangi konuda?" tells more than a topic's name."""
    words = re.findall(r"[a-z]+", verbs.plain(fold(text)))
    left = [one for one in words if not (FILLER.fullmatch(one) or topics.read(one))]
    left = [one for one in left if not re.fullmatch(r"konu\w*|ol\w*|sanirim|galiba|hizmet\w*", one)]
    return len(left) >= _FEWEST


def only_not_known(text: str) -> bool:
    """Whether an answer to "hangi konuda?" says no more than that none fits or none is known."""
    left = [
        word
        for word in re.findall(r"[a-z]+", verbs.plain(fold(text)))
        if not FILLER.fullmatch(word)
    ]
    return all(re.fullmatch(_NONE_FITS, word) for word in left)


_NONE_FITS = (
    r"bil\w*|hicbir\w*|fark\w*|etm\w*|istem\w*|diger\w*|onem\w*|emin\w*|degil\w*|bunlar\w*|"
    r"hangi\w*|kararsiz\w*|baska\w*|olmaz|konu\w*|secm\w*|soylem\w*|ver\w*"
)


def number_in(text: str, of: int) -> int | None:
    """Return the position of the choice that is meant, from 0: "2", "2.", "1 yok 2"."""
    digits = re.findall(r"\d+", text)
    rest = re.sub(r"[\W\d_]|yok|degil|pardon|hayir|numara|inci|uncu|olsun", "", fold(text))
    if not digits or rest or not 1 <= int(digits[-1][:3]) <= of:
        return None
    return int(digits[-1]) - 1
