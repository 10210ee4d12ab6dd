"""What stands wrong in the complaint at hand: the topic is changed, the rest is passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import aftercare, record_changes
from actions.dialogue.state import Want
from actions.reading import (
    blame,
    facts_put_right,
    questions,
    reading as r,
    record_put_right,
    topic_answers,
    topics,
)

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_JUST_REGISTERED = frozenset(
    {"utter_registered", "utter_registered_again", "utter_registered_without_mobile"}
)


def mistaken(turn: Turn) -> bool:
    """Ask whether to withdraw what was registered a moment ago by mistake."""
    just = bool(_JUST_REGISTERED & {*turn.state.said}) or turn.state.question == questions.TOPIC
    # "2 gün değil 4 gün", "tutar 800 olacak, yanlış yazdım" put it right.
    rather = blame.instead(turn.message.text) is not None
    rather = rather or record_put_right.tells_a_fact_anew(turn.message)
    if rather or not (just and record_put_right.was_a_mistake(turn.message)):
        return False
    turn.reading = turn.reading.alone()
    turn.settle()
    aftercare.start(turn, Want(r.WITHDRAW, turn.state.complaint))
    return True


def take(turn: Turn) -> bool:
    """Pass on what stands wrong in the complaint: whoever works on it puts it right."""
    message, told = turn.message, turn.reading.fields
    right = record_put_right.puts_right(message, told)
    right = right or record_put_right.tells_a_fact_anew(message)
    right = right or _is_of_its_story(turn)
    if not (_is_correction(turn) or right or _says_rather(turn)):
        return False
    number = turn.state.complaint or ""
    fact = record_put_right.tells_a_fact_anew(message)  # "ücretin doğrusu …" names no topic
    topic = None if fact else record_put_right.topic_put_right(message, turn.state.topic)
    if topic is not None and not (told.phone or told.email):
        return _another_topic(turn, number, topic)
    turn.reading = turn.reading.alone()
    _pass_on(turn, number)
    return True


def _is_of_its_story(turn: Turn) -> bool:
    """Whether what is denied stands in the complaint's words: "ayrıca 780 değil 870 lira"."""
    message = turn.message
    if len(message.words) > _MOST_WORDS or not facts_put_right.is_said(message.text):
        return False
    return facts_put_right.in_story(turn.at_hand().description or "", message.text) is not None


_MOST_WORDS = 10


def _pass_on(turn: Turn, number: str) -> None:
    """Add the correction for whoever works on the complaint; ask what is right where it lacks."""
    text = as_a_correction(turn.message.text)
    if record_put_right.gives_the_value(turn.message, turn.reading.fields):
        record_changes.add(turn, number, text, "utter_put_right_passed_on")
        return
    record_changes.add(turn, number, text, "utter_put_right_asked")
    turn.settle()
    turn.state = turn.state.asking(questions.ADDITION, number)
    turn.put = True


def _says_rather(turn: Turn) -> bool:
    """Whether it is read as taking the complaint back, and puts an amount or a day right."""
    told = blame.instead(turn.message.text)
    takes_back = turn.reading.main in {r.WITHDRAW, r.UNDO, r.CANCEL, r.NO_COMPLAINT, r.NO}
    return takes_back and told is not None and record_put_right.was_a_mistake(turn.message)


def _is_correction(turn: Turn) -> bool:
    """Whether it is read as one, and says what is put right."""
    reading = turn.reading
    return reading.main == r.CORRECT and bool(reading.value or reading.field)


def _another_topic(turn: Turn, number: str, topic: str) -> bool:
    turn.reading = turn.reading.alone()
    turn.settle()
    try:
        here = turn.conversation_id
        changed = turn.backend.name_topic(number, here, topic, turn.call_key("topic"))
    except RequestRefusedError:
        _pass_on(turn, number)
        return True
    turn.change(topic=topic)
    turn.say("utter_topic_put_right", turn.manner.values_of(changed))
    return True


def as_a_correction(text: str) -> str:
    """Return the words as whoever works on the complaint reads them: something stands wrong."""
    return f"Düzeltme isteği: {text}"


def topic_later(turn: Turn) -> bool:
    """Take a number that comes late, for the list of topics that was offered last."""
    offered = turn.state.offered
    at = topic_answers.number_in(turn.message.text, len(offered))
    if at is None or offered[at] not in topics.TOPICS:
        return False
    return _another_topic(turn, turn.state.complaint or "", offered[at])
