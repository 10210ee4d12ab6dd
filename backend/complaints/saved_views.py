"""Views of the list that are kept: one's own, and a team's, which supervisors share and edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from backend.complaints.models.saved_view import VIEW_NAME_LIMIT, SavedView
from backend.complaints.teams import TEAM_WRONG, teams
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError, NotFoundError
from backend.kit.text import clean_line
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, may, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

MOST_OF_ONES_OWN = 20
NAME_MISSING = "Görünüme bir ad verin."
NOTHING_NARROWED = "Önce listeyi daraltın; aranan sözcükler görünüme girmez."
TOO_MANY = f"En çok {MOST_OF_ONES_OWN} görünüm tutulur; birini silin."


async def seen_by(session: AsyncSession, who: Viewer) -> Sequence[SavedView]:
    """Return somebody's own views, then those of the teams that they see, by name."""
    shared = SavedView.team.is_not(None)
    if not may(who.role, Permission.SEE_ALL_TEAMS):
        shared = SavedView.team.in_(sorted(who.teams))
    own = (SavedView.staff_id == who.id) & SavedView.team.is_(None)
    order = (SavedView.team.is_not(None), SavedView.team, SavedView.name, SavedView.id)
    return (await session.scalars(select(SavedView).where(or_(own, shared)).order_by(*order))).all()


def may_edit(who: Viewer, view: SavedView) -> bool:
    """Whether somebody may rename or remove a view: their own, or as a supervisor a team's."""
    if view.team is None:
        return view.staff_id == who.id
    return may(who.role, Permission.RUN_TEAMS)


async def save(
    work: Work, who: Viewer, name: str, query: Mapping[str, str], team: str = ""
) -> SavedView:
    """Keep what the list is narrowed by, for oneself or, as a supervisor, for a team.

    Raises:
        NotAllowedError: somebody who is no supervisor shares.
        InvalidInputError: no name, nothing narrowed, no such team, or too many.

    """
    require(who.role, Permission.SEE_OWN_TEAMS)
    if team:
        require(who.role, Permission.RUN_TEAMS)
    errors = {} if query else {"view": NOTHING_NARROWED}
    if team and team not in teams():
        errors["team"] = TEAM_WRONG
    name = _named(name)
    if not team and await _own(work.session, who) >= MOST_OF_ONES_OWN:
        errors["view"] = TOO_MANY
    if errors:
        raise InvalidInputError(errors=errors)
    view = SavedView(
        staff_id=who.id, team=team or None, name=name, query=dict(query), created_at=work.now
    )
    work.session.add(view)
    await work.session.flush()
    _note(work, who, view, "saved")
    return view


async def rename(work: Work, who: Viewer, view_id: str, name: str) -> None:
    """Give a view another name.

    Raises:
        NotFoundError: there is none that they may edit.
        InvalidInputError: no name.

    """
    view = await _editable(work.session, who, view_id)
    view.name = _named(name)
    _note(work, who, view, "renamed")


async def remove(work: Work, who: Viewer, view_id: str) -> None:
    """Remove a view; a second time there is none.

    Raises:
        NotFoundError: there is none that they may edit.

    """
    view = await _editable(work.session, who, view_id)
    await work.session.delete(view)
    _note(work, who, view, "removed")


async def _editable(session: AsyncSession, who: Viewer, view_id: str) -> SavedView:
    view = await session.get(SavedView, view_id, with_for_update=True)
    if view is None or not may_edit(who, view):
        raise NotFoundError
    return view


async def _own(session: AsyncSession, who: Viewer) -> int:
    own = (SavedView.staff_id == who.id) & SavedView.team.is_(None)
    return await session.scalar(select(func.count()).select_from(SavedView).where(own)) or 0


def _named(name: str) -> str:
    return written("name", clean_line(name), VIEW_NAME_LIMIT, NAME_MISSING)


def _note(work: Work, who: Viewer, view: SavedView, how: str) -> None:
    """Write down what becomes of a team's view; one's own is nobody else's matter."""
    if view.team is not None:
        detail = {"view": view.id, "team": view.team, "how": how}
        audit.note(work.session, work.now, Done.VIEW_SHARED, who.id, **detail)
