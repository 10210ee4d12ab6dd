"""Files in the chat: handed in and had over plain HTTP, by the session's token in a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.web_chat.bodies import ChatFiles
from backend.channels.web_chat.finding import BEARER, conversation_of
from backend.channels.web_chat.frames import ChatFile, is_client_id
from backend.complaints import attachment_rows
from backend.complaints.attachments import FIELD
from backend.conversations import handing_in, queries
from backend.kit.errors import AttachmentNotFoundError, MalformedRequestError
from backend.web.addresses import client_address
from backend.web.bodies import form_fields, json_response
from backend.web.downloads import download
from backend.web.limits import check_flood
from backend.web.operations import FILE, Answer, Operation, in_json
from backend.web.uploads import count, receive, uploads

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.channels.web_chat.services import ChatServices
    from backend.web.routing import Routes


_FORM = {
    "type": "object",
    "required": ["id", FIELD],
    "properties": {
        "id": {"type": "string", "description": "The client's id of the message they make."},
        FIELD: {"type": "array", "items": FILE},
    },
}
_HANDING_IN = Operation(
    tag="chat",
    summary="Hand in files",
    description="A message of the customer tells of them. As many and as large as with a "
    "complaint; the same id again takes nothing more.",
    parameters=(BEARER,),
    body={"multipart/form-data": _FORM},
    answers={201: Answer("What was taken, and what was not", in_json(ChatFiles))},
    problems=(400, 403, 404, 408, 413, 415, 422, 429, 503),
)
_SAVING = Operation(
    tag="chat",
    summary="Save a file of the conversation",
    parameters=(BEARER,),
    named={"attachment": {"description": "As a message names it."}},
    answers={200: Answer("The file, to be saved", {"application/octet-stream": FILE})},
    problems=(403, 404, 503),
)


def install(routes: Routes[ChatServices]) -> None:
    """Add the addresses."""
    routes.add(hand_in, "/attachments", "POST", files=True, operation=_HANDING_IN)
    routes.add(save, "/attachments/<attachment:str>", "GET", operation=_SAVING)


async def hand_in(request: Request, services: ChatServices) -> HTTPResponse:
    """Take files into the conversation, under the id that the client gives their message.

    Some may be refused: which, and why, is in the answer. Where all are it is an error.
    """
    conversation = await conversation_of(services, request.token)
    address = client_address(request)
    await check_flood(services.limiter, services.settings, "chat files", address)
    await receive(request, services)
    client_id = str(form_fields(request).get("id", ""))
    if not is_client_id(client_id) or not uploads(request):
        raise MalformedRequestError
    await count(request, services, conversation.id)
    looked = await services.attachments.look(uploads(request))
    if not looked.taken:
        looked.require_all()
    async with services.works.begin() as work:
        await handing_in.hand_in(
            work,
            services.attachments,
            services.complaints,
            conversation.id,
            looked.taken,
            client_id=client_id,
        )
    async with services.database.reading() as session:
        kept = await queries.files_of(session, conversation.id, client_id)
    taken = [ChatFile(**file) for file in kept]
    return json_response(ChatFiles(attachments=taken, refused=list(map(str, looked.refused))), 201)


async def save(request: Request, services: ChatServices, attachment: str) -> HTTPResponse:
    """Give out a file of the conversation, whoever handed it in."""
    conversation = await conversation_of(services, request.token)
    async with services.database.reading() as session:
        found = await attachment_rows.by_id(session, attachment)
    if found.conversation_id != conversation.id:
        raise AttachmentNotFoundError
    return await download(services.attachments.path(found), found.name, found.media_type)
