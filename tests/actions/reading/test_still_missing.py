"""After somebody was said to be missing: what ends it and what does not."""

from __future__ import annotations

import pytest

from actions.reading import after_alarm as after, reading as r, situations
from actions.reading.message import Message
from actions.reading.reading import Reading
from tests.actions.dialogue.kit import Talk


def _said(text: str) -> str | None:
    reading = Reading(r.UNCLEAR)
    return after.said(Message(text=text), reading, "emergency", missing=True)


@pytest.mark.parametrize(
    "text",
    [
        "hâlâ yok",
        "HALA YOK",
        "yok daha",
        "yok",
        "hayır yok",
        "daha gelmedi",
        "çocuk hala eve dönmedi",
        "bulamadık",
        "her yere baktık yok",
        "ses seda yok hâlâ",
        "henüz haber yok",
        "hala telefonunu açmıyor",
        "gelmedi eve, iyi değilim",
    ],
)
def test_who_is_still_gone_is_still_looked_for(text: str) -> None:
    assert _said(text) == after.STILL_GONE


@pytest.mark.parametrize(
    "text",
    ["bulduk çok şükür", "bulundu", "eve geldi", "kızım döndü", "geldi", "çocuk arkadaşındaymış"],
)
def test_only_who_is_back_ends_it(text: str) -> None:
    assert _said(text) == after.OVER


@pytest.mark.parametrize(
    "text",
    [
        "polis geldi",
        "jandarma geldi arıyorlar",
        "telefonunu bulduk",
        "bulduk ama yaralı",
        "geldi mi",
        "babası geldi",
    ],
)
def test_help_that_came_or_a_thing_that_was_found_does_not(text: str) -> None:
    assert _said(text) != after.OVER


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_the_police_are_named_again_and_the_alarm_stays(channel: str) -> None:
    talk = Talk(channel)
    talk.hear(r.DANGER, "kızım kayboldu konumunu bulun", kind="emergency")
    assert talk.state.danger == situations.MISSING
    assert talk.hear(r.UNCLEAR, "hâlâ yok") == ["utter_danger_missing_again"]
    assert not talk.state.calm
