from __future__ import annotations

import time

import pytest

from backend.kit.masking import (
    is_national_id,
    mask_email,
    mask_for_log,
    mask_name,
    mask_phone,
    mask_secrets,
)


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
    assert is_national_id("10000000146")
    assert not is_national_id("10000000147")
    assert not is_national_id("00000000000")


def test_contacts_show_only_their_ends() -> None:
    assert mask_phone("+905321234567") == "+90532•••••67"
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
    assert time.process_time() - began < 0.25
