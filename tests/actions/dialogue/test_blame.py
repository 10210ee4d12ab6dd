"""Who blames us complains; what is denied is not explained; money is answered as it was asked."""

from __future__ import annotations

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import Talk


def test_who_is_hindered_gets_no_explanation_but_a_complaint() -> None:
    talk = Talk()
    text = "numaramı taşıyacağım ama siz izin vermiyorsunuz"
    said = talk.hear(r.PORTING, text, about="number_porting")
    assert "utter_request_porting" not in said
    assert talk.state.draft.description == text


def test_what_is_denied_is_not_explained_again() -> None:
    talk = Talk()
    text = "numara taşıma değil, cayma bedelini anlamadım"
    said = talk.hear(r.PORTING, text, also=(r.COMPLAINT,), about="commitment_cancellation")
    assert "utter_request_porting" not in said


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("faturamı nasıl öderim", "utter_request_bill_pay"),
        ("taksit yapılıyor mu", "utter_request_bill_instalments"),
        ("son ödeme tarihi geçti ne olur", "utter_request_bill_overdue"),
        ("faturam ne kadar", "utter_request_bill"),
    ],
)
def test_a_question_of_money_gets_its_own_answer(text: str, response: str) -> None:
    assert Talk().hear(r.BILL, text) == [response]


def test_a_question_asked_again_is_never_answered_as_a_wish() -> None:
    talk = Talk()
    talk.hear(r.BILL, "faturam ne kadar")
    assert talk.hear(r.BILL, "peki faturam kaç lira") == ["utter_request_unknown"]
