"""How to reach a customer: other ways than asked for, numbers that are none to call, by SMS too."""

from __future__ import annotations

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import questions as q, reading as r
from actions.reading.message import Message
from actions.reading.phone_answers import FILED
from actions.reading.reading import Reading
from actions.reading.tells import fields
from tests.actions.dialogue.kit import MOBILE, Talk, complained, registered


def hear(talk: Talk, text: str, main: str = r.UNCLEAR) -> list[str]:
    return talk.take(Message(text), lambda m: Reading(main, fields=fields(m)))


def test_a_file_number_is_kept_with_the_story_and_a_telephone_asked_for() -> None:
    talk = complained()
    said = talk.hear(r.INVALID, "dosya no 5321234567", field=FILED)
    assert said == ["utter_filed_number_noted", "utter_ask_phone_again"]
    assert talk.state.draft.description == "cayma bedeli yazmışsınız\ndosya no 5321234567"
    assert talk.state.draft.phone is None


def test_who_would_rather_have_mail_is_asked_for_the_address() -> None:
    talk = complained()
    assert talk.hear(r.REFUSED, "mail olsa", field=q.EMAIL) == ["utter_ask_email"]


def test_who_would_rather_be_called_is_asked_for_the_number_again() -> None:
    talk = complained()
    talk.hear(r.REFUSED, "vermem")
    assert talk.hear(r.REFUSED, "telefon versem olur mu", field=q.PHONE) == ["utter_ask_phone"]
    talk.hear(r.GIVEN, value=MOBILE)
    assert talk.question == q.NAME


def test_an_address_that_is_only_begun_is_waited_for() -> None:
    talk = complained()
    talk.hear(r.REFUSED, "vermem")
    assert talk.hear(r.PART, "ayse@") == ["utter_email_part"]
    assert talk.question == q.EMAIL


@pytest.mark.parametrize("question", [q.PHONE, q.EMAIL, q.NAME])
def test_a_no_after_an_answer_beside_the_matter_refuses_nothing_yet(question: str) -> None:
    talk = complained()
    if question == q.EMAIL:
        talk.hear(r.REFUSED, "vermem")
    if question == q.NAME:
        talk.hear(r.GIVEN, value=MOBILE)
    assert talk.hear(r.DURATION, "ne kadar sürer")[0] == "utter_duration"
    assert talk.hear(r.REFUSED, "hayır")[-1].startswith(f"utter_ask_{question}")
    assert talk.question == question
    talk.hear(r.REFUSED, "hayır")
    assert talk.question != question or "utter_contact_needed" in talk.said


def test_a_no_to_the_question_itself_refuses() -> None:
    talk = complained()
    talk.hear(r.REFUSED, "hayır")
    assert talk.state.draft.phone == REFUSED


def test_why_it_is_asked_is_no_other_matter() -> None:
    talk = complained()
    talk.hear(r.WHY, "neden")
    talk.hear(r.REFUSED, "hayır")
    assert talk.state.draft.phone == REFUSED


WISHES = ["beni arayın mesaj atmayın", "sadece mail atın", "akşam 6dan sonra arasınlar"]
MISREAD = [r.UNCLEAR, r.HUMAN, r.MORE, r.NO_CALL, r.ADD]


class TestBySms:
    @pytest.mark.parametrize("wish", WISHES)
    @pytest.mark.parametrize("main", MISREAD)
    def test_a_wish_is_added_to_the_complaint_and_acknowledged(self, wish: str, main: str) -> None:
        talk, number = registered("sms")
        by_mail = "mail" in wish  # of which no address is known
        assert hear(talk, wish, main) == [
            "utter_wish_needs_email" if by_mail else "utter_wish_noted"
        ]
        assert talk.backend.additions[number] == [f"İletişim isteği: {wish}"]
        assert not talk.backend.agent_requests

    def test_a_wish_before_any_complaint_goes_with_it(self) -> None:
        talk = Talk("sms")
        assert hear(talk, "beni arayın mesaj atmayın") == ["utter_wish_noted", "utter_ask_problem"]
        talk.hear(r.COMPLAINT, "faturam iki kat geldi", about="billing")
        (complaint,) = talk.registered
        assert complaint.description == (
            "faturam iki kat geldi\nİletişim isteği: beni arayın mesaj atmayın"
        )

    def test_a_wish_told_along_is_acknowledged(self) -> None:
        talk = Talk("sms")
        said = talk.hear(r.COMPLAINT, "Faturam iki kat geldi. Sadece mail atın.", about="billing")
        assert said[:2] == ["utter_registered", "utter_wish_noted"]

    @pytest.mark.parametrize("text", ["kimse aramadı mesaj da atmadı", "mesaj gitmiyor telefondan"])
    def test_what_went_wrong_is_no_wish(self, text: str) -> None:
        talk, _ = registered("sms")
        assert "utter_wish_noted" not in hear(talk, text, r.MORE)
