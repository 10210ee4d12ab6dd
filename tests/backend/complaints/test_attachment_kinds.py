"""What a file is, told from its content: no name is believed, and nothing doubtful is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.complaints.attachment_kinds import Wrong, look
from backend.complaints.models import FileKind
from tests.backend.handed_in import (
    EXE,
    GIF,
    HTML,
    JPEG,
    PDF,
    PNG,
    PROGRESSIVE,
    SVG,
    TEXT,
    archive,
    bomb,
    picture,
    png_of,
)

if TYPE_CHECKING:
    from pathlib import Path

TAKEN = {
    "png": (PNG, FileKind.PNG),
    "png_with_a_large_text": (png_of(300_000), FileKind.PNG),
    "jpeg": (JPEG, FileKind.JPEG),
    "progressive_jpeg": (PROGRESSIVE, FileKind.JPEG),
    "jpeg_with_what_a_camera_adds": (JPEG + b"\0camera" * 500, FileKind.JPEG),
    "pdf": (PDF, FileKind.PDF),
    "text": (TEXT, FileKind.TEXT),
    "text_of_windows": ("Şikâyet: ışık yanmıyor\r\n".encode("cp1254"), FileKind.TEXT),
    "text_in_utf_16": ("ışık".encode("utf-16"), FileKind.TEXT),
    "text_with_a_mark": ("ışık".encode("utf-8-sig"), FileKind.TEXT),
    "text_that_begins_as_a_program": (b"MZ ve BMW marka modem", FileKind.TEXT),
    "text_that_compares": (b"hiz <10 Mbps, <b>", FileKind.TEXT),
    "text_with_a_letter_across_two_pieces": (("ğ" * 131_073 + "a").encode(), FileKind.TEXT),
}
REFUSED = {
    "program": (EXE, Wrong.KIND),
    "html": (HTML, Wrong.KIND),
    "html_after_blank_lines": (b"\n\n \t" + HTML, Wrong.KIND),
    "html_in_capitals_in_utf_16": (HTML.decode().upper().encode("utf-16"), Wrong.KIND),
    "script": (b"<script>alert(1)</script>", Wrong.KIND),
    "svg": (SVG, Wrong.KIND),
    "svg_as_xml": (b'<?xml version="1.0"?>' + SVG, Wrong.KIND),
    "gif": (GIF, Wrong.KIND),
    "archive": (archive(), Wrong.KIND),
    "rich_text": (b"{\\rtf1 merhaba}", Wrong.KIND),
    "noise": (bytes(range(256)), Wrong.KIND),
    "picture_and_archive": (PNG + archive(), Wrong.KIND),
    "pdf_and_archive": (PDF + archive() + b"%%EOF", Wrong.KIND),
    "png_cut_off": (PNG[: len(PNG) // 2], Wrong.BROKEN),
    "png_of_a_mark_alone": (PNG[:8], Wrong.BROKEN),
    "png_with_a_changed_byte": (PNG.replace(PNG[60:62], b"\x01\x02", 1), Wrong.BROKEN),
    "jpeg_cut_off": (JPEG[: len(JPEG) // 2], Wrong.BROKEN),
    "progressive_jpeg_cut_off": (PROGRESSIVE[: len(PROGRESSIVE) // 2], Wrong.BROKEN),
    "jpeg_of_a_mark_alone": (JPEG[:3], Wrong.BROKEN),
    "program_with_a_jpegs_mark": (b"\xff\xd8\xff" + EXE, Wrong.BROKEN),
    "pdf_cut_off": (PDF[:20] + b" " * 9000, Wrong.BROKEN),
    "bomb": (bomb(), Wrong.PIXELS),
}


@pytest.mark.parametrize(("content", "kind"), TAKEN.values(), ids=TAKEN)
def test_what_is_sound_is_taken_for_what_it_is(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert look(path) == kind
    assert path.read_bytes() == content  # nothing is stripped


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "resim.png"
    path.write_bytes(content)
    assert look(path) == why


def test_a_large_picture_is_read_in_little_time(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(picture("JPEG", (4000, 3000), quality=80))
    assert look(path) is FileKind.JPEG
