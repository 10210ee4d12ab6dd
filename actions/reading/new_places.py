"""The place that is put right at a summary: "yer Nilüfer olacak", "adresi ekle: …". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import tells
from actions.reading.reading import Fields
from bot.patterns.districts import is_of, official
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

_PLACE = re.compile(
    r"\b(?:adres(?:im|imi|i|imiz|e)?|yer(?:i|im|imi)?|ilce(?:m|si|yi)?|sehir|sehri\w?|semt\w{0,3}|"
    r"konum\w{0,3}|oturdugum yer)\b(?! yok)"
)
_OF_MAIL = re.compile(r"@|\b(?:e ?-?posta|e ?-?mail|mail|meyil)\w*")
_TO_BE = re.compile(
    r"\b(?:ol(?:a|u)?c[ae]k\w*|ols?un|olmali|ekle\w*|yaz\w*|yap\w*|duzelt\w*|degis\w*|degil|yanlis\w*|"
    r"dogrusu|aslinda|yeni|guncelle\w*)\b|:"
)
_NO_MORE = r"\w{0,3}\W+(?:\w+\W+)?(?:degil|eski|yanlis|onceki)"


def put_right(message: Message) -> str | None:
    """Return the place that a message puts in the place of what stands there."""
    folded = message.folded
    named = _PLACE.search(folded)
    if named is None or _OF_MAIL.search(folded) or not _TO_BE.search(folded):
        return None
    city, district = (_meant(message, kind, named.start()) for kind in ("city", "district"))
    if district is None:  # where a place is meant, a name that is a word too is one: "Nilüfer"
        words = re.findall(r"[a-z]+", folded[named.end() :])
        known = (official(word) for word in words if not _is_denied(word, folded))
        district = next((one for one in known if one is not None), None)
    return Fields(city=city, district=district).place


def province_of(place: str, message: Message, known: str | None) -> str | None:
    """Return the province of a place that was put right, the known one where the district is."""
    city, _ = tells.place_of(message, None)
    if city is not None and fold(city) in fold(place):
        return city
    return known if known and is_of(fold(place), known) else None


def _meant(message: Message, kind: str, since: int) -> str | None:
    """Return the city or district that is not denied, rather behind the word for the place."""
    folded = message.folded
    told = [one for one in message.entities.get(kind, ()) if not _is_denied(fold(one), folded)]
    behind = [one for one in told if fold(one) in folded[since:]]
    found = next(iter(behind or told), None)
    return " ".join(word[:1].upper() + word[1:] for word in found.split()) if found else None


def _is_denied(place: str, folded: str) -> bool:
    return bool(re.search(rf"\b{re.escape(place)}{_NO_MORE}\b", folded))
