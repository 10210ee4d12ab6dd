"""The topic of what was registered by SMS: asked where it is not sure, and named later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import help as first_help, record_changes
from actions.reading import (
    additions,
    of_record,
    questions,
    reading as r,
    topic_answers,
    topic_words,
    topics,
    trouble,
)
from actions.sms import wording
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def answer(turn: Turn, number: str) -> bool:
    """Take the topic that is chosen, named or told; what is none is left after a second try."""
    reading = turn.reading
    text, choice = turn.message.text, turn.message.is_choice
    if not choice and of_record.says_another(turn.message) and _tells_of_a_thing(turn):
        record_changes.add(turn, number, text)  # "bir de modem ısınıyor" tells more, no topic
        turn.reading = reading.without(*r.STORY)
        turn.settle()
        return True
    if reading.main == r.GIVEN and reading.value in topics.TOPICS:
        more = not choice and topic_answers.tells_beside_the_topic(text)
        if more:
            record_changes.add(turn, number, text)
            turn.reading = reading.without(*r.STORY)
        name(turn, str(reading.value), say=not more)
    elif (at := topic_answers.number_in(text, len(turn.state.offered))) is not None:
        name(turn, turn.state.offered[at])
    elif reading.main in {r.NO, r.REFUSED, r.UNSURE} and topic_answers.only_not_known(text):
        name(turn, topics.OTHER)
    elif reading.main in {r.MORE, r.COMPLAINT} and (found := told(turn)) is not None:
        record_changes.add(turn, number, reading.text or text)
        name(turn, found, say=False)
    elif reading.main in {r.NO, r.UNCLEAR} and not (choice or additions.is_a_remark(turn.message)):
        if turn.state.asked >= _TRIES:  # it stays what it was classified as, and can be put right
            turn.settle()
            turn.say("utter_topic_left")
    else:
        return False
    return True


_TRIES = 2


def _tells_of_a_thing(turn: Turn) -> bool:
    """Whether a trouble is told, and not only the topic's name."""
    beside = topic_answers.tells_beside_the_topic(turn.message.text, fewest=1)
    return trouble.is_told(turn.message.folded) or beside


def told(turn: Turn) -> str | None:
    """Return the topic that a story tells by its own words, or surely among those offered."""
    message = turn.message
    before = turn.at_hand().description or ""
    together = topic_words.plainly(fold(f"{before} {message.text}"))
    plain = topic_words.plainly(message.folded) or together
    sure = message.topic_sure and message.topic in turn.state.offered
    return plain or (message.topic if sure else None)


def name(turn: Turn, topic: str, *, say: bool = True) -> None:
    """Have the topic noted, and give what help there is for it."""
    number = turn.state.complaint or ""
    turn.settle()
    try:
        call = turn.backend.name_topic
        complaint = call(number, turn.conversation_id, topic, turn.call_key("topic"))
    except RequestRefusedError as error:
        record_changes.refused(turn, number, error, "utter_addition_not_possible")
        return
    turn.change(topic=topic)
    if not say:
        return
    turn.say("utter_topic_taken", {"topic_label": wording.plain(topics.label(topic))})
    if topics.has_first_help(topic) and not turn.state.help_offered and not complaint.dangerous:
        turn.change(help_offered=first_help.tell(turn, topic, complaint.description or ""))


def choices(turn: Turn) -> list[dict[str, str]]:
    """Return the topics that are offered: those of the list before, where there was one."""
    likeliest = (*topics.likeliest(turn.message.topic_ranking, turn.message.text), topics.OTHER)
    before = turn.state.offered if turn.state.question == questions.TOPIC else ()
    codes = before if before and {*before} <= {*topics.TOPICS} else likeliest
    names = wording.titles()
    return turn.choices(questions.TOPIC, "topic", {code: names[code] for code in codes})
