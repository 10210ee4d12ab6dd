"""Generated numbers in generated surroundings."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given, settings, strategies as st

from lexicon import tracking_number
from lexicon.masking import MASK, mask_secrets
from lexicon.masking.checks import is_iban, is_national_id, luhn
from tests.patience import SLOWER

BEGINNINGS = [
    *[("4", size) for size in (13, 16, 19)],
    *[(prefix, 16) for prefix in ("51", "55", "2221", "2720", "9792", "6011", "3530", "6200")],
    *[("34", 15), ("37", 15), ("36", 14), ("305", 14), ("5018", 13), ("6759", 18), ("65", 16)],
]
SEPARATORS = [
    *[" ", "-", ".", "/", "_", ",", "\n", "\r\n", "\t", "\u00a0", "\u200b", "\u2060", "\u202f"],
    *[" - ", ") (", "][", " \n ", "–", "\ufe0f\u20e3", "\u00ad", "*", "|"],
]
SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "۰۱۲۳۴۵۶۷۸۹"]
WORDS = st.text("abcçdefgğhıijklmnoöprsştuüvyz ABCÇĞIİŞ.,!?\n", max_size=20).map(
    lambda words: f"{words} x "
)
PROPERTY = settings(max_examples=150, deadline=None)


def digits(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def digits_in(text: str) -> int:
    return sum(map(str.isdigit, text))


def completed(body: str) -> str:
    """Add the check digit of Luhn."""
    return next(body + last for last in "0123456789" if luhn(body + last))


@st.composite
def cards(draw: st.DrawFn) -> str:
    prefix, size = draw(st.sampled_from(BEGINNINGS))
    card = completed(prefix + draw(digits(size - len(prefix) - 1)))
    # A tracking number with one digit behind it is more likely than a card that nobody issues now.
    assume(size != 13 or not tracking_number.is_right(card[:12]))
    return card


@st.composite
def national_ids(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from("123456789")) + draw(digits(8))
    return next(
        number for number in (f"{body}{last:02}" for last in range(100)) if is_national_id(number)
    )


@st.composite
def turkish_ibans(draw: st.DrawFn) -> str:
    bban = "0" + draw(digits(4)) + "0" + draw(digits(16))
    return next(iban for iban in (f"TR{check:02}{bban}" for check in range(2, 99)) if is_iban(iban))


@st.composite
def written(draw: st.DrawFn, number: st.SearchStrategy[str]) -> tuple[str, str]:
    """Draw a number, and how somebody wrote it: in a script, with separators somewhere."""
    bare = draw(number)
    script = draw(st.sampled_from(SCRIPTS))
    every = draw(st.sampled_from([0, 1, 3, 4, 5]))
    separator = draw(st.sampled_from(SEPARATORS))
    shown = bare.translate(str.maketrans("0123456789", script))
    parts = [shown[at : at + every] for at in range(0, len(shown), every)] if every else [shown]
    return bare, separator.join(parts)


@st.composite
def tracking_numbers(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from("12345678")) + draw(digits(10))
    number = body + str(tracking_number.check_digit(body))
    return draw(st.sampled_from([number, tracking_number.display(number)]))


@st.composite
def phones(draw: st.DrawFn) -> str:
    area = draw(st.sampled_from(["532", "505", "212", "312", "442", "850"]))
    rest = draw(digits(7))
    form = draw(st.sampled_from(["0{} {} {} {}", "0{}{}{}{}", "+90 {} {} {} {}", "{} {} {} {}"]))
    return form.format(area, rest[:3], rest[3:5], rest[5:])


@st.composite
def devices(draw: st.DrawFn) -> str:
    imei = completed(draw(st.sampled_from(["35", "86", "01", "99"])) + draw(digits(12)))
    iccid = completed("8990" + draw(digits(14)))
    spaced = f"{imei[:2]}-{imei[2:8]}-{imei[8:14]}-{imei[14]}"
    return draw(st.sampled_from([imei, spaced, iccid]))


KNOWN = tracking_numbers() | phones() | devices() | digits(10).map(lambda rest: "1" + rest[1:])


@PROPERTY
@given(WORDS, written(cards()), WORDS)
def test_a_card_shows_its_last_four_digits_however_it_is_written(
    before: str, card: tuple[str, str], after: str
) -> None:
    number, shown = card
    masked = mask_secrets(f"{before}{shown} x{after}")
    assert masked.startswith(before + MASK * 9)
    assert masked.endswith(f" x{after}")
    if len(number) == 16:
        assert masked == f"{before}{MASK * 12}{number[-4:]} x{after}"
    # The end of a longer or shorter one may look like an expiry or a code: that is hidden too.
    assert digits_in(masked) == 4


EXPIRY_FORMS = ["{m:02}/{y}", "{m:02}/20{y}", "{m:02}{y}", "{m:02} {y}", "{m}.{y}", "{m:02}-20{y}"]
EXPIRIES = st.builds(
    lambda form, month, year: form.format(m=month, y=year),
    st.sampled_from(EXPIRY_FORMS),
    st.integers(1, 12),
    st.integers(24, 40),
)


@PROPERTY
@given(
    written(cards()),
    EXPIRIES,
    st.sampled_from([" ", ", ", "\n", " / ", ") "]),
    st.permutations(["expiry", "code"]),
)
def test_expiry_and_code_go_with_their_card(
    card: tuple[str, str], expiry: str, gap: str, order: list[str]
) -> None:
    number, shown = card
    assume(len(number) in {15, 16})
    tail = {"expiry": expiry, "code": "7391" if len(number) == 15 else "739"}
    masked = mask_secrets(gap.join([shown, *(tail[each] for each in order)]) + " x")
    assert masked.startswith(MASK * 9)
    assert digits_in(masked) == 4


@PROPERTY
@given(WORDS, written(national_ids()), st.sampled_from(["", " 12.05.1980", "-12/05/1980", "\n"]))
def test_a_national_id_is_hidden_however_it_is_written(
    before: str, one: tuple[str, str], after: str
) -> None:
    assert mask_secrets(f"{before}{one[1]}{after}") == f"{before}{MASK * 11}{after}"


@PROPERTY
@given(WORDS, written(turkish_ibans()), st.sampled_from(["TR", ""]), WORDS)
def test_an_iban_shows_its_country_and_last_four_digits(
    before: str, one: tuple[str, str], country: str, after: str
) -> None:
    iban, shown = one
    first = next(at for at, each in enumerate(shown) if each.isdigit())
    shown = shown if country else shown[first:]
    masked = mask_secrets(f"{before}{shown} x{after}")
    # Without its country, digits of it may be a card's as well: as many are hidden.
    assert iban[-4:] in masked or not country
    assert digits_in(masked) == 4
    assert masked.endswith(f" x{after}")


@PROPERTY
@given(st.lists(KNOWN, min_size=1, max_size=4), st.sampled_from([" ", "\n", ", ", " / ", " ve "]))
@example(["4821 0937 5523", "0532 123 45 67"], " ")
def test_numbers_that_complaints_need_stay_whole_in_any_row(known: list[str], gap: str) -> None:
    text = gap.join(known) + " numaralı"
    assert mask_secrets(text) == text


@PROPERTY
@given(
    written(cards() | national_ids()),
    KNOWN,
    st.sampled_from([" ", "\n", ", "]),
    st.permutations([0, 1]),
)
def test_a_secret_beside_a_number_is_hidden(
    secret: tuple[str, str], other: str, gap: str, order: list[int]
) -> None:
    row = (other, secret[1])
    masked = mask_secrets(gap.join(row[at] for at in order))
    assert digits_in(masked) <= digits_in(other) + (0 if len(secret[0]) == 11 else 4)


@PROPERTY
@given(
    st.lists(
        written(cards() | national_ids() | turkish_ibans()).map(lambda pair: pair[1])
        | KNOWN
        | WORDS
        | st.text("0123456789 -/•", max_size=30)
        | st.sampled_from(["şifrem: ", "onay kodu ", "PIN ", "12/26", "123"]),
        max_size=8,
    ),
    st.sampled_from(["", " ", "\n"]),
)
def test_masking_twice_is_masking_once(parts: list[str], gap: str) -> None:
    once = mask_secrets(gap.join(parts))
    assert mask_secrets(once) == once


@PROPERTY
@given(st.text())
def test_any_text_can_be_masked(text: str) -> None:
    assert isinstance(mask_secrets(text), str)


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        ("41111111111111111226123", "••••••••••••1111•••••••"),
        ("4111 1111 1111 1111, skt 12/26", "••••••••••••1111, skt ••/••"),
        (
            "son kullanma tarihi 12/2026, kart 4111111111111111",
            "son kullanma tarihi ••/••••, kart ••••••••••••1111",
        ),
        (
            "kart 4111111111111111 arkasında 123 yazıyor",
            "kart ••••••••••••1111 arkasında ••• yazıyor",
        ),
        ("1000000014612051980", "•••••••••••12051980"),
        ("ibanımTR330006100519786457841326", "ibanımTR••••••••••••••••••••1326"),
        (
            "TR3300061005197864578413264000000000006",
            "TR••••••••••••••••••••1326•••••••••0006",
        ),
        ("40000000000061 0 0 0 0 0 0 0 0 7 8", "•••••••••0006•••••••••••"),
        ("GB82 WEST 1234 5698 7654 32", "GB••••••••••••••••5432"),
        ("4111 1111 1111 1111 12:30'da 249,90 TL", "••••••••••••1111 12:30'da 249,90 TL"),
    ],
)
def test_some_ways_to_write_a_secret(raw: str, masked: str) -> None:
    assert mask_secrets(raw) == masked


@pytest.mark.parametrize(
    "harmless",
    [
        "4111 1111 1111 1112",
        "12345678901",
        "takip numaram 4821 0937 5523 2025 yılından",
        "IMEI 356938035643809 2 gündür çalışmıyor",
        "imei1: 35-693803-564380-9 imei2: 35-693803-564381-7",
        "IMEI: 3569380356438007",
        "532 123 45 67 3 gündür yok",
        "+49 151 23456789 numarasından arıyorum",
        "12.05.2025 14.06.2025 tarihleri arasında",
        "DNS 255.255.255.0 192.168.1.1",
        "2026-07-01 12:34:56.123456",
        "444 1 444 ya da 0850 123 45 67",
        "hata kodu 651, posta kodu 34000",
    ],
)
def test_what_is_no_secret_is_left_alone(harmless: str) -> None:
    assert mask_secrets(harmless) == harmless


@pytest.mark.parametrize(
    "part", ["1", "1 ", "4 ", "41", "-", "TR", "TR1", "GB1A", "12/26 ", "+90", "0532 ", "IMEI 35"]
)
def test_the_longest_text_is_read_once_whatever_it_is_made_of(part: str) -> None:
    text = part * (20_000 // len(part)) + "x"
    began = time.process_time()
    mask_secrets(text)
    assert time.process_time() - began < 1.0 * SLOWER


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("kart numaram 5400 6100 0000 1234", "kart numaram •••• •••• •••• 1234"),
        ("kartım 5400610000001234 bu", "kartım ••••••••••••1234 bu"),
        (
            "kart 5400 6100 0000 1234 son kullanma 12/27",
            "kart •••• •••• •••• 1234 son kullanma ••/••",
        ),
        ("tc kimlik no 12345678901", "tc kimlik no •••••••••••"),
    ],
)
def test_what_is_called_a_card_is_hidden_though_its_check_digit_is_wrong(
    written: str, hidden: str
) -> None:
    assert mask_secrets(written) == hidden
    assert mask_secrets(hidden) == hidden


@pytest.mark.parametrize(
    "kept",
    [
        "sim kart numarası 5400 6100 0000 1234",
        "akıllı kart no 5400610000001234",
        "tc yok telefonum 0532 123 45 67",
        "kartla ödedim telefonum 05321234567",
    ],
)
def test_what_belongs_to_a_device_or_a_phone_is_kept(kept: str) -> None:
    assert mask_secrets(kept) == kept
