"""Cards and national ids whose check digit is wrong, told by the word that announces them.

Whoever types "kart numaram 5400 6100 …" has written their card down, a slip of the finger included.
Cards of SIMs and of decoders keep their numbers: complaints need those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexicon.masking.cards import LENGTHS, PREFIX
from lexicon.masking.marks import KEPT, MASK, SEPARATOR, plain_digits
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = rf"(?<![0-9])[0-9](?:{SEPARATOR}{{0,3}}[0-9]){{%s}}(?![0-9]|{SEPARATOR}?{MASK})"
_ENDING = r"[a-z'\u2019]{0,12}"
_CARD = re.compile(
    rf"(?<![a-z])(?P<whose>[a-z]{{2,8}} )?(?:kart|visa|mastercard|troy){_ENDING}"
    rf"(?: ?(?:no|numara|bilgi){_ENDING})?[^0-9{MASK}]{{1,12}}(?P<number>{_DIGITS % '12,18'})"
)
_NATIONAL_ID = re.compile(
    rf"(?<![a-z])(?:t\.? ?c\.?|tckn|kimlik)(?: ?(?:kimlik|no|numara){_ENDING}){{0,2}}"
    rf"[^0-9{MASK}]{{1,12}}(?P<number>(?=[1-9]){_DIGITS % '10'})"
)
_OF_A_DEVICE = re.compile(r"(?:sim|e sim|esim|akilli|smart|uydu|dekoder|tv|cam|kutu)$")


def hide(text: str) -> str:
    """Hide the numbers that are announced as a card's or a national id's; a card keeps four."""
    folded = fold(plain_digits(text))
    if len(folded) != len(text):
        return text
    characters = list(text)
    for start, end, kept in _found(folded):
        places = [at for at in range(start, end) if folded[at].isdigit()]
        for at in places[: len(places) - kept]:
            characters[at] = MASK
    return "".join(characters)


def _found(folded: str) -> Iterator[tuple[int, int, int]]:
    for match in _CARD.finditer(folded):
        digits = "".join(filter(str.isdigit, match["number"]))
        of_a_device = _OF_A_DEVICE.search((match["whose"] or "").strip())
        if not of_a_device and len(digits) in LENGTHS[int(digits[:PREFIX])]:
            yield *match.span("number"), KEPT
    for match in _NATIONAL_ID.finditer(folded):
        yield *match.span("number"), 0
