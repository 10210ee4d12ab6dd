from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from actions import names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("ayşe yılmaz", "Ayşe Yılmaz"),
        ("İBRAHİM ÇALIŞKAN", "İbrahim Çalışkan"),
        ("IŞIL ILGAZ", "Işıl Ilgaz"),
        ("ismail", "İsmail"),
        ("adım mehmet kayabaş", "Mehmet Kayabaş"),
        ("benim adım Yusuf Kumsal", "Yusuf Kumsal"),
        ("ben Kadir Uzunçayır", "Kadir Uzunçayır"),
        ("Ad: Pınar Soyad: Tepecik", "Pınar Tepecik"),
        ("ismim Leyla, soyadım Karatavuk", "Leyla Karatavuk"),
        ("tabii, Erdem Yalınkılıç", "Erdem Yalınkılıç"),
        ("Ahmet Şen", "Ahmet Şen"),
        ("elif su", "Elif Su"),
        ("Dr. Serpil Kurgulu", "Dr. Serpil Kurgulu"),
        ("Ayşe O'Brien-Kaya", "Ayşe O'Brien-Kaya"),
    ],
)
def test_a_name_is_read_and_capitalised(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "neden soruyorsunuz",
        "vermek istemiyorum",
        "12345",
        "0532 123 45 67",
        "temsilci",
        "internetim hala yok",
        ".",
        "",
        "a",
        "ayse@ornek.com",
        "bir iki üç dört beş altı",
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(written: str) -> None:
    assert names.read(written) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Merhaba adım Ayşe Yılmaz, internetim 3 gündür yok", "Ayşe Yılmaz"),
        ("adım Nuray Bademci, numaram 0532 111 00 11", "Nuray Bademci"),
        ("adım mehmet kaya numaram 05321110011", "Mehmet Kaya"),
        ("adım ali internetim yok kaç gündür bakmadınız", None),
        ("adım Ali internetim yok kaç gündür bakmadınız", "Ali"),
        ("faturam adıma değil", None),
        ("internetim yok", None),
    ],
)
def test_a_name_said_in_passing_is_taken_when_it_ends_clearly(
    written: str,
    name: str | None,
) -> None:
    assert names.said_in_passing(written) == name


def test_one_part_of_a_name_is_corrected() -> None:
    assert names.replace_part("Ayşe Yılmaz", "ayse", "ayşen") == "Ayşen Yılmaz"
    assert names.replace_part("Ayşe Yılmaz", "Fatma", "Ayşen") is None


@given(st.text(max_size=80))
def test_any_text_gives_a_short_name_or_none(text: str) -> None:
    name = names.read(text)
    assert name is None or (0 < len(name) <= 80 and any(map(str.isalpha, name)))
