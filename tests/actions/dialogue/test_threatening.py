"""Whoever threatens others is not answered as one in danger; what is done to them then is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import against_the_writer, reading as r
from actions.reading.message import Message
from actions.reading.reading import Reading
from tests.actions.dialogue.kit import RESPONSES, Talk

OF_VICTIMS = ("112", "KADES", "iyi yaptınız")


def threatening(channel: str = "web") -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, "sizi bulup öldüreceğim", kind="threat")
    assert talk.state.danger == "threat"
    return talk


def texts(talk: Talk) -> str:
    return " ".join(
        (RESPONSES[name].get(talk.channel) or RESPONSES[name]["web"])["text"] for name in talk.said
    )


def hear(talk: Talk, text: str, main: str = r.UNCLEAR, **more: str) -> str:
    talk.take(replace(Message(text)), lambda _: Reading(main, **more))
    return texts(talk)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    "told",
    [
        "Ankara Çankaya'dayım gelsinler",
        "elimde silah var",
        "bıçağım yanımda",
        "polisi aradım ben de",
        "kim gelecek",
        "polis geliyor mu",
    ],
)
def test_no_help_is_sent_to_who_threatens(channel: str, told: str) -> None:
    talk = threatening(channel)
    said = hear(talk, told)
    assert talk.state.danger == "threat"
    assert not [one for one in OF_VICTIMS if one in said]
    assert told in talk.backend.additions[talk.state.danger_complaint or ""]


def test_a_weapon_that_is_seen_as_violence_stays_the_threat() -> None:
    talk = threatening()
    said = hear(talk, "elimde silah var", r.DANGER, kind="violence")
    assert talk.state.danger == "threat"
    assert "112" not in said


def test_what_is_done_to_the_writer_is_a_danger_of_its_own() -> None:
    talk = threatening()
    said = hear(talk, "eşim beni dövüyor elinde bıçak var", r.DANGER, kind="violence")
    assert talk.state.danger != "threat"
    assert "112" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("elimde silah var", False),
        ("bıçağı aldım yola çıktım", False),
        ("adam bana saldırdı", True),
        ("beni dövüyorlar", True),
        ("imdat", True),
    ],
)
def test_whose_danger_it_is_stands_in_the_words(text: str, *, told: bool) -> None:
    assert against_the_writer.is_told(Message(text)) is told
