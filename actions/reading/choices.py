"""Quick replies: valid for the question they were offered for, and for no other. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import questions, reading as r, tells
from actions.reading.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.reading.context import Context
    from actions.reading.message import Message

# Wishes that may be offered, or commanded by SMS, at any time.
_WANTS: Mapping[str, str] = {
    "talk_to_agent": r.HUMAN,
    "cancel": r.CANCEL,
    "check_status": r.STATUS,
    "lost_tracking_number": r.LOST_NUMBER,
    "withdraw_complaint": r.WITHDRAW,
    "reopen_complaint": r.REOPEN,
    "add_information": r.ADD,
    "file_complaint": r.OPENER,
    "leave_queue": r.LEAVE_QUEUE,
    "help": r.HELP,
    "problem_solved": r.SOLVED,
}
_YES_NO = {"affirm": r.YES, "deny": r.NO, "refuse_detail": r.REFUSED}
_FIELDS = {
    "topic": questions.TOPIC,
    "complaint_description": questions.PROBLEM,
    "description": questions.PROBLEM,
    "phone": questions.PHONE,
    "email": questions.EMAIL,
    "customer_name": questions.NAME,
    "name": questions.NAME,
}


def read(message: Message, context: Context) -> Reading:
    """Read a chosen quick reply; one that belongs to another question is stale."""
    offered_for, wanted = message.first("asked"), message.first("want")
    if wanted == r.UNDO:
        return Reading(r.UNDO if context.can_undo else r.STALE)
    if offered_for is not None and offered_for != context.offer:
        return Reading(r.STALE)
    if wanted == r.AGAIN:
        return Reading(r.AGAIN)
    if message.intent in _WANTS and offered_for is None:
        return _wanted(message, context)
    return _answered(message, context, offered=offered_for is not None)


def _wanted(message: Message, context: Context) -> Reading:
    if message.intent == "problem_solved" and context.question == questions.SOLVED:
        return Reading(r.YES)
    return Reading(_WANTS[message.intent], fields=tells.fields(message))


def _answered(message: Message, context: Context, *, offered: bool) -> Reading:
    if message.intent in _YES_NO:
        asked = offered or context.question in questions.YES_OR_NO
        return Reading(_YES_NO[message.intent] if asked else r.STALE)
    if message.intent == "correct_detail":
        return Reading(r.CORRECT, field=_FIELDS.get(message.first("field") or ""))
    fields = tells.fields(message)
    given = message.first("topic") or message.first("want") or fields.tracking_number
    return Reading(r.GIVEN, value=given, fields=fields) if given else Reading(r.STALE)
