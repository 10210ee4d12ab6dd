"""The name, the line and the place that stand in a message beside the story."""

from __future__ import annotations

import time

import pytest

from actions.reading import signature, two_numbers
from bot.patterns.places import places
from tests.patience import SLOWER


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hızım düştü Nalan Akçay 0501 222 33 44", "Nalan Akçay"),
        ("0501 222 33 44 tuncay bilgin, yayın yok", "Tuncay Bilgin"),
        ("ben Şerife Tok yayın donuyor", "Şerife Tok"),
        ("KOTAM BİTMEDEN YAVAŞLADI HALİL SEZER 05012223344", "Halil Sezer"),
        ("ses yok, nermin ben", "Nermin"),
        ("Rize Pazar, Melda Ocaklı 0501 222 33 44 telefon çekmiyor", "Melda Ocaklı"),
    ],
)
def test_a_name_stands_where_people_sign(text: str, name: str) -> None:
    assert signature.name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "annem Nalan Akçay adına 0501 222 33 44",
        "bayi Serkan usta 200 lira istedi",
        "Konya Meram 0501 222 33 44",
        "umut kalmadı artık",
        "hattım çekmiyor 3 gündür",
    ],
)
def test_other_names_are_not_the_customers(text: str) -> None:
    assert signature.name_in(text) is None


@pytest.mark.parametrize(
    ("text", "reached", "line"),
    [
        (
            "0312 222 33 44 numaralı hat sustu, 0501 222 33 44 ten arayın",
            "+905012223344",
            "+903122223344",
        ),
        (
            "babamın hattı 0501 222 33 44 çekmiyor, bana 0502 333 44 55 den ulaşın",
            "+905023334455",
            "+905012223344",
        ),
    ],
)
def test_of_two_numbers_one_is_to_be_called(text: str, reached: str, line: str) -> None:
    phone, told = two_numbers.told_apart(text)
    assert phone is not None
    assert (phone.number, told) == (reached, line)


def test_one_number_is_left_to_others() -> None:
    assert two_numbers.told_apart("0312 222 33 44 numaralı hat sustu") == (None, None)


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("Konya Meram", "Meram"),
        ("Silivrideyim", "Silivri"),
        ("bitlis tatvanda hat yok", "Tatvan"),
        ("Fatih'te oturuyorum", "Fatih"),
        ("Ordu Perşembe", "Perşembe"),
    ],
)
def test_a_district_is_known_where_it_stands(text: str, district: str) -> None:
    assert district in [one.value for one in places(text) if one.entity == "district"]


@pytest.mark.parametrize(
    "text", ["perşembe günü geldi", "çubuk çekmiyor", "konak gibi ev", "fatih aradı"]
)
def test_words_are_no_districts(text: str) -> None:
    assert [one.value for one in places(text)] == []


@pytest.mark.parametrize("text", ["a" * 10_000, "Ali " * 2_500, "0501 " * 2_000])
def test_it_takes_no_time(text: str) -> None:
    started = time.process_time()
    signature.name_in(text)
    two_numbers.told_apart(text)
    list(places(text))
    assert time.process_time() - started < 1 * SLOWER
