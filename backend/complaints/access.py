"""Who of the house sees which complaints: one policy for lists, search, pages and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sqlalchemy import ColumnElement, false, or_, true

from backend.complaints.models import Complaint
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from backend.staff.models import Role


class Viewer(Protocol):
    """Somebody of the house who looks at complaints, or works on them."""

    @property
    def id(self) -> str:
        """The id of their row."""
        ...

    @property
    def role(self) -> Role:
        """What their work is."""
        ...

    @property
    def teams(self) -> AbstractSet[str]:
        """The teams they work in."""
        ...


def visible_to(who: Viewer) -> ColumnElement[bool]:
    """Return the condition on `Complaint` under which somebody may see it."""
    if may(who.role, Permission.SEE_ALL_TEAMS):
        return true()
    if not may(who.role, Permission.SEE_OWN_TEAMS):
        return false()
    return or_(Complaint.team.in_(sorted(who.teams)), Complaint.owner_id == who.id)


def may_see(who: Viewer, complaint: Complaint) -> bool:
    """Whether somebody may see a complaint: as `visible_to`, for one that was read."""
    if may(who.role, Permission.SEE_ALL_TEAMS):
        return True
    own = complaint.team in who.teams or complaint.owner_id == who.id
    return own and may(who.role, Permission.SEE_OWN_TEAMS)
