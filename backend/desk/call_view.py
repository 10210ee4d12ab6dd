"""What is shown of a call. Name, number and words are masked here unless opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import call_list, call_notes, house_words, states, time_left
from backend.complaints.call_backs import ASKED
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.planned_calls import latest_call, may_be_dropped
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.teams import label as team_label
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.desk import failures
from backend.kit.clock import ISTANBUL
from backend.kit.masking import mask_email, mask_name, mask_phone, show_phone
from backend.kit.own_names import mask_words, masking
from backend.notifications.models import OutboxChannel, OutboxState
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.call_list import Call
    from backend.complaints.call_notes import Tried
    from backend.complaints.models import Complaint
    from backend.kit.settings import Settings

_STATES = {
    OutboxState.QUEUED: "Bekliyor",
    OutboxState.SENDING: "Aranıyor",
    OutboxState.DELIVERED: "Bilgi verildi",
    OutboxState.FAILED: "Ulaşılamadı",
    OutboxState.CANCELLED: "Gerek kalmadı",
}
_FAILED = {OutboxChannel.SMS: "SMS iletilemedi", OutboxChannel.EMAIL: "E-posta iletilemedi"}
_PLANNED, _LANDLINE, _ANSWER = "Planlandı", "Yalnızca sabit hat", "Bildirim bekliyor"
_ASKED = "Müşteri aranmak istedi"


async def of_complaint(
    session: AsyncSession, complaint: Complaint, now: datetime, settings: Settings, *, opened: bool
) -> dict[str, Any]:
    """Return what the page of a complaint shows of its calls."""
    found = await call_list.of_complaint(session, complaint.id)
    tries = await call_notes.tried(session, [each.message.id for each in found])
    return {
        "rows": [
            shown(each, now, tries.get(each.message.id, ()), mine=False, opened=opened)
            for each in found
        ],
        "unsolved": await call_list.is_unsolved(session, complaint.id),
        "plannable": complaint.state in states.TOLD_BY_PHONE,
        "now": _typed(now),
        "latest": _typed(latest_call(complaint, now, settings)),
    }


def _typed(moment: datetime) -> str:
    return f"{moment.astimezone(ISTANBUL):%Y-%m-%dT%H:%M}"


def shown(
    call: Call, now: datetime, tries: Sequence[Tried] = (), *, mine: bool, opened: bool
) -> dict[str, Any]:
    """Return what a page shows of a call. `mine`: whoever looks makes it just now."""
    message, complaint = call.message, call.complaint
    held, state = call.is_held(now), OutboxState(message.state)
    if state is OutboxState.SENDING and not held:
        state = OutboxState.QUEUED
    number = _number(call)
    words = _as_it_is if opened else masking(complaint.contact_name)
    return {
        "id": message.id,
        "droppable": may_be_dropped(message) and state is OutboxState.QUEUED,
        "number": complaint.tracking_number,
        "display": display(complaint.tracking_number),
        "topic": kept_topic(complaint.topic).label,
        "team": team_label(complaint.team),
        "severity": complaint.severity,
        "severity_label": house_words.SEVERITIES[Severity(complaint.severity)],
        "state": state.value,
        "state_label": _STATES[state],
        "is_due": call.is_due(now),
        "for_now": call.is_for_now(now),
        "asks": complaint.state == State.WAITING_CUSTOMER,
        "takeable": state is OutboxState.QUEUED and not held,
        "again": _moment(message.next_attempt_at),
        "left": _left(call, now),
        "due": moments.moment(call.due_at),
        "due_label": _due_label(call),
        "why": why(call),
        "name": _name(complaint.contact_name or "", opened=opened),
        "phone": (show_phone if opened else mask_phone)(number) if number else "",
        "dialled": number if opened else "",
        "mail": _mail(call, opened=opened),
        "words": words(message.text),
        "mine": mine,
        "opened": opened,
        "holder": call.holder if held and not mine else None,
        "until": moments.hour(message.lease_until) if message.lease_until else "",
        "settled": _moment(message.settled_at),
        "tries": [
            {
                "who": each.who,
                "when": moments.moment(each.at),
                "outcome": house_words.CALL_OUTCOMES[CallOutcome(each.outcome)],
                "note": words(each.note),
            }
            for each in tries
        ],
    }


def wishes(wished: Sequence[str], name: str | None, *, opened: bool) -> list[str]:
    """Return how the customer of this name wants to be reached, in their own words."""
    return [each if opened else mask_words(each, name) for each in wished]


def _as_it_is(text: str) -> str:
    return text


def why(call: Call) -> str:
    """Say why a person has to call: what failed, a landline, that it was asked for or planned."""
    if call.failed_channel is not None:
        words = _FAILED[OutboxChannel(call.failed_channel)]
        told = failures.said(call.failure or "")
        return f"{words}: {told}" if told else words
    if call.message.key.startswith(ASKED):
        return _ASKED
    return _LANDLINE if call.message.due_at is None else _PLANNED


def _number(call: Call) -> str:
    recipient = call.message.recipient
    return call_list.number_of(call.complaint) if "@" in recipient else recipient


def _mail(call: Call, *, opened: bool) -> str:
    """Return the address that was written to in vain, where there is no number."""
    recipient = call.message.recipient
    if "@" not in recipient or _number(call):
        return ""
    return recipient if opened else mask_email(recipient)


def _name(name: str, *, opened: bool) -> str:
    return name if opened else mask_name(name)


def _left(call: Call, now: datetime) -> time_left.Left:
    if call.clock is not None and call.message.due_at is None:
        return time_left.left(call.clock, now)
    return time_left.until(call.due_at, now)


def _due_label(call: Call) -> str:
    if call.message.due_at is not None:
        return _PLANNED
    return house_words.CLOCKS[ClockKind(call.clock.kind)] if call.clock else _ANSWER


def _moment(at: datetime | None) -> str:
    return moments.moment(at) if at is not None else ""
