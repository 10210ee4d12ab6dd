"""A province, its district and what follows are where somebody lives, and nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.reading import places, questions as q, reading as r, tells
from actions.reading.context import Context
from actions.reading.read import read
from bot.patterns.places import places as found
from tests.actions.messages import said

if TYPE_CHECKING:
    from actions.reading.message import Message


def told(text: str) -> Message:
    """A message with the places that are found in it."""
    entities: dict[str, tuple[str, ...]] = {}
    for one in found(text):
        entities[one.entity] = (*entities.get(one.entity, ()), one.value)
    return said(text, entities=entities)


@pytest.mark.parametrize(
    "text",
    [
        "Bursa Osmangazi Çekirge 4",
        "BURSA OSMANGAZI CEKIRGE 4",
        "Antalya Kepez Kültür Mah 3805 sokak no 12",
        "Adana Seyhan Reşatbey Mahallesi",
        "eskişehir tepebaşı batıkent",
    ],
)
def test_a_place_alone_is_taken_for_one(text: str) -> None:
    message = told(text)
    assert places.is_alone(message)
    fields = tells.fields(message)
    assert fields.name is None
    assert fields.city
    assert fields.district
    assert read(message, Context()).main == r.OPENER


@pytest.mark.parametrize(
    "text", ["internetim gitti Bursa Osmangazi Çekirge 4", "Mersin Mezitli Soli 2 hat kesik"]
)
def test_beside_the_trouble_it_signs_nothing(text: str) -> None:
    fields = tells.fields(told(text))
    assert fields.name is None
    assert fields.district


@pytest.mark.parametrize(
    "text",
    ["Kayseri Melikgazi Alpaslan Mah", "Mersin Mezitli Soli", "Gülbahar Mahallesi", "Menekşe Sok"],
)
def test_it_answers_no_question_for_the_name(text: str) -> None:
    assert read(told(text), Context(question=q.NAME, told=True)).main != r.GIVEN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kerem Mezitli", "Kerem Mezitli"),
        ("Derya Ilgaz", "Derya Ilgaz"),
        ("Mersin Mezitli Kerem Tunç", "Kerem Tunç"),
        ("Nazlı Er Bursa Osmangazi", "Nazlı Er"),
    ],
)
def test_a_name_beside_a_place_stays_one(text: str, name: str) -> None:
    found_name = read(told(text), Context(question=q.NAME, told=True))
    assert (found_name.main, found_name.value) == (r.GIVEN, name)


@pytest.mark.parametrize(
    "text",
    ["adres cumhuriyet mah no 5 yozgat", "adresim gul sok 4", "acik adres: 12. cadde no 8 daire 3"],
)
def test_an_address_is_told(text: str) -> None:
    assert places.tells_an_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "adresiniz nedir",
        "adres ne",
        "adresim degisti",
        "adres yanlis yazilmis no 5 degil",
        "adres var mi",
    ],
)
def test_an_address_that_is_asked_for_or_spoken_of_is_not(text: str) -> None:
    assert not places.tells_an_address(text)
