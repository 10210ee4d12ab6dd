"""Words that seem to end a record, and speak of a line, of the money or of how long it lasts."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.context import Context
from actions.reading.read import read
from tests.actions.dialogue.kit import Talk
from tests.actions.messages import said

DEFRAUDED = "adıma hat açılmış haberim yok"


def told(description: str = DEFRAUDED, about: str = "privacy_consent") -> Talk:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, description, about=about)
    return talk


@pytest.mark.parametrize("main", [r.WITHDRAW, r.CANCEL, r.UNCLEAR, r.CANCEL_SUBSCRIPTION])
@pytest.mark.parametrize("text", ["kapatın hemen", "HATTI KAPATIN", "iptal edin artık", "durdurun"])
def test_a_line_that_is_to_be_closed_is_no_record(text: str, main: str) -> None:
    talk = told()
    assert talk.hear(main, text) == ["utter_addition_done"]
    assert talk.question != q.WITHDRAW
    assert [*talk.backend.additions.values()] == [[text]]


@pytest.mark.parametrize("text", ["kaydı kapatın", "şikayeti iptal edin", "vazgeçtim kapatın"])
def test_a_record_that_is_named_is_asked_about(text: str) -> None:
    talk = told()
    talk.hear(r.WITHDRAW, text)
    assert talk.question == q.WITHDRAW


def test_a_record_about_no_line_is_meant_itself() -> None:
    talk = told("modemin ışığı yanmıyor", "modem_device")
    talk.hear(r.WITHDRAW, "iptal edin")
    assert talk.question == q.WITHDRAW


def test_how_long_it_lasts_is_no_insult() -> None:
    talk = told("modemin ışığı yanmıyor", "modem_device")
    assert talk.hear(r.INSULT, "üç gündür", told={"lasted": 4320}) == ["utter_addition_done"]


@pytest.mark.parametrize("text", ["hayır şikayet değil", "kaydetmeyin"])
def test_what_was_no_complaint_may_be_withdrawn(text: str) -> None:
    talk = told("taşımak istemiyorum", "installation_relocation")
    talk.hear(r.NO, text)
    assert talk.question == q.WITHDRAW


@pytest.mark.parametrize(
    "text",
    ["sağ olun yattı", "param yattı teşekkürler", "IADE YATTI TESEKKUR EDERIM", "iade geldi"],
)
def test_money_that_came_is_solved(text: str) -> None:
    assert read(said(text, "file_complaint"), Context()).main == r.SOLVED


@pytest.mark.parametrize(
    "text",
    ["param yattı mı", "iade yattı ama eksik", "param hâlâ yatmadı", "paranız yattı dediniz yok"],
)
def test_money_that_is_asked_for_or_lacks_is_not(text: str) -> None:
    assert read(said(text, "file_complaint"), Context()).main != r.SOLVED
