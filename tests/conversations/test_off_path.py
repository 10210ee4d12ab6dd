"""What people do off the straight path, at every question, with the real model.

`off_path/*.yml` holds a line for each: where it begins (`starts.py`), what is written (`+61m` lets
time go by, `>Evet` chooses), the responses that the last message got, the question that is open
then, how many complaints were registered, and the states of all there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.conversations.assistant import Conversation
from tests.conversations.starts import STARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conversations.assistant import Assistant

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_SILENCE = re.compile(r"\+(\d+)([mhd])")


@dataclass(frozen=True)
class Dialogue:
    """One short dialogue and what must come of it."""

    channel: str
    start: str
    say: str
    said: list[str]
    at: str
    new: int = 0
    status: str = ""


def dialogues() -> Iterator[Dialogue]:
    for path in sorted((Path(__file__).parent / "off_path").glob("*.yml")):
        for start, lines in yaml.safe_load(path.read_text("utf-8")).items():
            for line in lines:
                said = [f"utter_{name}" for name in line.pop("said").split()]
                yield Dialogue(channel=path.stem.partition("_")[0], start=start, said=said, **line)


def begin(assistant: Assistant, dialogue: Dialogue) -> Conversation:
    """Begin where the dialogue begins; who it is with is the same as without the model."""
    talk = STARTS[dialogue.channel][dialogue.start]()
    conversation = Conversation(assistant, talk.backend, channel=dialogue.channel)
    talk.backend.rename(talk.id, conversation.id)
    conversation.begin_at(talk.state)
    return conversation


@pytest.mark.parametrize(
    "dialogue", dialogues(), ids=lambda one: f"{one.channel} {one.start}: {one.say}"
)
def test_off_the_straight_path(assistant: Assistant, dialogue: Dialogue) -> None:
    customer = begin(assistant, dialogue)
    known = len(customer.registered)
    for part in dialogue.say.split(" | "):
        silence = _SILENCE.fullmatch(part)
        if silence:
            customer.wait(**{_UNITS[silence[2]]: int(silence[1])})
        elif part.startswith(">"):
            customer.choose(part[1:])
        else:
            customer.say(part)
    state, shown = customer.state, customer.backend.shown.values()
    assert list(state.said) == dialogue.said
    assert state.question == dialogue.at
    assert len(customer.registered) - known == dialogue.new
    assert " ".join(one.status for one in shown) == dialogue.status
