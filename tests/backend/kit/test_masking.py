from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st
from stdnum import iban, imei, luhn
from stdnum.tr import tckimlik

from backend.kit.masking import (
    mask_email,
    mask_for_log,
    mask_name,
    mask_phone,
    mask_secrets,
)
from lexicon.masking import checks, ibans
from tests.patience import SLOWER


@pytest.mark.parametrize(
    ("raw", "shown", "hidden"),
    [
        ("kartım 4111 1111 1111 1111 idi", "1111 idi", "4111 1111"),
        ("4111-1111-1111-1111", "1111", "4111-1111"),
        ("5555555555554444", "4444", "55555555"),
        ("kimliğim 10000000146", "kimliğim", "10000000146"),
        ("şifrem: abc123", "şifrem:", "abc123"),
        ("Şifre 1234", "Şifre", "1234"),
        ("ŞİFREM=x9x9", "ŞİFREM=", "x9x9"),
        ("SIFRE 12a4", "SIFRE", "12a4"),
        ("Parola: A1b2", "Parola:", "A1b2"),
        ("Cvv kodu 123", "Cvv kodu", "123"),
        ("parolam hunter2!", "parolam", "hunter2"),
        ("CVV 123", "CVV", "123"),
    ],
)
def test_secrets_are_hidden_and_the_words_around_them_stay(
    raw: str, shown: str, hidden: str
) -> None:
    masked = mask_secrets(raw)
    assert shown in masked
    assert hidden not in masked


@pytest.mark.parametrize(
    "harmless",
    [
        "0532 123 45 67",
        "takip numaram 4821 0937 5523",
        "3 gündür internet yok",
        "şifremi unuttum, giremiyorum",
        "fatura 249,90 TL",
        "12345678901",  # eleven digits, but no national id
        "4111 1111 1111 1112",  # sixteen digits, but no card
    ],
)
def test_what_is_no_secret_is_left_alone(harmless: str) -> None:
    assert mask_secrets(harmless) == harmless


def test_masking_twice_is_masking_once() -> None:
    once = mask_secrets("kart 4111111111111111, şifre: a1b2c3, kimlik 10000000146")
    assert mask_secrets(once) == once


def test_national_ids_are_told_by_their_check_digits() -> None:
    assert checks.is_national_id("10000000146")
    assert not checks.is_national_id("10000000147")
    assert not checks.is_national_id("00000000000")


def test_contacts_show_only_their_ends() -> None:
    assert mask_phone("+905321234567") == "0532 ••• •• 67"
    assert mask_email("ayse@ornek.com") == "a•••@ornek.com"
    assert mask_name("Ayşe Yılmaz") == "A••• Y•••"
    assert mask_phone("") == ""


def test_logs_show_no_contact_at_all() -> None:
    line = mask_for_log("ayse@ornek.com aradı: 0532 123 45 67, kart 4111111111111111")
    for secret in ("ayse@", "532", "123 45 67", "41111111"):
        assert secret not in line


@pytest.mark.parametrize(
    "part",
    ["a", "cvv=", "cvv:x", "şifre ", "1", "1 ", " ", "(", "+90", "532 ", "a@", "a.", "kodu şifre "],
)
def test_the_longest_text_is_read_once_whatever_it_is_made_of(part: str) -> None:
    text = part * (20_000 // len(part)) + "x"
    began = time.process_time()
    mask_secrets(text)
    mask_for_log(text)
    # Read twice it would take minutes.
    assert time.process_time() - began < 2.0 * SLOWER


DIGITS = st.text("0123456789", min_size=1, max_size=24)


@settings(max_examples=500, deadline=None)
@given(DIGITS | st.text("0123456789", min_size=11, max_size=11))
def test_check_digits_are_those_of_a_well_kept_library(digits: str) -> None:
    assert checks.luhn(digits) == luhn.is_valid(digits)
    assert checks.is_national_id(digits) == tckimlik.is_valid(digits)


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda body: body[0] != "0"))
def test_every_national_id_of_the_library_is_hidden(body: str) -> None:
    number = body + tckimlik.calc_check_digits(body)
    assert mask_secrets(f"TC: {number}") == "TC: •••••••••••"


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(ibans.SHAPES)), st.data())
def test_every_iban_of_the_library_is_hidden_but_for_its_ends(
    country: str, data: st.DataObject
) -> None:
    letters = {"n": "0123456789", "a": "ABCDEFGH", "c": "0123456789ABCDEFGH"}
    bban = "".join(
        data.draw(st.text(letters[kind], min_size=int(size), max_size=int(size)))
        for size, kind in ibans.SHAPES[country]
    )
    whole = iban.calc_check_digits(f"{country}00{bban}")
    whole = f"{country}{whole}{bban}"
    # Banks' own check digits, which the library asks for too, are not ours to know.
    assert iban.is_valid(whole, check_country=False)
    if sum(map(str.isdigit, whole)) >= ibans.FEWEST_DIGITS:
        masked = mask_secrets(f"hesap {iban.format(whole)}, teşekkürler")
        assert masked == f"hesap {country}{'•' * (len(whole) - 6)}{whole[-4:]}, teşekkürler"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["35", "86", "01", "99"]), st.text("0123456789", min_size=12, max_size=12))
def test_no_imei_of_the_library_is_hidden(body: str, rest: str) -> None:
    number = body + rest + luhn.calc_check_digit(body + rest)
    assert imei.is_valid(number)
    text = f"{number} ve {imei.format(number)}"
    assert mask_secrets(text) == text
