"""Who asks for the state and tells the mobile shows by it whose the complaint is."""

from __future__ import annotations

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, complained, registered


def test_a_code_goes_to_the_mobile_that_was_told_with_the_question() -> None:
    before, _ = registered()
    talk = Talk("web", before.backend, "c2")
    told = {"phone": MOBILE, "phone_is_mobile": True}
    talk.hear(r.STATUS, "telefonum 0532 123 45 67 şikayetim ne oldu", told=told)
    assert talk.question == q.CODE
    assert talk.backend.proofs == {"c2": MOBILE}


def test_without_a_mobile_the_tracking_number_is_asked_for() -> None:
    talk = Talk()
    talk.hear(r.STATUS, "şikayetim ne oldu")
    assert talk.question == q.TRACKING


def test_who_is_complaining_is_not_led_away_from_it() -> None:
    talk = complained()
    told = {"phone": MOBILE, "phone_is_mobile": True}
    assert "utter_not_saved_yet" in talk.hear(r.STATUS, "0532 … ne oldu", told=told)
    assert not talk.backend.proofs
