"""The queue for a human: left in any words, and what was told before or meanwhile is taken up."""

from __future__ import annotations

import pytest

from actions.reading import asides, questions as q, reading as r
from tests.actions.dialogue.kit import Talk, complained


def _waiting(language: str | None = None, channel: str = "web") -> Talk:
    talk = Talk(channel)
    if language:
        talk.hear(r.FOREIGN, "hello", language=language)
    else:
        talk.hear(r.HUMAN, "temsilci")
    assert talk.state.waiting
    return talk


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("7 miyim", r.POSITION),
        ("21 mi", r.POSITION),
        ("temsilci falan istemedim ki", r.LEAVE_QUEUE),
        ("temsilci talep etmedim", r.LEAVE_QUEUE),
        ("vazgeçtim", r.LEAVE_QUEUE),
    ],
)
def test_the_place_is_asked_and_the_queue_left_in_own_words(text: str, wanted: str) -> None:
    assert wanted in dict(asides.candidates(text, q.WAITING))


def test_who_vows_to_stay_does_not_leave() -> None:
    assert not dict(asides.candidates("vazgeçmem beklerim", q.WAITING))


def test_who_leaves_is_asked_what_is_wrong() -> None:
    assert _waiting().hear(r.LEAVE_QUEUE, "bekleyemem") == ["utter_queue_left", "utter_ask_problem"]


def test_who_asked_for_no_human_gets_an_apology_and_goes_on() -> None:
    talk = complained()
    talk.hear(r.HUMAN)
    said = talk.hear(r.UNCLEAR, "ben temsilci istemedim")
    assert said[0] == "utter_queue_left_unasked"
    assert talk.question == q.PHONE


def test_what_was_told_while_waiting_is_taken_up() -> None:
    talk = _waiting()
    assert talk.hear(r.COMPLAINT, "cayma bedeli yazmışlar", about="commitment_cancellation") == [
        "utter_queue_noted"
    ]
    talk.hear(r.LEAVE_QUEUE, "beklemem")
    assert talk.state.draft.description == "cayma bedeli yazmışlar"
    assert talk.question == q.PHONE


def test_by_sms_it_is_recorded_then() -> None:
    talk = _waiting(channel="sms")
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışlar", about="commitment_cancellation")
    assert not talk.registered
    talk.hear(r.LEAVE_QUEUE, "beklemem")
    (one,) = talk.registered
    assert one.description == "cayma bedeli yazmışlar"


def test_the_topic_that_is_named_with_leaving_is_taken() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "hakkımı yediler")
    talk.hear(r.HUMAN, "müşteri hizmetleri")
    talk.hear(r.UNCLEAR, "temsilci istemedim, konu müşteri hizmetleri")
    assert talk.state.draft.topic == "customer_service"


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "when will somebody come?", "utter_queue_position_en"),
        ("en", "cancel it please", "utter_queue_left_en"),
        ("de", "wie lange dauert es", "utter_queue_position_de"),
        ("ru", "отмена", "utter_queue_left_ru"),
        ("ar", "شكرا", "utter_queue_noted_ar"),
    ],
)
@pytest.mark.parametrize("main", [r.FOREIGN, r.UNCLEAR])
def test_a_foreigner_is_answered_in_the_same_language(
    language: str, text: str, said: str, main: str
) -> None:
    talk = _waiting(language)
    assert talk.hear(main, text, language=language if main == r.FOREIGN else None) == [said]
    assert talk.state.waiting == ("left" not in said)


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_who_goes_over_to_turkish_may_have_it_recorded_at_once(channel: str) -> None:
    talk = _waiting("ar", channel)
    told = "cayma bedeli yazmışsınız"
    assert talk.hear(r.COMPLAINT, told, about="commitment_cancellation") == [
        "utter_record_in_turkish"
    ]
    talk.hear(r.YES, "evet")
    assert talk.state.waiting == (channel == "web")  # till it is recorded
    if channel == "web":
        assert (talk.question, talk.state.draft.description) == (q.PHONE, told)
    else:
        assert [one.description for one in talk.registered] == [told]
