"""One conversation: what was said, who has it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.conversations import access, drafts, read_marks, unregistered
from backend.conversations.drafts import Kind
from backend.conversations.errors import ConversationNotFoundError, NothingRegisteredError
from backend.conversations.models import Conversation
from backend.conversations.read_marks import Reader
from backend.desk import (
    complaint_view,
    conversation_unsent,
    conversation_view,
    guard,
    side_panel,
)
from backend.desk.conversation_acts import ACTS, Sent, claim, end, transfer
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError, YardimError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.conversation_acts import Act
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

# Sent by a page that nobody looks at: what it asks for is read by nobody yet.
_HIDDEN = "desk-hidden"
# Sent once somebody was asked whether it is meant so.
_SURE = "sure"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_conversation, "/conversations/<conversation:str>", *SHOWN)
    for name, act in ACTS.items():
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
            if act is end and not fields.get(_SURE):
                await _look_again(services, who, conversation)
            async with services.works.begin() as work:
                if act is not claim:  # who is too late is told who was faster, whoever that is
                    await access.require(work.session, who, conversation)
                await act(work, conversation, who, Sent(fields, services.capacity, services.undo))
        except (ConflictError, InvalidInputError, NotAllowedError) as error:
            refused = Refused(error, _PLACES.get(name, ""), fields)
            return await page(request, services, who, conversation, refused)
        # Passed on, it may be another team's.
        there = guard.PATH if act is transfer else f"{guard.PATH}/conversations/{conversation}"
        return seen(there)

    handler.__name__ = f"do_{name}"
    return guard.for_staff(handler)


async def _look_again(services: DeskServices, who: LoggedIn, conversation: str) -> None:
    """Let nobody end their conversation by oversight without a record of what was told there."""
    async with services.works.reading() as session:
        await access.require(session, who, conversation)
        talk = await session.get(Conversation, conversation)
    mine = talk is not None and talk.agent_id == who.id
    if mine and await unregistered.seems_told(services.works, services.topics, conversation):
        raise NothingRegisteredError


def _sent_in_vain(refused: Refused | None) -> Iterator[tuple[Kind, str]]:
    """Return for each box what was sent from it and refused."""
    for kind, name in ((Kind.REPLY, "text"), (Kind.NOTE, "text"), (Kind.TRANSFER, "note")):
        yield kind, refused.text(kind.value, name) if refused is not None else ""


# Where on the page each act is asked for; the others at its head.
_PLACES = {"reply": "reply", "undo": "reply"} | {
    name: name for name in ("note", "transfer", "reminder")
}


@dataclass(frozen=True)
class Refused:
    """What was refused, where on the page it was asked for, and what was sent."""

    error: YardimError
    at: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)

    def text(self, at: str, name: str) -> str:
        """Return what was sent from a place, to be shown there again; no other place has it."""
        return str(self.fields.get(name, "")) if at == self.at else ""


async def page(  # noqa: PLR0913 - what a page may have to say beside the conversation
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    conversation: str,
    refused: Refused | None = None,
    *,
    filled: Mapping[str, str] | None = None,
    form: bool = False,
) -> HTTPResponse:
    """Show a conversation, and what was wrong with what was sent.

    With `form` the form of a complaint is open, filled with what was sent or with what is known.
    Who may not see it (any more) is told so, and shown nothing of it.
    """
    now = services.clock.now()
    error = refused.error if refused is not None else None
    async with services.works.reading() as session:
        try:
            await access.require(session, who, conversation)
        except ConversationNotFoundError as gone:
            status = (error or gone).status
            problem = error.detail if error is not None else ""
            return services.pages.show(request, "desk_gone.html", status, who=who, problem=problem)
        panel = await side_panel.of(session, who, conversation, now, filled)
        values = await conversation_view.values(
            session, who, conversation, now, opened=panel.opened
        )
        written = await drafts.of(session, who.id, conversation)
        held = await conversation_view.replies(session, who, conversation, now)
    problem = " ".join(error.errors.values()) or error.detail if error is not None else ""
    return services.pages.show_form(
        request,
        "desk_conversation.html",
        error,
        keep_off=": ".join(complaint_view.QUIET),
        who=who,
        now=now,
        problem=problem,
        refused=refused.at if refused is not None else "",
        asked_whether=isinstance(error, NothingRegisteredError),
        panel=panel.values,
        registering=form and panel.opened and values["talk"]["is_mine"],
        drafts={kind: sent or written.get(kind, "") for kind, sent in _sent_in_vain(refused)},
        unsent=conversation_unsent.words(written, is_mine=values["talk"]["is_mine"]),
        receiver=refused.text("transfer", "to") if refused is not None else "",
        # Asked for by each form: a key that one has used is no other's.
        once=lambda: uuid4().hex,
        **values,
        **held,
    )
