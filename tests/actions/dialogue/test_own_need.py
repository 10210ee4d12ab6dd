"""The writer is the patient, or has taken pills: the steps are for them, and come once more."""

from __future__ import annotations

import pytest

from actions.reading import peril, reading as r, situations
from actions.reading.message import Message
from tests.actions.dialogue.kit import Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("göğsüm sıkışıyor kimseyi arayamıyorum", True),
        ("kalp krizi geçiriyorum yardım", True),
        ("nefes alamıyorum astımım var", True),
        ("bayılacağım galiba", True),
        ("annem nefes alamıyor", False),
        ("babam kalp krizi geçiriyor arayamıyorum", False),
        ("komşu bayıldı", False),
    ],
)
def test_whose_need_it_is(text: str, *, own: bool) -> None:
    assert (situations.of("emergency", text) == situations.PATIENT) == own


@CHANNELS
def test_the_patient_is_not_told_to_press_on_a_chest(channel: str) -> None:
    talk = Talk(channel)
    talk.hear(r.DANGER, "kalp krizi geçiriyorum arayamıyorum", kind="emergency", cannot_call=True)
    assert talk.said[0] == "utter_danger_patient"
    assert talk.hear(r.DANGER, "nefes alamıyorum", kind="emergency")[0] == (
        "utter_danger_patient_again"
    )


def test_who_cannot_breathe_any_more_is_told_what_the_patient_does() -> None:
    talk = Talk()
    talk.hear(r.DANGER, "asansörde kaldık çok sıcak", kind="emergency")
    assert talk.hear(r.UNCLEAR, "nefes alamıyorum")[0] == "utter_danger_patient_again"
    assert talk.hear(r.UNCLEAR, "annem nefes almıyor")[0] == "utter_alarm_worse_breath"


@CHANNELS
def test_after_pills_another_matter_gets_the_steps_and_the_place_is_asked(channel: str) -> None:
    talk = Talk(channel)
    talk.hear(r.DANGER, "hapları içtim bitsin", kind="self_harm")
    talk.hear(r.THANK, "sağ olun")
    said = talk.hear(r.CANCEL_SUBSCRIPTION, "aboneliğimi sonlandırın")
    assert said == ["utter_danger_self_harm_taken_again", "utter_alarm_where"]


@CHANNELS
def test_nobody_in_despair_goes_over_to_a_bill_without_a_word(channel: str) -> None:
    talk = Talk(channel)
    talk.hear(r.DANGER, "yaşamak istemiyorum", kind="self_harm")
    said = talk.hear(r.MORE, "neyse siz faturamı düzeltin çok yüksek", about="billing")
    assert said[:2] == ["utter_alarm_beside_self_harm", "utter_alarm_beside"]


@pytest.mark.parametrize(
    "text",
    [
        "başkasının faturası benim e-postama geliyor",
        "tanımadığım birinin ekstresi mailime düşüyor",
        "kredi kartı numaram •••• •••• •••• ••••",
        "kart no 4444 3333 2222 1111",
    ],
)
def test_anothers_bill_and_a_card_s_number_are_no_theft(text: str) -> None:
    message = Message(text, peril=(("stolen_line", 0.97),))
    assert peril.is_harmless(message)
    assert peril.found(message) is None


@pytest.mark.parametrize(
    "text", ["hattım kopyalandı başkasının faturası geliyor", "kart numaramı aldılar para çektiler"]
)
def test_what_was_taken_stays_a_theft(text: str) -> None:
    assert not peril.is_harmless(Message(text, peril=(("stolen_line", 0.97),)))
