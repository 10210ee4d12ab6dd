from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from backend.complaints.contact import Contact, parse_email, parse_phone
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.kit.errors import InvalidInputError

REACHABLE = Contact(phone="0532 123 45 67")


def new(**fields: Any) -> NewComplaint:
    given: dict[str, Any] = {
        "channel": Channel.WEB_CHAT,
        "description": "İnternetim yok.",
        "contact": REACHABLE,
    }
    return NewComplaint(**(given | fields))


def errors_of(complaint: NewComplaint) -> dict[str, str]:
    with pytest.raises(InvalidInputError) as caught:
        complaint.checked()
    return caught.value.errors


@pytest.mark.parametrize(
    "spelling",
    [
        "0532 123 45 67",
        "5321234567",
        "+90 532 123 45 67",
        "0090 532 1234567",
        "0(532) 123-45-67",
        "90 532 123 4567",
        "０５３２ １２３ ４５ ６７",
    ],
)
def test_a_mobile_number_is_read_in_any_spelling(spelling: str) -> None:
    assert parse_phone(spelling) == "+905321234567"


def test_landlines_and_foreign_numbers_are_numbers_too() -> None:
    assert parse_phone("0312 306 07 00") == "+903123060700"
    assert parse_phone("+49 30 901820") == "+4930901820"


@pytest.mark.parametrize("wrong", ["", "abc", "123", "0532 123 45", "0532 123 45 67 89", "\x00"])
def test_what_is_no_phone_number_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidInputError):
        parse_phone(wrong)


@pytest.mark.parametrize("wrong", ["", "ayse", "ayse@", "@ornek.com", "a b@ornek.com", "a@b"])
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidInputError):
        parse_email(wrong)


def test_an_address_keeps_the_case_of_its_name_only() -> None:
    assert parse_email(" Ayse.Yilmaz@Ornek.COM ") == "Ayse.Yilmaz@ornek.com"


def test_secrets_are_masked_wherever_they_were_written() -> None:
    checked = new(
        description="Kartım 4111 1111 1111 1111, şifrem: abc123",
        remedy_sought="10000000146 numaralı kimliğime iade",
        contact=Contact(name="Ayşe 10000000146", phone="05321234567"),
    ).checked()
    everything = f"{checked.description} {checked.remedy_sought} {checked.contact.name}"
    assert "4111 1111" not in everything
    assert "abc123" not in everything
    assert "10000000146" not in everything


def test_a_description_may_have_twenty_thousand_characters_and_no_more() -> None:
    assert len(new(description="ı" * 20_000).checked().description) == 20_000
    errors = errors_of(new(description="ı" * 20_001))
    assert errors["description"] == "En fazla 20.000 karakter yazabilirsiniz."


def test_masking_makes_no_description_too_long() -> None:
    assert new(description="cvv 123 " * 2_500).checked()


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "\x00\x01"])
def test_a_complaint_says_something(empty: str) -> None:
    assert "description" in errors_of(new(description=empty))


def test_every_wrong_field_is_named_at_once() -> None:
    wrong = new(description="", topic="teleport", contact=Contact(phone="1", email="x"))
    assert set(errors_of(wrong)) == {"description", "topic", "phone", "email"}


def test_nobody_is_registered_whom_we_cannot_reach() -> None:
    assert "contact" in errors_of(new(contact=Contact(name="Ayşe")))


def test_unless_it_was_solved_on_the_spot() -> None:
    assert not new(contact=Contact(), solved_at_first_contact=True).checked().contact.reachable


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_whatever_is_stored_or_refused_without_an_accident(text: str) -> None:
    try:
        checked = new(description=text, remedy_sought=text[:100]).checked()
    except InvalidInputError:
        return
    checked.description.encode("utf-8")
    assert "\x00" not in checked.description


def test_the_classifiers_confidence_is_no_part_of_what_was_said() -> None:
    assert new(topic_confidence=0.5).content() == new(topic_confidence=0.6).content()
    assert new().content() != new(description="Başka").content()
