"""One conversation: what was said, who has it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.complaints import reminders
from backend.complaints.orders import Order
from backend.complaints.reminders import When
from backend.conversations import (
    access,
    desk,
    drafts,
    held_replies,
    notes,
    read_marks,
)
from backend.conversations.desk import Agent
from backend.conversations.drafts import Kind
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.models import Conversation
from backend.conversations.read_marks import Reader
from backend.desk import complaint_view, conversation_view, guard, side_panel
from backend.desk.conversation_view import TEAM
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError, YardimError
from backend.staff import audit, service
from backend.staff.audit import Done
from backend.staff.models import Role
from backend.staff.permissions import Permission, may, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

    type Act = Callable[[Work, str, LoggedIn, _Sent], Awaitable[object]]

# How long a page tells of a reply that came back, taken back or unsent.
_CAME_BACK = timedelta(minutes=1)
_NOT_THEIRS = "Bu görüşmeye ait, gördüğünüz bir kayıt seçin."
_CANNOT_ANSWER = "Bu kişi görüşme alamaz."
# Sent by a page that nobody looks at: what it asks for is read by nobody yet.
_HIDDEN = "desk-hidden"
_NOT_A_NUMBER = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_conversation, "/conversations/<conversation:str>", *SHOWN)
    for name, act in _ACTS.items():
        routes.add(_doing(name, act), f"/conversations/<conversation:str>/{name}", "POST")


@guard.for_staff
async def show_conversation(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Show a conversation."""
    require(who.role, Permission.SEE_OWN_TEAMS)
    if _HIDDEN not in request.headers:
        await _read(services, who, conversation)
    return await page(request, services, who, conversation, form="kayit" in request.args)


async def _read(services: DeskServices, who: LoggedIn, conversation: str) -> None:
    """Note that whoever holds a conversation reads what its page is about to show."""
    async with services.works.reading() as session:
        talk = await session.get(Conversation, conversation)
    if talk is None or talk.agent_id != who.id or talk.agent_saw >= talk.last_position:
        return
    async with services.works.begin() as work:
        await read_marks.move(work, conversation, Reader.AGENT_SAW, talk.last_position)


def _doing(name: str, act: Act) -> Any:
    """Make the handler that does something with a conversation and shows it again."""

    async def handler(
        request: Request, services: DeskServices, who: LoggedIn, conversation: str
    ) -> HTTPResponse:
        fields = form_fields(request)
        try:
            require(who.role, Permission.ANSWER)
            async with services.works.begin() as work:
                if act is not _claim:  # who is too late is told who was faster, whoever that is
                    await access.require(work.session, who, conversation)
                await act(work, conversation, who, _Sent(fields, services.capacity, services.undo))
        except (ConflictError, InvalidInputError, NotAllowedError) as error:
            return await page(request, services, who, conversation, error=error, fields=fields)
        # Passed on, it may be another team's.
        there = guard.PATH if act is _transfer else f"{guard.PATH}/conversations/{conversation}"
        return seen(there)

    handler.__name__ = f"do_{name}"
    return guard.for_staff(handler)


@dataclass(frozen=True)
class _Sent:
    """What a form sent, and how many conversations somebody may hold."""

    fields: Mapping[str, object]
    capacity: desk.Capacity
    undo: timedelta

    def text(self, name: str) -> str:
        return _text(self.fields, name)


def _agent(who: LoggedIn) -> Agent:
    return Agent(id=who.id, name=who.name)


def _text(fields: Mapping[str, object], name: str) -> str:
    return str(fields.get(name, ""))


async def _claim(work: Work, conversation: str, who: LoggedIn, sent: _Sent) -> None:
    await desk.claim(work, conversation, _agent(who), sent.capacity)
    audit.note(work.session, work.now, Done.CLAIMED, who.id, conversation=conversation)


async def _take_over(work: Work, conversation: str, who: LoggedIn, _: _Sent) -> None:
    require(who.role, Permission.TAKE_OVER)
    await desk.take_over(work, conversation, _agent(who))
    audit.note(work.session, work.now, Done.TAKEN_OVER, who.id, conversation=conversation)


async def _reply(work: Work, conversation: str, who: LoggedIn, sent: _Sent) -> None:
    seen, once = sent.text("seen"), _once(sent)
    if not seen.isdigit():
        raise InvalidInputError(_NOT_A_NUMBER)
    text = sent.text("text")
    if sent.undo:
        await held_replies.hold(
            work, conversation, _agent(who), text, seen=int(seen), client_id=once, lasts=sent.undo
        )
        return
    await desk.reply(work, conversation, _agent(who), text, seen=int(seen), client_id=once)
    await drafts.drop(work.session, who.id, conversation, Kind.REPLY)


async def _undo(work: Work, conversation: str, who: LoggedIn, sent: _Sent) -> None:
    await held_replies.take_back(work, conversation, _agent(who), sent.text("held"))


async def _note(work: Work, conversation: str, who: LoggedIn, sent: _Sent) -> None:
    await notes.add_note(work, conversation, _agent(who), sent.text("text"))
    await drafts.drop(work.session, who.id, conversation, Kind.NOTE)


async def _transfer(work: Work, conversation: str, who: LoggedIn, sent: _Sent) -> None:
    await drafts.drop(work.session, who.id, conversation, Kind.TRANSFER)
    chosen = sent.text("to")
    if chosen.startswith(TEAM):
        team = chosen.removeprefix(TEAM)
        await desk.pass_to_team(work, conversation, _agent(who), team, sent.text("note"))
        audit.note(
            work.session, work.now, Done.TRANSFERRED, who.id, conversation=conversation, team=team
        )
        return
    to = await service.by_id(work.session, chosen)
    if not may(Role(to.role), Permission.ANSWER):
        raise InvalidInputError(errors={"to": _CANNOT_ANSWER})
    await desk.transfer(work, conversation, _agent(who), to, sent.text("note"))
    audit.note(
        work.session, work.now, Done.TRANSFERRED, who.id, conversation=conversation, to=to.id
    )


async def _to_bot(work: Work, conversation: str, who: LoggedIn, _: _Sent) -> None:
    await desk.end(work, conversation, _agent(who), to_bot=True)


async def _end(work: Work, conversation: str, who: LoggedIn, _: _Sent) -> None:
    await desk.end(work, conversation, _agent(who), to_bot=False)


async def _remind(work: Work, conversation: str, who: LoggedIn, sent: _Sent) -> None:
    number = sent.text("number")
    if number not in await side_panel.numbers(work.session, who, conversation):
        raise InvalidInputError(errors={"number": _NOT_THEIRS})
    when = When(*(sent.text(name) for name in ("when", "on", "at")))
    order = Order(number, who, seen=0, key=_once(sent))
    await reminders.remind(work, order, when, sent.text("text"), keep=bool(sent.text("keep")))


def _once(sent: _Sent) -> str:
    once = sent.text("id")
    if not 0 < len(once) <= 64:  # noqa: PLR2004 - as our own pages send it
        raise InvalidInputError(_NOT_A_NUMBER)
    return once


_ACTS: dict[str, Act] = {
    "claim": _claim,
    "take-over": _take_over,
    "reply": _reply,
    "undo": _undo,
    "note": _note,
    "transfer": _transfer,
    "bot": _to_bot,
    "end": _end,
    "reminder": _remind,
}


async def page(  # noqa: PLR0913 - what a page may have to say beside the conversation
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    conversation: str,
    *,
    error: YardimError | None = None,
    fields: Mapping[str, object] | None = None,
    filled: Mapping[str, str] | None = None,
    form: bool = False,
) -> HTTPResponse:
    """Show a conversation, and what was wrong with what was sent.

    With `form` the form of a complaint is open, filled with what was sent or with what is known.
    """
    now = services.clock.now()
    async with services.works.reading() as session:
        try:
            await access.require(session, who, conversation)
        except ConversationNotFoundError:
            if error is None:
                raise
            return services.pages.show(
                request, "desk_gone.html", error.status, who=who, problem=error.detail
            )
        values = await conversation_view.values(session, who, conversation, services.clock.now())
        panel = await side_panel.of(session, who, conversation, now, filled)
        written = await drafts.of(session, who.id, conversation)
        held = await held_replies.of(session, conversation, who.id, now - _CAME_BACK)
    problem = " ".join(error.errors.values()) or error.detail if error is not None else ""
    return services.pages.show_form(
        request,
        "desk_conversation.html",
        error,
        keep_off=": ".join(complaint_view.QUIET),
        who=who,
        now=now,
        problem=problem,
        panel=panel.values,
        registering=form and panel.opened and values["talk"]["is_mine"],
        draft=_text(fields or {}, "text") or written.get(Kind.REPLY, ""),
        drafts=written,
        held=[one for one in held if one.state == held_replies.State.HELD],
        back=[one for one in held if one.state != held_replies.State.HELD],
        came_back=any(one.state == held_replies.State.RETURNED for one in held),
        once=uuid4().hex,
        **values,
    )
