"""Whoever only writes "help" is asked what for; a yes is an alarm, anything else none."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read
from tests.actions.dialogue.kit import Talk, at_the_summary

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
ASKED = ["utter_help_or_danger"]


def cried(talk: Talk) -> list[str]:
    return talk.hear(r.FOREIGN, "help me", kind="help", language="en")


@CHANNELS
class TestHelp:
    def test_it_is_asked_back_and_nobody_is_called(self, channel: str) -> None:
        talk = Talk(channel)
        assert cried(talk) == ASKED
        assert talk.backend.agent_place("c1").state == "none"
        assert not talk.registered

    @pytest.mark.parametrize(
        ("text", "main", "said"),
        [
            ("yes", r.UNCLEAR, "utter_danger_foreign_en"),
            ("evet", r.YES, "utter_danger_emergency"),
        ],
    )
    def test_a_yes_is_an_alarm(self, channel: str, text: str, main: str, said: str) -> None:
        talk = Talk(channel)
        cried(talk)
        assert talk.hear(main, text)[0] == said
        assert talk.backend.agent_place("c1").state == "waiting"

    def test_an_english_no_brings_a_colleague(self, channel: str) -> None:
        talk = Talk(channel)
        cried(talk)
        assert talk.hear(r.NO, "no") == ["utter_foreign_en"]

    def test_a_turkish_no_is_told_what_can_be_done(self, channel: str) -> None:
        talk = Talk(channel)
        cried(talk)
        assert talk.hear(r.NO, "hayır")[0] == "utter_help"

    def test_a_second_call_brings_a_colleague(self, channel: str) -> None:
        talk = Talk(channel)
        cried(talk)
        assert cried(talk) == ["utter_foreign_en"]
        assert talk.backend.agent_place("c1").state == "waiting"

    def test_a_danger_told_next_is_one(self, channel: str) -> None:
        talk = Talk(channel)
        cried(talk)
        assert talk.hear(r.DANGER, "fire in my kitchen", kind="fire")[0] == "utter_danger_fire"


def test_no_yes_to_it_confirms_what_was_asked_before() -> None:
    talk = at_the_summary()
    before = len(talk.registered)
    assert cried(talk) == ASKED
    assert talk.state.question == q.CONFIRM
    talk.hear(r.NO, "hayır")
    assert len(talk.registered) == before
    assert talk.state.question == q.CONFIRM


@pytest.mark.parametrize("text", ["help", "HELP ME", "please help!", "heelp", "sos"])
@pytest.mark.parametrize("question", [q.NONE, q.PHONE, q.NAME, q.CONFIRM])
def test_the_call_alone_is_read_as_one(question: str, text: str) -> None:
    said = read(Message(text), Context(question))
    assert (said.main, said.kind) == (r.FOREIGN, "help")


@pytest.mark.parametrize(
    "text", ["help desk numaranız", "can you help me with my bill", "helpdesk"]
)
def test_more_words_are_no_call_alone(text: str) -> None:
    assert read(Message(text), Context()).kind != "help"
