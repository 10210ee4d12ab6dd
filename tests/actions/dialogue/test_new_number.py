"""Another number for the line is a request; where the contact is asked it puts that right."""

from __future__ import annotations

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import Talk, at_the_summary

WISH = "numaramı değiştirmek istiyorum"


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("main", [r.COMPLAINT, r.ADD, r.TARIFF, r.UNCLEAR])
def test_it_is_said_where_that_is_done_and_nothing_is_registered(channel: str, main: str) -> None:
    talk = Talk(channel)
    assert talk.hear(main, WISH) == ["utter_request_new_number"]
    assert not talk.registered
    assert not talk.draft_content


def test_at_the_summary_it_puts_the_contact_right() -> None:
    talk = at_the_summary()
    said = talk.hear(r.CORRECT, WISH, field="phone")
    assert "utter_request_new_number" not in said
    assert talk.question == "phone"


def test_what_went_wrong_with_it_is_a_complaint() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "numaramı değiştirdiniz haberim yok", about="privacy_consent")
    assert talk.draft_content
