"""The doors of the website's chat: its sessions, its WebSocket, and the same over plain HTTP."""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from typing import TYPE_CHECKING

from sanic import Blueprint

from backend.channels.web_chat import frames
from backend.channels.web_chat.chat_socket import HISTORY, ChatSocket
from backend.channels.web_chat.frames import FrameError, TypingFrame
from backend.conversations import queries, service
from backend.kit.errors import (
    MalformedFrameError,
    RateLimitedError,
    SessionNotFoundError,
    YardimError,
)
from backend.web.bodies import json_object, json_response
from backend.web.origins import require_same_site

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request
    from sanic.server.websockets.impl import WebsocketImplProtocol

    from backend.app import App
    from backend.bootstrap import Container
    from backend.conversations.models import Conversation

blueprint = Blueprint("webchat", url_prefix="/api/v1/chat")

# A character escaped as two \uXXXX; twice as many of them as may be sent are still told so.
_FRAME_BYTES_PER_CHARACTER = 2 * 12
_FRAME_BYTES = 4 * 1024
_PING_SECONDS = 20
_HOUR = 3600
_MINUTE = 60
_MOST_PAGES = 10
# Application codes (RFC 6455, 7.4.2), after the HTTP status of the same meaning.
_CLOSE_NOT_FOUND = 4404
_CLOSE_TOO_MANY = 4429
_CLOSE_UNAVAILABLE = 1013
_IPV6_CUSTOMER_BITS = 64


def configure(app: App) -> None:
    """Set what Sanic needs to know about our WebSocket."""
    limit = app.ctx.container.settings.message_limit
    app.config.WEBSOCKET_MAX_SIZE = _FRAME_BYTES + limit * _FRAME_BYTES_PER_CHARACTER
    # A page that went away without a word (a phone in a lift) is noticed within 40 seconds.
    app.config.WEBSOCKET_PING_INTERVAL = _PING_SECONDS
    app.config.WEBSOCKET_PING_TIMEOUT = _PING_SECONDS


@blueprint.on_request
async def _same_site(request: Request) -> None:
    require_same_site(request)


@blueprint.post("/sessions")
async def open_session(request: Request) -> HTTPResponse:
    """Begin a conversation; the token in the answer is its key."""
    container = _container(request)
    await container.limiter.check(
        "chat sessions", customer_network(request), container.settings.sessions_per_hour, _HOUR
    )
    async with container.database.transaction() as session:
        token = await service.open_session(session, container.clock.now())
    return json_response({"session": token}, 201)


@blueprint.websocket("/")  # type: ignore[untyped-decorator]  # Sanic leaves it untyped
async def chat(request: Request, socket: WebsocketImplProtocol) -> None:
    """Hold a conversation until either side closes."""
    container = _container(request)
    try:
        conversation = await _conversation(container, request.args.get("session"))
        if container.live.listeners(conversation.id) >= _MOST_PAGES:
            raise RateLimitedError(_MINUTE)
        page = ChatSocket(container, socket, conversation.id)
        await page.serve(request.args.get("after"))
    except YardimError as error:
        await socket.send(frames.encode(frames.error_frame(error)))
        codes = {404: _CLOSE_NOT_FOUND, 429: _CLOSE_TOO_MANY}
        await socket.close(codes.get(error.status, _CLOSE_UNAVAILABLE))


@blueprint.post("/messages")
async def send_message(request: Request) -> HTTPResponse:
    """Take one message and wait for its answer, where no WebSocket gets through."""
    container = _container(request)
    settings = container.settings
    body = json_object(request)
    conversation = await _conversation(container, body.get("session"))
    try:
        inbound = frames.read_content({"type": "message", **body}, settings.message_limit)
    except FrameError as error:
        raise error.error from error
    if isinstance(inbound, TypingFrame):
        raise MalformedFrameError
    await container.limiter.check(
        "chat messages", conversation.id, settings.messages_per_minute, _MINUTE
    )
    received = await container.turns.take_in(conversation.id, inbound)
    await container.turns.wait(conversation.id, received.position)
    after = body.get("after")
    messages = await _messages(
        container, conversation.id, after if isinstance(after, str) else None, received.position
    )
    own = inbound.client_id
    return json_response(
        {"messages": [message for message in messages if message.get("client_id") != own]}
    )


@blueprint.get("/messages")
async def read_messages(request: Request) -> HTTPResponse:
    """List what was said after message `after`, or the last messages."""
    container = _container(request)
    conversation = await _conversation(container, request.token)
    messages = await _messages(container, conversation.id, request.args.get("after"), None)
    return json_response({"messages": messages})


def customer_network(request: Request) -> str:
    """Name the place a request comes from, for rate limits: an IPv4 address or an IPv6 network.

    A customer's line has 2^64 IPv6 addresses; counting each by itself would limit nobody. The
    address in `X-Forwarded-For` counts only behind as many proxies as the settings name.
    """
    try:
        address = ipaddress.ip_address(request.client_ip)
    except ValueError:
        return request.client_ip
    if address.version == 6 and address.ipv4_mapped is None:  # noqa: PLR2004 - IPv6
        return str(ipaddress.ip_network((address, _IPV6_CUSTOMER_BITS), strict=False))
    return str(address)


def _container(request: Request) -> Container:
    container: Container = request.app.ctx.container
    return container


async def _conversation(container: Container, token: object) -> Conversation:
    if not isinstance(token, str) or not token:
        raise SessionNotFoundError
    lifetime = timedelta(days=container.settings.session_days)
    async with container.database.reading() as session:
        return await service.find_session(session, token, container.clock.now(), lifetime)


async def _messages(
    container: Container, conversation_id: str, after: str | None, position: int | None
) -> list[dict[str, object]]:
    """Read what came after message `after`, else after `position`, else the last messages."""
    async with container.database.reading() as session:
        known = after and await queries.position_of(session, conversation_id, after)
        start = known or position
        if start is None:
            said = await queries.newest(session, conversation_id, HISTORY)
        else:
            said = await queries.beyond(session, conversation_id, start, HISTORY)
    return [frames.message_frame(message, container.settings.operator_name) for message in said]
