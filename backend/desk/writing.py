"""While an agent writes: drafts are kept, others see it, ready words are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic.response import HTTPResponse, empty, json

from backend.complaints import live_marks, queries
from backend.conversations import access, canned, desk_queries, drafts, topics
from backend.conversations.agent_replies import MOST_SEGMENTS
from backend.conversations.drafts import Kind
from backend.conversations.models import ChatChannel, Conversation, Sender
from backend.desk import complaint_acts, guard, onlookers
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
    routes.add(tell_writing, "/complaints/<number:str>/typing", "POST")
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
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Let colleagues see who writes, and the customer that their agent writes to them."""
    require(who.role, Permission.ANSWER)
    kind = str(form_fields(request).get("kind", Kind.REPLY))
    async with services.works.reading() as session:
        await access.require(session, who, conversation)
        found = await session.get(Conversation, conversation)
    page = topics.of_conversation(conversation)
    if found is not None and found.agent_id == who.id and kind == Kind.REPLY:
        services.live.publish(page, topics.typing(Sender.AGENT))
    services.live.publish(onlookers.topic(page), onlookers.writing(who.id))
    return _nothing()


@guard.for_staff
async def tell_writing(
    _request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Let colleagues who have a complaint open see who writes there."""
    require(who.role, Permission.HANDLE)
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, complaint_acts.read_number(number))
    page = onlookers.topic(live_marks.of_complaint(found.id))
    services.live.publish(page, onlookers.writing(who.id))
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
        replies = await canned.offered(session, who)
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
    shown = [
        {"code": one.code, "title": one.title, "text": one.text, "whose": one.place.label}
        for one in words
    ]
    return json({"canned": shown}, headers={"Cache-Control": "no-store"})


def _nothing() -> HTTPResponse:
    return empty(headers={"Cache-Control": "no-store"})
