"""Whose a number is: a relative's that is not to be called reaches nobody, and is not lost."""

from __future__ import annotations

import pytest

from actions.reading import tells, two_numbers
from actions.reading.message import Message

THEIRS, OWN = "+905321112233", "+905334445566"


@pytest.mark.parametrize(
    "text",
    [
        "annemin telefonu 0532 111 22 33 ama onu aramayın",
        "ABİMİN NUMARASI 05321112233 ARAMAYIN",
        "kayinvalidemin tlf 0532 111 22 33 onu rahatsiz etmeyin",
        "ev sahibimin no 0532 111 22 33, onu değil beni arayın",
        "Selma teyzenin numarası 0532 111 22 33 sakın aramayın onu",
        "annemi aramayın annemin nosu 05321112233",
        "0532 111 22 33 bu babamın, aramayın lütfen",
    ],
)
def test_another_s_number_that_is_not_to_be_called_is_no_contact(text: str) -> None:
    told = tells.fields(Message(text))
    assert (told.phone, told.service_number) == (None, THEIRS)


@pytest.mark.parametrize(
    "text",
    [
        "annemin telefonu 0532 111 22 33 onu arayın beni aramayın",
        "babamın numarası 0532 111 22 33",
        "numaram 0532 111 22 33 aramayın mesaj atın",
        "annem için yazıyorum telefonum 0532 111 22 33 annemi aramayın",
        "0532 111 22 33 annemin interneti yok beni aramayın diye bekliyorum",
    ],
)
def test_a_number_that_may_be_called_is_the_contact(text: str) -> None:
    assert tells.fields(Message(text)).phone == THEIRS


@pytest.mark.parametrize(
    "text",
    [
        "benim numaram 0533 444 55 66 annemin telefonu 0532 111 22 33",
        "annemin no 05321112233 benimki 05334445566",
        "0533 444 55 66 bu benim, eşiminki 0532 111 22 33",
        "BABAMIN TEL 05321112233 KENDİ NUMARAM 05334445566",
        "0533 444 55 66, bir de teyzemin 0532 111 22 33 var onu aramayın",
    ],
)
def test_of_one_s_own_and_a_relative_s_one_s_own_is_called(text: str) -> None:
    reached, line = two_numbers.told_apart(text)
    assert reached is not None
    assert (reached.number, line) == (OWN, THEIRS)


def test_who_is_to_be_called_instead_is_called() -> None:
    reached, line = two_numbers.told_apart(
        "benim numaram 0533 444 55 66 ama annemi arayın 0532 111 22 33"
    )
    assert (reached.number if reached else None, line) != (OWN, THEIRS)


@pytest.mark.parametrize(
    "text",
    [
        "0532 111 22 33 burayı aramayın",
        "bu numarayı bir daha aramayın 0532 111 22 33",
        "05321112233'ü artık aramasınlar",
        "0532 111 22 33 SAKIN ARAMAYIN",
    ],
)
def test_a_number_that_is_itself_not_to_be_called_is_no_contact(text: str) -> None:
    told = tells.fields(Message(text))
    assert (told.phone, told.service_number) == (None, THEIRS)


@pytest.mark.parametrize(
    "text",
    [
        "0532 111 22 33 aramayın mesaj atın",
        "0532 111 22 33 sabah aramayın",
        "0532 111 22 33 numaram, beni aramayın",
        "0532 111 22 33 çok aramayın whatsapptan yazın",
    ],
)
def test_who_only_says_how_or_when_is_reached_by_the_number(text: str) -> None:
    assert tells.fields(Message(text)).phone == THEIRS
