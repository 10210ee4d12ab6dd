"""The doors of the website's chat: its sessions, its WebSocket, and the same over plain HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.web_chat import files, frames, reading
from backend.channels.web_chat.bodies import (
    OWN,
    OWN_WORDS,
    SESSION,
    ChatMessageInput,
    ChatMessages,
    ChatSession,
    Envelope,
)
from backend.channels.web_chat.chat_socket import HISTORY, ChatSocket
from backend.channels.web_chat.finding import BEARER, conversation_of
from backend.channels.web_chat.frames import ChatMessage, FrameError, MessageText, TypingFrame
from backend.channels.web_chat.services import ChatServices
from backend.conversations import queries, sessions, topics
from backend.conversations.errors import MalformedFrameError
from backend.conversations.models import Sender
from backend.kit.errors import RateLimitedError, YardimError
from backend.web.addresses import client_address, sealed
from backend.web.bodies import json_object, json_response
from backend.web.limits import check_flood
from backend.web.operations import Answer, Operation, in_json, query
from backend.web.origins import require_same_site
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request
    from sanic.server.websockets.impl import WebsocketImplProtocol

    from backend.kit.settings import Settings

ROUTES = Routes[ChatServices]("webchat", url_prefix="/api/v1/chat")

# A character escaped as two \uXXXX; twice as many of them as may be sent are still told so.
_FRAME_BYTES_PER_CHARACTER = 2 * 12
_FRAME_BYTES = 4 * 1024
_PING_SECONDS = 20
_MINUTE = 60
_MOST_PAGES = 10
# Application codes (RFC 6455, 7.4.2), after the HTTP status of the same meaning.
_CLOSE_NOT_FOUND = 4404
_CLOSE_TOO_MANY = 4429
_CLOSE_UNAVAILABLE = 1013
_AFTER = query(
    "after", f"The id of the last message the client has; without it, the newest {HISTORY}."
)
_OWN = query("own", OWN, {"type": "string", "enum": [OWN_WORDS]})


def socket_config(message_limit: int) -> dict[str, int]:
    """Say what Sanic needs to know about our WebSocket, by the names of its settings."""
    return {
        "WEBSOCKET_MAX_SIZE": _FRAME_BYTES + message_limit * _FRAME_BYTES_PER_CHARACTER,
        # A page that went away without a word (a phone in a lift) is noticed within 40 seconds.
        "WEBSOCKET_PING_INTERVAL": _PING_SECONDS,
        "WEBSOCKET_PING_TIMEOUT": _PING_SECONDS,
    }


@ROUTES.before_each
def _same_site(request: Request, _services: ChatServices) -> None:
    require_same_site(request)


@ROUTES.route(
    "/sessions",
    "POST",
    operation=Operation(
        tag="chat",
        summary="Open a chat session",
        answers={201: Answer("Opened", in_json(ChatSession))},
        problems=(403, 429, 503),
    ),
)
async def open_session(request: Request, services: ChatServices) -> HTTPResponse:
    """Begin a conversation; the token in the answer is its key."""
    address = client_address(request)
    await check_flood(services.limiter, services.settings, "chat sessions", address)
    opened_from = sealed(address, services.settings.internal_token)
    async with services.works.begin() as work:
        token = await sessions.open_session(work.session, work.now, opened_from)
    return json_response(ChatSession(session=token), 201)


@ROUTES.websocket(
    "",
    operation=Operation(
        tag="chat",
        summary="The chat's WebSocket",
        description="Upgrades to a WebSocket of JSON frames. The client sends `message`, "
        "`choice` and `typing`; the server `ack`, `message`, `typing`, `handover` and `error`. "
        "A `typing` with the id of a message as `got` or `seen` tells that everything "
        "up to it has arrived, or was shown; "
        "`handover` has as `read` the client id of the newest message that the agent has read.",
        parameters=(query("session", SESSION, required=True), _AFTER, _OWN),
        answers={101: Answer("Switching protocols")},
        problems=(400, 403),
    ),
)
async def chat(request: Request, services: ChatServices, socket: WebsocketImplProtocol) -> None:
    """Hold a conversation until either side closes."""
    try:
        conversation = await conversation_of(services, request.args.get("session"))
        if services.live.listeners(topics.of_conversation(conversation.id)) >= _MOST_PAGES:
            raise RateLimitedError(_MINUTE)
        own_words = request.args.get("own") == OWN_WORDS
        page = ChatSocket(services, socket, conversation.id, own_words=own_words)
        await page.serve(request.args.get("after"))
    except YardimError as error:
        await socket.send(frames.encode(frames.error_frame(error)))
        codes = {404: _CLOSE_NOT_FOUND, 429: _CLOSE_TOO_MANY}
        await socket.close(codes.get(error.status, _CLOSE_UNAVAILABLE))


def _sending(settings: Settings) -> Operation:
    return Operation(
        tag="chat",
        summary="Send a message and wait for its answer",
        description="For networks that let no WebSocket pass.",
        body=in_json(ChatMessageInput),
        limits={MessageText.__name__: {"maxLength": settings.message_limit}},
        answers={200: Answer("What was said since", in_json(ChatMessages))},
        problems=(400, 403, 404, 408, 409, 413, 422, 429, 503),
    )


@ROUTES.route("/messages", "POST", operation=_sending)
async def send_message(request: Request, services: ChatServices) -> HTTPResponse:
    """Take one message and wait for its answer, where no WebSocket gets through."""
    settings = services.settings
    body = json_object(request)
    envelope = Envelope.read(body)
    conversation = await conversation_of(services, envelope.session)
    try:
        inbound = frames.read_content({"type": "message", **body}, settings.message_limit)
    except FrameError as error:
        raise error.error from error
    if isinstance(inbound, TypingFrame):
        raise MalformedFrameError
    await services.limiter.check(
        "chat messages", conversation.id, settings.messages_per_minute, _MINUTE
    )
    received = await services.turns.take_in(conversation.id, inbound)
    await services.turns.wait(conversation.id, received.position)
    messages = await _messages(
        services,
        conversation.id,
        envelope.after,
        received.position,
        own_words=envelope.own,
    )
    own = inbound.client_id
    return json_response(
        ChatMessages(messages=[message for message in messages if message.client_id != own])
    )


@ROUTES.route(
    "/messages",
    "GET",
    operation=Operation(
        tag="chat",
        summary="Read what was said",
        description="Header `Authorization: Bearer <session>`.",
        parameters=(
            BEARER,
            _AFTER,
            _OWN,
            query("got", "The id of the newest message that the client has received."),
            query("seen", "The id of the newest message that the client has shown."),
        ),
        answers={200: Answer("What was said", in_json(ChatMessages))},
        problems=(403, 404, 503),
    ),
)
async def read_messages(request: Request, services: ChatServices) -> HTTPResponse:
    """List what was said after message `after`, or the last messages."""
    conversation = await conversation_of(services, request.token)
    got, shown = request.args.get("got", ""), request.args.get("seen", "")
    await reading.note(services, conversation.id, got=got, seen=shown)
    own_words = request.args.get("own") == OWN_WORDS
    messages = await _messages(
        services, conversation.id, request.args.get("after"), None, own_words=own_words
    )
    return json_response(ChatMessages(messages=messages))


async def _messages(
    services: ChatServices,
    conversation_id: str,
    after: str | None,
    position: int | None,
    *,
    own_words: bool,
) -> list[ChatMessage]:
    """Read what came after message `after`, else after `position`, else the last messages."""
    async with services.database.reading() as session:
        known = after and await queries.position_of(session, conversation_id, after)
        start = known or position
        if start is None:
            said = await queries.newest(session, conversation_id, HISTORY)
        else:
            said = await queries.beyond(session, conversation_id, start, HISTORY)
    operator = services.settings.operator_name
    return [
        frames.chat_message(message, operator)
        for message in said
        if own_words or message.sender != Sender.CUSTOMER
    ]


# Last, as they are described after the chat itself.
files.install(ROUTES)
