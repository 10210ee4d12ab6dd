"""Files that an agent sends to the customer they are talking to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import access, handing_in
from backend.conversations.agents import Agent
from backend.desk import conversation as one, guard
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.uploads import uploads

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_PATH = "/conversations/<conversation:str>"
_MOST_KEY = 64
_STALE_PAGE = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(send_files, f"{_PATH}/files", "POST", files=True)


@guard.for_staff
async def send_files(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Send what was chosen, all of it or nothing, and show the conversation with it, held."""
    try:
        require(who.role, Permission.ANSWER)
        client_id = _key_of(request)
        files = await services.attachments.handed_in(uploads(request))
        async with services.works.begin() as work:
            await access.require(work.session, who, conversation)
            agent = Agent(who.id, who.name)
            await handing_in.send(
                work, conversation, agent, files, client_id=client_id, lasts=services.undo
            )
    except (ConflictError, InvalidInputError, NotAllowedError) as error:
        return await one.page(request, services, who, conversation, one.Refused(error))
    return seen(f"{guard.PATH}/conversations/{conversation}")


def _key_of(request: Request) -> str:
    key = str(form_fields(request).get("id", ""))
    if not 0 < len(key) <= _MOST_KEY:
        raise InvalidInputError(_STALE_PAGE)
    return key
