"""What a message only seems to ask for: a right over data, an authority, where none is named."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import data_rights, questions, reading as r
from lexicon.turkish import words_only

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn
    from actions.reading.reading import Reading


def believed(turn: Turn) -> Reading:
    """Return the reading without it: what is left belongs to what is told, or begins it."""
    reading, message = turn.reading, turn.message
    if message.is_choice or not any(map(str.isalpha, message.text)):
        return reading
    if r.DATA_REQUEST in reading.all and not data_rights.are_named(message.text):
        told = turn.draft.description is not None or turn.state.takes_more
        return _instead(reading, r.DATA_REQUEST, r.MORE if told else r.UNCLEAR)
    if reading.main == r.REGULATOR and _begins(turn):
        return _instead(reading, r.REGULATOR, r.OPENER)
    return reading


def _instead(reading: Reading, seeming: str, rather: str) -> Reading:
    others = [one for one in reading.all if one != seeming]
    return replace(reading, main=others[0] if others else rather, also=tuple(others[1:]))


def _begins(turn: Turn) -> bool:
    """Whether somebody who has told nothing yet only announces it: "şikâyet edeceğim de"."""
    begins = (
        turn.state.question in {questions.NONE, questions.PROBLEM} and not turn.state.takes_more
    )
    return begins and bool(_ANNOUNCES.fullmatch(words_only(turn.message.folded)))


_ANNOUNCES = re.compile(
    r"(?:(?:ben|bir|bi|sey|birsey|bisey|selam|merhaba|ya|hani|simdi) )*"
    r"sikayet (?:ed|et)\w*(?: (?:de|da|ya|istiyorum|isterim|olacak|var|bir|bi|sey))*"
)
