"""A human is asked for and nobody is there: it is said, and a call back is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import reading as r
from lexicon import contact_wishes
from tests.actions.dialogue.kit import MOBILE, Talk, registered


def asked(channel: str = "web", opens_at: str | None = None) -> Talk:
    talk = Talk(channel)
    talk.backend.staffed, talk.backend.opens_at = False, opens_at
    talk.hear(r.HUMAN, "temsilci istiyorum")
    return talk


def test_it_is_said_at_once_and_the_place_in_the_queue_is_kept() -> None:
    talk = asked()
    assert talk.said == ["utter_agent_nobody_there"]
    assert talk.state.waiting
    assert talk.id in talk.backend.agent_requests


def test_out_of_hours_it_is_said_when_somebody_is_there() -> None:
    talk = asked(opens_at="yarın saat 09.00")
    assert talk.said == ["utter_agent_closed"]
    assert talk.newest[0]["opens_at"] == "yarın saat 09.00"


def test_by_sms_it_is_said_in_plain_letters() -> None:
    talk = asked("sms", opens_at="yarın saat 09.00")
    assert "yarin" in talk.newest[0]["opens_at"]


def test_in_the_chat_a_yes_keeps_the_place_until_it_is_recorded() -> None:
    talk = asked()
    assert talk.hear(r.YES, "evet") == ["utter_record_begins", "utter_ask_problem"]
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    assert talk.id in talk.backend.agent_requests
    assert "utter_queue_left_to_be_called" in talk.hear(r.YES, "evet")
    (number,) = talk.backend.registered
    assert talk.backend.to_call == {number}
    assert talk.id not in talk.backend.agent_requests
    assert not talk.state.waiting


def test_by_sms_a_yes_is_recorded_at_once_with_a_call_to_make() -> None:
    talk = asked("sms")
    assert talk.hear(r.YES, "evet") == [
        *("utter_registered", "utter_queue_left_to_be_called", "utter_write_on_for_call"),
    ]
    (number,) = talk.backend.registered
    assert talk.backend.registered[number].description == "temsilci istiyorum"
    assert talk.backend.to_call == {number}
    assert not talk.state.waiting


def test_what_is_told_next_belongs_to_what_was_recorded_without_a_story() -> None:
    talk = asked("sms")
    talk.hear(r.YES, "evet")
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    (number,) = talk.backend.registered
    assert talk.backend.additions[number] == ["cayma bedeli yazmışsınız"]
    assert talk.backend.shown[number].topic == "commitment_cancellation"


def test_a_name_that_is_told_first_is_not_what_it_is_about() -> None:
    talk = asked("sms")
    talk.hear(r.YES, "evet")
    assert talk.hear(r.MORE, "adım Nil Su", told={"name": "Nil Su"}) == ["utter_addition_done"]
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    (number,) = talk.backend.registered
    assert talk.backend.shown[number].topic == "commitment_cancellation"
    assert talk.backend.registered[number].name == "Nil Su"


def test_the_number_to_call_that_is_told_with_the_yes_is_kept() -> None:
    talk = asked("sms")
    told = {"phone": "+905332221100", "phone_is_mobile": True}
    talk.hear(r.YES, "evet 0533 222 11 00 numarasından arayın", told=told)
    assert "0533 222 11 00" in talk.registered[0].description


def test_a_complaint_that_is_registered_already_is_the_one_to_be_called_about() -> None:
    talk, number = registered("sms")
    talk.backend.staffed = False
    talk.hear(r.HUMAN, "birine bağlayın")
    assert talk.hear(r.YES, "olur") == ["utter_queue_left_to_be_called"]
    assert (list(talk.backend.registered), talk.backend.to_call) == ([number], {number})


def test_who_says_yes_and_wants_no_call_is_recorded_without_one() -> None:
    talk = asked("sms")
    assert "utter_queue_left_recorded" in talk.hear(r.YES, "evet ama aramayın mesaj atın")
    assert not talk.backend.to_call
    assert "aramayın mesaj atın" in talk.registered[0].description


def test_a_story_beside_the_yes_is_what_is_recorded() -> None:
    talk = asked("sms")
    talk.hear(r.MORE, "evet cayma bedeli yazmışsınız", about="commitment_cancellation")
    assert [one.description for one in talk.registered] == ["cayma bedeli yazmışsınız"]
    assert not talk.state.waiting


def test_by_sms_a_story_instead_of_a_yes_is_recorded_and_the_place_is_kept() -> None:
    talk = asked("sms")
    said = talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    assert said == ["utter_registered", "utter_queue_stays_or_call"]
    assert talk.id in talk.backend.agent_requests
    assert talk.hear(r.YES, "evet") == ["utter_queue_left_to_be_called"]
    assert len(talk.registered) == 1


def test_by_sms_the_first_word_of_a_story_is_recorded_with_the_rest() -> None:
    talk = asked("sms")
    talk.hear(r.OPENER, "TAAHHUDUM")
    talk.hear(r.MORE, "ceza yazmissiniz", about="commitment_cancellation")
    assert [one.description for one in talk.registered] == ["TAAHHUDUM\nceza yazmissiniz"]


def test_what_is_solved_meanwhile_keeps_the_place_and_says_so() -> None:
    talk = asked()
    talk.hear(r.YES, "evet")
    talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
    assert talk.hear(r.YES, "evet çözüldü")[-1] == "utter_queue_stays"
    assert talk.id in talk.backend.agent_requests
    assert not talk.backend.to_call


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("main", "text"),
    [
        (r.NO, "hayır"),
        (r.LEAVE_QUEUE, "gerek yok"),
        (r.WAIT, "beklerim"),
        (r.POSITION, "bekliyorum"),
    ],
)
def test_a_no_keeps_the_place_and_records_nothing(channel: str, main: str, text: str) -> None:
    talk = asked(channel, opens_at="yarın saat 09.00")
    assert talk.hear(main, text) == ["utter_queue_stays"]
    assert talk.newest[0]["when"].startswith("; ")
    assert talk.id in talk.backend.agent_requests
    assert not talk.registered


def test_who_says_both_is_asked_again_and_a_late_yes_still_counts() -> None:
    talk = asked("sms")
    assert talk.hear(r.NO, "evet hayır") == ["utter_record_ask_back"]
    talk.hear(r.THANK, "teşekkürler")
    talk.wait(hours=9)
    assert "utter_queue_left_to_be_called" in talk.hear(r.YES, "evet")


def test_who_has_no_number_is_asked_for_one_and_keeps_the_place_till_then() -> None:
    talk, number = registered()
    kept = talk.backend.registered[number]
    talk.backend.registered[number] = replace(kept, phone=None, email="a@b.com")
    talk.backend.staffed = False
    talk.hear(r.HUMAN, "birine bağlayın")
    assert talk.hear(r.YES, "evet") == ["utter_call_needs_number"]
    assert talk.state.waiting
    told = {"phone": MOBILE, "phone_is_mobile": True}
    assert talk.hear(r.UNCLEAR, "0532 123 45 67", told=told) == ["utter_queue_left_to_be_called"]
    assert talk.backend.to_call == {number}


def test_the_place_is_told_with_the_truth_that_nobody_is_there() -> None:
    talk = asked(opens_at="yarın saat 09.00")
    assert talk.hear(r.POSITION, "sıram kaç") == ["utter_queue_closed"]
    assert "yarın saat 09.00" in talk.newest[0]["when"]
    talk.backend.staffed = True
    assert talk.hear(r.POSITION, "sıram kaç") == ["utter_queue_next"]


def test_what_is_told_meanwhile_is_not_told_to_nobody() -> None:
    talk = asked()
    assert talk.hear(r.COMPLAINT, "internetim yok") == ["utter_record_in_turkish"]
    talk.hear(r.YES, "evet")
    assert talk.state.draft.description == "internetim yok"


def test_the_button_is_as_good_as_a_yes() -> None:
    talk = asked()
    assert "utter_ask_problem" in talk.choose("Kaydedin")
    assert talk.state.waiting


def test_where_somebody_is_there_nothing_of_it_is_said() -> None:
    talk = Talk()
    assert talk.hear(r.HUMAN, "temsilci istiyorum") == ["utter_agent_requested"]
    assert talk.hear(r.COMPLAINT, "internetim yok") == ["utter_queue_noted"]
    talk.hear(r.LEAVE_QUEUE, "beklemeyeceğim")
    assert talk.state.draft.wishes == ()


@pytest.mark.parametrize("text", ["neden şimdi yok", "mesai saatiniz kaç", "kaçta açılıyorsunuz"])
def test_who_asks_for_the_hours_is_told_them_as_far_as_they_are_known(text: str) -> None:
    assert asked().hear(r.UNCLEAR, text) == ["utter_queue_closed_till_later"]
    talk = asked(opens_at="yarın saat 09.00")
    assert talk.hear(r.UNCLEAR, text) == ["utter_queue_closed"]
    assert "yarın saat 09.00" in talk.newest[0]["when"]


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_whose_complaint_is_open_is_offered_the_call_only(channel: str) -> None:
    talk, number = registered(channel)
    talk.backend.staffed = False
    assert talk.hear(r.HUMAN, "temsilci") == ["utter_agent_closed_recorded"]
    assert talk.newest[0]["number"].replace(" ", "") == number
    assert talk.hear(r.YES, "evet")[0] == "utter_queue_left_to_be_called"


class TestInAnotherLanguage:
    def abroad(self, channel: str = "web", *, staffed: bool = False) -> Talk:
        talk = Talk(channel)
        talk.backend.staffed = staffed
        talk.hear(r.FOREIGN, "my internet is down", language="en")
        return talk

    def test_a_colleague_is_promised_by_who_is_there(self) -> None:
        assert self.abroad(staffed=True).said == ["utter_foreign_en"]
        assert self.abroad().said == ["utter_foreign_closed_en"]

    def test_a_number_has_it_recorded_in_their_words_and_called(self) -> None:
        talk = self.abroad()
        told = {"phone": MOBILE, "phone_is_mobile": True}
        said = talk.hear(r.FOREIGN, "my number is …", language="en", told=told)
        assert said == ["utter_foreign_recorded_en"]
        [complaint] = talk.registered
        assert complaint.description.startswith("my internet is down")
        assert complaint.phone == MOBILE
        assert talk.hear(r.FOREIGN, "please hurry", language="en") == ["utter_foreign_added_en"]
        assert len(talk.registered) == 1

    @pytest.mark.parametrize(
        ("language", "spoken"),
        [
            ("en", "İngilizce"),
            ("de", "Almanca"),
            ("ar", "Arapça"),
            ("ru", "Rusça"),
            ("ku", "Kürtçe"),
        ],
    )
    def test_whoever_calls_them_is_told_in_which_language(self, language: str, spoken: str) -> None:
        talk = Talk("web")
        talk.backend.staffed = False
        talk.hear(r.FOREIGN, "…", language=language)
        told = {"phone": MOBILE, "phone_is_mobile": True}
        talk.hear(r.FOREIGN, "…", language=language, told=told)
        [complaint] = talk.registered
        assert contact_wishes.among(complaint.description) == [f"{spoken} görüşmek istiyor."]

    def test_by_sms_a_yes_is_enough_and_in_the_chat_it_is_not(self) -> None:
        assert self.abroad("sms").hear(r.YES, "yes") == ["utter_foreign_recorded_en"]
        talk = self.abroad()
        assert talk.hear(r.YES, "yes") == ["utter_foreign_needed_en"]
        assert not talk.registered

    def test_who_leaves_is_let_go(self) -> None:
        talk = self.abroad()
        assert talk.hear(r.FOREIGN, "cancel", language="en") == ["utter_queue_left_en"]
