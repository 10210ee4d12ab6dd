"""Whoever tells the same again, and is known: asked what becomes of it, and nothing is lost."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered

STORY = "yine cayma bedeli yazmışsınız bu ay da"
TOPIC = "commitment_cancellation"
BOTH = pytest.mark.parametrize("channel", ["web", "sms"])


def told_again(
    channel: str, status: str = "registered", *, proven: bool = True
) -> tuple[Talk, str]:
    """Somebody who complained, and does again elsewhere; the first one's number."""
    first = Talk(channel)
    first.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about=TOPIC)
    if channel == "web":
        finish(first)
    [number] = first.backend.registered
    if status != "registered":
        first.backend.set_status(number, status, "Sonuçlandı")
    talk = Talk(channel, first.backend, "c2")
    if channel == "web" and proven:
        talk.backend.phones["c2"] = MOBILE
    talk.hear(r.COMPLAINT, STORY, about=TOPIC)
    if channel == "web":
        finish(talk)
    return talk, number


def finish(talk: Talk) -> None:
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    talk.hear(r.YES, "evet")


def shown(talk: Talk, response: str) -> dict[str, str]:
    return next(one for one in talk.newest if one["response"] == response)


@BOTH
class TestWhatIsOpen:
    def test_is_shown_with_its_number_and_state_and_nothing_is_registered(
        self, channel: str
    ) -> None:
        talk, number = told_again(channel)
        assert talk.question == q.ADD_TO_EARLIER
        said = shown(talk, "utter_ask_add_to_earlier")
        assert said["number"].replace(" ", "") == number
        assert said["status_label"]
        assert list(talk.backend.registered) == [number]

    @pytest.mark.parametrize("main", [r.YES, r.ADD])
    def test_gets_the_words_after_a_yes(self, channel: str, main: str) -> None:
        talk, number = told_again(channel)
        assert "utter_addition_done" in talk.hear(main, "ona ekleyin")
        assert [STORY in one for one in talk.backend.additions[number]] == [True]
        assert list(talk.backend.registered) == [number]
        assert (talk.state.complaint, talk.question) == (number, q.NONE)

    @pytest.mark.parametrize("main", [r.NO, r.REFUSED])
    def test_something_new_is_registered(self, channel: str, main: str) -> None:
        talk, number = told_again(channel)
        talk.hear(main, "hayır bu başka bir sorun")
        assert number not in talk.backend.additions
        _, second = talk.backend.registered.values()
        assert (second.again, STORY in second.description) == (True, True)

    def test_both_at_once_are_asked_back(self, channel: str) -> None:
        talk, number = told_again(channel)
        assert "utter_ask_back" in talk.hear(r.UNSURE, "ikisi de")
        assert talk.question == q.ADD_TO_EARLIER
        assert list(talk.backend.registered) == [number]

    def test_whoever_leaves_it_loses_nothing_that_was_there(self, channel: str) -> None:
        talk, number = told_again(channel)
        assert "utter_repeat_dropped" in talk.hear(r.CANCEL, "vazgeçtim")
        assert (list(talk.backend.registered), talk.backend.offers) == ([number], {})
        assert talk.question == q.NONE

    @pytest.mark.parametrize("main", [r.INSULT, r.STATUS, r.PRIVACY, r.BOT])
    def test_a_word_beside_it_leaves_the_question_open(self, channel: str, main: str) -> None:
        talk, number = told_again(channel)
        talk.hear(main, "…")
        assert talk.question == q.ADD_TO_EARLIER
        talk.hear(r.YES, "evet")
        assert number in talk.backend.additions

    def test_more_of_it_goes_along(self, channel: str) -> None:
        talk, number = told_again(channel)
        talk.hear(r.MORE, "iki ay üst üste oldu")
        assert talk.question == q.ADD_TO_EARLIER
        talk.hear(r.YES, "evet")
        [added] = talk.backend.additions[number]
        assert STORY in added
        assert "iki ay üst üste oldu" in added

    def test_another_trouble_leaves_this_one_registered(self, channel: str) -> None:
        talk, _ = told_again(channel)
        talk.hear(r.COMPLAINT, "hattım başkasına geçmiş", about="billing")
        assert any(STORY in one.description for one in talk.registered)
        if channel == "web":
            assert "hattım başkasına geçmiş" in (talk.state.draft.description or "")
        else:
            assert any("hattım başkasına geçmiş" in one.description for one in talk.registered)

    def test_what_cannot_be_added_any_more_is_registered(self, channel: str) -> None:
        talk, number = told_again(channel)
        talk.backend.offers.clear()
        talk.hear(r.YES, "evet")
        assert number not in talk.backend.additions
        assert len(talk.registered) == 2

    def test_after_a_long_silence_a_yes_is_none(self, channel: str) -> None:
        talk, number = told_again(channel)
        talk.wait(days=1)
        talk.hear(r.YES, "evet")
        assert number not in talk.backend.additions
        assert "c2" in talk.backend.offers  # the pool registers it by itself


@BOTH
class TestWhatWasConcluded:
    def test_is_opened_again_after_a_yes(self, channel: str) -> None:
        talk, number = told_again(channel, "closed")
        assert talk.question == q.REOPEN_EARLIER
        assert "utter_reopening_done" in talk.hear(r.YES, "evet")
        assert STORY in talk.backend.reasons[number]
        assert talk.backend.shown[number].status == "in_review"

    def test_stays_closed_where_it_is_something_new(self, channel: str) -> None:
        talk, number = told_again(channel, "resolved")
        talk.hear(r.NO, "hayır bu yeni bir sorun")
        assert talk.backend.shown[number].status == "resolved"
        assert len(talk.registered) == 2


def test_who_only_claims_the_number_is_told_nothing_of_it() -> None:
    talk, number = told_again("web", proven=False)
    assert "utter_registered" in talk.said
    assert len(talk.registered) == 2
    assert not any(number in str(one) for one in talk.newest)


def test_the_choices_are_add_and_another_problem() -> None:
    talk, number = told_again("web")
    assert [one["title"] for one in talk.choices] == ["Ona ekle", "Başka bir sorun"]
    talk.choose("Ona ekle")
    assert number in talk.backend.additions


def test_danger_is_never_asked_about() -> None:
    talk = Talk("sms", told_again("sms")[0].backend, "c3")
    talk.hear(r.DANGER, "yangın çıktı kablolardan", kind="fire")
    assert talk.question == q.NONE
    assert any(one.urgent for one in talk.registered)


def test_a_record_of_its_own_is_not_asked_about() -> None:
    talk, _ = registered("sms")
    talk.hear(
        r.COMPLAINT, "bunun için ayrı kayıt açın internetim yine yok", about="internet_outage"
    )
    assert talk.question not in q.OF_AN_EARLIER


class TestTheWayOfAnswering:
    def test_goes_with_the_complaint(self) -> None:
        talk = Talk()
        talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız. mail olsun", about=TOPIC)
        talk.hear(r.GIVEN, value=MOBILE)
        assert talk.question == q.EMAIL  # wished for, so it is asked
        talk.hear(r.GIVEN, value="ayse@ornek.com")
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
        talk.hear(r.YES, "evet")
        [one] = talk.registered
        assert (one.preferred, one.email, one.phone) == ("email", "ayse@ornek.com", MOBILE)

    def test_goes_with_the_complaint_by_sms(self) -> None:
        talk = Talk("sms")
        talk.hear(r.COMPLAINT, "faturam çok geldi e-posta ile dönün", about="billing")
        [one] = talk.registered
        assert one.preferred == "email"

    def test_that_is_told_later_is_passed_on(self) -> None:
        talk, number = registered("sms")
        talk.hear(r.UNCLEAR, "e-posta ile dönün")
        assert talk.backend.registered[number].preferred == "email"
