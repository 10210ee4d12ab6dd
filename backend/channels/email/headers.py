"""Headers of e-mails, read so that one that is broken takes no other with it. Pure.

Python's own reading of structured headers raises on what mail programs really write, and keeps raw
8-bit letters as what cannot be stored; so headers are taken as bytes and read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.header import decode_header
from email.utils import getaddresses
from typing import TYPE_CHECKING

from backend.channels.email.charsets import decode
from backend.kit.text import clean_line
from lexicon.email_addresses import read_email

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

# Longer ones are somebody's mistake or trap; what is needed stands at the beginning.
_LONGEST = 8000
_MOST_ADDRESSES = 100
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")


@dataclass(frozen=True)
class Mailbox:
    """Somebody's address, with the name beside it."""

    address: str
    name: str = ""


def raw(message: Message, name: str) -> str:
    """Return a header as it is written, in letters; empty where there is none."""
    found = _all(message, name)
    return found[0] if found else ""


def text(message: Message, name: str) -> str:
    """Return a header in the letters that are meant, on one line."""
    return clean_line(_words(raw(message, name)))


def mailboxes(message: Message, *names: str) -> list[Mailbox]:
    """Return the addresses of headers, in order; what is no address is left out."""
    found = []
    for name in names:
        try:
            pairs = getaddresses(_all(message, name))
        except Exception:  # noqa: BLE001 - a header fails alone; the others are read
            pairs = []
        for shown, address in pairs[:_MOST_ADDRESSES]:
            read = read_email(clean_line(_words(address)))
            if read.address is not None:
                found.append(Mailbox(read.address, clean_line(_words(shown))))
    return found


def message_id(message: Message) -> str | None:
    """Return the id a mail has, without its brackets; None where there is none."""
    written = clean_line(raw(message, "Message-ID")).strip("<> ")
    return written[:200] or None


def references(message: Message) -> Sequence[str]:
    """Return the ids of what a mail answers, the nearest first, without brackets."""
    nearest = _MESSAGE_ID.findall(raw(message, "In-Reply-To"))
    older = reversed(_MESSAGE_ID.findall(raw(message, "References")))
    return list(dict.fromkeys(each.strip("<>") for each in (*nearest, *older)))


def _all(message: Message, name: str) -> list[str]:
    """Return every header of a name; bytes beyond ASCII are in the letters they stand for."""
    found = []
    for key, value in message.raw_items():
        if key.casefold() == name.casefold():
            content = str(value)[:_LONGEST].encode("utf-8", "surrogateescape")
            found.append(re.sub(r"\r?\n(?=[ \t])", "", decode(content)))
    return found


def _words(value: str) -> str:
    """Read encoded words (RFC 2047); what is broken in them stays as it is written."""
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
    except Exception:  # noqa: BLE001 - broken words stay as they are written
        return value
    return "".join(
        part if isinstance(part, str) else _part(part, charset) for part, charset in parts
    )


def _part(part: bytes, charset: str | None) -> str:
    if charset is not None:
        return decode(part, charset)
    try:
        # What stands between encoded words comes back so.
        return part.decode("raw-unicode-escape")
    except UnicodeDecodeError:
        return decode(part)
