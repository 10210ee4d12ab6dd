"""What the page of one conversation shows of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from backend.complaints import teams
from backend.complaints.attachment_names import written_size
from backend.conversations import desk_queries, held_replies, notes, read_marks, returned
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation, HeldState
from backend.desk import who_is_there
from backend.kit.clock import ISTANBUL
from backend.staff import service
from backend.staff.permissions import Permission, may
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.desk_queries import Talk
    from backend.conversations.held_replies import Held
    from backend.conversations.notes import Note
    from backend.conversations.queries import StoredMessage
    from backend.staff.staff_sessions import LoggedIn

TEAM = "team:"
"""Stands before a team's code where people and teams can be chosen."""
_STATES = {
    Handover.NONE: "Dijital asistan yanıtlıyor",
    Handover.WAITING: "Temsilci bekliyor",
    Handover.ENDED: "Dijital asistan yanıtlıyor",
}
_FILES_BACK = "Geri alındı; dosya gönderilmedi. Göndermek için yeniden seçin."
_FILES_UNSENT = "Dosya gönderilemedi. Göndermek için yeniden seçin."
# How long a page tells of a reply that came back, taken back or unsent.
_CAME_BACK = timedelta(minutes=1)
_WHO = {"customer": "Müşteri", "bot": "Dijital asistan", "system": "Sistem"}


async def values(
    session: AsyncSession, who: LoggedIn, conversation: str, now: datetime, *, opened: bool
) -> dict[str, Any]:
    """Return what the template needs of a conversation that `who` may see.

    What was said is shown as it is to whoever holds it, or has `opened` its personal data.
    """
    talk = await desk_queries.conversation(session, conversation)
    mine = talk.agent_id == who.id
    answers = may(who.role, Permission.ANSWER)
    held = talk.handover == Handover.ACTIVE
    steps_in = answers and may(who.role, Permission.TAKE_OVER)
    with_the_bot = talk.handover in {Handover.NONE, Handover.ENDED}
    said = await desk_queries.messages(
        session, conversation, masked=not (mine or opened), name=talk.name
    )
    came = await read_marks.of_replies(session, conversation, talk.channel, said)
    written = await notes.of_conversation(session, conversation)
    colleagues = await service.who_may(session, Permission.ANSWER) if mine else []
    there = await who_is_there.read(session, now, Permission.ANSWER)
    named = [(one.id, one.display_name) for one in colleagues if one.id != who.id]
    return {
        "talk": {
            "id": talk.id,
            "channel": talk.channel,
            "urgency": talk.urgency,
            "is_mine": mine,
            "can_claim": answers and not held and not (steps_in and with_the_bot),
            "can_take_over": not mine and steps_in and (held or with_the_bot),
        },
        "may_open": may(who.role, Permission.OPEN_PERSONAL_DATA),
        "state": _state(talk, mine=mine),
        "passed_on": _passed_on(talk, written),
        "holder": (talk.agent_name or "") if held else "",
        "seen": said[-1].position if said else 0,
        "lines": [
            {
                "day": day,
                "position": one.position,
                "sender": one.sender,
                "who": one.name or _WHO.get(one.sender, ""),
                "at": one.at,
                "clock": moments.hour(one.at),
                "text": one.text,
                "files": [
                    {"id": file["id"], "name": file["name"], "size": written_size(file["size"])}
                    for file in one.attachments or ()
                ],
                "choices": [choice["title"] for choice in one.choices or ()],
                "came": came.get(one.position, ""),
            }
            for one, day in zip(said, _days(said, now), strict=True)
        ],
        "notes": [
            {
                "who": note.author,
                "clock": moments.moment(note.at),
                "text": note.text,
                "passed_on": note.passed_on,
            }
            for note in written
        ],
        "reason": talk.reason,
        "team": teams.label(talk.team) if talk.team else "",
        "receivers": there.people(named) + there.teams(teams.teams(), TEAM),
    }


def _days(said: Sequence[StoredMessage], now: datetime) -> Iterator[str]:
    """Yield for each message the day that begins with it; "" where none does, or it is today."""
    before = now.astimezone(ISTANBUL).date()
    for one in said:
        day = one.at.astimezone(ISTANBUL).date()
        yield moments.day(one.at) if day != before else ""
        before = day


def _state(talk: Talk, *, mine: bool) -> str:
    if talk.handover != Handover.ACTIVE:
        return _STATES[Handover(talk.handover)]
    return "Sizde" if mine else f"{talk.agent_name} yanıtlıyor"


def _passed_on(talk: Talk, written: Sequence[Note]) -> Note | None:
    """Return what who had a conversation before last wrote for whom it was passed on to."""
    if talk.since is None or talk.handover not in {Handover.WAITING, Handover.ACTIVE}:
        return None
    found = [one for one in written if one.passed_on and one.at >= talk.since]
    return found[-1] if found else None


def _of_files(lately: Sequence[Held]) -> str:
    """Say of files that were sent last that they did not go: no box shows them."""
    if not lately or not lately[-1].files or lately[-1].state == HeldState.HELD:
        return ""
    return _FILES_BACK if lately[-1].state == HeldState.TAKEN_BACK else _FILES_UNSENT


async def replies(
    session: AsyncSession, who: LoggedIn, conversation: str, now: datetime
) -> dict[str, Any]:
    """Return what can be taken back of one's replies, what came back lately, and why."""
    lately = await held_replies.of(session, conversation, who.id, now - _CAME_BACK)
    unsaid = [one for one in lately if one.state == HeldState.RETURNED]
    why = ""
    # Nothing more is said of it once another was sent after it.
    if unsaid and await held_replies.came_back(session, conversation, who.id, now - _CAME_BACK):
        talk = await session.get_one(Conversation, conversation)
        if not unsaid[-1].files:
            why = await returned.why(session, talk, unsaid[-1].seen, now)
    return {
        "held": [one for one in lately if one.state == HeldState.HELD],
        "back": [one for one in lately if one.state != HeldState.HELD and not one.files],
        "why_back": why or _of_files(lately),
    }
