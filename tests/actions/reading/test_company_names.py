"""A company told with a name: the person is the name, and the company alone stays what it is."""

from __future__ import annotations

import pytest

from actions.reading import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kaya Tekstil Mehmet Kaya", "Mehmet Kaya"),
        ("Mehmet Kaya Kaya Tekstil Ltd Şti", "Mehmet Kaya"),
        ("Mehmet Kaya, Kaya Tekstil A.Ş.", "Mehmet Kaya"),
        ("YILDIZ INSAAT ADINA SELIN AKSOY", "Selin Aksoy"),
        ("guner marketten hasan demir", "Hasan Demir"),
        ("Deniz Lojistik yetkilisi Burak Şen", "Burak Şen"),
        ("adım Burak Şen, Deniz Lojistik sahibiyim", "Burak Şen"),
        ("Öz Akdeniz Gıda San. Tic. Ltd. Şti. Fatma Koç", "Fatma Koç"),
    ],
)
def test_the_person_is_the_name(text: str, name: str) -> None:
    assert names.read(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ali San", "Ali San"),
        ("Ahmet Ali San", "Ahmet Ali San"),
        ("Güneş Market", "Güneş Market"),
        ("Ayşe Yılmaz", "Ayşe Yılmaz"),
    ],
)
def test_a_surname_and_a_company_alone_stay(text: str, name: str) -> None:
    assert names.read(text) == name


def test_it_is_left_out_of_a_story_s_signature_too() -> None:
    told = "internetim yok, ben Güneş Market'ten Hasan Demir 05321234567"
    assert names.signed(told) == "Hasan Demir"
