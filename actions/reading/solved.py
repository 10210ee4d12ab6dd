"""Is it solved? Only an explicit word closes a complaint; everything else stays open. Pure.

A message is read as a row of what happened: what works, and what does not. The last word counts
("önce olmadı, sonra düzeldi"; "düzeldi ama yine gitti"). What is doubted, asked, hoped, joked or
only tried is no yes: it is asked back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    beliefs,
    clear_yes,
    questions as q,
    reading as r,
    signs,
    tries,
    verbs,
    yes_no,
)
from actions.reading.candidate import Candidate
from actions.reading.context import Context
from actions.reading.happenings import FAILS, SAID, WORKS, happenings, speaks_of_it
from actions.reading.message import Message
from actions.reading.short_answers import lead, rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Answer = tuple[str | None, float]

_REGISTER = re.compile(
    r"\b(?:kayi?[dt]\w* (?:ac|al|ol|gec|gir)\w*|kayde[td](?!me|ilme)\w*|(?:ekip|birini|birisini|"
    r"usta|teknisyen|adam)\w* "
    r"(?:gonder|gel|yolla|cik)\w*|ugrastirma\w*)\b"
)
_MORE = re.compile(r"\b(?:bu arada|ayrica|bir de|bi de|bide|gecen|de ayni|da ayni|komsu\w*)\b")
# "Düzeldi de bu sefer televizyon gitti": one thing works, another does not.
_ANOTHER = re.compile(
    r"\b(?:d[ae]|ama|fakat|lakin|yalniz) (?:bu (?:sefer|kez|defa)|simdi)(?: d[ae])?\b"
)
_ASKED_BACK = frozenset(
    """
    tamam tmm tm peki ok olur iyi tabi tabii oke okey tamamdir eyvallah kabul onay isterim hadi
    uygundur memnuniyetle
    """.split(),  # noqa: SIM905 - words read better as a text
)
_NO_THEN = re.compile(r"hayir|hyr|yo+\b")
_CLEAR, _CERTAIN, _FEW, _BRIEF = 0.85, 0.9, 3, 8


def candidates(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield solved (yes), not solved (no), unsure and wait."""
    if len(message.text) > yes_no.LONGEST:
        return
    text = verbs.plain(message.text)
    row = happenings(text)
    main, score = _answer(message, text, row, context.question)
    if context.question == q.CLOSE:
        main, score = _closed(message, text, row, (main, score), context)
    open_to_more = not row or score < 1 or bool(signs.ASKED.search(text))
    if main in {r.WAIT, r.UNSURE} and open_to_more and not _says_yes_or_tried(text):
        score = min(score, yes_no.deferring(message, score, "cancel", "ask_why"))
    if main == r.YES:
        main = _unless_unsaid(message, text)
    if context.question == q.SOLVED:
        main, score = _believed(message, text, row, (main, score))
    if _contradicts_itself(text, row):
        main, score = r.UNSURE, 1.0
    if main is not None:
        yield Candidate(main, score)
    if main in {None, r.NO} and score < _CLEAR and _MORE.search(text):
        yield Candidate(r.MORE, 0.7)


def _contradicts_itself(text: str, row: list[str]) -> bool:
    """Whether yes and no are said at once: "hayır çözüldü", "evet hayır"."""
    works = set(row) == {WORKS} and bool(_NO_THEN.match(text)) and len(text.split()) <= _FEW
    return works or clear_yes.says_both(text) or bool(clear_yes.supposes(text))


def _closed(
    message: Message, text: str, row: list[str], said: _Answer, context: Context
) -> _Answer:
    """Return the answer where what is said of the closing itself counts as well."""
    ways = yes_no.stands(text, context.question)
    if not ways:
        return said
    asked = next(yes_no.candidates(message, context))
    if "against" in ways or asked.main != r.YES:
        why = asked.main == r.NO and message.likelihood("ask_why") >= _CERTAIN
        return asked.main, asked.score if why else 1.0
    fails = row[-1:] == [FAILS] or (said[0] == r.UNSURE and bool(row))
    return (r.UNSURE if fails else r.YES), 1.0


def _says_yes_or_tried(text: str) -> bool:
    return lead(text) == r.YES or bool(signs.TRIED.search(text))


def _unless_unsaid(message: Message, text: str) -> str:
    """Return yes unless something takes it back; irony is a no where nobody believes the yes."""
    main = beliefs.against_a_yes(message, text)
    if main is None and clear_yes.praises(text):
        return r.UNSURE
    if main is None and signs.is_ironic(message.text, text):
        mocks = signs.MOCKERY.search(text) or beliefs.hardly_a_yes(message)
        return r.NO if mocks else r.UNSURE
    return main or r.YES


def _believed(message: Message, text: str, row: list[str], said: _Answer) -> _Answer:
    """Return the answer where the words leave it open, and a wait of who is trying just now."""
    main, score = said
    told = bool(row) or score >= 1 or lead(text) is not None
    if main in {None, r.NO} and not told and beliefs.is_at_it(text):
        return r.WAIT, 0.985
    if main == r.UNSURE and not signs.TRIED.search(text):
        return beliefs.instead_of_unsure(message) or main, score
    return said


def is_said(message: Message) -> bool:
    """Whether the words themselves say yes or no, or what works and what does not."""
    plain = verbs.plain(message.folded)
    return lead(plain) is not None or bool(happenings(plain))


def evidence(text: str) -> dict[str, float]:
    """Return how much the words alone speak for yes, no, unsure and wait."""
    message, context = Message(text, confidence=0.0), Context(question=q.SOLVED)
    return {one.main: one.score for one in candidates(message, context)}


def _answer(message: Message, text: str, row: list[str], question: str) -> tuple[str | None, float]:
    if tries.AGAINST_FACT.search(text):
        return r.NO, 1.0
    if row:
        return _of(row, text)
    begins, left = lead(text), rest(text)
    waits, words = bool(signs.WAIT.search(text)), text.split()
    conditional = any(tries.IF.fullmatch(word) and speaks_of_it(word) for word in words)
    doubt = any(one.search(text) for one in (signs.DOUBT, signs.LEFT, tries.HALF))
    registers = bool(_REGISTER.search(text)) and not _is_doubted(text)
    tried, before = bool(signs.TRIED.search(text)), bool(tries.ALREADY.search(text))
    outcomes: tuple[tuple[bool, tuple[str, float]], ...] = (
        (bool(tries.NOT_LOOKED.search(text)), (r.UNSURE, 0.97)),
        (waits and bool(tries.WHY_SHOULD_I.search(text)), (r.NO, 0.98)),
        (bool(tries.NEED_I.search(text)), (r.NO, 0.9)),
        (bool(tries.FOR_LONG.search(text)), (r.NO, 1.0)),
        (waits and begins != r.NO, (r.WAIT, 0.97)),
        (conditional, (r.UNSURE, 0.97)),
        (begins == r.NO, (r.NO, 0.99 if len(left) <= _FEW else 0.9)),
        (registers, (r.NO, 0.93 if not _MORE.search(text) else 0.6)),
        (tried, (r.NO if before else r.UNSURE, 0.97 if before else 0.995)),
        (doubt, (r.UNSURE, 0.95 if len(words) <= _BRIEF else 0.7)),
        (bool(tries.UNSEEN.search(text)), (r.UNSURE, 0.7)),
        (begins in {r.YES, r.UNSURE}, _bare(text, left, question)),
        # The classifier alone closes nothing.
        (message.likelihood("problem_solved") >= _CLEAR, (r.UNSURE, 0.9)),
    )
    found = next((answer for holds, answer in outcomes if holds), None)
    return found or _cannot(message, text)


def _is_doubted(text: str) -> bool:
    if any(speaks_of_it(word) and tries.TO_COME.search(word) for word in text.split()):
        return True
    marks = (signs.DOUBT, signs.ASKED, signs.RHETORICAL, tries.HALF, tries.IF, tries.OTHERS)
    return any(mark.search(text) for mark in marks)


def _of(row: list[str], text: str) -> tuple[str, float]:
    """Return what a row of happenings comes to; a yes is certain, so that no clause unsays it."""
    marks = [match.end() for match in signs.ASKED.finditer(text)]
    asked = bool(marks) and FAILS not in happenings(text[marks[-1] :])
    unseen = bool(tries.UNSEEN.search(text))
    if row[-1] == WORKS:
        return _works(row, text, asked=asked)
    worked, requested = WORKS in row, bool(tries.REQUEST.search(text))
    plain = 1.0 if worked else 0.99 if not _MORE.search(text) else 0.5
    outcomes = (
        (row[-1] == SAID and FAILS not in row, (r.UNSURE, 0.97)),
        (worked and bool(tries.NOW_AND_THEN.search(text)), (r.UNSURE, 1.0)),
        ("emin " in text, (r.UNSURE, 1.0)),
        (asked and worked, (r.UNSURE, 0.97)),
        (unseen, (r.UNSURE, 0.7)),
        (asked and not requested, (r.NO, 0.4)),
        (len(text.split()) <= _BRIEF * 2, (r.NO, plain)),
    )
    return next((answer for holds, answer in outcomes if holds), (r.NO, plain - 0.06))


def _works(row: list[str], text: str, *, asked: bool) -> tuple[str, float]:
    """Return what a message comes to whose last word is that it works."""
    last, doubted = yes_no.segments(text)[-1], _is_doubted(text)
    wavers = FAILS in row and len(row) > _FEW and not signs.LATER.search(text)
    restricted = bool(tries.BUT.match(last)) and not happenings(last)
    another = next(reversed([*_ANOTHER.finditer(text)]), None)
    elsewhere = another is not None and happenings(text[another.end() :])[-1:] != [WORKS]
    only_asked = asked and not tries.HALF.search(text) and not signs.DOUBT.search(text)
    outcomes = (
        (wavers or restricted or elsewhere or bool(tries.STILL.search(text)), (r.UNSURE, 1.0)),
        (bool(signs.WAIT.search(text)) and bool(tries.NOT_YET.search(text)), (r.WAIT, 1.0)),
        (doubted, (r.UNSURE, 0.55 if only_asked else 1.0)),
    )
    return next((answer for holds, answer in outcomes if holds), (r.YES, 1.0))


def _bare(text: str, left: list[str], question: str) -> tuple[str, float]:
    """Return what "evet" is when nothing is said of the problem."""
    soft = {*re.findall(r"[a-z]+", text), "tamam"} <= _ASKED_BACK and any(map(str.isalpha, text))
    if soft and (question == q.SOLVED or lead(text) == r.UNSURE):
        return r.UNSURE, 0.98
    if not left and lead(text) == r.YES:
        return r.YES, 0.99
    return r.UNSURE, 1.0


def _cannot(message: Message, text: str) -> tuple[str | None, float]:
    """Return no for who cannot or will not try the steps; a question is none of that."""
    if signs.ASKED.search(text):
        return None, 0.0
    if tries.CANNOT.search(text) or (tries.HAVE_NOT.search(text) and len(text.split()) <= _BRIEF):
        return r.NO, yes_no.deferring(message, 0.985, "cancel")
    brief = len(text.split()) <= _BRIEF and not _MORE.search(text)
    told = message.likelihood("file_complaint") >= _CLEAR and not signs.RHETORICAL.search(text)
    return (r.NO, 0.97) if brief and told else (None, 0.0)
