"""The answer to "hangi il, ilçe ve mahallede?": what is a place, and nothing else. Pure.

A province, a district or an address is one, and so may be a word or two that nobody uses every day
("Çamlıtepe"); a question, an outcry, another trouble, a name or "bizim mahallede" is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import names, places, reading as r, trouble, verbs
from actions.reading.candidate import Candidate
from actions.reading.name_words import is_everyday
from bot.patterns.districts import official
from bot.patterns.places import PROVINCES
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message
    from actions.reading.reading import Fields

_LONGEST, _MOST_OF_A_NAME = 12, 4
_CERTAIN, _POSSIBLE = 0.95, 0.6
_PROVINCES = frozenset(map(fold, PROVINCES))
_SCOLDS = 0.2
_WHERE_ONE_IS = re.compile(
    r"(?:biz\w*|ben\w*|bu|su|o|burasi|bura\w*|ora\w*|her|tum|butun|ayni|bulundug\w*|oturdug\w*|"
    r"yasadig\w*|ev\w*|is|isyer\w*|yer\w*|bas[iu]\w*|sonu\w*|kose\w*|yan\w*|karsi\w*|ust\w*|alt\w*|"
    r"komsu\w*|taraf\w*|icin\w*|civar\w*|cevre\w*|etraf\w*|yok|var|no|kat|daire)"
)
_SAYS = re.compile(
    r"\w+(?:[iu]yo(?:r?(?:um|uz|lar|s[iu]n\w*)?|m|z)?|[dt][iu](?:m|k|n[iu]z|ler|lar)?|"
    r"m[iu]s(?:s[iu]n\w*|lar|ler)?|[ae]c[ae][gk]\w*|y[iu]m|s[iu]n[iu]z)"
)


def candidates(message: Message, told: Fields) -> Iterator[Candidate]:
    """Yield the place that a message gives; only as far as one is told beside something else."""
    text, plain = message.text.strip(), verbs.plain(message.folded)
    if told.place:
        # "Kadıköy, Nazlı Er": who lives there is no part of the place.
        beside = told.name or _tells_something_else(plain)
        yield Candidate(r.GIVEN, _CERTAIN, value=told.place if beside else text)
    elif _is_named(message.folded) or _is_an_address(message, plain):
        yield Candidate(r.GIVEN, _CERTAIN, value=text)
    elif may_be_one(message, plain, told):
        yield Candidate(r.GIVEN, _POSSIBLE, value=text)


def _is_named(folded: str) -> bool:
    """Whether nothing stands there but provinces and districts, whatever else they mean: "Ordu"."""
    words = _named(folded)
    return bool(words) and all(word in _PROVINCES or official(word) is not None for word in words)


def _is_an_address(message: Message, plain: str) -> bool:
    """Whether a brief message names what stands in an address: "Gül sokak no 5"."""
    words = _named(message.folded)
    of_one = [word for word in words if places.is_of_an_address(word)]
    if not of_one or len(words) > _LONGEST or _tells_something_else(plain):
        return False
    return any(not places.is_of_an_address(word) for word in words if not _is_vague(word))


def may_be_one(message: Message, plain: str, told: Fields) -> bool:
    """Whether a word or two that are used for nothing else may be the name of a place."""
    words = _named(message.folded)
    if not 0 < len(words) <= _MOST_OF_A_NAME or told.phone or told.name or told.email:
        return False
    if _tells_something_else(plain) or trouble.marks(plain):
        return False
    one_name = len(words) == 1 and message.text.strip().istitle()
    if message.likelihood("insult") >= _SCOLDS and not one_name:
        return False
    if any(_SAYS.fullmatch(word) or is_everyday(word) for word in words):
        return False
    is_a_name = len(words) > 1 and names.surely(message.text) is not None
    return not is_a_name and not any(map(_is_vague, words))


def _named(folded: str) -> list[str]:
    return re.findall(r"[a-z]{2,}", folded)


def _is_vague(word: str) -> bool:
    """Whether a word says where without saying which: "bizim", "burada"."""
    return bool(_WHERE_ONE_IS.fullmatch(word))


def _tells_something_else(plain: str) -> bool:
    """Whether plain words ask, or tell what is wrong with the service."""
    return trouble.is_told(plain) or trouble.asks(plain)
