"""A complaint that comes in pieces: texts of one sender within minutes, joined."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import pieces_told
from actions.reading import (
    additions,
    questions,
    reading as r,
    stories,
    topic_words,
    trouble,
    verbs,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.dialogue.turn import Turn

_PIECES = frozenset({r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.OPENER, r.PERSISTS, r.THANK})
_ENOUGH_WORDS, _FEW = 3, 3


def take(turn: Turn, told: Callable[[Turn, str], None]) -> bool:
    """Keep a piece and ask for the rest, or register what the pieces tell together."""
    message, main = turn.message, turn.reading.main
    if turn.state.takes_more or message.is_choice:
        return False
    _forget_what_is_old(turn)
    if main not in _PIECES:
        return False
    if additions.is_only_filler(message) and main != r.THANK:
        turn.ask(questions.PROBLEM)
        return True
    if not _is_a_piece(turn):
        return False
    before = turn.draft.opening
    whole = f"{before}\n{message.text}" if before else message.text
    if before and len(whole.split()) >= _ENOUGH_WORDS:
        told(turn, message.text)
        return True
    _keep(turn, whole)
    return True


def _keep(turn: Turn, whole: str) -> None:
    turn.redraft(opening=whole)
    if stories.announces_a_complaint(turn.message):
        turn.ask(questions.PROBLEM)
        return
    turn.say("utter_keep_on")
    turn.state = turn.state.asking(questions.PROBLEM)
    turn.put = True


def begins_with(turn: Turn) -> bool:
    """Keep a single word that nothing came before and that tells no trouble: more will come."""
    message = turn.message
    if len(message.words) != 1 or message.is_choice:
        return False
    if turn.draft.opening is not None and fold(turn.draft.opening).split() == message.words:
        turn.ask(questions.PROBLEM)  # the same word once more
        return True
    if turn.draft.opening is not None or turn.state.question != questions.NONE:
        return False
    if message.topic_sure and not names_only(message.words[0]):
        return False
    _keep(turn, message.text)
    return True


def names_only(word: str) -> bool:
    """Whether a folded word names a thing of the service and not what is wrong with it: "mesaj".

    Its topic is as sure as any: nothing can be done about a record of it all the same.
    """
    plain = verbs.plain(word)
    told = trouble.marks(plain) or topic_words.plainly(plain) or _WITHOUT.search(plain)
    return trouble.about_the_service(plain) and not told


# "İnternetsizim", "internetyok": one word, and all of it.
_WITHOUT = re.compile(r"s[iu]z|yok")


def _is_a_piece(turn: Turn) -> bool:
    """Whether a text is a part of a sentence rather than talk: few words, and none of asking."""
    message, main = turn.message, turn.reading.main
    if main in {r.OPENER, r.PERSISTS}:
        return main == r.OPENER and bool(turn.draft.opening)
    if main in {r.THANK, r.SMALL_TALK} and turn.draft.opening is None:
        return False
    if additions.is_only_filler(message):
        return False
    few = len(message.words) <= _FEW or bool(turn.draft.opening)
    return few and bool(stories.content_words(message)) and not additions.asks(message)


def _forget_what_is_old(turn: Turn) -> None:
    if turn.draft.opening is not None and pieces_told.is_long_ago(turn):
        turn.change(draft=replace(turn.draft, opening=None))


def ask_about_forwarded(turn: Turn, text: str) -> None:
    """Ask what is wrong before a text that a bank or a shop wrote is registered; it is kept."""
    turn.redraft(opening=text)
    turn.say("utter_what_about_forwarded")
    turn.state = turn.state.asking(questions.PROBLEM)
    turn.put = True
