"""How a complaint changes: its state, its topic, its severity, and what is written of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import (
    asking_times,
    call_ends,
    clocks,
    escalating,
    finding,
    reminder_ends,
    reopening,
    repeat_rows,
    states,
    whose_work,
)
from backend.complaints.actors import SYSTEM, Actor
from backend.complaints.models import (
    Audience,
    Complaint,
    ComplaintEntry,
    ComplaintEvent,
    EntryKind,
    EventKind,
    Reason,
    opened,
)
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.complaints.topics import kept_topic, topic

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.severity import Assessment
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings


# Beside its entries.
_HOLDING_WORDS = ("remedy_sought", "place")
_WHOSE = ("contact_name", "contact_phone", "contact_email", "service_number")


class ComplaintChanges:
    """The only place that changes a complaint; `service` says who may ask for what."""

    def __init__(self, clock: Clock, settings: Settings) -> None:
        """Work by `clock` and the terms of `settings`."""
        self._clock = clock
        self._settings = settings
        finding.begin()

    async def set_topic(
        self, session: AsyncSession, complaint: Complaint, code: str, actor: Actor
    ) -> None:
        """Say what a complaint is about, and with it whose work it is; the same again is nothing.

        The team's target follows the new topic. The promise does not: the customer was told it.
        The team is that of the rules (`routing`), unless somebody has given it to a team by hand.

        Raises:
            InvalidInputError: there is no such topic, and it is not what it is about already.

        """
        about = kept_topic(code) if code == complaint.topic else topic(code)
        by = actor.topic_source
        if complaint.topic == code and complaint.topic_set_by == by:
            return
        data = {
            "from": complaint.topic,
            "to": code,
            "set_by": complaint.topic_set_by,
            "confidence": complaint.topic_confidence,
        }
        previous, complaint.topic = complaint.topic, about.code
        if previous != code:
            # People who sort it send it on; a customer takes nobody's work away.
            data |= await whose_work.reroute(
                session, complaint, leaves_owner=actor.within_the_house
            )
        complaint.topic_set_by, complaint.topic_confidence = by, None
        clocks.follow_topic(complaint, previous, self._clock.now(), self._settings)
        self._record(session, complaint, EventKind.TOPIC_CHANGED, actor, data=data)
        await repeat_rows.link(session, complaint, self._settings)
        await escalating.follow(session, complaint, self._clock.now(), self._settings)

    async def move(  # noqa: PLR0913 - who, what, where to and why
        self,
        session: AsyncSession,
        complaint: Complaint,
        target: State,
        actor: Actor,
        *,
        reason: Reason | None = None,
        words: str = "",
        entry: ComplaintEntry | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        """Change the state, the clocks and calls that hang on it, and the history.

        Nothing else does.

        `words` are what whoever asks for it has to say: an entry of the cycle it leads to; or an
        `entry` was written already.

        Raises:
            TransitionNotAllowedError: the table has no such move.
            ReopeningOverError: it was concluded too long ago to be taken up again.

        """
        step = states.move(State(complaint.state), target)
        now = self._clock.now()
        if step.reopens or step.revives:
            data = (data or {}) | await whose_work.leave_gone_owner(session, complaint)
        if step.reopens:
            reopening.require(complaint, now, self._settings)
            complaint.present.closes_at = complaint.present.ask_at = None
            complaint.cycle += 1
            complaint.cycles.append(opened(complaint.cycle, now))
            complaint.clocks.extend(clocks.start(complaint, now, now, self._settings))
            data = (data or {}) | await whose_work.leave_closed_team(session, complaint)
        else:
            for clock in complaint.clocks:
                if clock.cycle == complaint.cycle:
                    clocks.follow(clock, step, now, self._settings)
            if step.resolves:
                complaint.present.resolved_at = now
                complaint.present.closes_at = reopening.closes_at(now, self._settings)
                if hours := self._settings.satisfaction_after_hours:
                    complaint.present.ask_at = asking_times.ask_at(now, hours)
            elif target is State.CLOSED:
                complaint.present.closes_at = None
        complaint.state = target
        clocks.follow_promise(complaint)
        self._record(
            session,
            complaint,
            EventKind.STATE_CHANGED,
            actor,
            step=step,
            reason=reason,
            entry=self._write(complaint, actor, words) if words else entry,
            data=data,
        )
        await escalating.follow(session, complaint, now, self._settings)
        meant = (await call_ends.drop_overtaken(session, [complaint], now))[complaint.id]
        clocks.owe_again(complaint, meant.clocks, now)
        await reminder_ends.end_with(session, complaint)

    def erase(
        self,
        session: AsyncSession,
        complaint: Complaint,
        entry: ComplaintEntry,
        actor: Actor,
        reason: Reason,
    ) -> None:
        """Take the words of an entry out of the store for good; a second time is nothing."""
        if entry.erased_at is not None:
            return
        entry.text, entry.erased_at = "", self._clock.now()
        if entry.kind == EntryKind.DESCRIPTION:
            complaint.words = None
        self._record(session, complaint, EventKind.ENTRY_ERASED, actor, reason=reason, entry=entry)

    def erase_texts(
        self, session: AsyncSession, complaint: Complaint, actor: Actor, reason: Reason
    ) -> None:
        """Erase everything that was written of a complaint, and what else of it holds words.

        Who can be reached where, states and dates stay: they are no texts (see `erase_contact`).
        """
        for entry in complaint.entries:
            self.erase(session, complaint, entry, actor, reason)
        held = [field for field in _HOLDING_WORDS if getattr(complaint, field)]
        for field in held:
            setattr(complaint, field, None)
        if held:
            data = {"fields": held}
            self._record(
                session, complaint, EventKind.ENTRY_ERASED, actor, reason=reason, data=data
            )

    def erase_contact(
        self, session: AsyncSession, complaint: Complaint, actor: Actor, reason: Reason
    ) -> None:
        """Forget whose complaint it is: name, addresses and line; a second time is nothing."""
        if complaint.erased_at is not None:
            return
        held = [field for field in _WHOSE if getattr(complaint, field)]
        for field in held:
            setattr(complaint, field, None)
        complaint.erased_at = self._clock.now()
        data = {"fields": held}
        self._record(session, complaint, EventKind.ENTRY_ERASED, actor, reason=reason, data=data)

    def note_erased(
        self,
        session: AsyncSession,
        complaint: Complaint,
        actor: Actor,
        reason: Reason,
        counted: dict[str, int],
    ) -> None:
        """Write down how much was erased of what others keep beside a complaint."""
        data = {"beside": counted}
        self._record(session, complaint, EventKind.ENTRY_ERASED, actor, reason=reason, data=data)

    async def _solve(self, session: AsyncSession, complaint: Complaint, actor: Actor) -> None:
        """Resolve what the steps that we offered have solved, as the customer says."""
        if complaint.state == State.REGISTERED:
            await self.move(
                session, complaint, State.IN_REVIEW, actor, reason=Reason.FIRST_CONTACT_HELP
            )
        await self.move(
            session, complaint, State.RESOLVED, actor, reason=Reason.SOLVED_SAYS_CUSTOMER
        )
        complaint.present.outcome = Outcome.SOLVED_AT_FIRST_CONTACT
        # The customer told us the result: there is nothing left to give notice of.
        notice = complaint.clock(ClockKind.FIRST_NOTICE)
        if notice.running:
            notice.stopped_at = self._clock.now()

    async def _reassess(
        self,
        session: AsyncSession,
        complaint: Complaint,
        found: Assessment,
        *,
        routed: bool = False,
    ) -> None:
        """Raise the severity to what was found in new words of its; it never falls by itself.

        `routed`: whoever gets it was chosen by the severity that it gets now.
        """
        if found.severity.rank <= Severity(complaint.severity).rank:
            return
        complaint.severity = found.severity
        data: dict[str, Any] = {"severity": found.severity, "signs": list(found.signs)}
        if not routed:
            data |= await whose_work.reroute(session, complaint)
            await escalating.follow(session, complaint, self._clock.now(), self._settings)
        self._record(session, complaint, EventKind.SEVERITY_RAISED, SYSTEM, data=data)

    def _write(
        self, complaint: Complaint, actor: Actor, words: str, kind: EntryKind | None = None
    ) -> ComplaintEntry:
        """Keep what somebody says about a complaint: an addition, or within the house a note.

        Of another `kind` it is for the customer to read.
        """
        author = actor.author
        if kind is None:
            kind = EntryKind.NOTE if actor.within_the_house else EntryKind.ADDITION
        inside = kind is EntryKind.NOTE
        entry = ComplaintEntry(
            cycle=complaint.cycle,
            kind=kind,
            at=self._clock.now(),
            author_kind=author.kind,
            author_id=author.staff_id,
            audience=Audience.INTERNAL if inside else Audience.CUSTOMER,
            text=words,
        )
        complaint.entries.append(entry)
        return entry

    def _record(  # noqa: PLR0913 - an event has that many sides
        self,
        session: AsyncSession,
        complaint: Complaint,
        kind: EventKind,
        actor: Actor,
        *,
        step: states.Move | None = None,
        reason: Reason | None = None,
        entry: ComplaintEntry | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        session.add(
            ComplaintEvent(
                complaint_id=complaint.id,
                cycle=complaint.cycle,
                kind=kind,
                at=self._clock.now(),
                actor_kind=actor.kind,
                actor_id=actor.staff_id,
                from_state=step.origin if step else None,
                to_state=step.target if step else None,
                reason=reason,
                entry=entry,
                data=(data or {}) | ({"way": actor.way} if actor.way else {}),
            )
        )
