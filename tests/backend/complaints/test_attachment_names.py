"""Names that come from strangers' machines, as they are shown and saved."""

from __future__ import annotations

import pytest

from backend.complaints.attachment_names import LONGEST, shown_name, written_size
from backend.complaints.models import FileKind

NAMES = {
    "fatura.pdf": (FileKind.PDF, "fatura.pdf"),
    "Şikâyet ığüşöç.PDF": (FileKind.PDF, "Şikâyet ığüşöç.PDF"),
    "../../etc/passwd": (FileKind.TEXT, "passwd.txt"),
    "..\\..\\windows\\system32\\kur.exe": (FileKind.PNG, "kur.exe.png"),
    "C:\\Users\\Ayşe\\foto.JPG": (FileKind.JPEG, "foto.JPG"),
    "foto.png": (FileKind.JPEG, "foto.jpg"),
    "a\0b.png": (FileKind.PNG, "ab.png"),
    "satır\r\nSet-Cookie: x.png": (FileKind.PNG, "satır Set-Cookie_ x.png"),
    # Right-to-left override: it would be read as "resimexe.png".
    "resim\u202egnp.exe": (FileKind.PNG, "resimgnp.exe.png"),
    "gör\u200bünmez\ufeff.txt": (FileKind.TEXT, "görünmez.txt"),
    '<img src="x">.txt': (FileKind.TEXT, "_img src=_x__.txt"),
    "...": (FileKind.TEXT, "dosya.txt"),
    "": (FileKind.PDF, "dosya.pdf"),
    "/": (FileKind.PDF, "dosya.pdf"),
    ".htaccess": (FileKind.TEXT, "htaccess.txt"),
    "con.txt": (FileKind.TEXT, "_con.txt"),
    "kart 4111 1111 1111 1111.txt": (FileKind.TEXT, "kart ••••••••••••1111.txt"),
}


@pytest.mark.parametrize(("given", "expected"), NAMES.items())
def test_a_name_is_one_that_can_be_shown_and_saved(
    given: str, expected: tuple[FileKind, str]
) -> None:
    kind, name = expected
    assert shown_name(given, kind) == name


def test_a_long_name_is_cut_before_its_ending() -> None:
    name = shown_name("ğ" * 300 + ".pdf", FileKind.PDF)
    assert len(name) <= LONGEST
    assert name.endswith("ğ….pdf")


def test_a_name_of_a_refused_file_keeps_its_own_ending() -> None:
    assert shown_name("../kur.exe") == "kur.exe"


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 bayt"), (1024, "1 KB"), (1536, "1,5 KB"), (10 * 1024 * 1024, "10 MB")],
)
def test_a_size_is_written_as_turkish_does(size: int, words: str) -> None:
    assert written_size(size) == words
