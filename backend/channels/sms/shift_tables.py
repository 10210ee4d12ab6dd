"""Turkish letters of phones that use the national tables (3GPP TS 23.038, A.2.1 and A.3.1). Pure.

The gateway knows the default alphabet only. It decodes each septet with that, so that `ş` arrives
as `æ`; with the header of the locking shift we know, and undo it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# Registers the codecs that are used by name below.
import gsmcodecs  # type: ignore[import-untyped]  # noqa: F401

from backend.channels.sms.lost_letters import restored

if TYPE_CHECKING:
    from backend.channels.sms.udh import Header

TURKISH = 1
_DEFAULT = "gsm23.038-0-0"
_LOCKING = "gsm23.038-1-0"


def decode(text: str, header: Header) -> str:
    """Return what the customer wrote, given what the gateway made of it."""
    if header.single == TURKISH:
        # First, as its letters are in no table of the default alphabet and stay as they are below.
        text = restored(text)
    if header.locking == TURKISH:
        text = "".join(map(_unlocked, text))
    return text


def _unlocked(letter: str) -> str:
    try:
        return letter.encode(_DEFAULT).decode(_LOCKING)
    except UnicodeError:
        return letter
