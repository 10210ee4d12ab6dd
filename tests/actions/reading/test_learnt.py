"""What was learnt from lines, and what it may change in a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from actions.reading import questions as q, reading as r, second_opinion
from actions.reading.candidate import Candidate
from actions.reading.context import Context
from actions.reading.learnt import Learnt
from actions.reading.message import Message
from actions.reading.read import read
from actions.reading.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

HUMAN = Reading(r.HUMAN)


def taught(**weights: float) -> Learnt:
    """A model that believes in readings whatever the message is."""
    readings = tuple(weights)
    features = [f"question={one}" for one in sorted(q.ALL)]
    table = np.array([[weights[name] for name in readings]] * len(features))
    return Learnt.of(readings, features, table, np.zeros(len(readings)))


def test_a_model_is_written_and_read_again(tmp_path: Path) -> None:
    model = taught(yes=2.0, no=-1.5)
    model.save(tmp_path / "readings.npz")
    again = Learnt.load(tmp_path / "readings.npz")
    told = {"question=confirm": 1.0, "never seen": 3.0}
    assert again.shares(told) == pytest.approx(model.shares(told), abs=1e-3)
    assert sum(again.shares(told).values()) == pytest.approx(1.0)


def test_where_both_agree_the_rules_reading_stays_with_its_details() -> None:
    found = Reading(r.GIVEN, value="+905321234567", also=(r.WHY,))
    assert second_opinion.heard(found, q.PHONE, [], {r.GIVEN: 0.9, r.NO: 0.1}) is found


def test_what_was_learnt_counts_where_it_is_likelier() -> None:
    heard = second_opinion.heard(HUMAN, q.PHONE, [], {r.REFUSED: 0.7, r.HUMAN: 0.3})
    assert heard.main == r.REFUSED


def test_a_detail_is_never_given_that_no_reader_found() -> None:
    shares = {r.GIVEN: 0.9, r.REFUSED: 0.1}
    found = Reading(r.REFUSED)
    assert second_opinion.heard(found, q.NAME, [], shares) is found
    named = Candidate(r.GIVEN, 0.3, value="Rıza")
    assert second_opinion.heard(found, q.NAME, [named], shares).value == "Rıza"


@pytest.mark.parametrize("question", sorted(q.IRREVERSIBLE | {q.SOLVED, q.CONFIRM}))
def test_yes_is_never_learnt_where_it_binds(question: str) -> None:
    assert second_opinion.heard(HUMAN, question, [], {r.YES: 1.0}).main == r.HUMAN
    assert second_opinion.heard(Reading(r.NO), question, [], {r.SOLVED: 1.0}).main == r.NO


@pytest.mark.parametrize("question", sorted(q.IRREVERSIBLE | {q.SOLVED, q.CONFIRM}))
def test_a_yes_that_is_not_believed_is_asked_back(question: str) -> None:
    shares = {r.YES: 0.1, r.WHY: 0.6, r.GIVEN: 0.3}
    assert second_opinion.heard(Reading(r.YES), question, [], shares).main == r.WHY
    given = {r.YES: 0.1, r.GIVEN: 0.9}
    assert second_opinion.heard(Reading(r.YES), question, [], given).main == r.UNSURE


def test_no_word_of_the_story_is_lost_when_it_is_read_as_a_wish() -> None:
    story = Reading(r.MORE, text="hattım üç gündür kesik")
    heard = second_opinion.heard(story, q.PHONE, [], {r.HUMAN: 1.0})
    assert heard.all == (r.HUMAN, r.MORE)
    assert heard.text == "hattım üç gündür kesik"


def test_a_name_with_the_words_of_danger_is_a_name_where_experience_says_so() -> None:
    message = Message(
        "Cihan Can Yangın", "inform", peril=(("fire", 0.9),), ranking=(("inform", 0.1),)
    )
    at_the_name = Context(q.NAME, told=True)
    assert read(message, at_the_name).main == r.DANGER
    assert read(message, at_the_name, taught(given=3.0, danger=-4.0)).main == r.GIVEN


def test_danger_that_no_word_shows_is_learnt() -> None:
    message = Message("buradan çıkamıyoruz duman geliyo", ranking=(("file_complaint", 0.6),))
    assert read(message, Context(), taught(danger=3.0, complaint=-3.0)).main == r.DANGER


def test_danger_told_over_several_messages_is_not_unlearnt() -> None:
    message = Message("yere yığıldı", earlier=("babam",), peril=(("emergency", 0.3),))
    assert read(message, Context(), taught(complaint=3.0, danger=-4.0)).main == r.DANGER


def test_a_quick_reply_is_what_it_says() -> None:
    chosen = read(Message("/affirm", "affirm"), Context(), taught(no=5.0, danger=5.0))
    assert chosen.main not in {r.NO, r.DANGER}
