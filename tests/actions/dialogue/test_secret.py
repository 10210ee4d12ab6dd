"""Cards, codes and ids that are typed: hidden, said so, and taken for no detail."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, at_the_summary, complained

CARD = "kart numaram •••• •••• •••• 1234 cvv ••••••"


@pytest.mark.parametrize("main", [r.CORRECT, r.INVALID, r.PART, r.UNCLEAR])
def test_a_card_is_no_correction_and_no_number(main: str) -> None:
    talk = complained()
    assert talk.hear(main, CARD) == ["utter_secret_card", "utter_ask_phone_again"]
    assert talk.question == q.PHONE
    assert talk.state.draft.phone is None


def test_at_the_summary_nothing_is_put_right_by_it() -> None:
    talk = at_the_summary()
    said = talk.hear(r.CORRECT, f"{CARD} tc •••••••••••")
    assert said == ["utter_secret_card", "utter_ask_confirm_again"]


def test_an_id_alone_is_called_what_it_is() -> None:
    talk = complained()
    assert talk.hear(r.INVALID, "tc •••••••••••")[0] == "utter_secret_hidden"


def test_where_nothing_is_asked_it_is_all_there_is_to_say() -> None:
    assert Talk().hear(r.UNCLEAR, CARD) == ["utter_secret_card"]
    assert Talk("sms").hear(r.UNCLEAR, CARD) == ["utter_secret_card"]


def test_a_password_in_the_story_of_a_modem_is_passed_over() -> None:
    talk = Talk()
    said = talk.hear(r.COMPLAINT, "modemin şifresi: •••••• ama girmiyor", about="modem_device")
    assert "utter_secret_hidden" not in said


def test_the_number_beside_it_is_taken() -> None:
    talk = complained()
    said = talk.hear(r.GIVEN, f"05321234567 {CARD}", value="+905321234567")
    assert said == ["utter_secret_card", "utter_ask_name"]


def test_after_a_fraud_it_is_never_read_back() -> None:
    talk = Talk()
    talk.hear(r.DANGER, "linke tıkladım kartımdan para çektiler", kind="stolen_line")
    assert talk.said[0] == "utter_danger_defrauded"
    assert talk.hear(r.UNCLEAR, f"{CARD} no 3")[0] == "utter_alarm_here_fraud"
