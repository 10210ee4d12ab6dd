"""Doing what a mail asks for, in one transaction with the row that says that it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from backend.channels.email import files
from backend.channels.email.commands import asks_to_reopen
from backend.channels.email.models import MailState
from backend.channels.email.whose import MailAction
from backend.complaints import attachment_rows, queries, reopening
from backend.complaints.actors import CUSTOMER, customer
from backend.complaints.attachments import Looked, Owner
from backend.complaints.contact import NAME_LIMIT, Contact
from backend.complaints.models import ActorKind, Channel, Way
from backend.complaints.proof import Proof
from backend.complaints.registration import ADDITION_LIMIT, DESCRIPTION_LIMIT, NewComplaint
from backend.complaints.tracking_number import display
from backend.gateways.delivery import ReceiptKind
from backend.kit.errors import YardimError
from backend.notifications import pacing, receipts
from lexicon import danger

if TYPE_CHECKING:
    from backend.channels.email.models import IncomingMail
    from backend.channels.email.reading import Mail
    from backend.channels.email.whose import Plan
    from backend.complaints.attachments import Attachments
    from backend.complaints.models import Complaint
    from backend.complaints.service import ComplaintService
    from backend.kit.settings import Settings
    from backend.kit.work import Work

_log = structlog.get_logger(__name__)
# So many mails an hour we send by ourselves to one address; the next one waits for its hour.
MOST_AN_HOUR = 3
_HOUR = timedelta(hours=1)
_EMPTY = "(Boş e-posta)"
_GOES_ON = "\n\n[Devamı özgün e-postada]"
_HINT = (
    "Bu e-postada {} numaralı kayıttan söz ediliyor; gönderen o kaydın bilinen e-posta adresi "
    "olmadığı için eklenmedi. Aynı müşteriyse kayıtları ilişkilendirin."
)
_AFTER_WITHDRAWAL = (
    "Müşteri bunu geri çektiği {} numaralı kayda yanıt olarak yazdı; geri çekilen kayıt yeniden "
    "açılamadığı için yeni kayıt açıldı."
)
_BY_A_MACHINE = "Otomatik yanıt geldi:\n\n{}"


class NobodyToAnswerError(YardimError):
    """A mail without an address or a number of whoever wrote it."""


@dataclass(frozen=True)
class MailHandler:
    """Carries plans out."""

    settings: Settings
    complaints: ComplaintService
    attachments: Attachments

    def complaint(self, row: IncomingMail, mail: Mail) -> NewComplaint:
        """Return what a mail complains of, in the words of the pool.

        Raises:
            NobodyToAnswerError: nobody could be told what comes of it, and nobody is in danger.

        """
        words = mail.new if mail.references else mail.whole
        told = "\n\n".join(part for part in (mail.topic.strip(), words) if part) or _EMPTY
        sender = mail.sender
        name = sender.name if sender and "@" not in sender.name else ""
        contact = Contact(name[:NAME_LIMIT] or None, mail.phone, sender.address if sender else None)
        urgent = not contact.reachable and bool(danger.all_found(told))
        if not (contact.reachable or urgent):
            raise NobodyToAnswerError
        return NewComplaint(
            channel=Channel.EMAIL,
            description=_cut(told, DESCRIPTION_LIMIT),
            contact=contact,
            external_reference=mail.message_id,
            received_at=row.received_at,
            urgent=urgent,
        )

    async def carry_out(  # noqa: PLR0913 - what came, what was found of it, and what is to be done
        self,
        work: Work,
        row: IncomingMail,
        mail: Mail,
        plan: Plan,
        new: NewComplaint | None,
        *,
        looked: Looked,
    ) -> None:
        """Do what is planned, and write down what became of the mail."""
        if plan.action is MailAction.REGISTER and new is not None:
            await self._register(work, row, plan, new, looked)
        elif plan.action is MailAction.ADD:
            await self._add(work, row, mail, plan, looked)
        elif plan.action is MailAction.NOTE and plan.complaint_id is not None:
            await self._note(work, row, mail, plan)
        elif plan.action is MailAction.BOUNCE:
            await receipts.record(
                work, plan.outbox_id, ReceiptKind.FAILED, detail=f"bounce: {plan.reason}"
            )
            row.settle(MailState.BOUNCED, f"outbox {plan.outbox_id}")
        else:
            row.complaint_id = plan.complaint_id
            repeated = plan.action is MailAction.REPEAT
            row.settle(
                MailState.REPEAT if repeated else MailState.IGNORED, plan.reason[:100] or None
            )

    async def _register(
        self, work: Work, row: IncomingMail, plan: Plan, new: NewComplaint, looked: Looked
    ) -> None:
        session, holder = work.session, _holder(row)
        reference = new.external_reference
        if reference is not None and await queries.by_reference(
            session, new.channel, new.source, reference
        ):
            # An id that another mail had before: a program's mistake, or somebody's trick.
            new = replace(new, external_reference=None)
        kept = await self.attachments.keep(work, looked.taken, Owner(ActorKind.CUSTOMER, holder))
        done = await self.complaints.register(
            work, new, CUSTOMER, f"mail:{row.id}", asker="mail", again=True
        )
        complaint = done.complaint
        entry = complaint.entries[0]
        await attachment_rows.adopt(session, [each.id for each in kept], entry.id)
        row.complaint_id, row.entry_id = complaint.id, entry.id
        row.settle(MailState.REGISTERED)
        notes = [_HINT.format(display(plan.hint))] if plan.hint else []
        if plan.withdrawn:
            notes.append(_AFTER_WITHDRAWAL.format(display(plan.withdrawn)))
        await self._tell_house(work, complaint, notes, looked)
        await self._pace(work, complaint)

    async def _add(
        self, work: Work, row: IncomingMail, mail: Mail, plan: Plan, looked: Looked
    ) -> None:
        if plan.proof is None:
            raise AssertionError
        session, holder = work.session, _holder(row)
        await self.attachments.keep(work, looked.taken, Owner(ActorKind.CUSTOMER, holder))
        words = mail.new or mail.topic.strip() or ("" if looked.taken else _EMPTY)
        complaint = await self.complaints.add_information(
            session,
            plan.number,
            plan.proof,
            _cut(words, ADDITION_LIMIT),
            f"mail:{row.id}",
            actor=customer(Way.MAIL_ANSWER if plan.proof.complaint_id else Way.MAIL_SENDER),
            holder=holder,
        )
        complaint = await queries.gone_on_with(session, complaint)
        await session.flush()
        entry = complaint.entries[-1]
        row.complaint_id, row.entry_id = complaint.id, entry.id
        row.settle(MailState.ADDED)
        await self._tell_house(work, complaint, [], looked)
        if asks_to_reopen(mail) and await self._reopen(work, row, complaint, plan.proof):
            await self.complaints.tell_reopened_by_mail(work, complaint, entry)
        else:
            await self.complaints.answer_mail(work, complaint, entry)
        await self._pace(work, complaint)

    async def _reopen(
        self, work: Work, row: IncomingMail, complaint: Complaint, proof: Proof
    ) -> bool:
        """Take a complaint up again that whoever had our mail of it asks for; return whether.

        An address that a mail says to be from is enough to add something, not for this.
        """
        if proof.complaint_id is None or not reopening.is_possible(
            complaint, work.now, self.settings
        ):
            return False
        mine = Proof(None, complaint_id=complaint.id)
        way, key = customer(Way.MAIL_ANSWER), f"mail:{row.id}"
        number = complaint.tracking_number
        await self.complaints.reopen(work.session, number, mine, "", key, actor=way)
        return True

    async def _note(self, work: Work, row: IncomingMail, mail: Mail, plan: Plan) -> None:
        complaint = await queries.by_id(work.session, plan.complaint_id or "", lock=True)
        words = _cut(_BY_A_MACHINE.format(mail.new or mail.subject or _EMPTY), ADDITION_LIMIT)
        entry = self.complaints.note_of_ours(work.session, complaint, words)
        await work.session.flush()
        row.complaint_id, row.entry_id = complaint.id, entry.id
        row.settle(MailState.NOTED, plan.reason[:100])

    async def _tell_house(
        self, work: Work, complaint: Complaint, notes: list[str], looked: Looked
    ) -> None:
        if looked.refused:
            notes = [*notes, files.told(looked.refused)]
        for words in notes:
            self.complaints.note_of_ours(work.session, complaint, words)

    async def _pace(self, work: Work, complaint: Complaint) -> None:
        address = complaint.contact_email
        if address and await pacing.hold_back(work, address, MOST_AN_HOUR, _HOUR):
            _log.error(
                "many mails to one address: do two machines write to each other?",
                complaint=complaint.id,
            )


def _holder(row: IncomingMail) -> str:
    return attachment_rows.holder_of("mail", str(row.id))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - len(_GOES_ON)].rstrip() + _GOES_ON
