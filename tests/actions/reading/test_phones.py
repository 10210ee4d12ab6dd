from __future__ import annotations

import time

import pytest

from actions.reading import phone_answers, phones, reading as r
from actions.reading.message import Message
from tests.patience import SLOWER

MOBILE = "+905321234567"


def answers(*texts: str) -> tuple[str, str | None] | None:
    """The reading of the last of several messages in a row, and its value."""
    begun: str | None = None
    found = None
    for text in texts:
        found = next(phone_answers.candidates(Message(text), begun), None)
        if found is not None and found.main == r.PART:
            begun = found.value
    return (found.main, found.value) if found is not None else None


@pytest.mark.parametrize(
    "written",
    [
        "05321234567",
        "0532 123 45 67",
        "532 123 45 67",
        "+90 532 123 45 67",
        "+90 (0) 532 123 45 67",
        "0090 532 123 45 67",
        "numaram 0(532) 123-45-67 akşam arayın",
        "tel:0532.123.45.67",
        "0532,123,45,67",
        "0532_123_45_67",
        "0532*123*45*67",
        "0532 / 123 / 45 / 67",
        "05 32 12 34 56 7",
        "0️⃣5️⃣3️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
        "٠٥٣٢١٢٣٤٥٦٧",
        "0532\n123\n45\n67",
        "eskisi 0541 111 22 33 kapandı yenisi 0532 123 45 67",
        "0541 111 22 33 değil 0532 123 45 67",
        "0541 111 22 33 yok pardon 0532 123 45 67",
        "0532 123 45 66 pardon 67",
        "0532…123…45…67",
        "[0532] 123 45 67",
        "numaram 0532, devamı 123 45 67",
    ],
)
def test_a_mobile_number_is_read_in_every_spelling(written: str) -> None:
    assert phones.phone_of(Message(written)) == phones.Phone(MOBILE, mobile=True)


@pytest.mark.parametrize(
    "written",
    [
        "sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi",
        "beşyüzotuziki yüzyirmiüç kırkbeş altmışyedi",
        "beş yüz otuz iki 123 kırk beş 67",
        "0532 yüz yirmi üç sonu da 45 67",
        "0 beş yüz otuz iki, 1 yüz 23, 45, 67",
        "beş yüz otuz iki sonra yüz yirmi üç sonra kırk beş sonra altmış yedi",
        "beş yüz otuz iki yüz yirmi üç dört bin beş yüz altmış yedi",
        "beşyüz32 123 45 67",
        "artı doksan beş yüz otuz iki yüz yirmi üç kırk beş atmış yedi",
        "beş yüz otuz bir yok pardon otuz iki, yüz yirmi üç, kırk beş, altmış yedi",
    ],
)
def test_a_number_in_words_is_read(written: str) -> None:
    assert answers(written) == (r.GIVEN, MOBILE)


@pytest.mark.parametrize(
    "texts",
    [
        ("0533 OO1 23 45",),
        ("O532 l23 45 67",),
        ("o5321234567",),
        ("0532 I23 45 67",),
        ("numaram 0532 12З 45 67".replace("З", "l"),),
        ("O532",),
        ("0532", "l23 45 67"),
        ("0532 123", "45 6l"),
    ],
)
def test_a_letter_in_a_digits_place_is_asked_back(texts: tuple[str, ...]) -> None:
    assert answers(*texts) == (r.AMBIGUOUS, None)
    assert phones.phone_of(Message(texts[-1])) is None


def test_a_number_without_letters_is_taken_beside_one_with_some() -> None:
    assert answers("O533 123 45 67 değil 0532 123 45 67") == (r.GIVEN, MOBILE)


def test_counted_digits_are_written_out() -> None:
    assert answers("beş yüz kırk dört üç tane sekiz yirmi iki çift sıfır") == (
        r.GIVEN,
        "+905448882200",
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("0532", "123 45 67"),
        ("0532", "123", "45", "67"),
        ("0", "532", "123", "45", "6", "7"),
        ("0532 123", "4567"),
        ("0532 123 45", "67"),
        ("sıfır beş yüz otuz iki", "yüz yirmi üç", "kırk beş", "altmış yedi"),
        ("sıfır beş yüz otuz iki", "123", "kırk beş altmış yedi"),
        ("başı 0532", "ortası 123", "sonu 4567"),
        ("numaram şu: 0532", "devamı 123 45", "son iki hane 67"),
        ("0541 88", "0532", "123 45 67"),
    ],
)
def test_a_number_may_come_in_any_number_of_messages(texts: tuple[str, ...]) -> None:
    assert answers(*texts) == (r.GIVEN, MOBILE)


def test_a_part_holds_all_digits_so_far() -> None:
    assert answers("0532", "123") == (r.PART, "0532123")


@pytest.mark.parametrize(
    "texts",
    [
        ("0532 123 45 6",),
        ("053212345",),
        ("0532 123 45 678",),
        ("444 1 444",),
        ("0850 222 04 44",),
        ("0900 123 45 67",),
        ("0312 306 07",),
        ("12345678901",),
        ("0532 123", "45 67 89 10"),
    ],
)
def test_what_cannot_be_a_personal_number_is_invalid(texts: tuple[str, ...]) -> None:
    assert answers(*texts) == (r.INVALID, None)


@pytest.mark.parametrize(
    "written",
    [
        "yok",
        "bir dakika",
        "on dakikaya yazarım",
        "beş yüz lira fazla geldi",
        "5 gündür internet yok",
        "3 kere aradım",
        "482109375523",
        "",
    ],
)
def test_what_is_no_number_is_no_answer(written: str) -> None:
    assert answers(written) is None


@pytest.mark.parametrize("written", ["0212 555 44 33", "(0312) 111 22 33", "2125554433"])
def test_a_landline_is_given_and_told_from_a_mobile(written: str) -> None:
    phone = phones.phone_of(Message(written))
    assert phone is not None
    assert not phone.mobile
    assert answers(written) == (r.GIVEN, phone.number)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+49 171 1234567", "+491711234567"),
        ("0049 171 1234567", "+491711234567"),
        ("+44 7911 123456", "+447911123456"),
    ],
)
def test_a_foreign_mobile_is_given(written: str, number: str) -> None:
    assert phones.phone_of(Message(written)) == phones.Phone(number, mobile=True)


@pytest.mark.parametrize("prefix", ["501", "510", "516", "530", "549", "551", "559", "561"])
def test_every_turkish_mobile_prefix_is_known(prefix: str) -> None:
    assert phones.read_phone(f"0{prefix} 123 45 67") == phones.Phone(
        f"+90{prefix}1234567", mobile=True
    )


@pytest.mark.parametrize("written", ["0532 CALL NOW", "0532 ABC DE FG"])
def test_letters_are_never_keypad_digits(written: str) -> None:
    assert phones.phone_of(Message(written)) is None
    assert phones.read_phone(written) is None


def test_a_mobile_number_is_preferred_to_a_landline() -> None:
    phone = phones.phone_of(Message("evim 0212 555 44 33, cep 0532 123 45 67"))
    assert phone == phones.Phone(MOBILE, mobile=True)


def test_numbers_are_shown_as_they_are_dialled() -> None:
    assert phones.phone_display(MOBILE) == "0532 123 45 67"


@pytest.mark.parametrize("piece", ["beş yüz ", "1 ", "0532,", "çift ", "l1 ", "üç tane beş ", "0"])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begun = time.process_time()
    list(phone_answers.candidates(Message(text), "0532"))
    assert time.process_time() - begun < 1 * SLOWER


FILED = [
    "MERSİS no 0123045678900012",
    "0123 0456 7890 0012",
    "dosya numaram 5321234567",
    "icra dosya no: 5321234567",
    "fatura no 5321234567",
    "talep numarası 532 123 45 67",
    "ticket no 5321234567",
    "arıza kayıt no 5321234567",
    "iş emri 5321234567",
    "abone no 5321234567",
    "sözleşme no: 5321234567",
    "vergi no 1234567890",
]


@pytest.mark.parametrize("written", FILED)
def test_a_number_that_is_filed_is_none_to_call(written: str) -> None:
    found = next(phone_answers.candidates(Message(written), None))
    assert (found.main, found.field) == (r.INVALID, phone_answers.FILED)
    assert phones.phone_of(Message(written)) is None


@pytest.mark.parametrize(
    "written",
    [
        "kayıtlı numaram 532 123 45 67",
        "hat no 5321234567",
        "faturadaki numara 5321234567",
        "dosya no 2023/456, cep 0532 123 45 67",
        "abone no 4123456789 telefonum 5321234567",
        "kayıt için numaram 5321234567",
        # Written as only telephones are.
        "abone no 0532 123 45 67",
        "başvuru numaram +90 532 123 45 67",
    ],
)
def test_a_telephone_beside_such_a_number_is_read(written: str) -> None:
    found = phones.phone_of(Message(written))
    assert found is not None
    assert found.number == MOBILE


def test_a_number_that_no_network_has_is_just_wrong() -> None:
    found = next(phone_answers.candidates(Message("0132 123 45 67"), None))
    assert (found.main, found.field) == (r.INVALID, None)
