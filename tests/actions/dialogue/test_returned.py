"""After people had the conversation: what they registered or put right, and what stands no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from actions.dialogue import collected, returned
from actions.dialogue.draft import REFUSED, Draft
from actions.dialogue.state import State, Want
from actions.reading import questions, reading as r
from tests.actions.dialogue.kit import Talk

FROM, UNTIL = "2026-11-23T09:05:00+00:00", "2026-11-23T09:40:00+00:00"
DRAFT = Draft(
    active=True,
    description="internetim yok",
    topic="internet_outage",
    topic_set_by="classifier",
    phone="+905321234567",
    email=REFUSED,
)
ASKING = State(
    question=questions.NAME,
    serial=4,
    draft=DRAFT,
    waiting=True,
    wants=(Want(r.STATUS),),
    heard_at="2026-11-23T09:00:00+00:00",
)
NUMBER = "482109375523"


def people(**more: Any) -> dict[str, Any]:
    return {"from": FROM, "until": UNTIL, "goes_on": True, "waiting": False, **more}


def test_nothing_that_was_asked_before_people_came_stands_any_longer() -> None:
    state = returned.after(ASKING, people())
    assert state.question == questions.NONE
    assert state.serial > ASKING.serial
    assert not state.waiting
    assert state.wants == ()
    assert (state.people_from, state.people_until) == (FROM, UNTIL)
    assert state.heard_at == UNTIL


def test_told_again_it_changes_nothing() -> None:
    state = returned.after(ASKING, people())
    going_on = replace(state, question=questions.RESUME)
    assert returned.after(going_on, people()) == going_on


def test_what_they_registered_is_the_complaint_at_hand_and_no_draft_any_more() -> None:
    told = people(registered=[{"number": NUMBER, "topic": "billing", "finished": False}])
    state = returned.after(ASKING, told)
    assert state.complaint == NUMBER
    assert state.takes_more
    assert not state.draft.has_content
    assert state.set_aside is None
    assert state.draft.phone == DRAFT.phone  # nobody is asked twice


def test_what_they_put_right_is_what_the_bot_goes_on_with() -> None:
    fields = {"name": "Ayşe Yılmaz", "phone": "+905337654321", "topic": "billing"}
    state = returned.after(ASKING, people(fields=fields))
    assert state.set_aside is not None
    assert state.to_offer
    assert state.set_aside.name == "Ayşe Yılmaz"
    assert state.set_aside.phone == "+905337654321"
    assert (state.set_aside.topic, state.set_aside.topic_set_by) == ("billing", "customer")
    assert state.set_aside.description == "internetim yok"


def test_what_they_ended_is_not_offered_again() -> None:
    state = returned.after(ASKING, people(goes_on=False))
    assert state.set_aside is not None
    assert not state.to_offer


def test_who_waits_for_the_next_person_still_waits_and_is_asked_nothing() -> None:
    state = returned.after(ASKING, people(waiting=True, goes_on=False))
    assert state.waiting
    assert state.draft.has_content


def test_a_danger_that_people_dealt_with_is_over() -> None:
    alarmed = replace(ASKING, danger="gas", danger_told="gaz kokuyor", calm=True)
    state = returned.after(alarmed, people())
    assert state.danger is None
    assert not state.calm


def test_without_people_nothing_changes() -> None:
    assert returned.after(ASKING, None) is ASKING


@pytest.mark.parametrize("said", [r.THANK, r.UNCLEAR, r.YES])
def test_the_first_word_after_it_is_no_answer_to_the_old_question(said: str) -> None:
    talk = Talk()
    told = people(until=(talk.now + timedelta(seconds=1)).isoformat())
    talk.state = returned.after(replace(ASKING, question=questions.CONFIRM), told)
    talk.hear(said, "tamam", people=told)
    assert not talk.backend.registered
    assert talk.state.question in {questions.RESUME, questions.NONE}


def test_what_is_collected_leaves_out_what_was_refused() -> None:
    known = collected.of(ASKING)
    assert known["phone"] == "+905321234567"
    assert known["topic"] == "internet_outage"
    assert "email" not in known
    assert known["question"] == questions.NAME
    assert "question" not in collected.of(replace(ASKING, question=questions.NONE))


def test_what_was_broken_off_and_is_offered_is_collected_too() -> None:
    aside = State(set_aside=DRAFT, to_offer=True)
    assert collected.of(aside)["description"] == "internetim yok"
    assert "description" not in collected.of(replace(aside, to_offer=False))
