"""Proof, queue, danger, silence and what comes after registration: tables of turns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained, registered

CODE = "482109"


class TestProof:
    @pytest.fixture
    def elsewhere(self) -> Talk:
        """The same customer in another conversation."""
        talk, _ = registered()
        return Talk("web", talk.backend, "c2")

    @pytest.mark.parametrize(
        ("wish", "then"),
        [
            (r.ADD, "utter_ask_addition"),
            (r.WITHDRAW, "utter_ask_withdraw"),
            (r.REOPEN, "utter_reopening_open"),
            (r.LOST_NUMBER, "utter_your_complaints"),
        ],
    )
    def test_the_mobile_and_its_code_lead_to_what_was_wanted(
        self, elsewhere: Talk, wish: str, then: str
    ) -> None:
        assert elsewhere.hear(wish) == ["utter_ask_proof_phone"]
        assert elsewhere.hear(r.GIVEN, value=MOBILE) == ["utter_ask_code"]
        assert elsewhere.hear(r.GIVEN, value=CODE) == ["utter_proven", then]

    def test_a_mobile_told_with_the_wish_is_not_asked_for(self, elsewhere: Talk) -> None:
        told = {"phone": MOBILE, "phone_is_mobile": True}
        assert elsewhere.hear(r.ADD, told=told) == ["utter_ask_code"]

    def test_what_is_said_does_not_tell_whether_a_number_is_known(self) -> None:
        talk = Talk()
        talk.hear(r.ADD)
        assert talk.hear(r.GIVEN, value="+905550000000") == ["utter_ask_code"]

    def test_a_wrong_code_five_times_is_void(self, elsewhere: Talk) -> None:
        elsewhere.hear(r.ADD)
        elsewhere.hear(r.GIVEN, value=MOBILE)
        for _ in range(4):
            assert elsewhere.hear(r.GIVEN, value="111111")[0] == "utter_code_wrong"
        said = elsewhere.hear(r.GIVEN, value="111111")
        assert said == ["utter_code_void", "utter_ask_proof_phone"]
        assert not elsewhere.state.proven

    @pytest.mark.parametrize("said", [r.CANCEL, r.NO, r.REFUSED])
    def test_it_can_be_given_up(self, elsewhere: Talk, said: str) -> None:
        elsewhere.hear(r.WITHDRAW)
        elsewhere.hear(r.GIVEN, value=MOBILE)
        assert elsewhere.hear(said) == ["utter_not_proven"]
        assert elsewhere.question == q.NONE
        assert not elsewhere.state.wants

    def test_another_number_is_sent_another_code(self, elsewhere: Talk) -> None:
        elsewhere.hear(r.ADD)
        elsewhere.hear(r.GIVEN, value="+905550000000")
        told = {"phone": MOBILE, "phone_is_mobile": True}
        assert elsewhere.hear(r.UNCLEAR, told=told) == ["utter_ask_code"]
        assert elsewhere.backend.proofs["c2"] == MOBILE

    def test_a_code_that_did_not_come(self, elsewhere: Talk) -> None:
        elsewhere.hear(r.ADD)
        elsewhere.hear(r.GIVEN, value=MOBILE)
        assert elsewhere.hear(r.NOT_RECEIVED) == ["utter_code_not_received"]
        assert elsewhere.choose("Kodu yeniden gönder") == ["utter_ask_code"]
        assert elsewhere.hear(r.GIVEN, value=CODE)[0] == "utter_proven"

    def test_a_second_wish_is_done_after_the_first(self, elsewhere: Talk) -> None:
        elsewhere.hear(r.LOST_NUMBER)
        elsewhere.hear(r.GIVEN, value=MOBILE, also=(r.WITHDRAW,))
        said = elsewhere.hear(r.GIVEN, value=CODE)
        assert said == ["utter_proven", "utter_your_complaints", "utter_ask_withdraw"]

    def test_proof_does_not_outlive_an_hour(self, elsewhere: Talk) -> None:
        elsewhere.hear(r.ADD)
        elsewhere.hear(r.GIVEN, value=MOBILE)
        elsewhere.wait(minutes=61)
        elsewhere.hear(r.GIVEN, value=CODE)
        assert not elsewhere.state.proven


class TestQueue:
    @pytest.fixture
    def waiting(self) -> Talk:
        talk = complained()
        talk.hear(r.HUMAN)
        return talk

    @pytest.mark.parametrize(
        ("heard", "said"),
        [
            (r.POSITION, "utter_queue_next"),
            (r.HOW_LONG, "utter_queue_next"),
            (r.HUMAN, "utter_queue_next"),
            (r.THANK, "utter_thank_meanwhile"),
            (r.BOT, "utter_bot"),
            (r.YES, "utter_queue_noted"),
            (r.COMPLAINT, "utter_queue_noted"),
            (r.WITHDRAW, "utter_ask_stop"),
        ],
    )
    def test_nothing_is_asked(self, waiting: Talk, heard: str, said: str) -> None:
        assert waiting.hear(heard) == [said]

    def test_how_many_are_before(self, waiting: Talk) -> None:
        later = Talk("web", waiting.backend, "c2")
        later.hear(r.HUMAN)
        assert later.hear(r.POSITION) == ["utter_queue_position"]
        assert (later.newest[0]["position"], later.newest[0]["ahead"]) == ("2", "1")

    def test_what_is_told_meanwhile_is_kept(self, waiting: Talk) -> None:
        waiting.hear(r.MORE, "bir de iade istiyorum")
        waiting.hear(r.UNCLEAR, told={"phone": MOBILE, "phone_is_mobile": True})
        assert "iade" in (waiting.state.draft.description or "")
        assert waiting.state.draft.phone == MOBILE

    @pytest.mark.parametrize("said", [r.LEAVE_QUEUE, r.CANCEL])
    def test_whoever_leaves_goes_on_where_it_was(self, waiting: Talk, said: str) -> None:
        assert waiting.hear(said)[0] == "utter_queue_left"
        assert waiting.question == q.PHONE
        assert not waiting.backend.agent_requests

    def test_once_a_human_was_there_we_go_on(self, waiting: Talk) -> None:
        waiting.backend.agent_requests.clear()
        assert waiting.hear(r.GIVEN, value=MOBILE)[-1] == "utter_ask_name"

    def test_a_yes_after_the_queue_withdraws_nothing(self) -> None:
        talk, number = registered()
        talk.hear(r.WITHDRAW)
        talk.hear(r.HUMAN)
        talk.hear(r.LEAVE_QUEUE)
        talk.hear(r.YES)
        assert talk.backend.shown[number].status == "registered"

    @pytest.mark.parametrize("heard", [r.POSITION, r.HOW_LONG, r.LEAVE_QUEUE])
    def test_whoever_does_not_wait_is_told_so(self, heard: str) -> None:
        assert Talk().hear(heard) == ["utter_not_in_queue"]

    @pytest.mark.parametrize("language", ["en", "de", "ar", "ru", "ku"])
    def test_another_language_calls_a_human(self, language: str) -> None:
        talk = complained()
        assert talk.hear(r.FOREIGN, language=language) == [f"utter_foreign_{language}"]
        assert talk.state.waiting
        assert talk.hear(r.FOREIGN, language=language) == [f"utter_queue_noted_{language}"]


KINDS = ("self_harm", "fire", "electricity", "emergency", "violence", "stolen_line", "threat")


@pytest.mark.parametrize("channel", ["web", "sms"])
class TestDanger:
    @pytest.mark.parametrize("kind", KINDS)
    def test_what_to_do_comes_first_then_the_record(self, channel: str, kind: str) -> None:
        talk = Talk(channel)
        said = talk.hear(r.DANGER, "yardım edin", kind=kind)
        closings = {"stolen_line": "_line", "threat": "_threat", "violence": "_violence"}
        closing = closings.get(kind, "")
        assert said[:2] == [f"utter_danger_{kind}", f"utter_danger_recorded{closing}"]
        assert talk.registered[0].urgent
        assert talk.backend.urgent == {"c1"}

    @pytest.mark.parametrize("kind", ["emergency", "violence"])
    def test_whoever_cannot_call_is_told_another_way(self, channel: str, kind: str) -> None:
        said = Talk(channel).hear(r.DANGER, kind=kind, cannot_call=True)
        assert said[0] == f"utter_danger_{kind}_cannot_call"

    def test_the_second_time_it_is_added_and_said_shorter(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "ev yanıyor", kind="fire")
        assert talk.hear(r.DANGER, "alevler büyüdü", kind="fire") == ["utter_danger_fire_again"]
        (number,) = talk.backend.registered
        assert talk.backend.additions == {number: ["alevler büyüdü"]}

    def test_it_is_served_first_even_while_a_human_is_awaited(self, channel: str) -> None:
        others = Talk(channel, id="c0")
        others.hear(r.HUMAN)
        talk = Talk(channel, others.backend)
        talk.hear(r.HUMAN)
        talk.hear(r.DANGER, "bıçakla geldi", kind="violence")
        assert talk.backend.agent_place("c1").position == 1

    def test_words_and_ways_to_reach_go_into_the_record(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "kablo sarkıyor", kind="electricity")
        told = {"phone": "+905339998877", "phone_is_mobile": True}
        assert talk.hear(r.UNCLEAR, "Gebze, 0533 999 88 77", told=told) == ["utter_alarm_told"]
        (number,) = talk.backend.registered
        assert talk.backend.additions[number] == ["Gebze, 0533 999 88 77"]
        assert talk.registered[0].phone == "+905339998877"

    def test_a_place_that_was_not_given_is_no_place(self, channel: str) -> None:
        talk = Talk(channel)
        draft = replace(talk.state.draft, active=True, description="internet yok", place=REFUSED)
        talk.state = replace(talk.state, draft=draft)
        talk.hear(r.DANGER, "direk devrildi", kind="electricity")
        assert talk.registered[0].description == "internet yok\ndirek devrildi"

    def test_an_hour_later_it_is_still_danger(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.COMPLAINT, "faturam", about="billing")
        talk.wait(minutes=61)
        assert talk.hear(r.DANGER, kind="fire")[0] == "utter_danger_fire"


class TestSilence:
    @pytest.mark.parametrize("silence", [{"minutes": 61}, {"hours": 25}])
    def test_what_was_begun_is_offered_and_goes_on(self, silence: dict[str, float]) -> None:
        talk = at_the_summary()
        talk.wait(**silence)
        assert talk.hear(r.GREET) == ["utter_ask_resume"]
        assert talk.hear(r.YES) == ["utter_resumed", "utter_ask_confirm"]
        talk.hear(r.YES)
        assert len(talk.registered) == 1

    @pytest.mark.parametrize("heard", [r.YES, r.NO, r.GIVEN, r.UNCLEAR])
    def test_no_word_answers_a_question_of_before(self, heard: str) -> None:
        talk = at_the_summary()
        talk.wait(minutes=61)
        assert talk.hear(heard) == ["utter_ask_resume"]
        assert not talk.registered

    def test_after_59_minutes_it_still_does(self) -> None:
        talk = at_the_summary()
        talk.wait(minutes=59)
        assert talk.hear(r.YES)[0] == "utter_registered"

    @pytest.mark.parametrize("heard", [r.NO, r.CANCEL, r.NO_COMPLAINT])
    def test_it_may_be_left_and_taken_back(self, heard: str) -> None:
        talk = at_the_summary()
        talk.wait(minutes=61)
        talk.hear(r.GREET)
        assert talk.hear(heard) == ["utter_resume_refused"]
        assert talk.hear(r.GREET) == ["utter_greet"]
        assert talk.hear(r.UNDO)[0] == "utter_undone"

    def test_an_offer_that_nobody_answered_is_made_again(self) -> None:
        talk = complained()
        for variant in ("", "_again"):
            talk.wait(hours=10)
            assert talk.hear(r.GREET) == [f"utter_ask_resume{variant}"]
        assert talk.hear(r.YES)[0] == "utter_resumed"

    def test_a_wish_is_served_first(self) -> None:
        talk, _ = registered()
        talk.hear(r.COMPLAINT, "faturam iki katı", about="billing")
        talk.wait(hours=25)
        assert talk.hear(r.STATUS) == ["utter_status_full", "utter_ask_resume"]

    def test_a_new_problem_waits_until_it_is_said_what_becomes_of_the_old(self) -> None:
        talk = complained()
        talk.wait(hours=25)
        assert talk.hear(r.COMPLAINT, "faturam iki katı", about="billing") == ["utter_ask_resume"]
        talk.hear(r.NO)
        assert talk.state.draft.description == "faturam iki katı"

    def test_more_of_the_story_goes_into_what_is_gone_on_with(self) -> None:
        talk = complained()
        talk.wait(minutes=61)
        assert talk.hear(r.MORE, "iade istiyorum") == ["utter_ask_resume"]
        talk.hear(r.YES)
        assert talk.state.draft.description == "cayma bedeli yazmışsınız\niade istiyorum"

    def test_after_three_days_it_is_gone_and_that_is_said(self) -> None:
        talk = complained()
        talk.wait(days=4)
        assert talk.hear(r.GREET) == ["utter_draft_expired", "utter_greet"]
        assert talk.state.set_aside is None

    def test_with_nothing_begun_nothing_is_offered(self) -> None:
        talk, _ = registered()
        talk.wait(hours=25)
        assert talk.hear(r.GREET) == ["utter_greet_with_record"]

    def test_a_yes_of_yesterday_withdraws_nothing(self) -> None:
        talk, number = registered()
        talk.hear(r.WITHDRAW)
        talk.wait(minutes=61)
        talk.hear(r.YES)
        assert talk.backend.shown[number].status == "registered"


AFTER = (
    (r.ADD, {"text": "…"}, ["utter_ask_addition"]),
    (r.ADD, {"text": "ekleyin: modem eski"}, ["utter_addition_done"]),
    (r.WITHDRAW, {}, ["utter_ask_withdraw"]),
    (r.CANCEL, {}, ["utter_ask_withdraw"]),
    (r.REOPEN, {}, ["utter_reopening_open"]),
    (r.SOLVED, {}, ["utter_ask_close"]),
    (r.MORE, {"text": "bir de"}, ["utter_addition_done"]),
    (r.NO_CALL, {}, ["utter_nobody_called", "utter_status_full"]),
)


class TestAfterRegistration:
    @pytest.mark.parametrize(("heard", "more", "said"), AFTER)
    def test_a_wish(self, heard: str, more: dict[str, str], said: list[str]) -> None:
        talk, _ = registered()
        assert talk.hear(heard, **more) == said

    @pytest.mark.parametrize(
        ("wish", "answer", "said", "status"),
        [
            (r.WITHDRAW, r.YES, "utter_withdrawal_done", "withdrawn"),
            (r.WITHDRAW, r.NO, "utter_not_withdrawn", "registered"),
            (r.WITHDRAW, r.WAIT, "utter_not_withdrawn", "registered"),
            (r.WITHDRAW, r.UNSURE, "utter_ask_back", "registered"),
            (r.WITHDRAW, r.CANCEL, "utter_ask_back", "registered"),
            (r.WITHDRAW, r.THANK, "utter_not_withdrawn", "registered"),
            (r.SOLVED, r.YES, "utter_solved", "resolved"),
            (r.SOLVED, r.NO, "utter_stays_open", "registered"),
            (r.SOLVED, r.PERSISTS, "utter_stays_open", "registered"),
            (r.SOLVED, r.UNSURE, "utter_ask_back", "registered"),
            (r.SOLVED, r.WAIT, "utter_stays_open", "registered"),
        ],
    )
    @pytest.mark.parametrize("channel", ["web", "sms"])
    def test_only_a_yes_withdraws_or_closes(
        self, channel: str, wish: str, answer: str, said: str, status: str
    ) -> None:
        talk, number = registered(channel)
        talk.hear(wish)
        assert talk.hear(answer)[0] == said
        assert talk.backend.shown[number].status == status

    def test_back_again_after_it_was_closed(self) -> None:
        talk, number = registered()
        talk.hear(r.SOLVED)
        talk.hear(r.YES)
        assert talk.hear(r.PERSISTS, "yine gitti") == ["utter_reopening_done"]
        assert talk.backend.shown[number].status == "in_review"

    def test_a_new_problem_is_a_complaint_of_its_own_with_the_same_contact(self) -> None:
        talk, _ = registered()
        talk.hear(r.COMPLAINT, "yurt dışında ücret", about="roaming")
        assert talk.question == q.CONFIRM
        talk.hear(r.YES)
        assert [one.phone for one in talk.registered] == [MOBILE, MOBILE]
