"""What looks like a name and is a place's, a thing's, or no name at all."""

from __future__ import annotations

import pytest

from actions.reading import names, no_names, questions as q, whose_number
from actions.reading.context import Context
from actions.reading.message import Message
from tests.actions.messages import said
from tests.actions.reading.test_corrections import corrected


def given(text: str, **entities: tuple[str, ...]) -> str | None:
    found = list(names.candidates(Message(text, entities=entities)))
    return found[0].value if found else None


@pytest.mark.parametrize(
    "text",
    [
        "sokağın adı Cemal Süreya",
        "MAHALLE ADI YUNUS EMRE",
        "wifi adı Derya Kaya",
        "sitenin ismi Mimar Sinan",
        "köyün adı Hasanlar",
    ],
)
def test_a_place_s_or_a_thing_s_name_is_nobody_s(text: str) -> None:
    assert given(text) is None
    assert no_names.names_a_thing(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mahalle adı Yunus Emre, adım Sibel Ar", "Sibel Ar"),
        ("abone adı Sibel Ar", "Sibel Ar"),
        ("Dursun", "Dursun"),
        ("adım Dursun Ar", "Dursun Ar"),
    ],
)
def test_who_writes_is_named_beside_it(text: str, name: str) -> None:
    assert given(text) == name


@pytest.mark.parametrize("text", ["o ablamın dursun ben 0537 441 22 07", "onunki dursun"])
def test_let_it_stay_names_nobody(text: str) -> None:
    assert "Dursun" not in str(given(text))


def test_a_town_alone_is_no_name_but_a_given_name_is() -> None:
    assert given("Kemalpaşa", district=("Kemalpaşa",)) is None
    assert given("Yalova", city=("Yalova",)) is None
    assert given("Kartal", district=("Kartal",)) == "Kartal"
    assert given("adım Kemalpaşa", district=("Kemalpaşa",)) == "Kemalpaşa"


def test_somebody_called_as_a_field_is_put_right_by_name() -> None:
    known = Context(question=q.CONFIRM, told=True, topic="billing", name="Sibel Ar")
    assert corrected("Metin", known) == ("name", "Metin Ar")
    assert corrected("metin yanlış", known) == ("problem", None)


def test_the_number_right_behind_me_is_mine() -> None:
    text = "o komşunun ben 0537 441 22 07"
    assert whose_number.mark(text, 15, len(text)) == whose_number.MINE
    assert not whose_number.is_only_told(text)
    assert said(text).text == text
