from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from backend.channels.sms import senders


@pytest.mark.parametrize(
    ("given_as", "number"),
    [
        ("+905321234567", "+905321234567"),
        ("905321234567", "+905321234567"),
        ("00905321234567", "+905321234567"),
        ("05321234567", "+905321234567"),
        ("5321234567", "+905321234567"),
        (" +905321234567 ", "+905321234567"),
        ("+4915112345678", "+4915112345678"),
        ("4915112345678", "+4915112345678"),
        ("+905991234567", "+905991234567"),
    ],
)
def test_a_phone_is_the_same_however_a_link_writes_it(given_as: str, number: str) -> None:
    assert senders.normalised(given_as) == number
    assert senders.may_be_answered(number, "6616")


@pytest.mark.parametrize(
    "sender",
    [
        "6616",
        "+6616",
        "3333",
        "TURKTELEKOM",
        "A101",
        "",
        "0",
        "+902121234567",  # a landline
        "+908502221122",
        "+908001234567",
        "4441444",
        "+90",
        "+1",
        "+" + "9" * 20,
        "ayse@ornek.com",
        "+90532123456",
        "0532-1234567",  # a name that looks like a phone
        "+90 532 123 45 67",
        "+905321234567;ext=5",
        "0532(1234567)",
        "0533OO12345",
    ],
)
def test_what_is_no_mobile_phone_is_never_answered(sender: str) -> None:
    assert not senders.may_be_answered(senders.normalised(sender), "6616")


def test_our_own_number_is_never_answered() -> None:
    assert not senders.may_be_answered("+905321234567", "90 532 123 45 67")


@given(st.text(max_size=60))
def test_no_sender_breaks_it(sender: str) -> None:
    assert senders.may_be_answered(senders.normalised(sender), "6616") in {True, False}
