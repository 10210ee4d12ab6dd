from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from backend.channels.web_form.bodies import FIELDS, ComplaintForm
from backend.channels.web_form.submission import checked_complaint
from backend.complaints.contact import CONTACT_MISSING
from backend.complaints.models import Channel, TopicSource
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from backend.complaints.registration import NewComplaint


def complaint_of(fields: dict[str, object]) -> NewComplaint:
    return checked_complaint(ComplaintForm.read(fields))


def test_a_filled_form_is_a_complaint() -> None:
    new = complaint_of(
        {
            "description": " Modem bozuk. ",
            "name": " Ayşe   Yılmaz ",
            "email": "ayse@ornek.com",
            "service_number": "0312 306 07 00",
            "topic": "modem_device",
            "remedy_sought": "Yenisi",
            "submit": "Gönder",
        }
    )
    assert (new.channel, new.topic_set_by) == (Channel.WEB_FORM, TopicSource.CUSTOMER)
    assert (new.description, new.contact.name) == ("Modem bozuk.", "Ayşe Yılmaz")
    assert (new.contact.phone, new.contact.email) == (None, "ayse@ornek.com")


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InvalidInputError) as caught:
        complaint_of({"description": " ", "topic": "x"})
    assert set(caught.value.errors) == {"description", "topic", "phone"}
    assert caught.value.errors["phone"] == CONTACT_MISSING


def test_a_wrong_phone_beside_a_right_address_is_still_told() -> None:
    with pytest.raises(InvalidInputError) as caught:
        complaint_of({"description": "x", "phone": "1", "email": "ayse@ornek.com"})
    assert list(caught.value.errors) == ["phone"]


def test_every_field_that_is_no_text_is_named_in_turkish() -> None:
    wrong: list[object] = [7, True, ["Ayşe"], {"a": "b"}, 1.5, b"Faturam"]
    for name in FIELDS:
        for value in wrong:
            with pytest.raises(InvalidInputError) as caught:
                ComplaintForm.read({"description": "Faturam", name: value, "phone ": 1})
            assert caught.value.errors == {name: "Bu alan metin olmalı."}


@pytest.mark.parametrize("fields", [{}, {"description": None}, {"description": "", "name": None}])
def test_null_is_a_field_left_out(fields: dict[str, object]) -> None:
    assert ComplaintForm.read(fields).description == ""


@pytest.mark.parametrize(
    ("value", "again"),
    [
        (True, True),
        (" Evet ", True),
        ("on", True),
        ("1", True),
        (1, False),
        ("hayır", False),
        (None, False),
        (["on"], False),
    ],
)
def test_again_is_only_a_plain_yes(value: object, again: bool) -> None:  # noqa: FBT001
    assert ComplaintForm.read({"again": value}).again is again


anything = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()))


@given(st.dictionaries(st.sampled_from(FIELDS), anything))
def test_any_form_whatever_is_read_or_refused_without_an_accident(form: dict[str, object]) -> None:
    try:
        new = complaint_of(form)
    except InvalidInputError as error:
        named = set(error.errors)
    else:
        named = set()
        assert new.contact.reachable
    assert named <= set(FIELDS)
