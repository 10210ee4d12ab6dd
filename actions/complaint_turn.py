"""One turn of taking a complaint: a draft and a message in, a draft and what to say out. Pure.

Nothing is asked twice: whatever a message tells beyond the question is kept. An answer that
fits the question wins over what the intent classifier made of it; otherwise an interruption
(a question, a greeting, a wish for a human …) is left to its rule, and what is neither is a
failed attempt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actions import answers, corrections
from actions.complaint_answers import ANSWER_TO, Answer, corrected
from actions.complaint_draft import (
    CONFIRMED,
    CORRECTION,
    DESCRIPTION,
    HELP_RESULT,
    MOST_FAILED_ATTEMPTS,
    NOT_SOLVED,
    PERSONAL,
    TOPIC,
    Draft,
)
from actions.interruptions import INTERRUPTIONS, is_interruption
from actions.listening import (
    described,
    heard,
    is_a_long_complaint,
    told_more,
    with_classified_topic,
)
from bot.danger import tells_of_danger
from bot.turkish import fold

if TYPE_CHECKING:
    from actions.message import Message

_SHORT_ENOUGH_TO_CORRECT = 10


@dataclass(frozen=True)
class Turn:
    """What became of a message.

    `draft` is None when the message was an interruption. `notices` are names of responses
    to say before the next question.
    """

    draft: Draft | None
    notices: tuple[str, ...] = ()


def begin(draft: Draft, message: Message) -> Turn:
    """Start from the message that made this a complaint; it may be the description itself."""
    started = heard(draft, message)
    if message.is_choice:
        return _asking(None, started)
    if answers.says_something(message):
        started = described(started, message)
    elif answers.content_words(message):
        # "fatura şikayeti": worth keeping, not enough to go on with.
        started = replace(started, complaint_opening=message.text)
        started = with_classified_topic(started, message) if message.topic_sure else started
    return _asking(None, started)


def resume(draft: Draft, asked: str) -> Turn:
    """Ask again after an interruption."""
    return _asking(asked, draft)


def answer(draft: Draft, asked: str, message: Message) -> Turn:
    """Take a message while `asked` is the question."""
    correction = _correction(draft, asked, message)
    if correction is not None:
        return _answered(asked, corrected(heard(draft, message), correction))
    found = ANSWER_TO[asked](draft, message)
    if found is not None:
        done = replace(found, draft=heard(found.draft, message))
        if asked == done.draft.correction_field and done.attempts is None:
            done = replace(done, draft=replace(done.draft, correction_field=None))
        return _answered(asked, done)
    if _tells_more(draft, asked, message):
        return _asking(asked, told_more(draft, message), "utter_noted")
    if message.intent == "add_information":
        more = replace(draft, complaint_opening=draft.complaint_description)
        more = replace(more, complaint_description=None)
        return _asking(asked, more, "utter_write_addition")
    if is_interruption(message) or "tracking_number" in message.entities:
        return Turn(None)
    kept = heard(draft, message)
    return _asking(asked, kept) if kept != draft else _failed(draft)


def _correction(draft: Draft, asked: str, message: Message) -> corrections.Correction | None:
    """Return what the message corrects, unless it rather answers the question."""
    if asked == DESCRIPTION:
        return None
    correction = corrections.read(message, draft)
    if correction is None or correction.field == asked:
        return None
    if message.intent == "correct_detail":
        vague = correction.field is None
        return None if vague and asked in {CORRECTION, TOPIC, HELP_RESULT} else correction
    told = message.intent in INTERRUPTIONS | {"file_complaint", "problem_persists"}
    early = asked in {TOPIC, HELP_RESULT}
    brief = len(message.words) <= _SHORT_ENOUGH_TO_CORRECT
    return correction if brief and not told and not early else None


def _answered(asked: str, found: Answer) -> Turn:
    if found.attempts is None:
        return _asking(asked, found.draft, *found.notices)
    return Turn(replace(found.draft, failed_attempts=float(found.attempts)), found.notices)


def _asking(asked: str | None, draft: Draft, *notices: str) -> Turn:
    """Say what belongs before the next question, and forget failures at the last one."""
    following = draft.next_question
    said = list(notices)
    if not draft.danger_warned and tells_of_danger(draft.complaint_description or ""):
        draft = replace(draft, danger_warned=True)
        return _asking(asked, draft, "utter_danger_first", *notices)
    if following == HELP_RESULT and asked != HELP_RESULT:
        if tells_of_danger(draft.complaint_description or ""):
            return _asking(asked, replace(draft, first_contact_result=NOT_SOLVED), *notices)
        if answers.has_tried(fold(draft.complaint_description or "")):
            tried = replace(draft, first_contact_result=NOT_SOLVED)
            return _asking(asked, tried, *notices, "utter_already_tried")
        said.append(f"utter_first_help_{draft.topic}")
    if following in PERSONAL and asked in {None, DESCRIPTION, TOPIC} and not said:
        said.append("utter_topic_understood")
    if following in PERSONAL and not draft.privacy_notice_given:
        draft = replace(draft, privacy_notice_given=True)
        said.append("utter_privacy_notice")
    if following != asked and draft.failed_attempts:
        draft = replace(draft, failed_attempts=0.0)
    return Turn(draft, tuple(said))


def _failed(draft: Draft) -> Turn:
    attempts = min(draft.failed_attempts + 1, MOST_FAILED_ATTEMPTS)
    return Turn(replace(draft, failed_attempts=float(attempts)))


def _tells_more(draft: Draft, asked: str, message: Message) -> bool:
    """Whether a message tells more of the story instead of answering."""
    if draft.complaint_description is None or asked == DESCRIPTION or message.is_choice:
        return False
    if message.intent == "file_complaint":
        return answers.says_something(message)
    persists = asked == CONFIRMED and message.intent == "problem_persists"
    return persists or is_a_long_complaint(message)
