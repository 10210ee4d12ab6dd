"""Who refuses both ways to be reached, and refuses again, is not sent round in a circle."""

from __future__ import annotations

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import complained


def test_neither_is_asked_for_once_more() -> None:
    talk = complained()
    assert talk.hear(r.REFUSED, "vermem")[-1].startswith("utter_ask_email")
    assert talk.hear(r.REFUSED, "onu da vermem") == ["utter_contact_needed"]
    assert talk.hear(r.REFUSED, "dedim ya vermem") == ["utter_contact_needed_again"]
    assert talk.question == q.PHONE


def test_a_number_is_taken_whenever_it_comes() -> None:
    talk = complained()
    talk.hear(r.REFUSED, "vermem")
    talk.hear(r.REFUSED, "onu da vermem")
    assert talk.hear(r.GIVEN, value="+905321234567")[-1] == "utter_ask_name"
