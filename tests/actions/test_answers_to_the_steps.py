"""What "is it solved?" is answered with, and what the complaint keeps of it."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.chat import complaint
from actions.chat.manner import Chat
from actions.dialogue.draft import NOT_SOLVED, REFUSED, Draft
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.reading import questions as q, reading as r
from actions.reading.reading import Reading
from tests.actions.messages import said


def _asked(reading: Reading) -> tuple[bool, str | None]:
    state = State(question=q.SOLVED, draft=Draft(active=True, description="yayın yok"))
    turn = Turn(state, said("…"), reading, cast("Any", None), Chat(), "c", "c:1")
    return complaint.answer(turn), turn.draft.help_result


@pytest.mark.parametrize("failed", [r.NO, r.PERSISTS])
def test_a_failure_beside_a_wish_for_a_human_is_kept(failed: str) -> None:
    assert _asked(Reading(r.HUMAN, also=(failed,))) == (False, NOT_SOLVED)


@pytest.mark.parametrize("also", [(), (r.YES,), (r.THANK,)])
def test_a_wish_for_a_human_alone_says_nothing_of_the_problem(also: tuple[str, ...]) -> None:
    assert _asked(Reading(r.HUMAN, also=also)) == (False, None)


@pytest.mark.parametrize(("kept", "known"), [("+905551112233", "+905551112233"), (REFUSED, None)])
def test_the_number_of_the_summary_is_known_to_the_reading(kept: str, known: str | None) -> None:
    state = State(question=q.CONFIRM, draft=Draft(active=True, phone=kept))
    assert state.context("web").phone == known
