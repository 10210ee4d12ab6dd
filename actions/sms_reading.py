"""What a text by SMS says, beyond its intent. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions import answers, tracking_numbers
from actions.complaint_draft import SOLVED
from actions.interruptions import INTERRUPTIONS, interrupts_a_story
from actions.listening import is_a_long_complaint
from actions.sms_state import PROBLEM

if TYPE_CHECKING:
    from actions.message import Message
    from actions.sms_state import State

_ANOTHER = re.compile(
    r"\b(baska|bsk|yeni|ikinci|2\.?|ayri|farkli)\s+(bir\s+|bi\s+)?"
    r"(sikayet|sikyet|skyt|sorun|problem|konu|dert|derd)",
)
_WANTS_HELP = re.compile(r"\byardim\w*\s+(ist|laz|ed|ihtiyac|gerek|olur|bekl)\w*")
_QUESTION = re.compile(r"\bm[iu]\b|\?")
_SAID_SOLVED = re.compile(r"cozul|duzel|hallol")
_NOT_GONE = re.compile(
    r"olmadi|olmuyo|duzelmedi|cozulmedi|\bhala\b|\bhal\b|\bama\b|\bfakat\b|yine "
)
_AGAIN = re.compile(r"\byine\b|\btekrar\b|\bhala\b|\bgene\b|duzelmedi|cozulmedi|olmadi")
_NOT_TO = re.compile(r"\b(etme|cekme|silme|kapatma|alma)(yin|yiniz|sin)?\b|vazgecme(dim|yin)\b")
_BRIEF = 8
_PROBABLY_A_TOPIC = 0.35
_LIKELY_A_TOPIC = 0.6
_FEWEST_DIGITS = 4
# One trouble with several names: who says "modem" after "internet" tells more of the same.
_KINDRED = frozenset({"internet_outage", "internet_speed", "modem_device"})
# "Kimse telefonu açmıyor" beside a complaint is a remark, however sure the classifier is.
_REMARKS = frozenset({"customer_service", "other"})


def tells_a_problem(message: Message) -> bool:
    """Whether a text is a complaint that says what is wrong, whatever its intent."""
    if message.is_choice or not answers.says_something(message):
        return False
    if message.intent == "file_complaint":
        return True
    if message.intent == "insult":
        return message.topic_sure
    if message.intent in INTERRUPTIONS:
        doubtful = message.intent != "problem_solved" and not interrupts_a_story(message)
        likely = message.topic_confidence >= _LIKELY_A_TOPIC
        return is_a_long_complaint(message) or (doubtful and likely)
    if message.intent in {"problem_persists", "nlu_fallback", "inform"}:
        return message.topic_sure or message.topic_confidence >= _PROBABLY_A_TOPIC
    return is_a_long_complaint(message)


def says_another(message: Message) -> bool:
    """Whether the customer says that this is another complaint."""
    return bool(_ANOTHER.search(message.folded))


def is_surely_another(state: State, message: Message) -> bool:
    """Whether a text is about another topic than the complaint of this conversation."""
    if state.topic is None or message.topic is None or not message.topic_sure:
        return False
    if message.topic == state.topic or message.topic in _REMARKS:
        return False
    told = message.intent == "file_complaint" or is_a_long_complaint(message)
    kindred = {state.topic, message.topic} <= _KINDRED
    return told and not kindred and tells_a_problem(message)


def asks_for_help(message: Message) -> bool:
    """Whether "yardım istiyorum" was said, which means that there is a problem."""
    rest, wanted = _WANTS_HELP.subn(" ", message.folded)
    return wanted > 0 and not answers.content_words(replace(message, text=rest))


def says_solved(state: State, message: Message) -> bool:
    """Whether the problem is gone, as in "çözüldü, teşekkürler"; a bare "evet" does not count."""
    folded = message.folded
    if len(message.words) > _BRIEF or _QUESTION.search(folded) or _NOT_GONE.search(folded):
        return False
    if state.question == PROBLEM or message.intent == "affirm":
        # "Çok geldi" and "oldu" are said of bills as well.
        return bool(_SAID_SOLVED.search(folded))
    told = answers.help_result(message) == SOLVED
    return told and message.intent not in {"file_complaint", "nlu_fallback", "check_status"}


def asks_whether_solved(message: Message) -> bool:
    """Whether "çözüldü mü?" was asked."""
    return message.intent == "problem_solved" and bool(_QUESTION.search(message.folded))


def says_not_to(message: Message) -> bool:
    """Whether "iptal etmeyin" was said, which the classifier takes for a wish to cancel."""
    return bool(_NOT_TO.search(message.folded))


def says_anything(message: Message) -> bool:
    """Whether there is a word or a number worth keeping; a digit alone is a choice gone astray."""
    digits = sum(map(str.isdigit, message.text))
    return bool(answers.content_words(message)) or digits >= _FEWEST_DIGITS


def says_again(message: Message) -> bool:
    """Whether what was solved has come back."""
    return message.intent == "problem_persists" or bool(_AGAIN.search(message.folded))


def is_a_bare_number(message: Message) -> bool:
    """Whether digits alone were sent that are too many to count and no phone number."""
    if message.is_choice or any(map(str.isalpha, message.text)) or _other_number(message):
        return False
    return number_in(message) is not None


def number_in(message: Message) -> str | None:
    """Return the tracking number of a command, or the digits that were meant as one."""
    if message.is_choice:
        return message.first("tracking_number")
    number = tracking_numbers.written_in(message)
    certain = number is not None and (
        "tracking_number" in message.entities or tracking_numbers.is_right(number)
    )
    return number if certain or not _other_number(message) else None


def _other_number(message: Message) -> bool:
    return bool({"phone", "service_number"} & message.entities.keys())
