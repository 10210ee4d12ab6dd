"""Macros: acts on a complaint done in one go, as supervisors and leads have them. Never commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from backend.complaints import places
from backend.complaints.places import Scope
from backend.complaints.written import written
from backend.conversations import macro_acts
from backend.conversations.shared_models import MACRO_NAME_LIMIT, Macro
from backend.kit.errors import InvalidInputError, NotAllowedError, NotFoundError
from backend.kit.text import clean_line
from backend.staff import audit, service
from backend.staff.audit import Done
from backend.staff.permissions import Permission, may, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.models import Complaint
    from backend.complaints.places import Place
    from backend.kit.work import Work

NAME_MISSING = "Makroya bir ad verin."


@dataclass(frozen=True, slots=True)
class Sent:
    """A macro as a form sends it: whose (`places`), its name, and what is chosen of each act."""

    where: str
    name: str
    acts: Mapping[str, str]


def editable(who: Viewer) -> list[Place]:
    """Return the places whose macros somebody edits: no macro is one's own alone.

    Raises:
        NotAllowedError: none are.

    """
    require(who.role, Permission.WORD_OWN_TEAMS)
    return [each for each in places.editable(who) if each.scope is not Scope.OWN]


async def edited_by(session: AsyncSession, who: Viewer) -> Sequence[Macro]:
    """Return the macros that somebody edits, by place and name."""
    found = or_(*(_of(place) for place in editable(who)))
    return (await session.scalars(select(Macro).where(found).order_by(*_BY_NAME))).all()


async def offered(session: AsyncSession, who: Viewer, complaint: Complaint) -> Sequence[Macro]:
    """Return the macros that somebody may apply to a complaint: the house's and their teams'.

    Who sees all teams is offered those of the complaint's team.
    """
    teams = set(who.teams)
    if may(who.role, Permission.SEE_ALL_TEAMS):
        teams.add(complaint.team)
    theirs = and_(Macro.scope == Scope.TEAM, Macro.owner.in_(sorted(teams)))
    query = select(Macro).where(or_(Macro.scope == Scope.HOUSE, theirs)).order_by(*_BY_NAME)
    return (await session.scalars(query)).all()


async def save(work: Work, who: Viewer, sent: Sent, macro_id: str = "") -> None:
    """Add a macro to a place, or change the one of an id.

    Raises:
        NotAllowedError: they edit none of this place.
        NotFoundError: there is none of this id that they edit.
        InvalidInputError: no name, no acts, or what cannot be, by field.

    """
    place = places.read(sent.where, who)
    if place not in editable(who):
        raise NotAllowedError
    kept = macro_acts.cleaned(sent.acts)
    people = {one.id for one in await service.who_may(work.session, Permission.HANDLE)}
    errors = macro_acts.problems(kept, people)
    try:
        name = written("name", clean_line(sent.name), MACRO_NAME_LIMIT, NAME_MISSING)
    except InvalidInputError as error:
        errors |= error.errors
    if errors:
        raise InvalidInputError(errors=errors)
    macro = await _editable(work.session, who, macro_id) if macro_id else Macro()
    macro.scope, macro.owner, macro.name, macro.acts = place.scope, place.owner, name, kept
    macro.changed_at, macro.changed_by = work.now, who.id
    work.session.add(macro)
    await work.session.flush()
    _note(work, who, macro, "saved")


async def remove(work: Work, who: Viewer, macro_id: str) -> None:
    """Take a macro away.

    Raises:
        NotAllowedError, NotFoundError: as `save`.

    """
    macro = await _editable(work.session, who, macro_id)
    await work.session.delete(macro)
    _note(work, who, macro, "removed")


def place_of(macro: Macro) -> Place:
    """Return whose a macro is."""
    return places.Place(Scope(macro.scope), macro.owner)


_BY_NAME = (Macro.scope.desc(), Macro.owner, Macro.name, Macro.id)


def _of(place: Place) -> ColumnElement[bool]:
    return and_(Macro.scope == place.scope, Macro.owner == place.owner)


async def _editable(session: AsyncSession, who: Viewer, macro_id: str) -> Macro:
    mine = editable(who)
    found = await session.get(Macro, macro_id, with_for_update=True)
    if found is None or place_of(found) not in mine:
        raise NotFoundError
    return found


def _note(work: Work, who: Viewer, macro: Macro, how: str) -> None:
    detail = {"macro": macro.id, "where": place_of(macro).where, "how": how}
    audit.note(work.session, work.now, Done.MACRO_CHANGED, who.id, **detail)
