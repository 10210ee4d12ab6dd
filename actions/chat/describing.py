"""The story of a complaint in the chat: how it begins, and what is added to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import landlines
from actions.dialogue import another, beside, help as first_help, wording
from actions.dialogue.draft import NOT_SOLVED
from actions.reading import details, instructions, new_words, places, stories, strangers, wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


_OF_CALLS = "privacy_consent"


def take_problem(turn: Turn, text: str) -> None:
    """Begin with a problem, or go on with the one that is being taken."""
    if turn.draft.active and turn.draft.description is not None:
        take_more(turn, text)
        return
    if _introduces(turn):
        turn.change(draft=replace(turn.draft.heard(turn.reading.fields), active=True))
        return
    first = another.in_one_message(turn, text)
    draft = turn.draft.heard(turn.reading.fields).described(turn.message, first)
    turn.change(draft=draft if first == text else draft.about_a_part(first))
    _note_wishes(turn, first)
    landlines.take_the_only_one(turn)
    look_around(turn)
    beside.spare_tips(turn)
    if turn.draft.topic == _OF_CALLS and strangers.are_calling(text):
        turn.say("utter_strangers_calling")  # what helps is not ours to do
    if instructions.is_to_be_recorded_too(turn.message.text):
        turn.redraft(help_result=turn.draft.help_result or NOT_SOLVED)
    turn.settle()


def _note_wishes(turn: Turn, text: str) -> None:
    """Note how the customer wants to be answered, which is no part of the story."""
    found, left = wishes.apart(text)
    if not found:
        return
    draft = turn.draft
    for one in found:
        draft = draft.with_wish(one)
    description = (draft.description or "").replace(text, left, 1)
    turn.change(draft=replace(draft, description=description))
    turn.say("utter_wish_noted")


_WHO = ("name", "phone", "email")


def _introduces(turn: Turn) -> bool:
    """Whether somebody only says who it is, or how to be reached: what is wrong is asked then."""
    fields, known = turn.reading.fields, turn.draft
    told = {slot: value for slot in _WHO if (value := getattr(fields, slot))}
    new = {slot: value for slot, value in told.items() if value != getattr(known, slot)}
    only = bool(told) and details.only(turn.message, fields, most=0)
    if only and new:
        turn.say("utter_taken", {"details": wording.labelled(new)})
    return only


def look_around(turn: Turn) -> None:
    """See whether others are without service too: then no steps help, and the place matters."""
    description, topic = turn.draft.description or "", turn.draft.topic
    if not turn.draft.widespread and first_help.is_widespread(description, topic):
        turn.redraft(widespread=True)


def take_more(turn: Turn, text: str) -> None:
    """Add words to the complaint that is being taken, unless they announce another."""
    if another.announced(turn):
        return
    text = new_words.without_command(text)
    draft = turn.draft.heard(turn.reading.fields).with_more(text)
    if draft.topic is None:
        draft = draft.with_classified_topic(turn.message)
    turn.change(draft=draft)
    look_around(turn)
    turn.say("utter_noted")


def _only_orders(turn: Turn) -> bool:
    """Whether nothing is said but that it is to be recorded: "evet kaydet"."""
    brief = len(turn.message.words) <= _FEW
    return brief and instructions.is_to_be_recorded(turn.message.text)


_FEW = 3


def take_announcement(turn: Turn) -> None:
    """Take "şikâyetim var": what is wrong comes next, what little was said is kept."""
    if turn.draft.active:
        another.announced(turn)
        return
    where = places.is_alone(turn.message)
    kept = not (where or _only_orders(turn)) and stories.content_words(turn.message)
    draft = turn.draft.heard(turn.reading.fields)
    if where:  # the quarter and the street too
        draft = replace(draft, place=turn.message.text.strip())
        turn.say("utter_taken", {"details": wording.labelled({"place": draft.place})})
    if kept and turn.message.topic_sure:
        draft = draft.with_classified_topic(turn.message)
    opening = "\n".join([*filter(None, [draft.opening]), *([turn.message.text] if kept else [])])
    turn.change(draft=replace(draft, active=True, opening=opening or None))
