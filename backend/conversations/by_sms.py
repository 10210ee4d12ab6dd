"""Conversations by SMS: what is said in them goes into the outbox, in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.conversations import unsafe_phones
from backend.conversations.models import ChatChannel
from backend.gateways.sms import segments
from backend.gateways.sms.segments import Encoding
from backend.notifications import service
from backend.notifications.models import OutboxChannel, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.conversations.queries import AnyRow, StoredMessage
    from backend.kit.work import Work


async def enqueue(
    work: Work, conversation_id: str, row: AnyRow, said: Sequence[StoredMessage]
) -> None:
    """Send one answer's messages to the phone of a conversation's `row`, if it has one, once.

    Not where whoever is dangerous may hold it by now (`unsafe_phones`): then they are only kept.
    """
    if row.channel != ChatChannel.SMS or not said:
        return
    session, now = work.session, work.now
    if await unsafe_phones.unsafe_for(session, conversation_id, row.phone, now) is not None:
        return
    offered, sent = 0, []
    for message in said:
        choices = message.choices or []
        sent.append(
            service.Outgoing(
                key=f"message:{message.id}",
                channel=OutboxChannel.SMS,
                recipient=row.phone,
                purpose=Purpose.REPLY,
                text=with_choices(message.text, choices, offered + 1),
                smsc=row.smsc,
                conversation_id=conversation_id,
            )
        )
        offered += len(choices)
    await service.enqueue_all(work, sent)


def with_choices(text: str, choices: Sequence[dict[str, Any]], first: int = 1) -> str:
    """Write what can be chosen below a text, a numbered line each; a number is the answer.

    `first` is the first number: they run on through one answer's messages, as
    `queries.offered` lists them. Titles are shared with the chat: below a text in GSM letters
    theirs are written so too, or they would double its price.
    """
    titles = [str(choice["title"]) for choice in choices]
    size = segments.measure(segments.plain(text), turkish_tables=False)
    if size.encoding is Encoding.GSM7:
        titles = [segments.gsm_letters(title) for title in titles]
    lines = [f"{number}) {title}" for number, title in enumerate(titles, first)]
    return "\n".join([text, *lines])
