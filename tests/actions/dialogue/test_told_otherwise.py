"""What is told in pieces, twice, too much at once, or by a landline only: nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import house_questions, questions as q, reading as r
from actions.reading.message import Message
from actions.reading.reading import Reading
from tests.actions.dialogue.kit import Talk, complained, registered

FIVE = "faturam yüksek, internetim yavaş, modem arızalı, televizyon donuyor, telefon kesik"


def hear(talk: Talk, main: str, text: str, *earlier: str, **message: Any) -> list[str]:
    return talk.take(replace(Message(text, **message), earlier=earlier), lambda _: Reading(main))


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_a_complaint_in_pieces_is_one(channel: str) -> None:
    talk = Talk(channel)
    talk.hear(r.BILL, "fatura")
    hear(talk, r.UNCLEAR, "çok geldi", "fatura")
    told = talk.registered[0] if channel == "sms" else talk.state.draft
    assert (told.description, told.topic) == ("fatura çok geldi", "billing")


def test_a_piece_after_a_quarter_of_an_hour_belongs_to_nothing() -> None:
    talk = Talk()
    talk.hear(r.BILL, "fatura")
    talk.wait(minutes=16)
    hear(talk, r.UNCLEAR, "çok geldi", "fatura")
    assert not talk.draft_content


def test_the_same_text_again_is_answered_with_number_and_state_and_registers_nothing() -> None:
    talk, number = registered("sms")
    text = "cayma bedeli yazmışsınız"
    assert hear(talk, r.COMPLAINT, text, text) == ["utter_said_again"]
    assert talk.newest[0]["number"].replace(" ", "") == number
    assert talk.newest[0]["status_label"]
    assert len(talk.registered) == 1
    assert not talk.backend.additions


def test_other_words_and_the_same_after_an_hour_are_no_repeat() -> None:
    talk, _ = registered("sms")
    text = "cayma bedeli yazmışsınız"
    assert "utter_said_again" not in hear(talk, r.MORE, "üstelik iki kere yazmışsınız", text)
    talk.now += timedelta(minutes=61)
    assert "utter_said_again" not in hear(talk, r.MORE, text, text)


def test_an_open_question_stays_open_under_the_same_text() -> None:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "hakkımı yediler")
    assert talk.question == q.TOPIC
    hear(talk, r.COMPLAINT, "hakkımı yediler", "hakkımı yediler")
    assert talk.question == q.TOPIC


def test_who_has_a_landline_only_is_asked_for_it_and_for_nothing_else() -> None:
    talk = complained()
    assert talk.hear(r.REFUSED, "cebim yok, sadece ev telefonum var") == ["utter_landline_will_do"]
    assert talk.question == q.PHONE
    talk.hear(r.GIVEN, "0212 555 12 34", value="+902125551234")
    assert (talk.state.draft.phone, talk.state.draft.email) == ("+902125551234", REFUSED)
    assert talk.question == q.NAME


def test_who_has_no_landline_either_has_refused() -> None:
    talk = complained()
    assert "utter_landline_will_do" not in talk.hear(r.REFUSED, "cebim de ev telefonum da yok")
    assert talk.question == q.EMAIL


def test_of_many_troubles_in_one_message_all_stay_in_one_record() -> None:
    talk = Talk()
    assert "utter_all_noted" in talk.hear(r.COMPLAINT, FIVE)
    assert talk.state.draft.description == FIVE
    assert talk.state.wants == ()


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_how_something_is_done_is_answered_and_never_registered(channel: str) -> None:
    talk = Talk(channel)
    said = talk.hear(r.COMPLAINT, "modemi nasıl resetlerim", about="modem_device")
    assert said == [f"utter_side_{house_questions.RESET}"]
    assert not talk.registered
    assert not talk.draft_content


def test_a_question_about_the_house_leaves_the_open_one_open() -> None:
    talk = complained()
    said = talk.hear(r.UNCLEAR, "ekran görüntüsü atayım mı")
    assert said[0] == f"utter_side_{house_questions.FILES}"
    assert talk.question == q.PHONE
