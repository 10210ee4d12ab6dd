"""What Outlook packs into `winmail.dat` when it believes that everybody uses Outlook. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from tnefparse import TNEF

from backend.channels.email.charsets import decode


@dataclass
class Parcel:
    """What was in it."""

    text: str = ""
    html: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)


def opened(content: bytes) -> Parcel | None:
    """Open a parcel; None where it cannot be: it is a file like any other then."""
    try:
        found = TNEF(content, do_checksum=False)
        parcel = Parcel(_text(found.body), _text(found.htmlbody))
        for each in found.attachments:
            name = _text(each.long_filename() or each.name)
            parcel.files.append((name.strip("\0 ") or "dosya", bytes(each.data)))
    except Exception:  # noqa: BLE001 - it comes from a stranger's machine, and its reader raises anything
        return None
    return parcel if parcel.text or parcel.html or parcel.files else None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return decode(value).rstrip("\0")
    return value.rstrip("\0") if isinstance(value, str) else ""
