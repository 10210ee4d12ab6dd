"""What stands for a hidden character, and what may stand between two digits of one number."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MASK = "•"
# The last digits of a card or an account stay.
KEPT = 4
# White space of any width, line breaks, punctuation, brackets, marks upon keycaps: anything but
# letters, digits and what is hidden already. Six hold " ) - (" or a keycap's two marks with spaces.
SEPARATOR = rf"(?:[^\w{MASK}]|_)"
WIDEST = 6
GAP = rf"{SEPARATOR}{{0,{WIDEST}}}"

# Arabic digits are the first after the ASCII ones.
_OTHER = re.compile("[\u0660-\U0010ffff]")


# One text is read in several ways, one after the other.
@lru_cache(maxsize=4)
def plain_digits(text: str) -> str:
    """Write the digits of every script in ASCII (Arabic, full-width); the length is kept."""
    if text.isascii():
        return text
    return _OTHER.sub(lambda match: str(unicodedata.decimal(match[0], match[0])), text)
