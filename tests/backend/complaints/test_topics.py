from __future__ import annotations

import pytest

from backend.complaints.topics import OTHER, kept_topic, topic, topics
from backend.kit.errors import InvalidInputError


def test_the_table_has_the_sixteen_topics_of_the_contract() -> None:
    assert len(topics()) == 16
    assert topics()["internet_outage"].label == "İnternet arızası"
    assert topics()["internet_outage"].first_contact_help
    assert not topics()["roaming"].first_contact_help
    assert topics()["landline"].target_business_days == 2


def test_what_fits_nowhere_goes_to_the_front_line() -> None:
    assert topic(OTHER).team == "frontline"


def test_an_unknown_topic_is_the_senders_mistake() -> None:
    with pytest.raises(InvalidInputError) as caught:
        topic("teleport")
    assert "topic" in caught.value.errors


def test_a_topic_that_left_the_table_is_shown_as_other_under_its_own_code() -> None:
    left = kept_topic("fax_service")
    assert (left.code, left.label, left.team) == ("fax_service", "Diğer", "frontline")
    assert kept_topic("billing") is topic("billing")
