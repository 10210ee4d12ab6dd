"""Messages that want something else than to answer the question that is open. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions import answers
from actions.listening import is_a_long_complaint

if TYPE_CHECKING:
    from actions.message import Message

INTERRUPTIONS = frozenset(
    {
        *("greet", "goodbye", "thank", "help", "small_talk", "bot_challenge", "insult"),
        *("ask_why", "ask_privacy", "ask_duration", "ask_contact_channels", "out_of_scope"),
        *("talk_to_agent", "cancel", "check_status", "lost_tracking_number"),
        *("reopen_complaint", "withdraw_complaint", "problem_solved"),
    },
)
_BRIEF = 2
_SURELY_NO_STORY = 0.8
_LIKELY = 0.45
# Leaving loses what was told, and keys hit at random look like anything: both want certainty.
_NEEDED_CONFIDENCE = {"out_of_scope": 0.8, "cancel": 0.7, "withdraw_complaint": 0.6}


def interrupts_a_story(message: Message) -> bool:
    """Whether a message wants something else while a text of the customer's own is asked for.

    Stories are of every kind and length, so that a doubtful intent counts for less here.
    """
    if message.intent not in INTERRUPTIONS or is_a_long_complaint(message):
        return False
    if message.intent == "problem_solved" and len(message.words) > _BRIEF:
        return False  # no help was given yet: "bu ay çok geldi" says that something came
    return message.confidence >= _SURELY_NO_STORY or not answers.says_something(message)


def is_interruption(message: Message) -> bool:
    """Whether a message wants something else than to answer; keys hit at random do not."""
    if not any(map(str.isalpha, message.text)) and not message.is_choice:
        return False
    brief = len(message.words) <= _BRIEF and message.intent not in {"out_of_scope", "cancel"}
    needed = _LIKELY if brief else _NEEDED_CONFIDENCE.get(message.intent, _LIKELY)
    return message.intent in INTERRUPTIONS and message.confidence >= needed
