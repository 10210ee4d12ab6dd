"""What a complaint's page shows beside it: the customer's others, what is linked, what is alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import beside, house_words, queries, views
from backend.complaints.beside import Ways
from backend.complaints.states import Outcome, State
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.kit.own_names import mask_words
from backend.web import moments

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.staff.staff_sessions import LoggedIn


async def values(
    session: AsyncSession, who: LoggedIn, complaint: Complaint, now: datetime
) -> dict[str, Any]:
    """Return what somebody sees beside a complaint; other customers' words are always masked."""
    theirs = Ways(complaint.contact_phone, complaint.contact_email, complaint.service_number)
    others = await beside.others(session, who, theirs, besides=complaint.id)
    told_before, told_after = await beside.repeats(session, who, complaint)
    return {
        "others": [_other(each) for each in others.seen],
        "others_hidden": others.hidden,
        "repeats": [_other(each) for each in told_before],
        "repeated_by": [_other(each) for each in told_after],
        "linked": [_other(each) for each in await beside.linked(session, who, complaint.id)],
        "same_as": await _same_as(session, complaint),
        "similar": [_answered(each) for each in await beside.similar(session, who, complaint)],
        "alike": [_other(each) for each in await beside.alike(session, who, complaint, now)],
    }


def _answered(each: beside.Similar) -> dict[str, Any]:
    return {
        "number": each.number,
        "display": display(each.number),
        "outcome": views.OUTCOME_LABELS[Outcome(each.outcome)] if each.outcome else "",
        "answer": mask_words(each.answer, each.name),
        "satisfaction": each.satisfaction,
    }


def _other(other: beside.Other) -> dict[str, Any]:
    return {
        "number": other.number,
        "display": display(other.number),
        "topic": kept_topic(other.topic).label,
        "state": house_words.STATES[State(other.state)],
        "when": moments.moment(other.registered_at),
        "maybe": other.certain is False,
    }


async def _same_as(session: AsyncSession, complaint: Complaint) -> dict[str, Any] | None:
    if complaint.duplicate_of is None:
        return None
    original = await queries.by_id(session, complaint.duplicate_of)
    number = original.tracking_number
    return {"number": number, "display": display(number)}
