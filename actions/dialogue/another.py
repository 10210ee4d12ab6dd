"""Several complaints of one customer: the first is finished, then the next is taken up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue.draft import BY_CLASSIFIER, BY_CUSTOMER, NOT_SOLVED
from actions.dialogue.state import Want
from actions.reading import questions, reading as r, several, topic_words, topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actions.dialogue.turn import Turn


_TOO_MANY_TO_PART = 4


def topics_follow(turn: Turn, codes: Iterable[str]) -> None:
    """Remember further topics of which the same words tell: "önce fatura, sonra nakil"."""
    text = turn.draft.description or ""
    wants = [Want(r.COMPLAINT, text=text, topic=code) for code in codes]
    _put_off(turn, [one for one in wants if one.topic not in _topics(turn)])


def in_one_message(turn: Turn, text: str) -> str:
    """Put off all but the first of several troubles that a message tells; return the first."""
    first, *others = told_together(turn, text)
    _put_off(
        turn,
        [Want(r.COMPLAINT, text=part, topic=several.topic_of(part)) for part in others],
    )
    return first


def told_together(turn: Turn, text: str) -> list[str]:
    """Return the troubles that a message tells, each for a record of its own; of many say so."""
    if several.counted(text) >= _TOO_MANY_TO_PART:  # asked one by one, the last were given up
        turn.say("utter_all_noted")
        return [text]
    parts = several.parts(text)
    if len(parts) == 1 and several.named_in(text) >= _TOO_MANY_TO_PART:
        turn.say("utter_all_noted")  # told in one breath
    return parts


def announced(turn: Turn) -> bool:
    """Put off another complaint that is announced while one is being taken."""
    draft = turn.draft
    if not draft.active or draft.description is None or turn.message.is_choice:
        return False
    told = several.announced(turn.message.text, draft.topic, draft.description)
    if told is None:
        return False
    if told.topic is None or told.topic not in _topics(turn):
        _put_off(turn, [Want(r.COMPLAINT, text=told.text, topic=told.topic)])
    else:
        _add_to_what_waits(turn, told.text, told.topic)
    return True


def _add_to_what_waits(turn: Turn, text: str, topic: str) -> None:
    """Put words with the complaint of their topic that waits already: "bir de ceza yazılmış"."""
    wants = list(turn.state.wants)
    at = next((at for at, one in enumerate(wants) if one.topic == topic), None)
    if at is None:
        turn.change(draft=turn.draft.with_more(text or turn.message.text))
    elif text and text not in wants[at].text:
        wants[at] = replace(wants[at], text="\n".join(filter(None, (wants[at].text, text))))
        turn.change(wants=tuple(wants))
    turn.say("utter_noted")


def separately(turn: Turn) -> bool:
    """Put off what is to have a record of its own: "evet ama fatura ayrı olsun"."""
    if turn.message.is_choice or not several.is_to_be_separate(turn.message.text):
        return False
    groups = topic_words.named(turn.message.folded)
    codes = [codes[0] for codes in groups if turn.draft.topic not in codes]
    known = _topics(turn)
    wants = [Want(r.COMPLAINT, topic=code) for code in codes if code not in known]
    if wants or not turn.state.wants:
        _put_off(turn, wants or [Want(r.COMPLAINT)])
    return True


def take_up(turn: Turn, want: Want) -> None:
    """Begin with a complaint that was put off; who the customer is stays known."""
    label = topics.label(want.topic) if want.topic else ""
    if want.topic:
        turn.say("utter_next_complaint", {"topic_label": label})
    if not want.text:
        turn.redraft(active=True)
    elif turn.manner.name == "sms":
        turn.message = turn.message.of_words(want.text)
        turn.manner.take_problem(turn, want.text)
        return
    else:
        turn.redraft(active=True, description=want.text, separate=True)
        # Who has just been asked everything is asked for one yes.
        turn.redraft(help_result=NOT_SOLVED)
    if want.topic:
        by = BY_CUSTOMER if want.topic else BY_CLASSIFIER
        turn.change(draft=turn.draft.with_topic(want.topic, by))
    elif want.text:
        turn.change(draft=turn.draft.about_a_part(want.text))


def switched(turn: Turn, topic: str) -> bool:
    """Take the complaint about a topic first that was put off: "dur, önce nakil olsun"."""
    waiting = next((one for one in turn.state.wants if one.topic == topic), None)
    draft = turn.draft
    if waiting is None or draft.description is None:
        return False
    now = Want(r.COMPLAINT, text=draft.description, topic=draft.topic)
    others = tuple(one for one in turn.state.wants if one != waiting)
    turn.change(
        wants=(now, *others),
        draft=replace(
            draft.emptied(), active=True, phone=draft.phone, email=draft.email, name=draft.name
        ),
    )
    turn.settle()
    take_up(turn, waiting)
    return True


def _put_off(turn: Turn, wants: list[Want]) -> None:
    if wants:
        turn.change(wants=(*turn.state.wants, *wants))
        turn.say("utter_one_after_the_other")


def _topics(turn: Turn) -> set[str | None]:
    mine = {turn.draft.topic} if turn.state.question != questions.TOPIC else set()
    return mine | {one.topic for one in turn.state.wants}
