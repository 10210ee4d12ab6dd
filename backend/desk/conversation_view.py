"""What the page of one conversation shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import teams
from backend.complaints.attachment_names import written_size
from backend.conversations import desk_queries, notes, read_marks
from backend.conversations.holder import Handover
from backend.desk import who_is_there
from backend.staff import service
from backend.staff.permissions import Permission, may
from backend.web import moments

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.staff.staff_sessions import LoggedIn

TEAM = "team:"
"""Stands before a team's code where people and teams can be chosen."""
_STATES = {
    Handover.NONE: "Dijital asistan yanıtlıyor",
    Handover.WAITING: "Temsilci bekliyor",
    Handover.ENDED: "Dijital asistan yanıtlıyor",
}
_WHO = {"customer": "Müşteri", "bot": "Dijital asistan", "system": "Sistem"}


async def values(
    session: AsyncSession, who: LoggedIn, conversation: str, now: datetime
) -> dict[str, Any]:
    """Return what the template needs of a conversation that `who` may see."""
    talk = await desk_queries.conversation(session, conversation)
    mine = talk.agent_id == who.id
    answers = may(who.role, Permission.ANSWER)
    held = talk.handover == Handover.ACTIVE
    steps_in = answers and may(who.role, Permission.TAKE_OVER)
    with_the_bot = talk.handover in {Handover.NONE, Handover.ENDED}
    said = await desk_queries.messages(session, conversation, masked=not mine)
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
        "state": talk.agent_name if held else _STATES[Handover(talk.handover)],
        "holder": (talk.agent_name or "") if held else "",
        "seen": said[-1].position if said else 0,
        "lines": [
            {
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
            for one in said
        ],
        "notes": [
            {
                "who": note.author,
                "clock": moments.moment(note.at),
                "text": note.text,
            }
            for note in written
        ],
        "reason": talk.reason,
        "team": teams.label(talk.team) if talk.team else "",
        "receivers": there.people(named) + there.teams(teams.teams(), TEAM),
    }
