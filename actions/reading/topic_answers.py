"""What an answer to "hangi konuda?" is besides a topic's name: a number, more words, none. Pure."""

from __future__ import annotations

import re

from actions.reading import topics, verbs
from actions.reading.additions import FILLER
from lexicon.turkish import fold

_FEWEST = 2


def tells_beside_the_topic(text: str, fewest: int = _FEWEST) -> bool:
    """Whether an answer to "hangi konuda?" tells more than a topic's name."""
    words = re.findall(r"[a-z]+", verbs.plain(fold(text)))
    left = [one for one in words if not (FILLER.fullmatch(one) or topics.read(one))]
    left = [one for one in left if not re.fullmatch(r"konu\w*|ol\w*|sanirim|galiba|hizmet\w*", one)]
    return len(left) >= fewest


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
    """Return the position of the choice that is meant, from 0, of a list of so many.

    By its number or its place, in digits or in words: "2", "2. olan", "1 yok 2", "ikincisi",
    "ilki değil üçüncüsü", "sonuncu". Nothing else may be said beside it.
    """
    words = re.findall(r"\d+|[a-z]+", verbs.plain(fold(text)))
    places = [place for word in words if (place := _place(word, of)) is not None]
    rest = [word for word in words if _place(word, of) is None and not _BESIDE.fullmatch(word)]
    refused = len(places) == 1 and words[-1] in {"degil", "yok"}
    if not places or rest or refused or not 1 <= places[-1] <= of:
        return None
    return places[-1] - 1


def _place(word: str, of: int) -> int | None:
    """Return which place a word names, from 1, in a list of so many."""
    if word.isdecimal():
        return int(word[:3])
    if _LAST.fullmatch(word):
        return of
    return next((at for at, named in enumerate(_PLACES, 1) if named.fullmatch(word)), None)


_ENDS = r"(?:s?[iu](?:n[iuaed]\w*)?|y[iu]|n[iu])?"
_PLACES = tuple(
    re.compile(rf"(?:{stem}){_ENDS}")
    for stem in ("ilk|birinci", "ikinci", "ucuncu", "dorduncu", "besinci", "altinci", "yedinci")
)
_LAST = re.compile(rf"(?:son|sonuncu){_ENDS}")
_BESIDE = re.compile(
    r"yok|degil|pardon|hayir|evet|en|numara\w*|nolu|no|inci\w*|nci\w*|uncu\w*|ncu\w*|olsun|"
    r"olan[iu]?|olanini?|sira\w*|siradaki\w*|secenek\w*|sikayet\w*|kay[iu]?[dt]\w*|o|lutfen|"
    r"si|su|sini|sunu|i|u"
)
