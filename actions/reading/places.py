"""Where somebody lives, as far as it is more than a province: quarters, streets, numbers. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names, trouble, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

_OF_AN_ADDRESS = re.compile(
    r"mah(?:alle\w*)?|sok|sok(?:ak|ag)\w{0,4}|sk|cad(?:de\w*)?|cd|bulvar\w*|blv|apartman\w*|apt|"
    r"site(?:si\w*)|blok\w*|daire\w*|koyu\w*|mevki\w*|evleri|konutlari|evka|toki|osb|semt\w*"
)
_MOST_WORDS = 9
_AROUND = re.compile(r"(?:ben|biz|adres\w*|yer\w*|ev\w*|burasi|bura\w*|otur\w*|no|kat)")


def is_of_an_address(folded: str) -> bool:
    """Whether a folded word stands in addresses only: "mahallesi", "sok", "blok"."""
    return bool(_OF_AN_ADDRESS.fullmatch(folded.strip(".,")))


_TELLS_AN_ADDRESS = re.compile(
    r"\b(?:acik )?adres(?:im|imiz|i|ler)?\b:? "
    r"(?!n[ei]\b|nedir|nere|nasil|degis|yanlis|var|yok|m[iu])"
)


def tells_an_address(plain: str) -> bool:
    """Whether plain folded words tell an address and ask for none: "adres Cumhuriyet mah no 5"."""
    after = _TELLS_AN_ADDRESS.search(plain)
    if after is None or trouble.asks(plain):
        return False
    words = plain[after.end() :].split()
    return any(is_of_an_address(one) or one.isdigit() or one == "no" for one in words)


def told(message: Message) -> frozenset[str]:
    """Return the words of the province and the district that a message tells, where it does both.

    A district alone may be a surname ("Derya Ilgaz"), and so may a province ("Kaan Antalya").
    """
    both = (message.entities.get("city", ()), message.entities.get("district", ()))
    if not all(both):
        return frozenset()
    return frozenset(word for names in both for one in names for word in fold(one).split())


def is_alone(message: Message) -> bool:
    """Whether a message tells nothing but where: "İzmir Bornova Evka 3"."""
    named = told(message)
    words = re.findall(r"[a-z]+", message.folded)
    if not named or not words or len(words) > _MOST_WORDS or message.is_choice:
        return False
    plain = verbs.plain(message.folded)
    if trouble.marks(plain) or trouble.about_the_service(plain) or trouble.asks(plain):
        return False
    others = (word for word in words if word not in named)
    if any(given_names.is_turkish(word) and not given_names.is_everyday(word) for word in others):
        return False
    around = _AROUND.fullmatch(words[0]) is not None
    return around or words[0] in named or any(words[0].startswith(one) for one in named)
