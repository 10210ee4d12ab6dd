"""What an SMS says of a complaint that was concluded: how satisfied its sender is, or not solved.

Only while nobody has asked or said anything else to them since; otherwise it goes the usual road.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.channels.sms import keyword, scores
from backend.channels.sms.commands import Command, Kind
from backend.complaints import queries as complaint_queries, satisfaction
from backend.complaints.actors import customer
from backend.complaints.models import Way
from backend.conversations import queries as conversation_queries
from lexicon import danger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from backend.channels.sms.models import IncomingSms
    from backend.complaints.satisfaction import ComplaintSatisfaction
    from backend.conversations.phones import OpenSms
    from backend.kit.settings import Settings
    from backend.kit.work import Work

BY = customer(Way.SMS_SENDER)
_LONGEST = 200


async def listens(
    work: Work, sms: IncomingSms, asking: ComplaintSatisfaction, settings: Settings
) -> bool:
    """Whether we told a sender a result, or asked about one, so lately that they answer that.

    Who answers a text of ours needs no keyword, as in an open conversation.
    """
    if await asking.asked_by_sms(work.session, sms.sender, sms.received_at) is not None:
        return True
    told_at = await _told_at(work, await _reopenable(work, sms, settings))
    lasts = timedelta(hours=settings.satisfaction_reply_hours)
    return told_at is not None and sms.received_at - told_at <= lasts


async def is_disputed(
    work: Work, sms: IncomingSms, text: str, settings: Settings, asked_at: datetime
) -> bool:
    """Whether a text says of a result that the trouble goes on, told after a question of ours.

    It is the newest thing that its sender read of us; an older question does not take it.
    """
    if not scores.goes_on(text):
        return False
    told_at = await _told_at(work, await _reopenable(work, sms, settings))
    return told_at is not None and told_at > asked_at


async def scored(
    work: Work, sms: IncomingSms, found: OpenSms | None, text: str, asking: ComplaintSatisfaction
) -> int | None:
    """Keep the score that a text gives, if it answers our question; return it."""
    score = scores.read_score(text)
    if score is None or danger.all_found(text):
        return None
    question = await asking.asked_by_sms(work.session, sms.sender, sms.received_at)
    if question is None or not question.is_open:
        return None
    if await _spoken_since(work, sms, found, question.asked_at):
        return None
    complaint = await complaint_queries.by_id(work.session, question.complaint_id, lock=True)
    words = score.words[: satisfaction.WORDS_LIMIT]
    kept = await asking.score(work.session, complaint, score.score, words, BY)
    return score.score if kept else None


async def refuses(
    work: Work, sms: IncomingSms, found: OpenSms | None, text: str, asking: ComplaintSatisfaction
) -> bool:
    """Whether a text refuses our question about satisfaction in plain words."""
    return scores.is_refusal(text) and await asked_last(work, sms, found, asking)


async def asked_last(
    work: Work, sms: IncomingSms, found: OpenSms | None, asking: ComplaintSatisfaction
) -> bool:
    """Whether our question about satisfaction is the last that a sender was asked or told."""
    question = await asking.asked_by_sms(work.session, sms.sender, sms.received_at)
    return question is not None and not await _spoken_since(work, sms, found, question.asked_at)


async def unsolved(
    work: Work, sms: IncomingSms, found: OpenSms | None, text: str, settings: Settings
) -> Command | None:
    """Return the wish to reopen that "çözülmedi" is where no conversation goes on about it.

    Of several conclusions it is the one asked about last, whatever its sender was told since; else
    the assistant asks which is meant.
    """
    rest = keyword.split(text, settings.sms_keyword).rest
    if len(rest) > _LONGEST or not scores.is_unsolved(rest):
        return None
    numbers = await _reopenable(work, sms, settings)
    concluded_at = await _told_at(work, numbers)
    if concluded_at is None or await _spoken_since(work, sms, found, concluded_at):
        return None
    entities = {"reason": rest}
    if len(numbers) == 1:
        entities["tracking_number"] = numbers[0]
    payload = f"/reopen_complaint{json.dumps(entities, ensure_ascii=False)}"
    return Command(Kind.COMMAND, rest, payload)


async def _reopenable(work: Work, sms: IncomingSms, settings: Settings) -> list[str]:
    return await satisfaction.newest_reopenable(work.session, sms.sender, sms.received_at, settings)


async def _told_at(work: Work, numbers: Sequence[str]) -> datetime | None:
    """Return when the newest of these was concluded, the newest first; None without one."""
    latest = await complaint_queries.by_number(work.session, numbers[0]) if numbers else None
    return latest.present.resolved_at if latest is not None else None


async def _spoken_since(
    work: Work, sms: IncomingSms, found: OpenSms | None, moment: datetime
) -> bool:
    """Whether somebody asked or said something else to a sender since a moment."""
    asked = await complaint_queries.asked_of(work.session, sms.sender)
    if asked is not None and asked[1] > moment:
        return True
    if found is None:
        return False
    said_at = await conversation_queries.last_said_at(work.session, found.id)
    return said_at is not None and said_at > moment
