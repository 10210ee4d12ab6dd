"""Whether what is being told is to go to an earlier record: "yeni değil, eskiye ekle". Pure."""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold, words_only

_RECORD = r"(?:sikayet|kayi?[dt]|basvuru|talep|taleb|takip|numara)\w*"
_EARLIER = r"(?:eski|onceki|evvelki|mevcut|var olan|varolan|acik olan|ilk|ayni)"
_NOT_NEW = re.compile(rf"\byeni (?:bir |bi )?(?:{_RECORD} )?(?:degil|acma\w*|istemi\w*|olmasin)")
_TO_THE_EARLIER = re.compile(
    rf"\b{_EARLIER}(?:s[iu]n[ea]|y?[ea]|n[ea])?(?: {_RECORD})?(?: \w+)? "
    r"(?:ekle|yaz|isle|koy|bagla|birlestir)\w*"
)


def is_wished(text: str) -> bool:
    """Whether a text wants no record of its own for what is told."""
    plain = words_only(verbs.plain(fold(text)))
    return bool(_NOT_NEW.search(plain) or _TO_THE_EARLIER.search(plain))
