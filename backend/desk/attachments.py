"""Files that customers and colleagues handed in, to be saved by who may see what they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import attachment_rows
from backend.conversations import access
from backend.conversations.errors import ConversationNotFoundError
from backend.desk import guard
from backend.kit.errors import AttachmentNotFoundError
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web.downloads import download

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Attachment
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(save, "/attachments/<attachment:str>", "GET")


@guard.for_staff
async def save(
    _request: Request, services: DeskServices, who: LoggedIn, attachment: str
) -> HTTPResponse:
    """Give a file out. Nothing in it is masked: that it was opened is written down first."""
    require(who.role, Permission.OPEN_PERSONAL_DATA)
    async with services.works.begin() as work:
        found, belongs_to = await _seen_by(work.session, who, attachment)
        audit.note(work.session, work.now, Done.OPENED, who.id, attachment=found.id, **belongs_to)
    return await download(services.attachments.path(found), found.name, found.media_type)


async def _seen_by(
    session: AsyncSession, who: LoggedIn, attachment_id: str
) -> tuple[Attachment, dict[str, str]]:
    """Return a file to who may see its complaint or its conversation, and what it belongs to."""
    try:
        found, complaint = await attachment_rows.seen_by(session, who, attachment_id)
    except AttachmentNotFoundError:
        found = await attachment_rows.by_id(session, attachment_id)
        if found.conversation_id is None:
            raise
        try:
            await access.require(session, who, found.conversation_id)
        except ConversationNotFoundError as error:
            raise AttachmentNotFoundError from error
        return found, {"conversation": found.conversation_id}
    return found, {"complaint": complaint}
