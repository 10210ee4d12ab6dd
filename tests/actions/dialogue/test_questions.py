"""What each question is answered with, and what comes next: `respond` with readings by hand."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained, registered

OTHER_MOBILE, LANDLINE = "+905339998877", "+902125554433"


def at(question: str) -> Talk:
    """Somebody in the chat who is asked that question for the first time."""
    if question == q.CONFIRM:
        return at_the_summary()
    talk = Talk()
    if question == q.PROBLEM:
        talk.hear(r.OPENER, "şikayetim var")
    elif question == q.TOPIC:
        talk.hear(r.COMPLAINT, "beni kandırdılar")
    elif question == q.SOLVED:
        talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
    elif question == q.PLACE:
        talk.hear(r.COMPLAINT, "bütün mahallede internet yok", about="internet_outage")
    elif question == q.CORRECT:
        talk = at_the_summary()
        talk.hear(r.NO, "hayır")
    else:
        talk = complained()
        if question == q.EMAIL:
            talk.hear(r.REFUSED)
        elif question == q.NAME:
            talk.hear(r.GIVEN, value=MOBILE)
    assert talk.question == question, talk.said
    return talk


OWN = (q.PROBLEM, q.TOPIC, q.PLACE, q.SOLVED, q.PHONE, q.EMAIL, q.NAME, q.CORRECT, q.CONFIRM)

ANSWERS: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    # asked, heard, said (one of the responses), asked next
    (q.PROBLEM, {"main": r.COMPLAINT, "about": "roaming"}, "utter_privacy_notice", q.PHONE),
    (q.PROBLEM, {"main": r.COMPLAINT}, "utter_ask_topic", q.TOPIC),
    (q.PROBLEM, {"main": r.NO_CALL, "text": "kimse aramadı"}, "utter_ask_topic", q.TOPIC),
    (q.PROBLEM, {"main": r.REFUSED}, "utter_cancelled", q.NONE),
    (q.PROBLEM, {"main": r.UNCLEAR}, "utter_ask_problem_again", q.PROBLEM),
    (q.TOPIC, {"main": r.GIVEN, "value": "billing"}, "utter_first_help_billing", q.SOLVED),
    (q.TOPIC, {"main": r.GIVEN, "value": "roaming"}, "utter_ask_phone", q.PHONE),
    (q.TOPIC, {"main": r.UNSURE}, "utter_ask_phone", q.PHONE),
    (q.TOPIC, {"main": r.UNCLEAR, "choices": ("roaming",)}, "utter_ask_topic_again", q.TOPIC),
    (q.PLACE, {"main": r.GIVEN, "value": "Gebze"}, "utter_ask_phone", q.PHONE),
    (q.PLACE, {"main": r.REFUSED}, "utter_ask_phone", q.PHONE),
    (q.SOLVED, {"main": r.YES}, "utter_registered_solved", q.NONE),
    (q.SOLVED, {"main": r.NO}, "utter_ask_phone", q.PHONE),
    (q.SOLVED, {"main": r.UNSURE}, "utter_ask_solved_again", q.SOLVED),
    (q.SOLVED, {"main": r.WAIT}, "utter_take_your_time", q.SOLVED),
    (q.SOLVED, {"main": r.MORE, "text": "modem de yanıyor"}, "utter_ask_phone", q.PHONE),
    (q.PHONE, {"main": r.GIVEN, "value": MOBILE}, "utter_ask_name", q.NAME),
    (q.PHONE, {"main": r.GIVEN, "value": LANDLINE}, "utter_landline_taken", q.EMAIL),
    (q.PHONE, {"main": r.PART, "value": "0532"}, "utter_phone_part", q.PHONE),
    (q.PHONE, {"main": r.REFUSED}, "utter_ask_email", q.EMAIL),
    (q.PHONE, {"main": r.INVALID}, "utter_phone_invalid", q.PHONE),
    (q.PHONE, {"main": r.AMBIGUOUS}, "utter_phone_ambiguous", q.PHONE),
    (q.PHONE, {"main": r.MORE, "text": "bir de"}, "utter_noted", q.PHONE),
    (q.PHONE, {"main": r.UNCLEAR, "told": {"email": "a@b.com"}}, "utter_ask_name", q.NAME),
    (q.EMAIL, {"main": r.GIVEN, "value": "a@b.com"}, "utter_ask_name", q.NAME),
    (q.EMAIL, {"main": r.REFUSED}, "utter_contact_needed", q.PHONE),
    (q.EMAIL, {"main": r.AMBIGUOUS}, "utter_email_ambiguous", q.EMAIL),
    (q.EMAIL, {"main": r.INVALID}, "utter_email_invalid", q.EMAIL),
    (q.NAME, {"main": r.GIVEN, "value": "Ayşe"}, "utter_ask_confirm", q.CONFIRM),
    (q.NAME, {"main": r.REFUSED}, "utter_ask_confirm", q.CONFIRM),
    (q.CONFIRM, {"main": r.YES}, "utter_registered", q.NONE),
    (q.CONFIRM, {"main": r.NO}, "utter_ask_correct", q.CORRECT),
    (q.CONFIRM, {"main": r.UNSURE}, "utter_ask_confirm_again", q.CONFIRM),
    (q.CONFIRM, {"main": r.MORE, "text": "bir de"}, "utter_noted", q.CONFIRM),
    (q.CONFIRM, {"main": r.WAIT}, "utter_take_your_time", q.CONFIRM),
    (q.CONFIRM, {"main": r.CORRECT, "field": q.NAME, "value": "A"}, "utter_corrected", q.CONFIRM),
    (q.CONFIRM, {"main": r.CORRECT, "field": q.PHONE}, "utter_ask_phone", q.PHONE),
    (q.CORRECT, {"main": r.CORRECT, "field": q.EMAIL}, "utter_ask_email", q.EMAIL),
    (q.CORRECT, {"main": r.NO}, "utter_ask_confirm", q.CONFIRM),
)


@pytest.mark.parametrize(("asked", "heard", "said", "following"), ANSWERS)
def test_an_answer_leads_on(asked: str, heard: dict[str, Any], said: str, following: str) -> None:
    talk = at(asked)
    assert said in talk.hear(**heard)
    assert talk.question == following


def test_who_leaves_with_nothing_told_is_asked_no_more() -> None:
    talk = at(q.PROBLEM)
    assert talk.hear(r.GOODBYE, "hadi kolay gelsin") == ["utter_goodbye"]
    assert talk.question == q.NONE


def test_who_leaves_with_something_told_hears_that_it_is_not_recorded() -> None:
    assert "utter_goodbye_meanwhile" in at(q.PHONE).hear(r.GOODBYE, "hadi kolay gelsin")


@pytest.mark.parametrize("asked", OWN)
class TestAside:
    @pytest.mark.parametrize("said", sorted(r.TALK - {r.WHY}))
    def test_is_answered_and_the_question_comes_again(self, asked: str, said: str) -> None:
        if (asked, said) == (q.PROBLEM, r.GOODBYE):
            pytest.skip("nothing is told yet: who leaves is let go")
        talk = at(asked)
        answers = talk.hear(said)
        assert answers[0] in {f"utter_{said}", f"utter_{said}_meanwhile"}
        assert answers[-1] == f"utter_ask_{asked}_again"

    def test_why_is_explained(self, asked: str) -> None:
        said = at(asked).hear(r.WHY)
        assert said[0] == ("utter_why_none" if asked == q.CORRECT else f"utter_why_{asked}")

    def test_whoever_asks_for_a_human_is_asked_nothing_more(self, asked: str) -> None:
        talk = at(asked)
        assert talk.hear(r.HUMAN) == ["utter_agent_requested"]
        assert talk.hear(r.GREET) == ["utter_queue_next"]
        assert not talk.registered

    def test_danger_is_recorded_at_once_and_asks_nothing(self, asked: str) -> None:
        talk = at(asked)
        assert talk.hear(r.DANGER, "kablo sarkıyor", kind="electricity") == [
            "utter_danger_electricity",
            "utter_danger_recorded",
            "utter_alarm_read_now",
        ]
        (one,) = talk.registered
        assert one.urgent
        assert "kablo sarkıyor" in one.description

    def test_not_understood_three_times_offers_ways_out(self, asked: str) -> None:
        if asked == q.TOPIC:
            pytest.skip("it is asked twice at the most: test_topic_question.py")
        talk = at(asked)
        for variant in ("_again", "_explained", "_way_out"):
            assert talk.hear(r.UNCLEAR) == [f"utter_ask_{asked}{variant}"]
        assert "Temsilciye bağlan" in [one["title"] for one in talk.choices]

    def test_a_second_wish_is_put_off_until_this_is_done(self, asked: str) -> None:
        talk = at(asked)
        talk.hear(r.REOPEN)
        assert talk.question in {asked, q.PROOF_PHONE}
        if talk.draft_content:
            assert [one.kind for one in talk.state.wants] == [r.REOPEN]


@pytest.mark.parametrize("asked", [one for one in OWN if one != q.PROBLEM])
class TestLeaving:
    @pytest.mark.parametrize("wish", [r.CANCEL, r.WITHDRAW, r.NO_COMPLAINT])
    def test_is_asked_about_and_can_be_undone(self, asked: str, wish: str) -> None:
        talk = at(asked)
        known = talk.state.draft
        assert talk.hear(wish)[-1] == "utter_ask_drop"
        assert talk.state.draft == known
        assert talk.hear(r.YES) == ["utter_dropped"]
        assert not talk.state.draft.active
        assert talk.choose("Geri al")[0] == "utter_undone"
        assert talk.state.draft.description == known.description
        assert talk.question == asked

    def test_thought_better_of(self, asked: str) -> None:
        talk = at(asked)
        talk.hear(r.CANCEL)
        assert talk.hear(r.NO)[0] == "utter_not_dropped"
        assert talk.question == asked

    def test_an_unsure_word_leaves_nothing(self, asked: str) -> None:
        talk = at(asked)
        talk.hear(r.CANCEL)
        assert talk.hear(r.UNSURE) == ["utter_ask_back", "utter_ask_drop_again"]
        assert talk.state.draft.has_content

    def test_what_answers_the_question_before_goes_on(self, asked: str) -> None:
        talk = at(asked)
        talk.hear(r.CANCEL)
        talk.hear(r.MORE, "bir de fazla ücret yazdınız")
        assert talk.question != q.DROP
        assert "fazla ücret" in (talk.state.draft.description or "")


class TestLeavingNothing:
    def test_without_a_word_told_nothing_is_asked(self) -> None:
        talk = at(q.PROBLEM)
        assert talk.hear(r.CANCEL) == ["utter_cancelled"]

    def test_nothing_to_leave(self) -> None:
        talk = Talk()
        assert talk.hear(r.CANCEL) == ["utter_nothing_to_cancel"]
        assert talk.hear(r.CANCEL) == ["utter_nothing_to_cancel_again"]
        assert talk.hear(r.UNDO) == ["utter_nothing_to_undo"]

    def test_undo_waits_for_what_is_being_told(self) -> None:
        talk = complained()
        talk.hear(r.CANCEL)
        talk.hear(r.YES)
        talk.hear(r.COMPLAINT, "faturam iki katı", about="billing")
        assert talk.hear(r.UNDO)[0] == "utter_finish_first"
        assert talk.state.draft.description == "faturam iki katı"


class TestRegistering:
    def test_without_a_mobile_or_an_address_nothing_is_registered(self) -> None:
        talk = complained()
        talk.hear(r.REFUSED)
        assert talk.hear(r.REFUSED) == ["utter_contact_needed"]
        assert talk.state.draft.phone is None
        assert not talk.registered

    def test_a_name_may_be_refused(self) -> None:
        talk = complained()
        talk.hear(r.GIVEN, value=MOBILE)
        talk.hear(r.REFUSED)
        assert talk.state.draft.name == REFUSED
        talk.hear(r.YES)
        assert talk.registered[0].name is None

    def test_whoever_says_yes_and_more_registers_both(self) -> None:
        talk = at_the_summary()
        talk.hear(r.YES, "evet, bir de iade istiyorum", also=(r.MORE,), text_told="iade istiyorum")
        assert talk.registered[0].description.endswith("iade istiyorum")

    def test_what_was_put_off_comes_right_after(self) -> None:
        talk = complained()
        assert talk.hear(r.LOST_NUMBER)[0] == "utter_finish_first"
        talk.hear(r.GIVEN, value=MOBILE)
        talk.hear(r.GIVEN, value="Ayşe")
        assert talk.hear(r.YES) == ["utter_registered", "utter_your_complaints"]

    def test_tips_already_tried_are_not_given(self) -> None:
        talk = Talk()
        said = talk.hear(r.COMPLAINT, "modemi resetledim yok", about="internet_outage")
        assert said[0] == "utter_already_tried"
        assert talk.question == q.PHONE

    def test_a_mobile_told_on_the_way_is_not_asked_for(self) -> None:
        talk = Talk()
        told = {"phone": MOBILE, "phone_is_mobile": True, "name": "Ali Veli"}
        talk.hear(r.COMPLAINT, "cayma bedeli", about="commitment_cancellation", told=told)
        assert talk.question == q.CONFIRM

    def test_a_corrected_mobile_replaces_the_other(self) -> None:
        talk = at_the_summary()
        talk.hear(r.CORRECT, field=q.PHONE, value=OTHER_MOBILE)
        talk.hear(r.YES)
        assert talk.registered[0].phone == OTHER_MOBILE

    def test_the_old_words_stay_until_the_new_are_there(self) -> None:
        talk = at_the_summary()
        talk.hear(r.CORRECT, field=q.PROBLEM)
        assert talk.state.draft.description == "cayma bedeli yazmışsınız"
        talk.hear(r.NO)
        assert talk.question == q.CONFIRM
        assert talk.state.draft.description == "cayma bedeli yazmışsınız"


class TestStaleChoices:
    def test_a_yes_of_an_earlier_summary_registers_nothing(self) -> None:
        talk = at_the_summary()
        old = next(one for one in talk.choices if one["title"].startswith("Evet"))
        talk.hear(r.CORRECT, field=q.NAME, value="Ayşen Yılmaz")
        assert talk.press(old)[0] == "utter_choice_expired"
        assert not talk.registered

    def test_a_topic_of_another_complaint_changes_nothing(self) -> None:
        talk = at(q.TOPIC)
        old = talk.choices[0]
        talk.hear(r.GIVEN, value="roaming")
        assert talk.press(old)[0] == "utter_choice_expired"
        assert talk.state.draft.topic == "roaming"

    def test_the_yes_of_a_summary_does_not_withdraw(self) -> None:
        talk = at_the_summary()
        old = next(one for one in talk.choices if one["title"].startswith("Evet"))
        talk.press(old)
        talk.hear(r.WITHDRAW)
        talk.press(old)
        assert [one.status for one in talk.backend.shown.values()] == ["registered"]

    def test_ways_out_hold_at_any_time(self) -> None:
        talk = complained()
        for _ in range(3):
            talk.hear(r.UNCLEAR)
        out = talk.choices
        talk.hear(r.GIVEN, value=MOBILE)
        assert talk.press(out[1])[-1] == "utter_ask_drop"
        assert talk.press(out[0]) == ["utter_agent_requested"]


class TestBySms:
    def test_a_told_problem_is_registered_at_once(self) -> None:
        talk = Talk("sms")
        said = talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
        assert said == ["utter_registered", "utter_first_help_internet_outage"]
        assert len(talk.registered) == 1

    def test_an_announcement_asks_for_it(self) -> None:
        talk = Talk("sms")
        assert talk.hear(r.OPENER, "şikayetim var") == ["utter_ask_problem"]
        assert not talk.registered

    def test_a_tamam_after_the_steps_is_no_new_complaint(self) -> None:
        talk = Talk("sms")
        talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
        assert talk.hear(r.YES, "tamam") == ["utter_stays_open"]
        assert talk.hear(r.YES, "tamam") == ["utter_stays_open_again"]

    @pytest.mark.parametrize("wish", [r.WITHDRAW, r.CANCEL])
    def test_leaving_while_the_topic_is_asked_withdraws(self, wish: str) -> None:
        talk = Talk("sms")
        talk.hear(r.COMPLAINT, "beni kandırdılar")
        assert talk.question == q.TOPIC
        assert talk.hear(wish) == ["utter_ask_withdraw"]

    @pytest.mark.parametrize("wish", [r.WITHDRAW, r.CANCEL])
    def test_leaving_while_the_problem_is_asked_leaves(self, wish: str) -> None:
        talk = Talk("sms")
        talk.hear(r.OPENER, "şikayetim var")
        assert talk.hear(wish) == ["utter_cancelled"]

    def test_another_day_it_is_asked_which(self) -> None:
        talk, number = registered("sms")
        talk.hear(r.COMPLAINT, "faturam iki katı", about="billing")
        later = Talk("sms", talk.backend, "c2")
        assert later.hear(r.WITHDRAW) == ["utter_ask_which"]
        later.hear(r.GIVEN, value=number)
        assert later.question == q.WITHDRAW
        assert later.state.subject == number


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ({"told": {"email": "a@b.com"}, "main": r.REFUSED}, "utter_registered_without_mobile"),
        ({"main": r.GIVEN, "value": MOBILE}, "utter_registered"),
    ],
)
def test_who_gave_no_mobile_is_not_told_to_send_an_sms(contact: dict[str, Any], said: str) -> None:
    talk = complained()
    talk.hear(**contact)
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    assert said in talk.hear(r.YES, "evet")
