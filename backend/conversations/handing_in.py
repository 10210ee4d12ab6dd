"""Files that are handed in while people talk: a message tells of them, and they go where they help.

The assistant is not asked about a file: it is said by us what becomes of it, and the question that
stands open stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.complaints import attachment_rows, queries as complaint_queries, states
from backend.complaints.actors import customer
from backend.complaints.attachments import FIELD, Owner
from backend.complaints.models import ActorKind, Way
from backend.complaints.proof import Proof
from backend.complaints.states import State
from backend.complaints.tracking_number import display
from backend.conversations import held_replies, queries, statements, topics
from backend.conversations.agents import require_holder
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.holder import Handover
from backend.conversations.models import ChatChannel, Conversation, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.conversations.told_files import told_of, words_of
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.attachments import Attachments, HandedIn, Taken
    from backend.complaints.service import ComplaintService
    from backend.conversations.agents import Agent
    from backend.conversations.queries import AnyRow
    from backend.kit.work import Work

_LATER = "{} aldık. Şikâyetinizi kaydettiğimizde onunla birlikte ilgili ekibe gidecek."
_TO_A_PERSON = "{} aldık; temsilcimiz görüşmede görecek."
_ADDED = "{} {} takip numaralı şikâyetinize ekledik."
_NOT_BY_SMS = "SMS ile dosya gönderilemez."
_NOTHING_CHOSEN = "Gönderilecek dosyayı seçin."
_ONE, _SOME = "Dosyanızı", "Dosyalarınızı"


async def hand_in(  # noqa: PLR0913 - who keeps what where, and under which key
    work: Work,
    attachments: Attachments,
    complaints: ComplaintService,
    conversation_id: str,
    taken: Sequence[Taken],
    *,
    client_id: str,
) -> None:
    """Take files of the customer; the same `client_id` again takes nothing more.

    What is registered in this conversation later takes them along; what was registered before, and
    nothing has been told since, gets them as an addition.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        StorageFullError: too much was handed in of which no complaint came.

    """
    if await queries.by_client_id(work.session, conversation_id, client_id) is not None:
        return
    row = await _locked(work, conversation_id)
    await attachments.require_room(work.session, taken, attachment_rows.UNREGISTERED)
    holder = attachment_rows.holder_of("chat", conversation_id, client_id)
    owner = Owner(ActorKind.CUSTOMER, holder, conversation_id=conversation_id)
    kept = await attachments.keep(work, taken, owner)
    if not kept:
        return
    said = Utterance(
        Sender.CUSTOMER, words_of(kept), client_id=client_id, attachments=told_of(kept)
    )
    number = await _registered(work.session, conversation_id)
    if number is not None:
        proof, key = Proof(conversation_id), f"files:{client_id}"
        by = customer(Way.CHAT)
        await complaints.add_information(work.session, number, proof, "", key, actor=by)
    notice = _notice(row, number, _ONE if len(kept) == 1 else _SOME)
    told = [Utterance(Sender.SYSTEM, notice)] if notice else []
    await say(work, conversation_id, [said, *told])
    if row.agent_id is not None:
        work.publish(topics.of_staff(row.agent_id), topics.CHANGED)


async def send(  # noqa: PLR0913 - what a form sends, and for how long it is held
    work: Work,
    conversation_id: str,
    agent: Agent,
    files: HandedIn,
    *,
    client_id: str,
    lasts: timedelta,
) -> None:
    """Send files to the customer as this agent; the same `client_id` again sends nothing more.

    They can be taken back for as long as a reply can (`held_replies`).

    Raises:
        ConversationNotFoundError: there is no such conversation.
        NotHolderError: it is not theirs (any more).
        InvalidInputError: nothing was chosen, or there is no way for a file (`attachments`).

    """
    conversation = await require_holder(work.session, conversation_id, agent)
    if conversation.channel != ChatChannel.WEB_CHAT:
        raise InvalidInputError(errors={FIELD: _NOT_BY_SMS})
    if not files.taken:
        raise InvalidInputError(errors={FIELD: _NOTHING_CHOSEN})
    await held_replies.hold_files(
        work, conversation_id, agent, files, client_id=client_id, lasts=lasts
    )
    if not lasts:
        await held_replies.flush(work, conversation_id)


async def _locked(work: Work, conversation_id: str) -> AnyRow:
    """Let nobody else speak until this is said; whoever is there was there just now."""
    row = (
        await work.session.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id)
            .values(last_seen_at=work.now)
            .returning(*statements.ROW)
        )
    ).first()
    if row is None:
        raise ConversationNotFoundError
    return row


async def _registered(session: AsyncSession, conversation_id: str) -> str | None:
    """Return the number of the complaint that files belong to; None while one is being told."""
    conversation = await session.get(Conversation, conversation_id)
    if conversation is None or (conversation.collected or {}).get("description"):
        return None
    rows = await complaint_queries.registered_in(session, conversation_id)
    for number, _topic, state in rows:
        if State(state) in states.OPEN:
            return str(number)
    return None


def _notice(row: AnyRow, number: str | None, files: str) -> str:
    """Say what becomes of files; nothing where a person sees them come in."""
    if number is not None:
        return _ADDED.format(files, display(number))
    if row.handover == Handover.ACTIVE:
        return ""
    return (_TO_A_PERSON if row.handover == Handover.WAITING else _LATER).format(files)
