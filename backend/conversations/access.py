"""Who of the house sees which conversations: one policy for lists, counts, pages and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.holder import Handover
from backend.conversations.models import Conversation
from backend.staff.account_models import StaffTeam
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer


def visible_to(who: Viewer) -> ColumnElement[bool]:
    """Return the condition on `Conversation` under which somebody may see it.

    One's own, those of one's teams, and those that no team has yet and nobody holds. Who is in no
    team works for all of them.
    """
    if not may(who.role, Permission.SEE_OWN_TEAMS):
        return false()
    if may(who.role, Permission.SEE_ALL_TEAMS) or not who.teams:
        return true()
    teams = sorted(who.teams)
    colleagues = select(StaffTeam.staff_id).where(StaffTeam.team.in_(teams))
    free = Conversation.handover != Handover.ACTIVE
    return or_(
        Conversation.agent_id == who.id,
        Conversation.agent_id.in_(colleagues),
        Conversation.team.in_(teams),
        and_(free, Conversation.team.is_(None)),
    )


async def require(session: AsyncSession, who: Viewer, conversation_id: str) -> None:
    """Let nobody see or touch what is not theirs to see: it looks as if it were not there.

    Raises:
        ConversationNotFoundError: there is no such conversation, or it is another team's.

    """
    found = await session.scalar(
        select(Conversation.id).where(Conversation.id == conversation_id, visible_to(who))
    )
    if found is None:
        raise ConversationNotFoundError
