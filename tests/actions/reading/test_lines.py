"""Which number is the stolen line, and which reaches whoever it was stolen from."""

from __future__ import annotations

import pytest

from actions.reading import lines

LINE, OTHER = "+905334445566", "+905321112233"
A, B = "0533 444 55 66", "0532 111 22 33"


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ("telefonum çalındı", True),
        ("metroda telefonumu düşürdüm", True),
        ("numaram başkasının eline geçti", True),
        ("hattım birden kapandı kodlar başkasına gidiyor", True),
        ("kodu söyledim hesabımdan 2 bin lira çektiler", False),
        ("arayıp şifremi istediler, hattımdan alışveriş yapmışlar", False),
    ],
)
def test_whether_the_line_is_gone(told: str, *, gone: bool) -> None:
    assert lines.is_gone(told) == gone


@pytest.mark.parametrize(
    ("text", "line", "reaching"),
    [
        (A, LINE, None),
        (f"hattımı kapatın {A}", LINE, None),
        (f"acil, numaram bu değil, kapatılacak olan {A} Sevil Kaya", LINE, None),
        (f"hat numaram {A}, annemin telefonu {B}", LINE, OTHER),
        (f"ablamın telefonundan yazıyorum {B}, hattımı kapatın {A}", LINE, OTHER),
        (f"beni {B} numaradan arayın", None, OTHER),
        (f"{B} kardeşimin numarası", None, OTHER),
        ("hattımı kapatın", None, None),
    ],
)
def test_of_a_line_that_is_gone(text: str, line: str | None, reaching: str | None) -> None:
    found = lines.of(text, gone=True)
    assert (found.line, found.reaching) == (line, reaching)


def test_once_the_line_is_known_another_number_reaches_them() -> None:
    assert lines.of(B, gone=True, line=LINE).reaching == OTHER
    assert lines.of(A, gone=True, line=LINE).reaching is None


@pytest.mark.parametrize("text", [B, f"numaram {B}", f"hattım {B}, adım Sevil"])
def test_a_line_that_is_still_ones_own_reaches_them(text: str) -> None:
    found = lines.of(text, gone=False)
    assert (found.line, found.reaching) == (None, OTHER)
