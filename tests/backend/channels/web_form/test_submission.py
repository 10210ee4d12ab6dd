from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from backend.channels.web_form.submission import FIELDS, parse_complaint_form
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import CONTACT_MISSING
from backend.kit.errors import InvalidInputError


def test_a_filled_form_is_a_complaint() -> None:
    new = parse_complaint_form(
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
        parse_complaint_form({"description": " ", "topic": "x"})
    assert set(caught.value.errors) == {"description", "topic", "phone"}
    assert caught.value.errors["phone"] == CONTACT_MISSING


def test_a_wrong_phone_beside_a_right_address_is_still_told() -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_complaint_form({"description": "x", "phone": "1", "email": "ayse@ornek.com"})
    assert list(caught.value.errors) == ["phone"]


anything = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()))


@given(st.dictionaries(st.sampled_from(FIELDS), anything))
def test_any_form_whatever_is_read_or_refused_without_an_accident(form: dict[str, object]) -> None:
    try:
        new = parse_complaint_form(form)
    except InvalidInputError as error:
        named = set(error.errors)
    else:
        named = set()
        assert new.contact.reachable
    assert named <= set(FIELDS)
