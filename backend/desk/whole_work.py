"""Giving all that somebody is working on to a colleague, or back to queue and teams, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints import access, states
from backend.complaints.models import Complaint
from backend.conversations import desk, desk_lists, floor
from backend.conversations.desk import Agent
from backend.conversations.notes import LONGEST
from backend.desk import guard, who_is_there
from backend.kit.errors import InvalidInputError, YardimError
from backend.kit.text import clean
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.errors import StaffNotFoundError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.models import StaffMember
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_PATH = "/floor/work"
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
    chosen, note = str(fields.get("to", "")), clean(str(fields.get("note", ""))).strip()
    errors = {"to": "" if chosen else _NOT_CHOSEN, "note": "" if note else _NO_NOTE}
    errors["note"] = _TOO_LONG if len(note) > LONGEST else errors["note"]
    if wrong := {name: words for name, words in errors.items() if words}:
        raise InvalidInputError(errors=wrong)
    to = None if chosen == TO_ALL else await _receiver(work.session, who, chosen)
    passed = await desk.pass_all(work, giver.id, Agent(who.id, who.name), to, note)
    to_id = to.id if to is not None else None
    for one in passed:
        audit.note(
            work.session,
            work.now,
            Done.TRANSFERRED,
            who.id,
            conversation=one,
            of=giver.id,
            **({"to": to_id} if to_id else {}),
        )
    given = await services.handling.pass_all(work, giver.id, who, to_id, note)
    audit.note(
        work.session,
        work.now,
        Done.WORK_PASSED_ON,
        who.id,
        of=giver.id,
        conversations=len(passed),
        complaints=given,
        **({"to": to_id} if to_id else {}),
    )


def _require(who: LoggedIn) -> None:
    for each in (Permission.ASSIGN, Permission.TAKE_OVER):
        require(who.role, each)


async def _theirs(session: AsyncSession, who: LoggedIn, person: str) -> StaffMember:
    """Return somebody whom `who` may take work from or give it to: of their teams, or anybody."""
    for one in await floor.seen_by(session, who):
        if one.id == person:
            return one
    raise StaffNotFoundError


async def _receiver(session: AsyncSession, who: LoggedIn, chosen: str) -> StaffMember:
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
        complaints = await session.scalar(
            select(func.count())
            .select_from(Complaint)
            .where(
                Complaint.owner_id == giver.id,
                Complaint.state.in_(states.OPEN),
                access.visible_to(who),
            )
        )
        there = await who_is_there.read(session, now, Permission.ANSWER)
        others = [
            (one.id, one.display_name)
            for one in await floor.seen_by(session, who)
            if one.id != giver.id
        ]
    return services.pages.show_form(
        request,
        "desk_whole_work.html",
        error,
        who=who,
        person=giver,
        talks=len(held),
        unanswered=sum(one.unanswered > 0 for one in held),
        complaints=complaints or 0,
        receivers=there.people(others),
        to_all=TO_ALL,
        sent={"to": "", "note": "", **(sent or {})},
        done=request.args.get("done") if error is None else None,
    )
