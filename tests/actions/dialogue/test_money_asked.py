"""Questions of money are answered as they were asked."""

from __future__ import annotations

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import Talk


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
