"""What was told a moment ago in the same words, and what nobody could be told the result of."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered


def told_twice(channel: str) -> tuple[Talk, str]:
    """Somebody who complained, and tells the same in another conversation; the first's number."""
    first, number = registered(channel)
    second, _ = registered(channel, first.backend, "c2")
    if channel == "sms":
        assert second.backend.phones == {"c1": MOBILE, "c2": MOBILE}
    return second, number


def shown(talk: Talk, response: str) -> dict[str, str]:
    return next(one for one in talk.newest if one["response"] == response)


@pytest.mark.parametrize("channel", ["web", "sms"])
class TestTheSameWords:
    def test_show_the_first_number_and_state_and_register_nothing(self, channel: str) -> None:
        talk, number = told_twice(channel)
        assert list(talk.backend.registered) == [number]
        assert talk.question == q.ANEW
        said = shown(talk, "utter_ask_anew")
        assert said["number"].replace(" ", "") == number
        assert said["status_label"] in {"Kaydınız alındı", "Kaydiniz alindi"}

    def test_a_yes_registers_anew_with_all_that_was_told(self, channel: str) -> None:
        talk, number = told_twice(channel)
        talk.hear(r.YES, "yine de yeni kayıt")
        first, second = talk.backend.registered.values()
        assert (second.description, second.topic) == (first.description, first.topic)
        assert (second.phone, second.name) == (first.phone, first.name)
        assert second.again
        assert talk.state.complaint != number
        assert talk.question == q.NONE or channel == "sms"

    @pytest.mark.parametrize("main", [r.NO, r.CANCEL, r.REFUSED])
    def test_a_no_keeps_to_the_first(self, channel: str, main: str) -> None:
        talk, number = told_twice(channel)
        assert "utter_first_is_kept" in talk.hear(main, "hayır")
        assert list(talk.backend.registered) == [number]
        assert not talk.draft_content
        assert talk.question == q.NONE
        # By SMS the number is the customer's own; the chat does not know whose it is.
        assert talk.state.complaint == (number if channel == "sms" else None)

    def test_an_unclear_answer_is_asked_once_more(self, channel: str) -> None:
        talk, _ = told_twice(channel)
        talk.hear(r.UNCLEAR, "hmm")
        assert talk.question == q.ANEW
        assert len(talk.backend.registered) == 1

    def test_who_asks_for_the_state_gets_it_and_loses_nothing(self, channel: str) -> None:
        talk, number = told_twice(channel)
        talk.hear(r.STATUS, number, told={"tracking_number": number})
        assert any(name.startswith("utter_status") for name in talk.said)
        assert len(talk.backend.registered) == 1

    def test_other_words_are_another_complaint(self, channel: str) -> None:
        first, _ = registered(channel)
        other = Talk(channel, first.backend, "c2")
        other.hear(r.COMPLAINT, "modemim kapanıyor", about="modem_device")
        if channel == "web":
            other.hear(r.NO, "hayır")
            other.hear(r.GIVEN, value=MOBILE)
            other.hear(r.GIVEN, value="Ayşe Yılmaz")
            other.hear(r.YES, "evet")
        assert len(other.backend.registered) == 2


def test_the_choice_registers_anew_in_the_chat() -> None:
    talk, _ = told_twice("web")
    talk.choose("Yine de yeni kayıt")
    assert len(talk.backend.registered) == 2
    assert "utter_registered" in talk.said


def test_who_changes_the_story_instead_is_asked_for_a_yes_to_that() -> None:
    talk, _ = told_twice("web")
    talk.hear(r.MORE, "iki kez de aradım")
    assert talk.question == q.CONFIRM
    talk.hear(r.YES, "evet")
    assert len(talk.backend.registered) == 2


def solved() -> tuple[Talk, str]:
    """Somebody whose problem was solved by the steps, before anybody asked for a contact."""
    talk = Talk()
    talk.hear(r.COMPLAINT, "internetim üç gündür yok", about="internet_outage")
    talk.hear(r.YES, "düzeldi")
    number = list(talk.backend.registered)[-1]
    assert talk.backend.shown[number].status == "resolved"
    assert talk.backend.registered[number].phone is None
    return talk, number


class TestReopeningWithoutAContact:
    def test_a_mobile_is_asked_first_and_nothing_else_after_it(self) -> None:
        talk, number = solved()
        said = talk.hear(r.PERSISTS, "yine koptu")
        assert "utter_contact_before_reopening" in said
        assert talk.question == q.PHONE
        assert talk.backend.shown[number].status == "resolved"
        said = talk.hear(r.GIVEN, value=MOBILE)
        assert "utter_reopening_done" in said
        assert talk.backend.shown[number].status == "in_review"
        assert talk.backend.registered[number].phone == MOBILE
        assert talk.backend.reasons[number] == "yine koptu"
        assert talk.question == q.NONE
        assert talk.state.complaint == number

    def test_an_address_will_do(self) -> None:
        talk, number = solved()
        talk.hear(r.PERSISTS, "yine koptu")
        talk.hear(r.REFUSED, "numaramı vermem")
        assert talk.question == q.EMAIL
        talk.hear(r.GIVEN, value="ayse@ornek.com")
        assert talk.backend.shown[number].status == "in_review"
        assert talk.backend.registered[number].email == "ayse@ornek.com"

    def test_who_refuses_both_is_told_why_one_is_needed(self) -> None:
        talk, number = solved()
        talk.hear(r.PERSISTS, "yine koptu")
        talk.hear(r.REFUSED, "vermem")
        assert "utter_contact_needed" in talk.hear(r.REFUSED, "onu da vermem")
        assert talk.backend.shown[number].status == "resolved"
        talk.hear(r.GIVEN, value=MOBILE)
        assert talk.backend.shown[number].status == "in_review"

    def test_who_gives_up_leaves_it_as_it_is(self) -> None:
        talk, number = solved()
        talk.hear(r.PERSISTS, "yine koptu")
        assert "utter_cancelled" in talk.hear(r.CANCEL, "vazgeçtim")
        assert talk.question == q.NONE
        assert talk.backend.shown[number].status == "resolved"
        talk.hear(r.GREET, "merhaba")
        assert talk.question == q.NONE

    def test_what_is_told_meanwhile_is_a_part_of_why(self) -> None:
        talk, number = solved()
        talk.hear(r.PERSISTS, "yine koptu")
        talk.hear(r.MORE, "bu sefer hiç ışık yok")
        assert talk.question == q.PHONE
        talk.hear(r.GIVEN, value=MOBILE)
        assert talk.backend.reasons[number] == "yine koptu\nbu sefer hiç ışık yok"
        assert len(talk.backend.registered) == 1

    def test_a_part_of_a_number_is_completed(self) -> None:
        talk, number = solved()
        talk.hear(r.PERSISTS, "yine koptu")
        assert "utter_phone_part" in talk.hear(r.PART, value="0532")
        talk.hear(r.GIVEN, value=MOBILE)
        assert talk.backend.shown[number].status == "in_review"

    def test_a_contact_that_is_known_is_not_asked_for(self) -> None:
        talk, number = solved()
        talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
        talk.hear(r.GIVEN, value=MOBILE)
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
        talk.hear(r.YES, "evet")
        talk.hear(
            r.REOPEN, "onu yeniden açın yine koptu o internet", told={"tracking_number": number}
        )
        if talk.question == q.REASON:
            talk.hear(r.MORE, "yine koptu")
        assert talk.backend.shown[number].status == "in_review"
        assert talk.backend.registered[number].phone == MOBILE

    def test_a_silence_ends_the_question(self) -> None:
        talk, number = solved()
        talk.hear(r.PERSISTS, "yine koptu")
        talk.wait(minutes=61)
        talk.hear(r.GREET, "merhaba")
        assert talk.question == q.NONE
        assert talk.backend.shown[number].status == "resolved"


class TestWhatTheWordsTell:
    def test_is_sent_with_the_complaint(self) -> None:
        talk = Talk()
        told = {"city": "Kocaeli", "district": "Gebze", "lasted": 4320, "amount": "1234.56"}
        talk.hear(r.COMPLAINT, "cayma bedeli", about="commitment_cancellation", told=told)
        # What is told later of the same is another matter.
        talk.hear(r.GIVEN, value=MOBILE, told={"amount": "5.00", "lasted": 60, "city": "İzmir"})
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
        talk.hear(r.YES, "evet")
        [one] = talk.registered
        assert (one.place, one.province) == ("Gebze, Kocaeli", "Kocaeli")
        assert (one.lasted_minutes, one.amount) == (4320, "1234.56")
        assert "Yer:" not in one.description

    def test_is_sent_by_sms_as_well(self) -> None:
        talk = Talk("sms")
        told = {"city": "Kocaeli", "lasted": 4320, "amount": "99.90"}
        talk.hear(r.COMPLAINT, "faturam çok geldi Kocaeli", about="billing", told=told)
        [one] = talk.registered
        assert (one.place, one.province, one.lasted_minutes) == ("Kocaeli", "Kocaeli", 4320)
        assert one.amount == "99.90"

    @pytest.mark.parametrize("odd", ["100000000000.00", "999999999999999999.00"])
    def test_a_sum_that_cannot_be_keeps_nothing_from_being_registered(self, odd: str) -> None:
        talk = Talk("sms")
        talk.hear(r.COMPLAINT, "faturam çok geldi", about="billing", told={"amount": odd})
        [one] = talk.registered
        assert one.amount is None
