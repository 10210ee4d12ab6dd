"""What an agent asked the customer is answered by what is written, and shown to who asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered


def waited_for(channel: str) -> tuple[Talk, str]:
    first, number = registered(channel)
    shown = first.backend.shown[number]
    asks = {"status": "waiting_customer", "question": "Modemin seri numarası nedir?"}
    first.backend.shown[number] = replace(shown, **asks)
    talk = Talk(channel, first.backend, "c2")
    talk.backend.phones["c2"] = MOBILE
    return talk, number


@pytest.mark.parametrize("main", [r.COMPLAINT, r.UNCLEAR, r.MORE, r.GIVEN, r.NO_CALL])
def test_by_sms_the_whole_text_is_the_answer(main: str) -> None:
    talk, number = waited_for("sms")
    text = "seri no 12345, akşam 6'dan sonra evdeyim, zaten aramıyorsunuz"
    assert talk.hear(main, text) == ["utter_awaited_answered"]
    assert talk.backend.additions[number] == [text]
    assert len(talk.registered) == 1


def test_another_trouble_is_no_answer() -> None:
    talk, _ = waited_for("sms")
    talk.hear(r.COMPLAINT, "bir de televizyonum çalışmıyor, ayrı konu", about="tv_service")
    assert "utter_awaited_answered" not in talk.said


@pytest.mark.parametrize(("main", "text"), [(r.GREET, "merhaba"), (r.WHY, "ne sordunuz")])
def test_in_the_chat_the_question_is_shown_and_then_answered(main: str, text: str) -> None:
    talk, number = waited_for("web")
    assert talk.hear(main, text) == ["utter_awaited_question"]
    assert talk.newest[0]["question"] == "Modemin seri numarası nedir?"
    assert talk.hear(r.UNCLEAR, "12345") == ["utter_awaited_answered"]
    assert talk.backend.additions[number] == ["12345"]


def test_who_wants_a_person_gets_one() -> None:
    talk, _ = waited_for("sms")
    assert talk.hear(r.HUMAN, "temsilci") != ["utter_awaited_answered"]


def test_nobody_who_is_asked_nothing_is_told_so() -> None:
    talk, _ = registered()
    assert "utter_awaited_question" not in talk.hear(r.GREET, "merhaba")
