"""How a complaint's contact changes, whoever says so: what stands there is put right or filled in.

Whoever was written to by a wrong number or address hears nothing more: what was not sent yet goes
to the right one (`notifications.readdressing`), and the tracking number is told there once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import customers_own, notices, queries, repeat_rows, states
from backend.complaints.changing import ComplaintChanges
from backend.complaints.models import Channel, EventKind
from backend.complaints.sla import ClockKind
from backend.notifications import readdressing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.complaints.contact import Contact
    from backend.complaints.models import Complaint, ComplaintEntry
    from backend.complaints.notice_words import NoticeWords
    from backend.complaints.proof import Proof
    from backend.kit.work import Work

_WAYS = ("phone", "email")


class ContactChanges(ComplaintChanges):
    """What a change of a contact does, by whichever door it comes."""

    _words: NoticeWords

    async def _readdress(  # noqa: PLR0913, PLR0917 - whose, what to, which others, who says so and why
        self,
        work: Work,
        complaint: Complaint,
        told: Contact,
        proof: Proof,
        actor: Actor,
        entry: ComplaintEntry | None = None,
    ) -> bool:
        """Put `told` in a complaint, and in those of `proof` that have the same wrong contact.

        `entry` says why, for the event. Return whether anything of the complaint changed.
        """
        former = {way: getattr(complaint, f"contact_{way}") for way in _WAYS}
        changed = await self._put_right(work, complaint, former, told, actor, entry)
        for each in await customers_own.of_proof(work.session, proof):
            if each.id != complaint.id:
                one = await queries.by_id(work.session, each.id, lock=True)
                await self._put_right(work, one, former, told, actor)
        if self._fill_in(work.session, complaint, told, actor, None if changed else entry):
            await repeat_rows.link(work.session, complaint, self._settings)
            changed = True
        return changed

    async def _put_right(  # noqa: PLR0913, PLR0917 - whose, from what to what, who says so and why
        self,
        work: Work,
        complaint: Complaint,
        former: Mapping[str, str | None],
        told: Contact,
        actor: Actor,
        entry: ComplaintEntry | None = None,
    ) -> bool:
        """Put `told` in the place of what stands as `former`; return whether that was anything."""
        session, waiting = work.session, False
        wrong = [way for way in _WAYS if _is_wrong(complaint, way, former[way], told)]
        for way in wrong:
            old, new = getattr(complaint, f"contact_{way}"), getattr(told, way)
            setattr(complaint, f"contact_{way}", new)
            gets_sms = way == "phone" and notices.mobile_of(complaint) is not None
            waiting |= await readdressing.readdress(work, complaint.id, old, new, gets_sms=gets_sms)
        if not wrong:
            return False
        data = {"fields": wrong}
        self._record(session, complaint, EventKind.CONTACT_CHANGED, actor, entry=entry, data=data)
        await session.flush()
        await repeat_rows.link(session, complaint, self._settings)
        if not waiting and complaint.state in states.OPEN and complaint.channel != Channel.SMS:
            due_at = complaint.clock(ClockKind.PROMISE).due_at
            words = self._words.registered(complaint.tracking_number, due_at)
            cause = f"contact:{await queries.newest_event(session, complaint.id)}"
            await notices.send_for(work, complaint, cause, words)
        return True

    def _fill_in(
        self,
        session: AsyncSession,
        complaint: Complaint,
        told: Contact,
        actor: Actor,
        entry: ComplaintEntry | None = None,
    ) -> bool:
        """Take what the complaint does not know yet; return whether there was anything."""
        filled = [
            field
            for field in ("name", "phone", "email")
            if getattr(told, field) and not getattr(complaint, f"contact_{field}")
        ]
        if told.preferred not in {None, complaint.contact_preferred}:
            filled.append("preferred")  # a wish may change
        for field in filled:
            setattr(complaint, f"contact_{field}", getattr(told, field))
        if filled:
            data = {"fields": filled}
            self._record(session, complaint, EventKind.CONTACT_ADDED, actor, entry=entry, data=data)
        return bool(filled)


def _is_wrong(complaint: Complaint, way: str, former: str | None, told: Contact) -> bool:
    """Whether a complaint holds the `former` number or address, and another one is `told`."""
    new = getattr(told, way)
    return (
        new is not None
        and former not in {None, new}
        and (getattr(complaint, f"contact_{way}") == former)
    )
