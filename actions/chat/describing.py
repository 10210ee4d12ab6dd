"""The story of a complaint in the chat: how it begins, and what is added to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import another, beside, help as first_help, wording
from actions.reading import details, new_words, places, stories, wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


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
    look_around(turn)
    beside.spare_tips(turn)
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


def _introduces(turn: Turn) -> bool:
    """Whether somebody only says who it is: "ben Ali Kaya". What is wrong is asked then."""
    told, known = turn.reading.fields, turn.draft
    name = told.name is not None and details.only(turn.message, told, most=0)
    if name and told.name != known.name:
        turn.say("utter_taken", {"details": wording.labelled({"name": told.name})})
    return name


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


def take_announcement(turn: Turn) -> None:
    """Take "şikâyetim var": what is wrong comes next, what little was said is kept."""
    if turn.draft.active:
        another.announced(turn)
        return
    where = places.is_alone(turn.message)
    kept = not where and stories.content_words(turn.message)
    draft = turn.draft.heard(turn.reading.fields)
    if where:  # the quarter and the street too
        draft = replace(draft, place=turn.message.text.strip())
        turn.say("utter_taken", {"details": wording.labelled({"place": draft.place})})
    if kept and turn.message.topic_sure:
        draft = draft.with_classified_topic(turn.message)
    turn.change(draft=replace(draft, active=True, opening=turn.message.text if kept else None))
