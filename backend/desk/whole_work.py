"""Giving all that somebody is working on to a colleague, or back to queue and teams, at once."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints import access, states
from backend.complaints.models import Complaint
from backend.conversations import desk, desk_lists, floor, topics
from backend.conversations.desk import Agent
from backend.conversations.notes import LONGEST
from backend.desk import guard, who_is_there
from backend.kit.errors import InvalidInputError, YardimError
from backend.kit.text import clean
from backend.notifications import calls
from backend.staff import audit, work_taken
from backend.staff.audit import Done
from backend.staff.errors import StaffNotFoundError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.models import StaffMember
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_PATH = "/floor/work"
# What can be given, each to whom it may go to.
TALKS, COMPLAINTS = "conversations", "complaints"
CALLS = "calls"
"""Calls that somebody makes go back to the list, whoever gets all else."""
TO_ALL = "all"
"""Chosen where nobody is to have it: conversations wait in front, complaints are their teams'."""
_NOT_CHOSEN = "Kime verileceğini seçin."
_NO_NOTE = "Nedenini yazın; işi alan okur."
_TOO_LONG = f"En çok {LONGEST:,} karakter olabilir.".replace(",", ".")


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_work, _PATH, *SHOWN)
    routes.add(give_work, _PATH, "POST")


@guard.for_staff
async def show_work(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show how much somebody has, and ask who is to have it."""
    return await _page(request, services, who, str(request.args.get("person", "")))


@guard.for_staff
async def give_work(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Give all of it, with what the next one should know."""
    fields = form_fields(request)
    person = str(fields.get("person", ""))
    try:
        async with services.works.begin() as work:
            await _give(work, services, who, person, fields)
    except InvalidInputError as error:
        return await _page(request, services, who, person, error=error, sent=fields)
    return seen(f"{guard.PATH}{_PATH}?person={person}&done=1")


async def _give(
    work: Work,
    services: DeskServices,
    who: LoggedIn,
    person: str,
    fields: Mapping[str, object],
) -> None:
    _require(who)
    giver = await _theirs(work.session, who, person)
    held = await desk_lists.held(work.session, by=giver.id, viewer=who.id)
    has = {TALKS: len(held), COMPLAINTS: await _complaints_of(work.session, who, giver.id)}
    making = await calls.give_back_all(work, giver.id)
    note = clean(str(fields.get("note", ""))).strip()
    errors = {"note": "" if note else _NO_NOTE}
    errors["note"] = _TOO_LONG if len(note) > LONGEST else errors["note"]
    # Of what they have none of nothing is asked; what came since the page was shown is asked for.
    chosen = {kind: str(fields.get(kind, "")) for kind, count in has.items() if count}
    errors |= {kind: _NOT_CHOSEN for kind, to in chosen.items() if not to}
    if wrong := {name: words for name, words in errors.items() if words}:
        raise InvalidInputError(errors=wrong)
    passing = _Passing(work, services, who, giver, note)
    passed: dict[str | None, dict[str, int]] = {}
    for kind, to in chosen.items():
        with _said_beside(kind):
            receiver = await _receiver(work.session, who, to)
            count = await (passing.talks if kind == TALKS else passing.complaints)(receiver)
        passed.setdefault(receiver.id if receiver else None, {})[kind] = count
    if making:
        passed.setdefault(None, {})[CALLS] = making
    for to_id, counts in passed.items():
        passing.write_down(Done.WORK_PASSED_ON, to_id, **counts)
        if giver.id != who.id:
            await work_taken.note(work, giver.id, who.id, to_id, **counts)
            work.publish(topics.of_staff(giver.id), topics.CHANGED)


@dataclass(frozen=True)
class _Passing:
    """Work of somebody (`giver`) that is given on by `who`, and why."""

    work: Work
    services: DeskServices
    who: LoggedIn
    giver: StaffMember
    note: str

    async def talks(self, to: StaffMember | None) -> int:
        by = Agent(self.who.id, self.who.name)
        passed = await desk.pass_all(self.work, self.giver.id, by, to, self.note)
        for one in passed:
            self.write_down(Done.TRANSFERRED, to.id if to else None, conversation=one)
        return len(passed)

    async def complaints(self, to: StaffMember | None) -> int:
        to_id = to.id if to else None
        handling = self.services.handling
        return await handling.pass_all(self.work, self.giver.id, self.who, to_id, self.note)

    def write_down(self, done: Done, to_id: str | None, **detail: str | int) -> None:
        known = {"of": self.giver.id, **detail, **({"to": to_id} if to_id else {})}
        audit.note(self.work.session, self.work.now, done, self.who.id, **known)


@contextmanager
def _said_beside(kind: str) -> Iterator[None]:
    """Let what is wrong with who was chosen be said where they were chosen for this kind."""
    try:
        yield
    except InvalidInputError as error:
        errors = {kind if name == "to" else name: words for name, words in error.errors.items()}
        raise InvalidInputError(errors=errors) from error


async def _complaints_of(session: AsyncSession, who: LoggedIn, staff_id: str) -> int:
    """Count the open complaints that somebody has, those that `who` sees."""
    count = await session.scalar(
        select(func.count())
        .select_from(Complaint)
        .where(
            Complaint.owner_id == staff_id,
            Complaint.state.in_(states.OPEN),
            access.visible_to(who),
        )
    )
    return count or 0


def _require(who: LoggedIn) -> None:
    for each in (Permission.ASSIGN, Permission.TAKE_OVER):
        require(who.role, each)


async def _theirs(session: AsyncSession, who: LoggedIn, person: str) -> StaffMember:
    """Return somebody whom `who` may take work from or give it to: of their teams, or anybody."""
    for one in await floor.seen_by(session, who):
        if one.id == person:
            return one
    raise StaffNotFoundError


async def _receiver(session: AsyncSession, who: LoggedIn, chosen: str) -> StaffMember | None:
    if chosen == TO_ALL:
        return None
    try:
        return await _theirs(session, who, chosen)
    except StaffNotFoundError as error:
        raise InvalidInputError(errors={"to": _NOT_CHOSEN}) from error


async def _page(  # noqa: PLR0913 - whose work, and what was wrong with what was sent
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    person: str,
    *,
    error: YardimError | None = None,
    sent: Mapping[str, object] | None = None,
) -> HTTPResponse:
    _require(who)
    now = services.clock.now()
    async with services.works.reading() as session:
        giver = await _theirs(session, who, person)
        held = await desk_lists.held(session, by=giver.id, viewer=who.id)
        has = {
            TALKS: len(held),
            COMPLAINTS: await _complaints_of(session, who, giver.id),
            CALLS: await calls.count_held(session, giver.id, now),
        }
        there = await who_is_there.read(session, now, Permission.ANSWER)
        others = [
            (one.id, one.display_name)
            for one in await floor.seen_by(session, who)
            if one.id != giver.id
        ]
    # Whom a customer is told of is there to write to them; a complaint waits for its owner.
    receivers = {
        TALKS: there.people(one for one in others if one[0] in there.states),
        COMPLAINTS: there.people(others),
    }
    return services.pages.show_form(
        request,
        "desk_whole_work.html",
        error,
        who=who,
        person=giver,
        has=has,
        unanswered=sum(one.unanswered > 0 for one in held),
        receivers=receivers,
        to_all=TO_ALL,
        sent={TALKS: "", COMPLAINTS: "", "note": "", **(sent or {})},
        done=request.args.get("done") if error is None else None,
    )
