"""Telling a customer what happened to their complaint, in the transaction in which it happens.

By the channel they came by, and by SMS or e-mail: what is sent goes through the outbox, what is
said in their chat is said by whoever owns conversations (`InChat`, given by `bootstrap`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from backend.complaints import call_ends, clocks
from backend.complaints.models import Channel
from backend.gateways.sms import segments
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.service import Address, Outgoing
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from backend.complaints.call_ends import Meant
    from backend.complaints.models import Attachment, Complaint, ComplaintClock, ComplaintEntry
    from backend.complaints.notice_words import Words
    from backend.complaints.proof import Owned
    from backend.kit.settings import Settings
    from backend.kit.work import Work


class InChat(Protocol):
    """Says something in the customer's own chat, if there still is one."""

    async def __call__(
        self, work: Work, conversation_id: str, text: str, files: Sequence[Attachment] = (), /
    ) -> None:
        """Say `text` as ours, with files below it, in the transaction of `work`."""
        ...


async def nobody_chats(
    _work: Work, _conversation_id: str, _text: str, _files: Sequence[Attachment] = (), /
) -> None:
    """Say nothing: where there are no conversations."""


def mobile_of(complaint: Owned) -> str | None:
    """Return the customer's mobile, by which an SMS and a code reach them; None without one."""
    number = read_phone(complaint.contact_phone) if complaint.contact_phone else None
    return complaint.contact_phone if number and number.gets_sms else None


def is_only_called(complaint: Owned) -> bool:
    """Whether its customer has a landline and no other way: a person tells them (`ways`)."""
    written_to = mobile_of(complaint) or complaint.contact_email
    return bool(complaint.contact_phone) and not (written_to or complaint.quiet)


def ways(complaint: Complaint) -> list[list[Address]]:
    """Return by which ways a customer is told: each an address and what replaces it if it fails.

    Nobody is whose contact may be in other hands (`Complaint.quiet`). One message, by SMS rather
    than by e-mail unless they prefer that; whoever wrote us an e-mail is answered by e-mail as
    well. A landline is a call for a person to make.
    """
    if complaint.quiet:
        return []
    phone, email = complaint.contact_phone, complaint.contact_email
    by_sms = mobile_of(complaint)
    mobile = [Address(OutboxChannel.SMS, by_sms)] if by_sms else []
    mail = [Address(OutboxChannel.EMAIL, email)] if email else []
    if complaint.channel == Channel.EMAIL and mobile and mail:
        return [mail, mobile]
    first, second = (mail, mobile) if complaint.contact_preferred == "email" else (mobile, mail)
    found = [*first, *second]
    if not found and phone:
        found = [Address(OutboxChannel.CALL, phone)]
    return [found] if found else []


def chats(complaint: Complaint) -> bool:
    """Whether the customer came by the chat, and reads there what we say."""
    return complaint.channel == Channel.WEB_CHAT and complaint.conversation_id is not None


@dataclass(frozen=True)
class Preview:
    """What a customer would get by one way; `segments` is how many SMS it would be."""

    channel: OutboxChannel | None
    text: str
    segments: int = 0


def previews(complaint: Complaint, words: Words, *, turkish_tables: bool) -> list[Preview]:
    """Return what the customer would get: in their chat (no channel), then by what is sent."""
    found = [Preview(None, words.chat)] if chats(complaint) else []
    for first, *_ in ways(complaint):
        if first.channel is OutboxChannel.EMAIL:
            found.append(Preview(first.channel, f"{words.subject}\n\n{words.mail}"))
            continue
        if first.channel is OutboxChannel.CALL:
            found.append(Preview(first.channel, words.call))
            continue
        text = segments.plain(words.sms)
        size = segments.measure(text, turkish_tables=turkish_tables).segments
        found.append(Preview(first.channel, text, size))
    return found


@dataclass(frozen=True)
class Meets:
    """The clocks, by id, that a notice meets once it is handed over, and until when it is tried."""

    clocks: tuple[str, ...] = ()
    try_until: datetime | None = None

    def and_of(self, meant: Meant) -> Meets:
        """Return this with what calls would have met in whose place the notice is told."""
        ends = [each for each in (self.try_until, meant.try_until) if each is not None]
        return Meets(tuple({*self.clocks, *meant.clocks}), min(ends, default=None))


NOTHING = Meets()


@dataclass(frozen=True)
class Files:
    """Files that go with a notice; `in_mail`: an e-mail holds them, else it says where they are."""

    kept: Sequence[Attachment] = ()
    in_mail: bool = False


NO_FILES = Files()


def met_by_it(met: Sequence[ComplaintClock], now: datetime, settings: Settings) -> Meets:
    """Have a notice meet these clocks: they are told by it, and by nothing else."""
    for clock in met:
        clock.notice_at = None
    owed = [clock for clock in met if clock.running]
    until = clocks.tried_until(owed, now, settings) if owed else None
    return Meets(tuple(clock.id for clock in met), until)


@dataclass(frozen=True)
class Notice:
    """What a customer is told of a complaint: once for each `entry`, which it is about."""

    complaint: Complaint
    entry: ComplaintEntry
    words: Words
    meets: Meets = NOTHING
    files: Files = NO_FILES


async def tell(work: Work, notices: Sequence[Notice], in_chat: InChat) -> None:
    """Tell customers, each of another complaint, with as few statements for many as for one."""
    await work.session.flush()  # an entry's id is the key of what is sent
    complaints = [each.complaint for each in notices]
    meant = await call_ends.drop_overtaken(work.session, complaints, work.now)
    outgoing: list[Outgoing] = []
    for notice in notices:
        complaint, files = notice.complaint, notice.files
        if chats(complaint) and complaint.conversation_id is not None:
            await in_chat(work, complaint.conversation_id, notice.words.chat, files.kept)
        meets = notice.meets.and_of(meant[complaint.id])
        enclosed = [each.id for each in files.kept] if files.in_mail else []
        cause = cause_of(notice.entry)
        outgoing += _outgoing(complaint, cause, notice.words, meets=meets, enclosed=enclosed)
    await notifications.enqueue_all(work, outgoing)


async def send(
    work: Work,
    complaint: Complaint,
    entry: ComplaintEntry,
    words: Words,
    *,
    meets: Meets = NOTHING,
) -> None:
    """Send it by SMS, e-mail or call alone: whoever came by the chat was told there."""
    await work.session.flush()
    await send_for(work, complaint, cause_of(entry), words, meets=meets)


async def send_for(
    work: Work, complaint: Complaint, cause: str, words: Words, *, meets: Meets = NOTHING
) -> None:
    """Send it once for each `cause`, where that is not an entry."""
    await notifications.enqueue_all(work, _outgoing(complaint, cause, words, meets=meets))


def cause_of(entry: ComplaintEntry) -> str:
    """Name what a message tells of, where that is an entry: it is sent once."""
    return f"entry:{entry.id}"


def _said(address: Address, words: Words) -> str:
    said = {OutboxChannel.EMAIL: words.mail, OutboxChannel.CALL: words.call}
    return said.get(address.channel, words.sms)


def _outgoing(
    complaint: Complaint, cause: str, words: Words, *, meets: Meets, enclosed: Sequence[str] = ()
) -> list[Outgoing]:
    """Return what is sent: by each of a customer's ways one, with what replaces it if it fails."""
    sent: list[Outgoing] = []
    for first, *rest in ways(complaint):
        others = [replace(each, text=_said(each, words)) for each in rest]
        if complaint.contact_phone and first.channel is not OutboxChannel.CALL:
            # At last somebody calls, and says it as one speaks.
            others.append(Address(OutboxChannel.CALL, complaint.contact_phone, words.call))
        sent.append(
            Outgoing(
                key=f"{cause}:{first.channel}",
                channel=first.channel,
                recipient=first.recipient,
                purpose=Purpose.NOTICE,
                subject=words.subject,
                text=_said(first, words),
                complaint_id=complaint.id,
                fallbacks=others,
                meets=meets.clocks,
                try_until=meets.try_until,
                enclosed=enclosed,
            )
        )
    return sent
