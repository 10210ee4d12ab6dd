"""While an agent writes: drafts are kept, the customer sees it, ready words are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic.response import HTTPResponse, empty, json

from backend.conversations import access, canned, desk_queries, drafts, topics
from backend.conversations.agent_replies import MOST_SEGMENTS
from backend.conversations.drafts import Kind
from backend.conversations.models import ChatChannel, Conversation, Sender
from backend.desk import guard
from backend.gateways.sms import segments
from backend.kit.errors import InvalidInputError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from sanic import Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_PATH = "/conversations/<conversation:str>"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(keep_draft, f"{_PATH}/draft", "POST")
    routes.add(tell_typing, f"{_PATH}/typing", "POST")
    routes.add(ready_words, f"{_PATH}/canned", "GET")


@guard.for_staff
async def keep_draft(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Keep what is being written; of a reply by SMS, say how many it will be."""
    require(who.role, Permission.ANSWER)
    fields = form_fields(request)
    kind, text = str(fields.get("kind", "")), str(fields.get("text", ""))
    if kind not in set(Kind):
        raise InvalidInputError
    async with services.works.begin() as work:
        await access.require(work.session, who, conversation)
        await drafts.put(work, who.id, conversation, Kind(kind), text)
        found = await work.session.get(Conversation, conversation)
    if kind != Kind.REPLY or found is None or found.channel != ChatChannel.SMS:
        return _nothing()
    tables = services.settings.sms_turkish_tables
    size = segments.measure(segments.plain(text.strip()), turkish_tables=tables)
    shown = {"segments": size.segments if text.strip() else 0, "most": MOST_SEGMENTS}
    return json(shown, headers={"Cache-Control": "no-store"})


@guard.for_staff
async def tell_typing(
    _request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Let the customer see that their agent writes; nobody else's writing shows."""
    async with services.works.reading() as session:
        found = await session.get(Conversation, conversation)
    if found is not None and found.agent_id == who.id:
        services.live.publish(topics.of_conversation(conversation), topics.typing(Sender.AGENT))
    return _nothing()


@guard.for_staff
async def ready_words(
    _request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Offer ready words, filled with what is known here."""
    require(who.role, Permission.ANSWER)
    async with services.works.reading() as session:
        await access.require(session, who, conversation)
        found = await session.get(Conversation, conversation)
        registered = await desk_queries.complaints(session, conversation)
        replies = await canned.offered(session)
    name = str(((found.collected if found is not None else None) or {}).get("name") or "")
    words = canned.filled(
        replies,
        {
            "ad": name.split(maxsplit=1)[0] if name else None,
            "temsilci": who.name,
            "takip_no": registered[0].number if registered else None,
            "telefon": services.settings.operator_phone,
        },
    )
    shown = [{"code": one.code, "title": one.title, "text": one.text} for one in words]
    return json({"canned": shown}, headers={"Cache-Control": "no-store"})


def _nothing() -> HTTPResponse:
    return empty(headers={"Cache-Control": "no-store"})
