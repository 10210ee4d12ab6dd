"""Several troubles: the second is offered in the words already there, and never dropped."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered

ASKED = pytest.mark.parametrize(
    "text",
    [
        "modemim de bozuktu onu kaydettin mi",
        "MODEM DE BOZUKTU ONU DA YAZDINIZ MI",
        "modemim de bozulmuştu, kayda geçtiniz mi",
    ],
)


@ASKED
@pytest.mark.parametrize("read_as", [r.OUTAGE_CHECK, r.STATUS, r.COMPLAINT, r.UNCLEAR])
def test_what_stands_in_no_complaint_is_taken_in_its_words(read_as: str, text: str) -> None:
    talk, _ = registered()
    said = talk.hear(read_as, text)
    assert said[0] == "utter_not_recorded_yet"
    assert talk.question == q.CONFIRM
    talk.hear(r.YES, "evet")
    assert talk.registered[-1].topic == "modem_device"
    assert talk.registered[-1].description.casefold().startswith("modem")


def test_what_stands_in_one_is_shown_there() -> None:
    talk, _ = registered()
    said = talk.hear(r.COMPLAINT, "cayma bedelini de kaydettiniz mi")
    assert said == ["utter_recorded_in"]
    assert talk.hear(r.STATUS, "kaydettiniz mi") == ["utter_recorded_in"]


@pytest.mark.parametrize("text", ["şikayetimi kaydeder misiniz", "bunu da kaydedin"])
def test_a_wish_asks_nothing(text: str) -> None:
    talk, _ = registered()
    assert "utter_recorded_in" not in talk.hear(r.MORE, text)


def test_the_second_of_two_is_one_yes_away() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "cayma bedeli istiyorlar, bir de faturam yüksek", about="billing")
    talk.hear(r.GIVEN, "taahhüt", value="commitment_cancellation")
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    said = talk.hear(r.YES, "evet")
    assert said[:2] == ["utter_registered", "utter_next_complaint"]
    assert talk.question == q.CONFIRM
    talk.hear(r.YES, "evet")
    assert [one.topic for one in talk.registered] == ["commitment_cancellation", "billing"]


@pytest.mark.parametrize(
    "text",
    ["bide internet yavas onu da yaz", "BİR DE TELEVİZYON DONUYOR EKLEYİN", "ayrıca modemim bozuk"],
)
@pytest.mark.parametrize("read_as", [r.MORE, r.ADD, r.COMPLAINT, r.UNCLEAR])
def test_another_trouble_after_it_is_a_complaint_of_its_own(read_as: str, text: str) -> None:
    talk, number = registered()
    talk.hear(read_as, text)
    assert talk.state.draft.active
    assert talk.state.draft.topic not in {None, "commitment_cancellation"}
    assert number not in talk.backend.additions


def test_more_of_the_same_trouble_stays_an_addition() -> None:
    talk, number = registered()
    talk.hear(r.MORE, "bir de cayma bedeli iki kat, onu da yaz")
    assert talk.backend.additions[number]
