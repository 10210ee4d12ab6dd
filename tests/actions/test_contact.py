from __future__ import annotations

import pytest

from actions import contact
from tests.actions.messages import said


@pytest.mark.parametrize(
    "written",
    [
        "05321234567",
        "0532 123 45 67",
        "532 123 45 67",
        "+90 532 123 45 67",
        "0090 532 123 45 67",
        "numaram 0(532) 123-45-67 akşam arayın",
        "tel:0532.123.45.67",
    ],
)
def test_a_mobile_number_is_read_in_every_spelling(written: str) -> None:
    assert contact.phone_of(said(written)) == contact.Phone("+905321234567", mobile=True)


@pytest.mark.parametrize("written", ["0212 555 44 33", "(0312) 111 22 33"])
def test_a_landline_is_told_from_a_mobile(written: str) -> None:
    phone = contact.phone_of(said(written))
    assert phone is not None
    assert not phone.mobile


@pytest.mark.parametrize("written", ["0532 123 45", "444 1 444", "0850 123 45 67", "yok", "123"])
def test_what_is_no_personal_number_is_not_taken(written: str) -> None:
    assert contact.phone_of(said(written)) is None


def test_a_mobile_number_is_preferred_to_a_landline() -> None:
    phone = contact.phone_of(said("evim 0212 555 44 33, cep 0532 123 45 67"))
    assert phone is not None
    assert phone.mobile


def test_numbers_are_shown_as_they_are_dialled() -> None:
    assert contact.phone_display("+905321234567") == "0532 123 45 67"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("mailim Ayse.Yilmaz@Ornek.com.tr", "ayse.yilmaz@ornek.com.tr"),
        ("AYŞE@ÖRNEK.COM", "ayse@ornek.com"),
        ("ayse at gmail nokta com", "ayse@gmail.com"),
    ],
)
def test_an_address_is_read(written: str, address: str) -> None:
    assert contact.email_of(said(written)) == address


@pytest.mark.parametrize("written", ["ayse@", "@ornek.com", "e-postam yok", "ayse gmail com"])
def test_half_an_address_is_none(written: str) -> None:
    assert contact.email_of(said(written)) is None
