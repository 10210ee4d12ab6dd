"""What whoever wrote us an e-mail about a complaint of theirs is told: by e-mail, as they wrote.

It goes to the address that the complaint is known by, wherever the mail came from: nothing is told
to who only says to be somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import notices, reopening, states
from backend.complaints.changing import ComplaintChanges
from backend.complaints.promises import tells_of_danger
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.service import Outgoing
from backend.notifications.text_checks import Said

if TYPE_CHECKING:
    from backend.complaints.models import Complaint, ComplaintEntry
    from backend.complaints.notice_words import NoticeWords
    from backend.kit.work import Work


class ComplaintMailAnswers(ComplaintChanges):
    """Answers mails by mail."""

    _words: NoticeWords

    async def answer_mail(self, work: Work, complaint: Complaint, entry: ComplaintEntry) -> None:
        """Tell who wrote `entry` by e-mail what became of it, and what they can do.

        To a finished complaint: how to have it taken up again, by any way where no e-mail of theirs
        is known. To an open one once a day: machines that do not say so would answer for ever.
        """
        if complaint.state in states.FINISHED:
            await self._offer_reopening(work, complaint, entry)
            return
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        number, mobile = complaint.tracking_number, notices.mobile_of(complaint) is not None
        said = self._words.added(
            number, None if tells_of_danger(complaint) else due_at, mobile=mobile
        )
        day = work.now.astimezone(ISTANBUL).date()
        await _mail(work, complaint, f"added:{complaint.id}:{day}", said)

    async def tell_reopened_by_mail(
        self, work: Work, complaint: Complaint, entry: ComplaintEntry
    ) -> None:
        """Tell who asked for it by e-mail, with `entry`, that it was taken up again."""
        due_at = complaint.clock(ClockKind.PROMISE).due_at
        words = self._words.reopened(complaint.tracking_number, due_at)
        await _mail(work, complaint, notices.cause_of(entry), Said(words.mail, words.subject))

    async def _offer_reopening(
        self, work: Work, complaint: Complaint, entry: ComplaintEntry
    ) -> None:
        until = reopening.window(complaint, self._settings)
        if until is not None and until <= work.now:
            until = None
        mobile = notices.mobile_of(complaint) is not None
        words = self._words.added_when_finished(complaint.tracking_number, until, mobile=mobile)
        if complaint.contact_email is None:
            await notices.send(work, complaint, entry, words)
        else:
            said = Said(words.mail, words.subject)
            await _mail(work, complaint, notices.cause_of(entry), said)


async def _mail(work: Work, complaint: Complaint, cause: str, said: Said) -> None:
    """Send it to the complaint's own address, unless nothing may be sent there."""
    if complaint.contact_email is None or complaint.quiet:
        return
    await notifications.enqueue(
        work,
        Outgoing(
            key=f"{cause}:{OutboxChannel.EMAIL}",
            channel=OutboxChannel.EMAIL,
            recipient=complaint.contact_email,
            purpose=Purpose.REPLY,
            subject=said.subject,
            text=said.text,
            complaint_id=complaint.id,
        ),
    )
