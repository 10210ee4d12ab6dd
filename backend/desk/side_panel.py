"""What stands beside a conversation: who the customer is, what was collected, their complaints.

Personal values are masked in the answer until somebody opens them, which is written down; they stay
open to that person for half an hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.complaints import access, house_words, reminder_times, sums, time_left
from backend.complaints.models import Channel
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.topics import choosable, kept_topic
from backend.complaints.tracking_number import display
from backend.conversations import (
    desk_registering,
    macros,
    proofs,
    told_since,
    who_writes,
)
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.models import Conversation
from backend.desk import collected_view
from backend.kit.masking import show_phone
from backend.kit.own_names import masking
from backend.staff import audit
from backend.staff.permissions import Permission, may
from backend.web import moments
from lexicon import contact_wishes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof
    from backend.staff.staff_sessions import LoggedIn

STAYS_OPEN = timedelta(minutes=30)
# The question that the bot had open (`actions/reading/questions.py`), as agents read it.
_QUESTIONS = {
    "problem": "Sorunun ne olduğu",
    "topic": "Konusu",
    "solved": "Çözülüp çözülmediği",
    "place": "Yeri",
    "phone": "Telefon numarası",
    "email": "E-posta adresi",
    "name": "Adı soyadı",
    "confirm": "Kaydedilsin mi",
    "correct": "Neyin düzeltileceği",
    "drop": "Anlattıkları bırakılsın mı",
    "resume": "Kaldığı yerden sürsün mü",
    "tracking": "Takip numarası",
    "which": "Hangi kaydı olduğu",
    "addition": "Kayda ne ekleneceği",
    "reason": "Yeniden açma nedeni",
    "withdraw": "Şikâyet geri çekilsin mi",
    "close": "Kayıt kapatılsın mı",
    "anew": "Yeniden kaydedilsin mi",
    "proof_phone": "Kayıtlı cep telefonu (doğrulama)",
    "code": "SMS ile gelen kod (doğrulama)",
    "alarm": "Tehlikenin sürüp sürmediği",
    "leave": "Acil sıradan çıkmak isteyip istemediği",
}
# Which of what is known answers it.
_ANSWERED_BY = {
    "problem": "description",
    "topic": "topic",
    "place": "place",
    "phone": "phone",
    "email": "email",
    "name": "name",
}
_CHANNELS = {
    Channel.WEB_CHAT: "Sohbet",
    Channel.WEB_FORM: "Form",
    Channel.SMS: "SMS",
}


@dataclass(frozen=True)
class Panel:
    """The panel's values, and whether its reader sees contacts as they are."""

    values: dict[str, Any]
    opened: bool


async def of(
    session: AsyncSession,
    who: LoggedIn,
    conversation_id: str,
    now: datetime,
    filled: Mapping[str, str] | None = None,
) -> Panel:
    """Read the panel for somebody; `filled` is what the form holds that was sent and refused.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    conversation = await session.get(Conversation, conversation_id)
    if conversation is None:
        raise ConversationNotFoundError
    opened = await is_open(session, who, conversation_id, now)
    before = conversation.collected or {}
    told = await told_since.of(session, conversation)
    collected = {**before, **told}
    theirs = await desk_registering.theirs(session, conversation, phone=collected.get("phone"))
    proven = conversation.phone or conversation.proven_phone
    proof = await proofs.proof_of(session, conversation_id, now)
    filled = filled or {}
    begun = await _known(session, conversation)
    own = [one for one in _first_here(theirs, conversation_id) if access.may_see(who, one)]
    return Panel(
        {
            "opened": opened,
            "can_open": not opened
            and may(who.role, Permission.OPEN_PERSONAL_DATA)
            and collected_view.hides(conversation, collected, before),
            "facts": collected_view.facts(conversation, opened=opened),
            "collected": collected_view.known(collected, before, opened=opened),
            "question": _question(collected, theirs, conversation_id),
            "customer": who_writes.called(conversation, collected, opened=opened),
            "complaints": [
                {
                    "number": display(one.tracking_number),
                    "address": one.tracking_number if access.may_see(who, one) else "",
                    "topic": kept_topic(one.topic).label,
                    "status": house_words.STATES[State(one.state)],
                    "open": State(one.state) not in _OVER,
                    "at": moments.day(one.registered_at),
                    "promise": _promise(who, one, now),
                    "asks": _asks(one, proof, opened=opened),
                    "channel": _CHANNELS.get(Channel(one.channel), ""),
                    "here": one.conversation_id == conversation_id,
                    "told_only": one.conversation_id != conversation_id and proven is None,
                }
                for one in theirs
            ],
            # Whoever has the customer must know it, whosever team the complaint is.
            "keep_off": any(one.quiet for one in theirs),
            "remindable": [
                (
                    one.tracking_number,
                    f"{display(one.tracking_number)} {kept_topic(one.topic).label}",
                )
                for one in own
            ],
            "macros": [(one.id, one.name) for one in await macros.offered(session, who, own[0])]
            if own
            else [],
            "reminder_times": reminder_times.CHOICES,
            "form": begun
            | {name: filled[name] for name in begun if name in filled}
            | {"id": filled.get("id") or uuid4().hex}
            | {name: filled.get(name, "") for name in ("guess", "earlier")},
            # What the form begins with, whatever was sent: all else in it is the agent's own.
            "known": begun,
            "topics": choosable(),
        },
        opened,
    )


def _asks(one: Complaint, proof: Proof, *, opened: bool) -> str:
    """Return what we wait for this customer for, if they prove here that it is theirs to answer."""
    asked = one.open_question if proof.covers(one) else ""
    return asked if opened else masking(one.contact_name)(asked)


def _question(
    collected: Mapping[str, Any], theirs: Sequence[Complaint], conversation_id: str
) -> str:
    """Say what the bot had asked last, as long as nobody knows it and nothing was registered."""
    asked = str(collected.get("question") or "")
    known = collected.get(_ANSWERED_BY.get(asked, ""))
    registered = any(one.conversation_id == conversation_id for one in theirs)
    about_the_record = asked in _ANSWERED_BY or asked == "confirm"
    return "" if known or (registered and about_the_record) else _QUESTIONS.get(asked, "")


async def is_open(
    session: AsyncSession, who: LoggedIn, conversation_id: str, now: datetime
) -> bool:
    """Whether somebody has opened the personal data of a conversation a moment ago."""
    return may(who.role, Permission.OPEN_PERSONAL_DATA) and await audit.was_opened(
        session, who.id, conversation_id, now - STAYS_OPEN
    )


def _first_here(theirs: Sequence[Complaint], conversation_id: str) -> list[Complaint]:
    return sorted(theirs, key=lambda one: one.conversation_id != conversation_id)


async def numbers(session: AsyncSession, who: LoggedIn, conversation_id: str) -> set[str]:
    """Return the numbers of the complaints beside a conversation that somebody may see.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    conversation = await session.get(Conversation, conversation_id)
    if conversation is None:
        raise ConversationNotFoundError
    known = await desk_registering.known(session, conversation)
    theirs = await desk_registering.theirs(session, conversation, phone=known.get("phone"))
    return {one.tracking_number for one in theirs if access.may_see(who, one)}


_OVER = {State.RESOLVED, State.CLOSED, State.WITHDRAWN, State.DUPLICATE}


def _promise(who: LoggedIn, one: Complaint, now: datetime) -> dict[str, Any] | None:
    """Return by when an open complaint is to be concluded, and how much of that is left."""
    if State(one.state) in _OVER or not access.may_see(who, one):
        return None
    clock = one.clock(ClockKind.PROMISE)
    return {"day": moments.day(clock.due_at), "left": time_left.left(clock, now)}


async def _known(session: AsyncSession, conversation: Conversation) -> dict[str, str]:
    """Return what the form of a complaint begins with: what is known, and the customer's words."""
    known = await desk_registering.known(session, conversation)
    form = {name: str(known.get(name) or "") for name in desk_registering.FIELDS}
    form |= {each: show_phone(form[each]) for each in ("phone", "service_number")}
    form["amount"] = sums.typed(Decimal(form["amount"])) if form["amount"] else ""
    if not form["description"]:
        form["description"] = await desk_registering.words_of(session, conversation.id)
    if known.get("wishes"):
        told = [contact_wishes.written(each) for each in str(known["wishes"]).splitlines()]
        form["description"] = "\n".join([form["description"], *told])
    return form
