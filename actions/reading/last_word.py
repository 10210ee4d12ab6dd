"""That it is their last complaint, which asks after none: "bu son şikayetim". Pure."""

from __future__ import annotations

import re

from lexicon.turkish import fold

_LAST = re.compile(
    r"\W*(?:artik |ve )?bu (?:da )?(?:benim |size )?(?:artik )?son "
    r"(?:sikayet|basvuru|yaz[iu]s|kayd|uyar)\w*"
    r"(?: (?:olsun|olacak|artik|haberiniz olsun|bilin))*\W*"
)


def is_said(text: str) -> bool:
    """Whether a text says nothing but that it is the last one."""
    return bool(_LAST.fullmatch(fold(text)))
