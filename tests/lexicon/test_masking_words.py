"""Secrets that are told by the words before them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from lexicon.masking import mask_for_log, mask_secrets
from lexicon.turkish import fold
from tests.patience import SLOWER

PASSWORDS = [
    *[
        "şifre",
        "şifrem",
        "şifresi",
        "şifremiz",
        "şifreniz",
        "şifresini",
        "wifi şifresi",
        "şifrem de",
    ],
    *[
        "e-devlet şifremi",
        "parola",
        "parolam",
        "parolası",
        "parolanız",
        "password",
        "my password is",
    ],
    *["şifrem şu", "modemin şifresi ise", "şifre olarak"],
]
CODES = [
    *[
        "PIN",
        "PIN kodu",
        "PIN kodum",
        "PIN'im",
        "PUK kodu",
        "onay kodu",
        "onay kodum",
        "SMS şifresi",
    ],
    *["doğrulama kodu", "doğrulama kodunuz", "aktivasyon kodu", "güvenlik kodu", "CVV", "CVV kodu"],
    *["CVC'si", "CVV2", "tek kullanımlık şifre", "3D şifresi", "gelen kod", "OTP", "giriş kodu"],
]
SIGNS = [": ", " : ", "=", " = ", ":\n", " → ", " -> "]
PROPERTY = settings(max_examples=200, deadline=None)


def _upper(text: str) -> str:
    return text.replace("i", "İ").replace("ı", "I").upper()


def _plain_upper(text: str) -> str:
    return fold(text).upper()


FORMS = st.sampled_from([str, fold, _upper, _plain_upper, str.capitalize])
DIGITS = st.text("0123456789", min_size=4, max_size=8).filter(
    lambda code: code[0] != "0" and not code.startswith("444")
)
MIXED = st.tuples(st.text("abcdkxyzABC!*", min_size=3, max_size=8), DIGITS).map("".join)


@PROPERTY
@given(
    st.sampled_from(PASSWORDS + CODES), FORMS, st.sampled_from([" ", "\n", *SIGNS]), DIGITS | MIXED
)
def test_a_secret_goes_and_its_word_stays(word: str, form: object, gap: str, secret: str) -> None:
    said = form(word)  # type: ignore[operator]
    masked = mask_secrets(f"merhaba {said}{gap}{secret} teşekkürler")
    assert masked == f"merhaba {said}{gap}•••••• teşekkürler"


@PROPERTY
@given(st.sampled_from(PASSWORDS), st.sampled_from(SIGNS), st.text("xzqw", min_size=4, max_size=9))
def test_after_a_colon_a_password_may_be_letters_only(word: str, sign: str, secret: str) -> None:
    assert secret not in mask_secrets(f"{word}{sign}{secret}, teşekkürler")


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        ("CVV2 Ay7*1000", "CVV2 ••••••"),
        ("CVV2 ay*1000", "CVV2 ••••••"),
        ("onay kodu 483 920", "onay kodu ••••••"),
        ("PIN kodum 1 2 3 4", "PIN kodum ••••••"),
        ("PIN kodum 1234 0532 123 45 67", "PIN kodum •••••• 0532 123 45 67"),
        ("PIN: ١٢٣٤", "PIN: ••••••"),
        ("şifre (1234)", "şifre (••••••)"),
        ('parolam "kedi12", değiştirin', 'parolam "••••••", değiştirin'),
        ("sifre1234", "sifre••••••"),
        ("şifrem: 12.05.1980", "şifrem: ••••••"),
        ("Yardim dogrulama kodunuz: 482109.", "Yardim dogrulama kodunuz: ••••••."),
        ("şifre abc123 parola def456", "şifre •••••• parola ••••••"),
    ],
)
def test_some_ways_to_tell_a_secret(raw: str, masked: str) -> None:
    assert mask_secrets(raw) == masked
    assert mask_secrets(masked) == masked


@pytest.mark.parametrize(
    "harmless",
    [
        "şifremi unuttum, giremiyorum",
        "şifre: yanlış diyor",
        "Parola: değiştiremiyorum",
        "şifremi 0532 123 45 67 numarasına gönderin",
        "onay kodu 05321234567'ye gelmiyor",
        "onay kodu 5 dakika sonra 3 kez geldi",
        "onay kodu 6616'dan gelmedi",
        "doğrulama kodu 6616 numaralı yerden geldi",
        "şifremi 12.05.2025 tarihinde değiştirdim",
        "şifremi 2025 yılında aldım",
        "şifre 4.5G modemde yazıyor",
        "şifremi ali123@ornek.com adresime gönderin",
        "şifreli yayın 1080 oynamıyor",
        "hata kodu 651",
        "posta kodu 34000",
        "kodum 730512",
        "takip kodu 482109375523",
        "spin 1234 pinterest 1234",
    ],
)
def test_what_is_only_spoken_of_stays(harmless: str) -> None:
    assert mask_secrets(harmless) == harmless


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Yardim dogrulama kodunuz: 482109.", "482109"),
        ("onay kodu 482 109", "482 109"),
        ("gelen şifre 482109", "482109"),
    ],
)
def test_our_own_code_stays_where_it_was_asked_for(text: str, kept: str) -> None:
    assert mask_secrets(text, keep_six_digits=True) == text
    assert kept not in mask_secrets(text)


def test_where_our_code_was_asked_for_other_secrets_go_all_the_same() -> None:
    text = "onay kodu 482109, PIN 1234, şifrem: kedi12, 4111 1111 1111 1111, 10000000146"
    masked = "onay kodu 482109, PIN ••••••, şifrem: ••••••, ••••••••••••1111, •••••••••••"
    assert mask_secrets(text, keep_six_digits=True) == masked


@pytest.mark.parametrize(
    "contact",
    [
        *["0532 123 45 67", "05321234567", "+90 (532) 123-45-67", "905321234567", "532 123 45 67"],
        *["0212 123 45 67", "(0312) 306 07 32", "2121234567", "0850 123 45 67", "08501234567"],
        *["+49 151 23456789", "0049 151 2345 6789", "+1 (415) 555-2671", "+994501234567"],
        *["０５３２ １２３ ４５ ６７", "0532\u00a0123\u00a045\u00a067", "ayse@ornek.com"],
    ],
)
def test_logs_show_no_contact(contact: str) -> None:
    line = mask_for_log(f"from={contact}, text='{contact} aradı'")
    assert not any(map(str.isdigit, line))
    assert "ayse" not in line


@pytest.mark.parametrize(
    "line",
    [
        "2026-07-01 12:34:56.123456 started",
        "tracking 482109375523 job 17 took 2034 ms",
        "conversation 41d4a716-e29b-4466-9544-0000b7c1d2e3",
        "GET http://127.0.0.1:5005/status 200",
    ],
)
def test_logs_keep_what_an_operator_needs(line: str) -> None:
    assert mask_for_log(line) == line


@pytest.mark.parametrize(
    "part",
    [
        "şifre ",
        "şifre:",
        "kodu şifre ",
        "onay kodu 1",
        "pin ",
        "cvv=",
        "şifre \n",
        "a@",
        "a.",
        "+90",
    ],
)
def test_the_longest_text_is_read_once_whatever_words_it_is_made_of(part: str) -> None:
    text = part * (20_000 // len(part)) + "x"
    began = time.process_time()
    mask_secrets(text)
    mask_for_log(text)
    assert time.process_time() - began < 2.0 * SLOWER
