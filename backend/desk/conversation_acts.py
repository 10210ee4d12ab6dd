"""What is done with a conversation, each act by the form that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import reminders
from backend.complaints.orders import Order
from backend.complaints.reminders import When
from backend.conversations import desk, drafts, held_replies, notes
from backend.conversations.desk import Agent
from backend.conversations.drafts import Kind
from backend.desk import side_panel
from backend.desk.conversation_view import TEAM
from backend.kit.errors import InvalidInputError
from backend.staff import audit, service, work_taken
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import timedelta

    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn

    type Act = Callable[[Work, str, LoggedIn, Sent], Awaitable[object]]

_NOT_THEIRS = "Bu görüşmeye ait, gördüğünüz bir kayıt seçin."
_NOT_A_NUMBER = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."


@dataclass(frozen=True)
class Sent:
    """What a form sent, and how many conversations somebody may hold."""

    fields: Mapping[str, object]
    capacity: desk.Capacity
    undo: timedelta

    @property
    def draft(self) -> str | None:
        """What the page that sent it knew of its draft; None where it does not say."""
        return self.text("draft") if "draft" in self.fields else None

    def text(self, name: str) -> str:
        """Return what a field holds; nothing where it was not sent."""
        return str(self.fields.get(name, ""))


def _agent(who: LoggedIn) -> Agent:
    return Agent(id=who.id, name=who.name)


async def claim(work: Work, conversation: str, who: LoggedIn, sent: Sent) -> None:
    """Take a conversation that waits; who is too late is told who was faster."""
    await desk.claim(work, conversation, _agent(who), sent.capacity)
    audit.note(work.session, work.now, Done.CLAIMED, who.id, conversation=conversation)


async def _take_over(work: Work, conversation: str, who: LoggedIn, _: Sent) -> None:
    require(who.role, Permission.TAKE_OVER)
    if had := await desk.take_over(work, conversation, _agent(who)):
        await work_taken.note(work, had, who.id, who.id, conversations=1)
    audit.note(work.session, work.now, Done.TAKEN_OVER, who.id, conversation=conversation)


async def _reply(work: Work, conversation: str, who: LoggedIn, sent: Sent) -> None:
    seen, once = sent.text("seen"), _once(sent)
    if not seen.isdigit():
        raise InvalidInputError(_NOT_A_NUMBER)
    text = sent.text("text")
    if sent.undo:
        await held_replies.hold(
            work,
            conversation,
            _agent(who),
            text,
            seen=int(seen),
            client_id=once,
            lasts=sent.undo,
            draft=sent.draft,
        )
        return
    await desk.reply(work, conversation, _agent(who), text, seen=int(seen), client_id=once)
    await drafts.sent(work.session, who.id, conversation, Kind.REPLY, text, sent.draft)


async def _undo(work: Work, conversation: str, who: LoggedIn, sent: Sent) -> None:
    await held_replies.take_back(work, conversation, _agent(who), sent.text("held"))


async def _note(work: Work, conversation: str, who: LoggedIn, sent: Sent) -> None:
    await notes.add_note(work, conversation, _agent(who), sent.text("text"))
    text = sent.text("text")
    await drafts.sent(work.session, who.id, conversation, Kind.NOTE, text, sent.draft)


async def transfer(work: Work, conversation: str, who: LoggedIn, sent: Sent) -> None:
    """Pass a conversation on to a person or a team, with a note."""
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
    await desk.transfer(work, conversation, _agent(who), to, sent.text("note"))
    audit.note(
        work.session, work.now, Done.TRANSFERRED, who.id, conversation=conversation, to=to.id
    )


async def _to_bot(work: Work, conversation: str, who: LoggedIn, _: Sent) -> None:
    await desk.end(work, conversation, _agent(who), to_bot=True)
    audit.note(work.session, work.now, Done.GIVEN_TO_BOT, who.id, conversation=conversation)


async def end(work: Work, conversation: str, who: LoggedIn, _: Sent) -> None:
    """End a conversation that one has."""
    await desk.end(work, conversation, _agent(who), to_bot=False)
    audit.note(work.session, work.now, Done.TALK_ENDED, who.id, conversation=conversation)


async def _remind(work: Work, conversation: str, who: LoggedIn, sent: Sent) -> None:
    number = sent.text("number")
    if number not in await side_panel.numbers(work.session, who, conversation):
        raise InvalidInputError(errors={"number": _NOT_THEIRS})
    when = When(*(sent.text(name) for name in ("when", "on", "at")))
    order = Order(number, who, seen=0, key=_once(sent))
    await reminders.remind(work, order, when, sent.text("text"), keep=bool(sent.text("keep")))


def _once(sent: Sent) -> str:
    once = sent.text("id")
    if not 0 < len(once) <= 64:  # noqa: PLR2004 - as our own pages send it
        raise InvalidInputError(_NOT_A_NUMBER)
    return once


# By the last part of each one's address.
ACTS: dict[str, Act] = {
    "claim": claim,
    "take-over": _take_over,
    "reply": _reply,
    "undo": _undo,
    "note": _note,
    "transfer": transfer,
    "bot": _to_bot,
    "end": end,
    "reminder": _remind,
}
