"""Reading what Kannel sends: headers, address and body of its `post-url` call. Pure.

Kannel asks again until it is answered by an empty 200, so an SMS that we can keep is kept, however
odd it is; only a call that is not one of Kannel's is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from backend.channels.sms import udh
from backend.channels.sms.service import IncomingText
from backend.kit.errors import MalformedRequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = re.compile(r"[!-~]{1,100}")
_CHARSET = re.compile(r'charset\s*=\s*"?([\w.:-]+)', re.ASCII)
# What Kannel can be told to send, by its own names.
_ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16be": "utf-16-be",
    "ucs-2": "utf-16-be",
    "iso-8859-1": "latin-1",
    "iso-8859-9": "iso-8859-9",
    "windows-1252": "cp1252",
    "windows-1254": "cp1254",
    "us-ascii": "ascii",
}
_BINARY = 1
_CODINGS = ("0", "1", "2")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SECONDS = re.compile(r"\d{1,11}", re.ASCII)

NO_SENDER = "no sender: set send-sender = true in Kannel's sms-service"
BINARY = "binary: meant for a program"


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP call, as far as Kannel uses it. Header names are in lower case."""

    query: str
    headers: Mapping[str, str]
    body: bytes


def read(call: Call) -> IncomingText:
    """Read an SMS from a call.

    Raises:
        MalformedRequestError: it has no id that could make taking it in safe to repeat.

    """
    query = _query(call.query)
    gateway_id = query.get("id", b"").decode("latin-1")
    if not _ID.fullmatch(gateway_id):
        raise MalformedRequestError
    header = query.get("udh") or _unquoted(call.headers.get("x-kannel-udh", ""))
    given = call.headers.get("x-kannel-coding", "").strip()
    coding = int(given) if given in _CODINGS else None
    sender = call.headers.get("x-kannel-from", "").strip()
    text, refused = _text(call, header, coding)
    return IncomingText(
        gateway_id=gateway_id,
        sender=sender,
        text=text,
        receiver=call.headers.get("x-kannel-to", ""),
        udh=header,
        coding=coding,
        smsc=_decoded(query.get("smsc", b""), "utf-8"),
        sent_at=_moment(query.get("ts", b"")),
        refused=refused or ("" if sender else NO_SENDER),
    )


def _text(call: Call, header: bytes, coding: int | None) -> tuple[str, str]:
    """Return the text, and why it is none."""
    match = _CHARSET.search(call.headers.get("content-type", ""))
    encoding = _ENCODINGS.get(match[1].lower(), "utf-8") if match else "utf-8"
    if coding != _BINARY:
        return _decoded(call.body, encoding), ""
    # Some machines write texts in 8-bit messages; anything else is for programs.
    try:
        text = call.body.decode("utf-8")
    except UnicodeDecodeError:
        return call.body.hex(), BINARY
    if udh.read(header).for_program or _UNPRINTABLE.search(text):
        return call.body.hex(), BINARY
    return text, ""


def _decoded(content: bytes, encoding: str) -> str:
    """Decode as well as possible: a text with a broken letter is better than none."""
    return content.decode(encoding, "replace")


def _query(query: str) -> dict[str, bytes]:
    """Read the first value of each name, as bytes: a header need not be any encoding's text."""
    found: dict[str, bytes] = {}
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        found.setdefault(name, _unquoted(value))
    return found


def _unquoted(value: str) -> bytes:
    # Sanic hands over bytes that are no UTF-8 as surrogates.
    return unquote_to_bytes(value.replace("+", " ").encode("utf-8", "surrogatepass"))


def _moment(seconds: bytes) -> datetime | None:
    """Read Unix time; None for anything else."""
    written = seconds.decode("latin-1")
    return datetime.fromtimestamp(int(written), UTC) if _SECONDS.fullmatch(written) else None
