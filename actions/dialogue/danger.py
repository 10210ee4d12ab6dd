"""Somebody is in danger: what to do now, a human at the front of the queue, a critical record.

Nothing is asked before that, and no form follows; what was being asked waits (`alarm`). The words
of danger are in `lexicon/danger`, by which the pool weighs complaints as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import agent, alarm_words as words, child, record, safe_contact, whereabouts
from actions.dialogue.draft import given
from actions.reading import after_alarm, deaths, situations, topics
from actions.reading.phones import phone_display
from lexicon import danger, languages
from lexicon.danger import at_home, unreachable

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_UNABLE = "_cannot_call"
_BY_SOMEBODY = "violence"
_BY_RESCUERS = "emergency"
_HAVE_ANOTHER_WAY = frozenset({"emergency", "violence"})
_CLOSING = {"line": "_line", "fraud": "_fraud", "threat": "_threat", "online": "_online"}


def help_now(turn: Turn) -> None:
    """Say what to do now, call a human and record it; every time, also while a human is awaited."""
    told = turn.reading.text or turn.message.text
    situation = situations.of(turn.reading.kind or "", told)
    if child.is_known(turn):
        situation = situations.done_to_a_child(situation)
    before = turn.state.danger
    first = before is None or situations.kind_of(before) != situations.kind_of(situation)
    first = first or situations.TRAPPED == situation != before
    unable = _UNABLE if turn.reading.cannot_call and situation in _HAVE_ANOTHER_WAY else ""
    came = first and situation == _BY_RESCUERS and after_alarm.tells_that_they_came(told)
    died = situation == _BY_RESCUERS and deaths.is_told(told)
    turn.change(**whereabouts.interrupted(turn.state), danger=situation, calm=came or died)
    if before is None:
        turn.change(danger_told=told)
    if situations.kind_of(situation) == _BY_SOMEBODY:
        turn.reading = whereabouts.without_the_other_s(turn)
    whereabouts.learn(turn)
    if at_home.is_doubted(situation) and not turn.state.quiet:
        safe_contact.keep_quiet(turn)
    if turn.reading.language is not None:
        turn.change(language=turn.reading.language)
        turn.say(f"utter_danger_foreign_{turn.reading.language}")
    elif died:
        turn.say("utter_sympathy_bereaved")  # nobody is told to call for who is dead
    elif came:
        turn.say("utter_alarm_over_life")  # nobody is told to call who is there already
    elif first:
        turn.say(f"utter_danger_{situation}{unable}")
    else:
        say_again(turn, unable)
    number = _recorded(turn)
    _call_a_human(turn, number, first=before is None)
    turn.change(danger_complaint=number)
    turn.put = True


def say_again(turn: Turn, unable: str = "") -> None:
    """Say once more what to do, never in the words of the turn before."""
    situation = turn.state.danger or ""
    again = f"utter_danger_{situation}{unable}_again"
    here = f"utter_alarm_here_{words.group_of(situation)}"
    turn.say(here if again in turn.state.said else again)


def say_steps(turn: Turn) -> None:
    """Say the steps once more to who asks for them: their own words, and not the general ones."""
    situation = turn.state.danger or ""
    again = f"utter_danger_{situation}_again"
    turn.say(f"utter_danger_{situation}" if again in turn.state.said else again)


def call_again(turn: Turn) -> None:
    """Keep what got worse, and put whoever left the queue in front of it again."""
    whereabouts.learn(turn)
    number = turn.state.danger_complaint
    if number is not None and not whereabouts.add(turn, number, turn.message.text):
        turn.change(danger_complaint=_registered(turn))
    waited = turn.state.waiting
    asked = _asked(turn)
    turn.change(**whereabouts.interrupted(turn.state), calm=False)
    turn.settle()
    turn.put = True
    if asked and not waited:
        turn.say("utter_alarm_back")


def _asked(turn: Turn) -> bool:
    life = situations.kind_of(turn.state.danger or "") not in situations.PROPERTY
    refused = "utter_danger_call_us"
    language = turn.reading.language or turn.state.language
    told = languages.marked(language, turn.message.text)
    asked = agent.call(turn, told, urgent=True, life=life, refused=refused)
    return asked is not None


def _recorded(turn: Turn) -> str | None:
    """Register what was told as critical; what follows is added to the same record."""
    text = turn.reading.text or turn.message.text
    known = turn.state.danger_complaint or _of_the_same_line(turn, text)
    if known is not None and whereabouts.add(turn, known, text):
        return known
    return _registered(turn)


def _of_the_same_line(turn: Turn, text: str) -> str | None:
    """Return the open complaint of the line by which nobody can be called, and remember it so.

    The words alone raise its severity: what the classifier sees gets a record of its own.
    """
    state, told = turn.state, danger.find(text)
    if told is None or not state.takes_more or state.quiet or state.topic not in _LINES:
        return None
    if told.kind != "emergency" or not _BY_THE_LINE & {*told.signs}:
        return None
    turn.change(danger_of_the_line=True)
    return state.complaint


_LINES = frozenset({"landline", "mobile_coverage", "internet_outage", "modem_device"})
_BY_THE_LINE = frozenset(rule.sign for rule in unreachable.RULES)


def _registered(turn: Turn) -> str | None:
    """Register it beside what is being taken, which is not lost: it may be about something else."""
    draft = turn.draft.heard(turn.reading.fields)
    more = draft.with_more(turn.reading.text or turn.message.text)
    told = record.of(turn, record.spoken(more, turn.reading.language or turn.state.language))
    new = replace(
        told,
        topic=draft.topic or _topic(turn),
        topic_confidence=None,
        urgent=True,
        quiet=turn.state.quiet,
    )
    if turn.reading.fields.phone and words.group_of(turn.state.danger or "") == "line":
        numbers = whereabouts.lost_or_not(turn)  # the lost one is what it is about
        draft = replace(draft, phone=numbers.reaching or turn.draft.phone)
        line = numbers.line or new.service_number
        new = replace(new, phone=given(draft.phone), service_number=line)
    turn.change(draft=draft)
    try:
        complaint = turn.backend.register(new, turn.call_key("register"))
    except RequestRefusedError:
        return None
    if not turn.state.takes_more:
        turn.hold(complaint.tracking_number, complaint.topic)
    return complaint.tracking_number


def _topic(turn: Turn) -> str:
    message = turn.message
    sure = message.topic is not None and message.topic_sure and message.topic in topics.TOPICS
    return str(message.topic) if sure else topics.OTHER


def _call_a_human(turn: Turn, number: str | None, *, first: bool) -> None:
    asked, language = _asked(turn), turn.reading.language
    if asked and first and language is not None:
        if number is not None:
            turn.say(f"utter_foreign_recorded_{language}", whereabouts.number_shown(number))
    elif asked and first:
        line = turn.state.lost_line
        told = phone_display(line) if line else turn.state.whereabouts or ""
        shown = {**whereabouts.number_shown(number), "told": told}
        recorded = f"utter_danger_recorded{_closing(turn)}"
        turn.say(recorded if number else "utter_danger_human", shown)
    turn.settle()


def _closing(turn: Turn) -> str:
    """Return which of the closings fits: what is still to be known differs."""
    group = words.group_of(turn.state.danger or "")
    if turn.state.calm:
        return "_came"
    if turn.state.danger == situations.PRESSED:
        return "_child"
    if group in _CLOSING:
        known = "_told" if group == "line" and turn.state.lost_line else ""
        return _CLOSING[group] + known
    violence = "_violence" if turn.state.quiet else ""
    return violence + ("_placed" if turn.state.whereabouts else "")
