"""What changes is told to open pages over a WebSocket: that something changed, never what.

A page that hears of it reads itself again, so that what it shows always comes from the database and
through the same permissions as the page itself. Beside that it is told who else has it open.

No stream of server-sent events: of those a browser opens six at a time over HTTP/1.1, all tabs
together, and whoever has a tab for each of their conversations would open no page any more.
"""

from __future__ import annotations

import asyncio
import json
import math
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sanic.exceptions import WebsocketClosed
from websockets.exceptions import ConnectionClosed

from backend.complaints import live_marks, queries, tracking_number
from backend.complaints.errors import InvalidTrackingNumberError
from backend.conversations import access, topics
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.models import Sender
from backend.conversations.topics import READ, SAID, TYPING
from backend.desk import guard, onlookers
from backend.desk.onlookers import WRITING, Onlookers
from backend.kit.errors import ComplaintNotFoundError, YardimError
from backend.notifications.call_topic import CALLS
from backend.staff import service
from backend.web.origins import require_same_site

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Sequence

    from sanic import Request
    from sanic.server.websockets.impl import WebsocketImplProtocol

    from backend.desk.services import DeskServices
    from backend.kit.live import Listener, Note
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

# Comes often enough for proxies, and ends the stream of somebody who was logged out, or whom the
# page is not shown to any more.
_BEAT_SECONDS = 20.0
# What changes within this time of the last telling is told together: a page that is told reads
# itself again, and of what happens in the queue all pages are told.
_GATHERED_SECONDS = 1.0
_OPEN = '{"type": "open"}'
_CHANGED = '{"type": "changed"}'
_TYPES = '{"type": "typing"}'
_AGENT_READ = (READ, Sender.AGENT)
_THEIR_WORDS = (SAID, Sender.CUSTOMER)
_CLOSED = (ConnectionClosed, WebsocketClosed)
# Told to whoever is not logged in (any more), or sees the page no longer.
_CLOSE_NOT_THEIRS = 4401
_CLOSE_UNAVAILABLE = 1013
_FAULTS = 500


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.websocket("/live")(tell)


async def tell(request: Request, services: DeskServices, socket: WebsocketImplProtocol) -> None:
    """Tell of changes in queue and calls, in one's own work and in the page that is open."""
    with suppress(*_CLOSED):
        try:
            require_same_site(request)
            who = await guard.working(request, services)
            if who is not None:
                await _tell_them(request, services, who, socket)
        except YardimError as error:
            code = _CLOSE_NOT_THEIRS if error.status < _FAULTS else _CLOSE_UNAVAILABLE
            await socket.close(code)
        else:
            await socket.close(_CLOSE_NOT_THEIRS)


async def _tell_them(
    request: Request, services: DeskServices, who: LoggedIn, socket: WebsocketImplProtocol
) -> None:
    page = await _open_page(request, services, who)
    heard = [topics.QUEUE, CALLS, topics.of_staff(who.id)]
    if page is not None:
        heard += [page, onlookers.topic(page)]
    if conversation := topics.conversation_in(page or ""):
        heard.append(topics.of_replies(conversation))
    with services.live.listening(*heard) as listener:
        told = _Stream(request, socket.send, services, who, page, listener)
        await _until_closed(socket, told.run())


async def _until_closed(socket: WebsocketImplProtocol, telling: Coroutine[Any, Any, None]) -> None:
    """Tell until that ends by itself, or the page is closed, which says nothing itself."""
    both = [asyncio.ensure_future(each) for each in (telling, _closed(socket))]
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in both:
            each.cancel()
        ended = await asyncio.gather(*both, return_exceptions=True)
    for outcome in ended:
        if isinstance(outcome, Exception):
            raise outcome


async def _closed(socket: WebsocketImplProtocol) -> None:
    with suppress(*_CLOSED):
        while True:
            await socket.recv()


async def _open_page(request: Request, services: DeskServices, who: LoggedIn) -> str | None:
    """Return the topic of what is open, where `who` may see it."""
    async with services.works.reading() as session:
        if conversation := request.args.get("conversation"):
            with suppress(ConversationNotFoundError):
                await access.require(session, who, conversation[:64])
                return topics.of_conversation(conversation[:64])
        if number := request.args.get("complaint"):
            with suppress(ComplaintNotFoundError, InvalidTrackingNumberError):
                found = await queries.seen_by(session, who, tracking_number.parse(number[:64]))
                return live_marks.of_complaint(found.id)
    return None


@dataclass
class _Stream:
    """What is told to one open page, until it is closed."""

    request: Request
    send: Callable[[str], Awaitable[None]]
    services: DeskServices
    who: LoggedIn
    page: str | None
    listener: Listener
    _others: Onlookers = field(init=False)
    # Who was last told to be there.
    _told: list[tuple[str, bool]] = field(default_factory=list)
    # Whether something changed that it was not told yet, and when it was last told of a change.
    _changed: bool = False
    # Whether the customer types, and it was not told yet.
    _typing: bool = False
    _told_at: float = -math.inf

    def __post_init__(self) -> None:
        """Begin with nobody else there."""
        self._others = Onlookers(self.who.id)

    async def run(self) -> None:
        """Tell what happens until the page is closed, or is not theirs to see any more."""
        await self.send(_OPEN)
        self._tell(onlookers.here(self.who.id))
        try:
            await self._run()
        finally:
            self._tell(onlookers.gone(self.who.id))

    async def _run(self) -> None:
        time = asyncio.get_running_loop().time
        checked = time()
        while True:
            if time() - checked >= _BEAT_SECONDS:
                # Also where there is always something to tell: who is logged out hears no more.
                checked = time()
                if not await self._goes_on():
                    return
                self._tell(onlookers.here(self.who.id))
            until = checked + _BEAT_SECONDS
            if self._changed:
                until = min(until, self._told_at + _GATHERED_SECONDS)
            try:
                notes = await asyncio.wait_for(self.listener.notes(), max(until - time(), 0.0))
            except TimeoutError:
                notes = []
            if notes is None:
                return
            if self._others.hear(notes, time()):
                self._tell(onlookers.here(self.who.id))
            await self._tell_of(notes, time())
            write = any((note.kind, note.who != self.who.id) == (WRITING, True) for note in notes)
            await self._tell_of_others(time(), again=write)

    async def _tell_of(self, notes: Sequence[Note], now: float) -> None:
        changed, self._typing = _news(notes, typing=self._typing)
        self._changed |= changed
        if self._changed:
            if now - self._told_at < _GATHERED_SECONDS:
                return
            self._changed, self._told_at = False, now
            await self.send(_CHANGED)
        if self._typing:
            # After the change that it followed: a page that reads itself for that ends no typing.
            self._typing = False
            await self.send(_TYPES)

    async def _goes_on(self) -> bool:
        who = await guard.logged_in(self.request, self.services)
        if who is None:
            return False
        return self.page is None or await _open_page(self.request, self.services, who) == self.page

    def _tell(self, note: Note) -> None:
        if self.page is not None:
            self.services.live.publish(onlookers.topic(self.page), note)

    async def _tell_of_others(self, now: float, *, again: bool) -> None:
        there = self._others.seen(now)
        if there == self._told and not (again and there):
            return
        self._told = there
        async with self.services.works.reading() as session:
            names = await service.names(session, [one for one, _ in there])
        people = [{"name": names.get(one, ""), "writes": writes} for one, writes in there]
        await self.send(json.dumps({"type": "onlookers", "people": people}))


def _news(notes: Sequence[Note], *, typing: bool) -> tuple[bool, bool]:
    """Tell whether something changed, and whether the customer types since then.

    `typing`: they did before. Their next words end it, and nothing else; and that an agent has read
    on is shown to the customer only.
    """
    changed = False
    for note in notes:
        if note.kind in onlookers.KINDS or (note.kind, note.who) == _AGENT_READ:
            continue
        if note.kind == TYPING:
            typing |= note.who == Sender.CUSTOMER
        else:
            changed, typing = True, typing and (note.kind, note.who) != _THEIR_WORDS
    return changed, typing
