"""One reader of telephone numbers: what any door takes, any other takes for the same."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, strategies as st

from lexicon.phone_numbers import AREA_CODES, PhoneKind, display, phone_kind, read_phone

MOBILE = "+905321234567"


def kind(text: str) -> PhoneKind | None:
    found = read_phone(text)
    return found.kind if found is not None else None


@pytest.mark.parametrize(
    "written",
    [
        "05321234567",
        "5321234567",
        "532 123 45 67",
        "90 532 123 4567",
        "+90 532 123 45 67",
        "+90 (0) 532 123 45 67",
        "(+90) 532 123 45 67",
        "0090 532 1234567",
        "090 532 123 45 67",
        "0(532) 123-45-67",
        "0532.123.45.67",
        "0532/123/45/67",
        "0532 – 123 – 45 – 67",
        "\N{LEFT-TO-RIGHT EMBEDDING}+90 532 123 45 67\N{POP DIRECTIONAL FORMATTING}",
        "0532\N{NO-BREAK SPACE}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67",
        "٠٥٣٢١٢٣٤٥٦٧",
        "０５３２ １２３ ４５ ６７",
        "＋９０５３２１２３４５６７",
    ],
)
def test_a_mobile_is_the_same_in_every_spelling(written: str) -> None:
    found = read_phone(written)
    assert found is not None
    assert (found.e164, found.gets_sms, found.reaches_a_person) == (MOBILE, True, True)


@pytest.mark.parametrize(
    "written",
    ["0533 OO1 23 45", "O532 123 45 67", "0532 l23 45 67", "0532 CALL NOW", "beş yüz otuz iki"],
)
def test_a_letter_is_never_a_digit(written: str) -> None:
    assert read_phone(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "0532 123 45 67 dahili 5",
        "0532 123 45 67 ext. 5",
        "+905321234567;ext=5",
        "0532 123 45 67 / 0533 123 45 67",
        "0532 123 45 67 (eşim)",
        "+90 532 +90 533 123 45 67",
        "++90 532 123 45 67",
        "0532 123 45 6",
        "0532 123 45 678",
        "00532 123 45 67",
        "6616",
        "112",
        "",
        "+",
        "0532 123 45 67" + " " * 100,
    ],
)
def test_what_may_be_somebody_elses_or_nobodys_is_none(written: str) -> None:
    assert read_phone(written) is None


@pytest.mark.parametrize(
    ("written", "is_what"),
    [
        ("0212 555 44 33", PhoneKind.LANDLINE),
        ("312 306 07 00", PhoneKind.LANDLINE),
        ("0392 227 11 11", PhoneKind.LANDLINE),
        ("444 1 444", PhoneKind.COMPANY),
        ("0444 1 444", PhoneKind.COMPANY),
        ("0850 222 04 44", PhoneKind.PLACELESS),
        ("0800 211 00 00", PhoneKind.FREE),
        ("0900 123 45 67", PhoneKind.PREMIUM),
        ("+49 171 1234567", PhoneKind.MOBILE),
        ("0049 171 1234567", PhoneKind.MOBILE),
        ("+49 30 901820", PhoneKind.LANDLINE),
        ("+1 212 555 0123", PhoneKind.MOBILE),
        ("+44 800 123 4567", PhoneKind.FREE),
        ("0211 555 44 33", None),
        ("+49 1", None),
        ("+999 123456789", None),
    ],
)
def test_a_number_says_what_stands_behind_it(written: str, is_what: PhoneKind | None) -> None:
    assert kind(written) == is_what


@pytest.mark.parametrize("written", ["444 1 444", "0850 222 04 44", "0900 123 45 67"])
def test_a_service_gets_no_sms_and_is_no_way_to_reach_a_person(written: str) -> None:
    found = read_phone(written)
    assert found is not None
    assert not found.gets_sms
    assert not found.reaches_a_person


@pytest.mark.parametrize("prefix", range(500, 600))
def test_every_mobile_prefix_of_the_plan_is_taken(prefix: int) -> None:
    assert kind(f"0{prefix} 123 45 67") is PhoneKind.MOBILE


@pytest.mark.parametrize("code", sorted(AREA_CODES))
def test_the_area_codes_are_those_that_the_library_knows_too(code: str) -> None:
    number = phonenumbers.parse(f"+90{code}2123456")
    assert phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE


def test_a_network_may_leave_the_plus_out_and_nobody_else() -> None:
    assert read_phone("4915112345678") is None
    found = read_phone("4915112345678", plus_may_lack=True)
    assert found is not None
    assert found.e164 == "+4915112345678"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (MOBILE, "0532 123 45 67"),
        ("+902125554433", "0212 555 44 33"),
        ("+904441444", "444 1 444"),
        ("+4915123456789", "+49 1512 3456789"),
        ("none", "none"),
    ],
)
def test_a_number_is_shown_as_it_is_dialled(number: str, written: str) -> None:
    assert display(number) == written


@given(st.text(alphabet="0123456789+ ()-/.٥O", max_size=24))
def test_what_is_read_is_read_again_as_itself(text: str) -> None:
    found = read_phone(text)
    if found is not None:
        assert read_phone(found.e164) == found
        assert phone_kind(found.e164) is found.kind
        again = read_phone(display(found.e164))
        assert again is not None
        assert again.e164 == found.e164


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_breaks_it(text: str) -> None:
    read_phone(text)
    phone_kind(text)
    display(text)
