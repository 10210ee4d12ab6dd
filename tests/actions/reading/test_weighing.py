"""Which reading is the likeliest: the words and the classifier, given the question."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r, weighing
from actions.reading.context import Context
from actions.reading.reading import Fields
from tests.actions.messages import said


def _likeliest(text: str, intent: str, question: str, confidence: float = 0.8) -> str:
    message = said(text, intent, confidence=confidence)
    return weighing.likeliest(weighing.ranked(message, Context(question), Fields())).main


class TestTheClassifier:
    def test_is_believed_where_no_word_says_otherwise(self) -> None:
        assert _likeliest("eyvallah", "thank", q.NONE) == r.THANK

    def test_is_not_understood_when_it_hardly_believes_anything(self) -> None:
        assert _likeliest("mırın kırın", "thank", q.NONE, 0.1) == r.UNCLEAR

    def test_is_doubted_where_the_words_complain(self) -> None:
        assert (
            _likeliest("tarifemi bana sormadan değiştirmişsiniz", "ask_tariff", q.NONE)
            == r.COMPLAINT
        )

    def test_is_doubted_where_nobody_is_asked_for(self) -> None:
        found = _likeliest("temsilciniz faturamı yanlış hesaplamış", "talk_to_agent", q.NONE)
        assert found == r.COMPLAINT


class TestTheQuestion:
    @pytest.mark.parametrize(
        ("question", "read"), [(q.ADDITION, r.MORE), (q.WAITING, r.MORE), (q.NONE, r.ADD)]
    )
    def test_says_what_an_addition_belongs_to(self, question: str, read: str) -> None:
        assert _likeliest("ilave bilgi", "add_information", question) == read

    def test_makes_a_no_unlikely_where_words_are_asked_for(self) -> None:
        assert _likeliest("imza benim değil o evrakta", "deny", q.ADDITION) == r.MORE

    def test_makes_thanks_a_padding_where_yes_or_no_is_asked(self) -> None:
        assert _likeliest("tamam sağ olasın", "thank", q.CONFIRM) == r.YES

    def test_makes_no_human_of_who_waits_for_one(self) -> None:
        found = _likeliest("yetkili burada değil mi", "ask_queue_position", q.WAITING, 0.9)
        assert found == r.POSITION

    def test_makes_an_end_of_leaving_the_queue(self) -> None:
        assert _likeliest("beklemeyeceğim", "cancel", q.WAITING) == r.LEAVE_QUEUE


class TestTheWords:
    @pytest.mark.parametrize("intent", ["file_complaint", "refuse_detail", "out_of_scope"])
    def test_outweigh_the_classifier_for_a_human(self, intent: str) -> None:
        assert _likeliest("bir danışmanla görüşeyim", intent, q.NONE) == r.HUMAN
