"""What the classifier's intents mean, given the question that was asked. Pure.

One table: the classifier does not know what was asked, so that each of its intents is worth more
or less, and may mean something else, at each question.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANS: Mapping[str, str] = MappingProxyType(
    {
        "greet": r.GREET,
        "goodbye": r.GOODBYE,
        "thank": r.THANK,
        "affirm": r.YES,
        "deny": r.NO,
        "check_status": r.STATUS,
        "lost_tracking_number": r.LOST_NUMBER,
        "add_information": r.ADD,
        "reopen_complaint": r.REOPEN,
        "withdraw_complaint": r.WITHDRAW,
        "talk_to_agent": r.HUMAN,
        "cancel": r.CANCEL,
        "help": r.HELP,
        "ask_why": r.WHY,
        "ask_privacy": r.PRIVACY,
        "ask_duration": r.DURATION,
        "ask_contact_channels": r.CHANNELS,
        "bot_challenge": r.BOT,
        "insult": r.INSULT,
        "out_of_scope": r.OUT_OF_SCOPE,
        "small_talk": r.SMALL_TALK,
        "correct_detail": r.CORRECT,
        "refuse_detail": r.REFUSED,
        "problem_solved": r.SOLVED,
        "problem_persists": r.PERSISTS,
        "ask_cancel_subscription": r.CANCEL_SUBSCRIPTION,
        "ask_bill": r.BILL,
        "ask_tariff": r.TARIFF,
        "ask_outage": r.OUTAGE_CHECK,
        "ask_documents": r.DOCUMENTS,
        "ask_data_rights": r.DATA_REQUEST,
        "say_no_complaint": r.NO_COMPLAINT,
        "threaten_escalation": r.REGULATOR,
        "complain_no_reply": r.NO_CALL,
        "ask_queue_position": r.POSITION,
        "leave_queue": r.LEAVE_QUEUE,
        "hesitate": r.UNSURE,
        "ask_wait": r.WAIT,
    },
)
"""`file_complaint`, `inform` and `nlu_fallback` are read from what the message holds."""

_PERSONAL = (q.PHONE, q.EMAIL, q.NAME, q.PROOF_PHONE, q.CODE, q.TRACKING, q.PLACE)
# What an intent means where it does not mean the usual.
_ELSEWHERE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        q.SOLVED: {
            "problem_solved": r.YES,
            "problem_persists": r.NO,
            "refuse_detail": r.NO,
        },
        q.CLOSE: {
            "refuse_detail": r.UNSURE,
            "problem_solved": r.YES,
            "problem_persists": r.NO,
            "cancel": r.UNSURE,
        },
        q.WITHDRAW: {
            "refuse_detail": r.UNSURE,
            "withdraw_complaint": r.YES,
            "cancel": r.UNSURE,
            "problem_persists": r.NO,
        },
        **{
            question: {
                "refuse_detail": r.UNSURE,
                "withdraw_complaint": r.UNSURE,
                "cancel": r.UNSURE,
                "problem_solved": r.UNSURE,
                "goodbye": r.UNSURE,
            }
            for question in q.OF_AN_ALARM
        },
        q.DROP: {
            "refuse_detail": r.UNSURE,
            "cancel": r.YES,
            "withdraw_complaint": r.YES,
            "say_no_complaint": r.YES,
        },
        q.ANEW: {
            "refuse_detail": r.NO,
            "say_no_complaint": r.NO,
            "cancel": r.NO,
            "withdraw_complaint": r.UNSURE,
        },
        **{
            question: {"refuse_detail": r.NO, "withdraw_complaint": r.UNSURE}
            for question in q.OF_AN_EARLIER
        },
        q.CONTACT: {
            "refuse_detail": r.NO,
            "cancel": r.NO,
            "withdraw_complaint": r.UNSURE,
        },
        q.RESUME: {
            "refuse_detail": r.UNSURE,
            "say_no_complaint": r.NO,
            "cancel": r.NO,
            "problem_solved": r.NO,
        },
        q.WAITING: {
            "cancel": r.LEAVE_QUEUE,
            "ask_duration": r.HOW_LONG,
            "greet": r.POSITION,
            "add_information": r.MORE,
            "problem_persists": r.MORE,
            "complain_no_reply": r.POSITION,
        },
        **{question: {"add_information": r.MORE} for question in (q.ADDITION, q.REASON)},
        **{question: {"deny": r.REFUSED} for question in _PERSONAL},
    },
)

# How likely a reading is at a question, where it is not as likely as anywhere (1): what people
# hardly ever mean there, though the classifier, which does not know the question, believes so.
_SELDOM = 0.35
_NEVER = 0.0
# Where a yes or a no is asked for, pleasantries are said along with it.
_CLOSED: Mapping[str, float] = MappingProxyType(
    {r.THANK: 0.5, r.SMALL_TALK: 0.6, r.OUT_OF_SCOPE: 0.6}
)
_AT: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        q.NAME: {
            # A name that is known scores 0.9 and more; these outweigh two unknown words alone.
            **dict.fromkeys((r.GREET, r.GOODBYE, r.THANK, r.SMALL_TALK, r.OUT_OF_SCOPE), 0.7),
            **dict.fromkeys((r.PERSISTS, r.BILL, r.TARIFF, r.POSITION), 0.75),
            r.INSULT: 0.5,  # real insults are known by their words (asides.py), names are not
            **dict.fromkeys((r.YES, r.SOLVED), _SELDOM),
            **dict.fromkeys((r.CORRECT, r.STATUS, r.REOPEN, r.ADD, r.WITHDRAW), _SELDOM),
            **dict.fromkeys((r.CANCEL, r.HELP, r.DURATION, r.CHANNELS, r.NO_CALL, r.UNSURE), 0.6),
        },
        q.SOLVED: {**_CLOSED, r.YES: _NEVER, r.CANCEL: 0.95, r.ADD: _SELDOM},
        q.CLOSE: {**_CLOSED, r.YES: _NEVER},
        q.WITHDRAW: {**_CLOSED, r.YES: _NEVER},
        q.DROP: {**_CLOSED, r.YES: _NEVER},
        **{question: {**_CLOSED, r.YES: _NEVER} for question in q.OF_AN_ALARM},
        q.RESUME: _CLOSED,
        q.ANEW: _CLOSED,
        q.CONTACT: {**_CLOSED, r.YES: _NEVER, r.CORRECT: _SELDOM},
        **dict.fromkeys(q.OF_AN_EARLIER, _CLOSED),
        q.CONFIRM: {
            **_CLOSED,
            r.SOLVED: _SELDOM,
            r.PERSISTS: 0.6,
            r.YES: 0.7,
            r.NO: 0.9,
            r.CORRECT: 0.9,
        },
        q.TRACKING: {
            **dict.fromkeys((r.SOLVED, r.PERSISTS, r.CORRECT, r.OUT_OF_SCOPE), _SELDOM),
            **dict.fromkeys((r.STATUS, r.SMALL_TALK, r.UNSURE), 0.6),
        },
        q.CODE: {
            **dict.fromkeys((r.SOLVED, r.PERSISTS, r.CORRECT, r.OUT_OF_SCOPE), _SELDOM),
            **dict.fromkeys((r.STATUS, r.POSITION, r.LOST_NUMBER, r.NO_COMPLAINT), _SELDOM),
        },
        **{
            question: {r.CORRECT: _SELDOM, r.STATUS: 0.6, r.YES: _SELDOM, r.UNSURE: 0.6}
            for question in (q.PHONE, q.EMAIL)
        },
        **{
            question: dict.fromkeys(
                (r.YES, r.NO, r.REFUSED, r.UNSURE, r.CORRECT, r.SOLVED, r.PERSISTS), _SELDOM
            )
            for question in (q.ADDITION, q.REASON)
        },
        q.WAITING: {
            **dict.fromkeys((r.YES, r.NO, r.REFUSED, r.UNSURE, r.CORRECT), _SELDOM),
            **dict.fromkeys((r.DATA_REQUEST, r.NO_COMPLAINT), 0.5),
            **dict.fromkeys((r.WAIT, r.SOLVED, r.GOODBYE), 0.8),
        },
        q.NONE: {
            **dict.fromkeys((r.POSITION, r.LEAVE_QUEUE, r.WAIT, r.UNSURE), 0.5),
            **dict.fromkeys((r.REFUSED, r.CORRECT, r.NO, r.YES), _SELDOM),
        },
        q.PROBLEM: {
            **dict.fromkeys((r.POSITION, r.LEAVE_QUEUE, r.SOLVED, r.UNSURE), 0.5),
            **dict.fromkeys((r.CORRECT, r.YES), _SELDOM),
            **dict.fromkeys((r.REFUSED, r.NO), 0.6),
        },
    },
)


def meaning(intent: str, question: str) -> str | None:
    """Return the reading of an intent at a question; None for those that say nothing alone."""
    return _ELSEWHERE.get(question, {}).get(intent) or MEANS.get(intent)


def likelihood(reading: str, question: str) -> float:
    """Return how likely a reading is at a question, from 0 to 1."""
    return _AT.get(question, {}).get(reading, 1.0)
