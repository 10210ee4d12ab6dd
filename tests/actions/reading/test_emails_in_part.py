"""A part of a known address that is put right in words."""

from __future__ import annotations

import pytest

from actions.reading.emails_in_part import put_right

KNOWN = "tuna.esen@hotmial.con"


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("con değil com olacak", "hotmial.com"),
        ("SONU COM OLACAK CON DEĞİL", "hotmial.com"),
        ("pardon hotmail olacak", "hotmail.con"),
        ("hotmail.com olacaktı pardon", "hotmail.com"),
        ("hotmial değil hotmail.com", "hotmail.com"),
        ("yanlış yazmışım gmail olcak hotmial değil", "gmail.con"),
        ("hotmial yazdım gmail olacaktı", "gmail.con"),
        ("com.tr olsun", "hotmial.com.tr"),
    ],
)
def test_the_domain_is_put_right(text: str, domain: str) -> None:
    assert put_right(text, KNOWN) == f"tuna.esen@{domain}"


def test_the_name_before_it_only_where_the_address_is_spoken_of() -> None:
    assert put_right("mailde esen değil essen olacak", KNOWN) == "tuna.essen@hotmial.con"
    assert put_right("Esen değil Essen", KNOWN) is None


@pytest.mark.parametrize(
    "text",
    [
        "Tuna Esen",
        "fatura değil internet",
        "5 değil 6 gün",
        "hayır hotmial değil",
        "mail doğru",
        "pardon",
        "yanlış yazdım tuna@gmail.com",
        "gmail gelmiyor iki gündür bilginize sunarım tamam mı evet doğru",
    ],
)
def test_other_words_leave_it_as_it_is(text: str) -> None:
    assert put_right(text, KNOWN) is None
    assert put_right("com olacak", None) is None
