"""The parts of an e-mail: its words, and the files that were sent with it. Pure.

A mail is a tree that anybody may have grown: it is walked without recursion into what is too deep,
and a part that cannot be read takes no other with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING

from backend.channels.email import html_text
from backend.channels.email.calendars import summary_of
from backend.channels.email.charsets import decode
from backend.channels.email.headers import text as header_text
from backend.channels.email.tnef import opened
from backend.kit.errors import YardimError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PARTS = 300
_DEEPEST = 20
# A picture that its page shows and that is smaller is a logo; a pasted screenshot is larger.
_LOGO_BYTES = 48 * 1024
_TEXTS = frozenset({"text/plain", "text/html", "text/calendar"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})


class TooManyPartsError(YardimError):
    """No person's mail has so many parts, or nests them so deep."""


@dataclass(frozen=True)
class MailFile:
    """A file that came with a mail, as its sender calls it."""

    name: str
    content: bytes


@dataclass
class Body:
    """What a mail says: all of it, and without what it quotes; and its files."""

    whole: str = ""
    new: str = ""
    files: list[MailFile] = field(default_factory=list)


def body_of(message: Message) -> Body:
    """Read a mail's parts.

    Raises:
        TooManyPartsError: there are too many, or too deep.

    """
    return _Reader(message).read()


class _Reader:
    def __init__(self, message: Message) -> None:
        self._message = message
        self._count = 0
        self._files: list[MailFile] = []
        self._pages: list[str] = []
        # Pictures that may be shown within a page: with their ids.
        self._pictures: list[tuple[str, MailFile]] = []

    def read(self) -> Body:
        whole, new = self._texts(self._message, 0)
        shown = "\n".join(self._pages)
        for name, picture in self._pictures:
            within = bool(name) and f"cid:{name}" in shown
            if not (within and len(picture.content) < _LOGO_BYTES):
                self._files.append(picture)
        return Body(whole.strip(), new.strip(), self._files)

    def _texts(self, part: Message, depth: int) -> tuple[str, str]:
        """Return what a part says, whole and new; put its files aside."""
        self._count += 1
        if self._count > _MOST_PARTS or depth > _DEEPEST:
            raise TooManyPartsError
        kind = _kind(part)
        if kind.startswith("multipart/") and part.is_multipart():
            children = [each for each in part.get_payload() if isinstance(each, Message)]
            said = [(_kind(each), self._texts(each, depth + 1)) for each in children]
            if kind == "multipart/alternative":
                return _best(said)
            return (
                "\n\n".join(whole for _, (whole, _) in said if whole.strip()),
                "\n\n".join(new for _, (_, new) in said if new.strip()),
            )
        if kind in _TEXTS and not _is_file(part):
            return self._words(part, kind)
        return self._file(part, kind)

    def _words(self, part: Message, kind: str) -> tuple[str, str]:
        text = decode(_content(part), _charset(part))
        if kind == "text/html":
            self._pages.append(text)
            return html_text.text_of(text), html_text.text_of(text, new_only=True)
        if kind == "text/calendar":
            self._files.append(MailFile(_name(part) or "davet.ics", _content(part)))
            summary = summary_of(text)
            return summary, summary
        return text, text

    def _file(self, part: Message, kind: str) -> tuple[str, str]:
        """Put a file aside; what an Outlook parcel holds is taken out of it."""
        name, content = _name(part), _content(part)
        if kind in _TNEF or name.casefold() == "winmail.dat":
            parcel = opened(content)
            if parcel is not None:
                self._files += [MailFile(*each) for each in parcel.files]
                page = html_text.text_of(parcel.html) if parcel.html else ""
                text = parcel.text.strip() or page
                return text, text
        if content:
            file = MailFile(name or kind.replace("/", "."), content)
            named = header_text(part, "Content-ID").strip("<> ")
            if kind.startswith("image/"):
                self._pictures.append((named, file))
            else:
                self._files.append(file)
        return "", ""


def _best(said: Sequence[tuple[str, tuple[str, str]]]) -> tuple[str, str]:
    """Choose of alternatives: the plain words, unless they are empty; else what says anything."""
    for plain in (True, False):
        for kind, (whole, new) in said:
            if whole.strip() and (not plain or kind == "text/plain"):
                return whole, new
    return "", ""


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except Exception:  # noqa: BLE001 - a header fails alone
        return "application/octet-stream"


def _charset(part: Message) -> str | None:
    try:
        found = part.get_param("charset")
    except Exception:  # noqa: BLE001 - a header fails alone
        return None
    return found if isinstance(found, str) else None


def _name(part: Message) -> str:
    try:
        written = part.get_filename() or ""
    except Exception:  # noqa: BLE001 - a header fails alone
        return ""
    holder = Message()
    holder["Name"] = " ".join(str(written).split())
    return header_text(holder, "Name")


def _is_file(part: Message) -> bool:
    try:
        disposition = part.get_content_disposition()
    except Exception:  # noqa: BLE001 - a header fails alone
        return False
    return disposition == "attachment" or (disposition == "inline" and bool(_name(part)))


def _content(part: Message) -> bytes:
    """Return the bytes of a part; of a mail within the mail, that mail."""
    try:
        if part.is_multipart():
            return b"\n".join(
                each.as_bytes() for each in part.get_payload() if isinstance(each, Message)
            )
        found = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - a part fails alone, and its mail is kept
        return b""
    return found if isinstance(found, bytes) else b""
