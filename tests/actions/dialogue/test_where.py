"""What is said as a place goes to the place, whatever was asked, and is read back."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.message import Message
from actions.reading.reading import Fields, Reading
from tests.actions.dialogue.kit import MOBILE, Talk, complained

TEXT = "Mersin Mezitli Davultepe 2"
FIELDS = Fields(city="Mersin", district="Mezitli")
ENTITIES = {"city": ("Mersin",), "district": ("Mezitli",)}


def say(talk: Talk, main: str) -> list[str]:
    message = Message(TEXT, entities=ENTITIES)
    return talk.take(message, lambda _: Reading(main, fields=FIELDS))


@pytest.mark.parametrize("question", [q.PHONE, q.EMAIL, q.NAME, q.CONFIRM])
@pytest.mark.parametrize("main", [r.UNCLEAR, r.OUT_OF_SCOPE, r.COMPLAINT])
def test_while_something_else_is_asked(question: str, main: str) -> None:
    talk = complained()
    if question == q.EMAIL:
        talk.hear(r.REFUSED, "vermem")
    if question in {q.NAME, q.CONFIRM}:
        talk.hear(r.GIVEN, value=MOBILE)
    if question == q.CONFIRM:
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    assert say(talk, main)[0] == "utter_taken"
    assert talk.question == question
    assert talk.state.draft.place == TEXT
    assert talk.state.draft.province == "Mersin"
    assert talk.state.draft.name in {None, "Ayşe Yılmaz"}


def test_who_begins_with_it_is_asked_what_is_wrong_there() -> None:
    talk = Talk()
    assert say(talk, r.OPENER) == ["utter_taken", "utter_ask_problem"]
    talk.hear(r.COMPLAINT, "hat kesik", about="internet_outage")
    assert (talk.state.draft.place, talk.state.draft.description) == (TEXT, "hat kesik")
