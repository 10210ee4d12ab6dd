"""What a file is, told from its content alone: one of four kinds, or nothing that is taken.

An image is one that its decoder reads, a PDF begins and ends as one, a text is text in an encoding
and no markup that a browser would run. What cannot be proven to be one of them is refused, whatever
it is called. Nothing in a file is changed.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from backend.complaints.models import FileKind

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.ImageFile import ImageFile

# More than any telephone takes, less than what stops the machine of whoever opens it.
MOST_PIXELS = 120_000_000
_THUMBNAIL = (64, 64)
_PNG, _JPEG, _PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
# The reader of a PDF looks for its end there (ISO 32000-1, Annex H.3, note 18), and some more.
_PDF_TAIL, _PDF_END = 4096, b"%%EOF"
# Cameras write more behind the end of a picture.
_JPEG_TAIL, _JPEG_END = 64 * 1024, b"\xff\xd9"
_PIECE = 256 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What makes a browser take a text for a page (WHATWG MIME Sniffing, 7.1), or for a picture that
# holds scripts.
_MARKUP = re.compile(
    r"\s*(?:<(?:!doctype|!--|\?xml|(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body"
    r"|br|p|svg|math|object|embed|img|link|meta|form|base)[\s>/])|%!ps-adobe-|\{\\rtf)",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Without a mark: UTF-8, or what Windows writes in Türkiye.
_UNMARKED = ("utf-8", "cp1254")


class Wrong(StrEnum):
    """Why the content of a file is not taken."""

    KIND = "kind"
    BROKEN = "broken"
    PIXELS = "pixels"


def look(path: Path) -> FileKind | Wrong:
    """Say what a file is, or why it is not taken. Takes a while: to be asked in a thread."""
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(_PNG):
        found = _image(path, PngImageFile, FileKind.PNG)
    elif head.startswith(_JPEG):
        found = _image(path, JpegImageFile, FileKind.JPEG)
    elif head.startswith(_PDF):
        found = _pdf(path)
    else:
        return FileKind.TEXT if _is_text(path) else Wrong.KIND
    # What ends as an archive is one as well, to whoever opens it as such.
    return Wrong.KIND if isinstance(found, FileKind) and zipfile.is_zipfile(path) else found


def _image(path: Path, reader: type[ImageFile], kind: FileKind) -> FileKind | Wrong:
    try:
        with path.open("rb") as file, reader(file) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return Wrong.PIXELS
            if kind is FileKind.PNG:
                image.verify()  # every chunk and its checksum, nothing unpacked
            elif "progressive" in image.info:
                # To decode it takes the whole picture, as often as it has scans.
                return kind if _ends_with(path, _JPEG_END, _JPEG_TAIL) else Wrong.BROKEN
            else:
                # At an eighth of its size: what is missing is missed, in little memory.
                image.draft("L", _THUMBNAIL)
                image.load()
    except Exception:  # noqa: BLE001 - a decoder fails in ways of its own; what it cannot read is broken
        return Wrong.BROKEN
    return kind


def _pdf(path: Path) -> FileKind | Wrong:
    return FileKind.PDF if _ends_with(path, _PDF_END, _PDF_TAIL) else Wrong.BROKEN


def _ends_with(path: Path, mark: bytes, tail: int) -> bool:
    """Whether a mark stands in the last `tail` bytes of a file."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - tail, 0))
        return mark in file.read()


def _is_text(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(4)
    marked = [encoding for mark, encoding in _MARKS if head.startswith(mark)]
    return any(_reads(path, encoding) for encoding in marked or _UNMARKED)


def _reads(path: Path, encoding: str) -> bool:
    """Whether a file is text in an encoding, piece by piece, and no markup."""
    decoder = codecs.getincrementaldecoder(encoding)()
    begun = False
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            try:
                text = decoder.decode(piece)
            except UnicodeDecodeError:
                return False
            if _CONTROL.search(text) or (not begun and _MARKUP.match(text)):
                return False
            begun = begun or bool(text.strip())
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
