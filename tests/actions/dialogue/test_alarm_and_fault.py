"""Who denied the danger and tells where the fault is is asked again; nobody is sent a crew."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
ADDRESSES = (
    "arıza adresi Cumhuriyet mah Gül sok no 5",
    "ADRES GÜL SOKAK NO 5 İNTERNET ARIZASI BURADA",
    "kesinti olan yer bagdat caddesi no 12",
)


def denied(channel: str, kind: str = "fire") -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, "duman var sandım", kind=kind)
    talk.hear(r.UNCLEAR, "tehlike yok internet kesik")
    assert talk.question == q.ALARM
    return talk


@CHANNELS
@pytest.mark.parametrize("text", ADDRESSES)
def test_the_address_of_a_fault_is_kept_and_the_question_put_again(text: str, channel: str) -> None:
    talk = denied(channel)
    assert talk.hear(r.UNCLEAR, text) == ["utter_alarm_told_again", "utter_ask_alarm_again"]
    assert talk.state.waiting
    assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"
    assert talk.state.danger is None
    told = talk.registered[-1].description if channel == "sms" else talk.state.draft.description
    assert text in (told or "")


@CHANNELS
def test_an_address_alone_is_one_where_help_is_wanted(channel: str) -> None:
    assert denied(channel).hear(r.UNCLEAR, "Bağdat caddesi no 12") == ["utter_alarm_told"]


@CHANNELS
def test_an_address_with_a_danger_is_one_where_help_is_wanted(channel: str) -> None:
    talk = denied(channel)
    said = talk.hear(
        r.DANGER, "gül sokak no 5 modem yanıyor yangın çıktı", kind="fire", text_told="yangın çıktı"
    )
    assert "utter_alarm_told_again" not in said
    assert talk.state.danger == "fire"


@CHANNELS
@pytest.mark.parametrize("kind", ["violence", "self_harm"])
def test_where_a_denial_may_be_forced_nothing_changes(kind: str, channel: str) -> None:
    talk = Talk(channel)
    talk.hear(r.DANGER, "yardım edin", kind=kind)
    talk.hear(r.UNCLEAR, "yanlış oldu bir şey yok")
    assert "utter_alarm_told_again" not in talk.hear(r.UNCLEAR, ADDRESSES[0])
