"""What changes is told to open pages as server-sent events: that something changed, never what.

A page that hears of it reads itself again, so that what it shows always comes from the database and
through the same permissions as the page itself.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from backend.conversations import topics
from backend.conversations.models import Sender
from backend.conversations.topics import READ, TYPING
from backend.desk import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.live import Note
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

# Comes often enough for proxies, and ends the stream of somebody who was logged out.
_BEAT_SECONDS = 20.0
_AGENT_READ = (READ, Sender.AGENT)
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(stream, "/live", "GET")


@guard.for_staff
async def stream(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Tell of changes in the queue, in one's own work and in the conversation that is open."""
    heard = [topics.QUEUE, topics.of_staff(who.id)]
    if conversation := request.args.get("conversation"):
        heard.append(topics.of_conversation(conversation[:64]))
    response: HTTPResponse = await request.respond(
        content_type="text/event-stream", headers=_HEADERS
    )
    with services.live.listening(*heard) as listener:
        await response.send(": open\n\n")
        beat = asyncio.get_running_loop().time
        checked = beat()
        while True:
            if beat() - checked >= _BEAT_SECONDS:
                # Also where there is always something to tell: who is logged out hears no more.
                checked = beat()
                if await guard.logged_in(request, services) is None:
                    break
            try:
                notes = await asyncio.wait_for(listener.notes(), _BEAT_SECONDS)
            except TimeoutError:
                if await guard.logged_in(request, services) is None:
                    break
                await response.send(": still here\n\n")
                continue
            if notes is None:
                break
            if event := _event(notes):
                await response.send(event)
    await response.eof()  # type: ignore[no-untyped-call]
    return response


def _event(notes: Sequence[Note]) -> str:
    """Write what a page is told; nothing where it is of no interest to the desk."""
    # That an agent has read on is shown to the customer only.
    told = [(note.kind, note.who) for note in notes if (note.kind, note.who) != _AGENT_READ]
    if any(kind != TYPING for kind, _ in told):
        return "data: changed\n\n"
    return "event: typing\ndata: customer\n\n" if (TYPING, Sender.CUSTOMER) in told else ""
