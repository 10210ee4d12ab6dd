"""The people of the house: who may log in, as what, in which teams."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from backend.complaints.actors import staff
from backend.complaints.teams import all_teams
from backend.conversations import leaving
from backend.desk import guard
from backend.desk.audit_words import KINDS, ROLES
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line
from backend.staff import audit_queries, people, roster
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

    type Fields = Mapping[str, object]
    type Act = Callable[
        [Work, DeskServices, LoggedIn, str, Fields], Awaitable[tuple[object, str] | None]
    ]

PATH = f"{guard.PATH}/people"


@dataclass(frozen=True)
class _Shown:
    """What a page holds beside its people: what was refused, and a password that is told once."""

    errors: Mapping[str, str] = field(default_factory=dict)
    fields: Fields = field(default_factory=dict)
    password: str = ""


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_people, "/people", *SHOWN)
    routes.add(add_person, "/people", "POST")
    routes.add(show_person, "/people/<person:str>", *SHOWN)
    for name, act in _ACTS.items():
        routes.add(_doing(name, act), f"/people/<person:str>/{name}", "POST")


@guard.for_staff
async def show_people(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show everybody, and a form for somebody new."""
    return await _people_page(request, services, who, _Shown())


@guard.for_staff
async def add_person(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Let somebody work here; their password is shown on this page and nowhere else."""
    fields = form_fields(request)
    try:
        async with services.works.begin() as work:
            member, password = await people.add(
                work.session,
                who,
                work.now,
                username=clean_line(str(fields.get("username", ""))),
                name=str(fields.get("name", "")),
                role=str(fields.get("role", "")),
                teams=_teams(request),
                email=str(fields.get("email", "")),
            )
            added = member.id
    except InvalidInputError as error:
        shown = _Shown(error.errors, fields)
        return await _people_page(request, services, who, shown, error.status)
    return await _person_page(request, services, who, added, _Shown(password=password))


@guard.for_staff
async def show_person(
    request: Request, services: DeskServices, who: LoggedIn, person: str
) -> HTTPResponse:
    """Show somebody, and what can be done about their account."""
    return await _person_page(request, services, who, person, _Shown())


def _doing(name: str, act: Act) -> Any:
    """Make the handler that does something about an account and shows it again."""

    async def handler(
        request: Request, services: DeskServices, who: LoggedIn, person: str
    ) -> HTTPResponse:
        fields = {**form_fields(request), "teams": _teams(request)}
        try:
            async with services.works.begin() as work:
                given = await act(work, services, who, person, fields)
        except InvalidInputError as error:
            shown = _Shown(error.errors, fields)
            return await _person_page(request, services, who, person, shown, status=error.status)
        if given is not None:
            return await _person_page(request, services, who, person, _Shown(password=given[1]))
        return seen(f"{PATH}/{person}")

    handler.__name__ = f"person_{name.replace('-', '_')}"
    return guard.for_staff(handler)


async def _change(
    work: Work, services: DeskServices, who: LoggedIn, person: str, fields: Fields
) -> None:
    del services
    given = fields["teams"]
    await people.change(
        work.session,
        who,
        work.now,
        person,
        name=str(fields.get("name", "")),
        role=str(fields.get("role", "")),
        teams=given if isinstance(given, list) else [],
        email=str(fields.get("email", "")),
    )


async def _give_password(
    work: Work, services: DeskServices, who: LoggedIn, person: str, fields: Fields
) -> tuple[object, str]:
    del services, fields
    return await people.give_password(work.session, who, work.now, person)


async def _end_sessions(
    work: Work, services: DeskServices, who: LoggedIn, person: str, fields: Fields
) -> None:
    del services, fields
    await people.end_sessions(work.session, who, work.now, person)


async def _reset_second_step(
    work: Work, services: DeskServices, who: LoggedIn, person: str, fields: Fields
) -> None:
    del services, fields
    await people.reset_second_step(work.session, who, work.now, person)


async def _deactivate(
    work: Work, services: DeskServices, who: LoggedIn, person: str, fields: Fields
) -> None:
    del fields
    await people.deactivate(work.session, who, work.now, person)
    await work.session.flush()
    await leaving.release_work(work, services.handling, person, staff(who.id))


async def _reactivate(
    work: Work, services: DeskServices, who: LoggedIn, person: str, fields: Fields
) -> tuple[object, str]:
    del services, fields
    return await people.reactivate(work.session, who, work.now, person)


_ACTS: Mapping[str, Act] = {
    "change": _change,
    "password": _give_password,
    "sessions": _end_sessions,
    "second-step": _reset_second_step,
    "leave": _deactivate,
    "return": _reactivate,
}


def _teams(request: Request) -> list[str]:
    """Return the teams that were ticked; a code that is none of ours is left out."""
    known, form = all_teams(), request.form
    return [team for team in form.getlist("teams", []) if team in known] if form else []


async def _people_page(
    request: Request, services: DeskServices, who: LoggedIn, shown: _Shown, status: int = 200
) -> HTTPResponse:
    async with services.works.reading() as session:
        require(who.role, Permission.RUN_ACCOUNTS)
        everybody = await roster.everybody(session)
    return services.pages.show(
        request,
        "desk_people.html",
        status,
        who=who,
        people=everybody,
        roles=ROLES,
        teams=all_teams(),
        ticked=_teams(request) if shown.errors else [],
        shown=shown,
    )


async def _person_page(  # noqa: PLR0913 - who looks at whom, and what came of it
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    person: str,
    shown: _Shown,
    *,
    status: int = 200,
) -> HTTPResponse:
    async with services.works.reading() as session:
        require(who.role, Permission.RUN_ACCOUNTS)
        found = await roster.one(session, person)
        changes = await audit_queries.about_account(session, person)
    return services.pages.show(
        request,
        "desk_person.html",
        status,
        who=who,
        person=found,
        roles=ROLES,
        teams=all_teams(),
        ticked=_teams(request) if shown.errors else sorted(found.teams),
        changes=changes,
        kinds=KINDS,
        shown=shown,
    )
