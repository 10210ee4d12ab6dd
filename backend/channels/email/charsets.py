"""Letters of e-mails whose label is wrong, unknown or missing. Pure.

Turkish mail is UTF-8 or windows-1254, and often says otherwise: a label is believed unless the
bytes show that it cannot be right.
"""

from __future__ import annotations

import codecs
from contextlib import suppress

_TURKISH = "cp1254"
# What programs write when they do not know: every byte is a letter in them, so they prove nothing.
_CLAIMED_BLINDLY = frozenset({"iso8859-1", "iso8859-9", "ascii", "cp1252", "cp1254"})
# Python knows these as text, and they are no letters of anybody's mail.
_NO_LETTERS = frozenset(
    {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"}
)


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of some bytes; never fails, and loses only what no letter stands for.

    UTF-8 with letters of more than one byte is UTF-8 whatever it says, unless it says an encoding
    of another kind, which is then believed. What is left is windows-1254, which has every letter
    of ISO-8859-9 and which the mislabelled mail of Türkiye is in.
    """
    name = _known(declared)
    if name is not None and name not in _CLAIMED_BLINDLY and name != "utf-8":
        with suppress(UnicodeError, ValueError, LookupError):
            return content.decode(name)
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8-sig")
    if name == "cp1252":
        with suppress(UnicodeDecodeError):
            return content.decode(name)
    return content.decode(_TURKISH, "replace")


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name in _NO_LETTERS else name
