"""Who waits and says to stop is asked what, where it can be more than one thing."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, complained, registered


def waiting_with_a_record(channel: str = "sms") -> tuple[Talk, str]:
    talk, number = registered(channel)
    talk.hear(r.HUMAN, "birine bağlayın")
    talk.hear(r.THANK, "sağ olun")
    return talk, number


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("main", "text"),
    [(r.CANCEL, "vazgeçtim iptal edin"), (r.LEAVE_QUEUE, "boşverin"), (r.WITHDRAW, "…")],
)
def test_it_is_asked_what_is_meant_and_nothing_is_done(channel: str, main: str, text: str) -> None:
    talk, number = waiting_with_a_record(channel)
    assert talk.hear(main, text) == ["utter_ask_stop"]
    assert talk.id in talk.backend.agent_requests
    assert talk.backend.shown[number].status == "registered"
    titles = [one["title"] for one in talk.choices]
    assert len(titles) == 2


@pytest.mark.parametrize("text", ["beklemiyorum artık", "sıradan çıkarın", "temsilci istemiyorum"])
def test_who_names_the_queue_leaves_it(text: str) -> None:
    talk, _ = waiting_with_a_record()
    assert "utter_queue_left" in talk.hear(r.LEAVE_QUEUE, text)
    assert talk.id not in talk.backend.agent_requests


def test_who_does_as_they_were_told_leaves_the_queue() -> None:
    talk, _ = waiting_with_a_record()
    talk.hear(r.POSITION, "sıram kaç")
    assert "utter_queue_left" in talk.hear(r.CANCEL, "vazgeçtim")


def test_where_nothing_else_is_the_queue_is_meant() -> None:
    talk = Talk("sms")
    talk.hear(r.HUMAN, "temsilci")
    talk.hear(r.THANK, "sağ olun")
    assert talk.hear(r.CANCEL, "iptal edin")[0] == "utter_queue_left"


def test_who_names_a_record_that_is_none_hears_so_and_keeps_the_place() -> None:
    talk = Talk("sms")
    talk.hear(r.HUMAN, "temsilci")
    assert talk.hear(r.WITHDRAW, "şikayetimi iptal edin") == ["utter_nothing_to_cancel"]
    assert talk.id in talk.backend.agent_requests


def test_a_record_is_withdrawn_by_a_yes_only_and_the_place_is_kept() -> None:
    talk, number = waiting_with_a_record()
    assert talk.hear(r.CANCEL, "şikayetimi iptal edin") == ["utter_ask_withdraw"]
    assert talk.backend.shown[number].status == "registered"
    assert talk.hear(r.YES, "evet") == ["utter_withdrawal_done", "utter_queue_stays"]
    assert talk.backend.shown[number].status == "withdrawn"
    assert talk.id in talk.backend.agent_requests


@pytest.mark.parametrize(
    ("answer", "said"),
    [("sırayı", "utter_queue_left"), ("kaydı silin", "utter_ask_withdraw")],
)
def test_the_answer_may_be_written_in_words(answer: str, said: str) -> None:
    talk, _ = waiting_with_a_record()
    talk.hear(r.CANCEL, "vazgeçtim iptal edin")
    assert said in talk.hear(r.UNCLEAR, answer)


def test_an_offered_answer_is_taken() -> None:
    talk, _ = waiting_with_a_record()
    talk.hear(r.CANCEL, "vazgeçtim iptal edin")
    assert "utter_queue_left" in talk.choose("Temsilci")


def test_none_of_it_keeps_all() -> None:
    talk, number = waiting_with_a_record()
    talk.hear(r.CANCEL, "vazgeçtim iptal edin")
    assert talk.hear(r.NO, "hiçbiri") == ["utter_queue_stays"]
    assert talk.backend.shown[number].status == "registered"


def test_a_draft_is_dropped_by_a_yes_only() -> None:
    talk = complained()
    talk.hear(r.HUMAN, "birine bağlayın")
    talk.hear(r.THANK, "sağ olun")
    talk.hear(r.CANCEL, "vazgeçtim iptal edin")
    talk.choose("Yazd")
    assert talk.question == q.DROP
    assert talk.state.draft.has_content
    assert talk.hear(r.YES, "evet") == ["utter_dropped", "utter_queue_stays"]
    assert talk.id in talk.backend.agent_requests


def test_who_asks_for_the_place_meanwhile_is_told_it() -> None:
    talk, number = waiting_with_a_record()
    talk.hear(r.CANCEL, "şikayetimi iptal edin")
    assert talk.hear(r.POSITION, "sıram kaç")[-1] == "utter_queue_next"
    assert talk.backend.shown[number].status == "registered"
