"""What every change of teams, topics and rules has in common. Works inside the caller's unit.

A change counts itself, which locks out others until it is committed; whoever has not seen the
newest of what they change is refused; what was changed, from what and to what, is in the audit.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.complaints import catalogue_keeper, catalogue_rows
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.kit.text import clean_line
from backend.staff import audit
from backend.staff.models import StaffMember
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.models.catalogue import RoutingRule, TeamVersion, TopicVersion
    from backend.kit.work import Work
    from backend.staff.audit import Done

    type Version = TeamVersion | TopicVersion | RoutingRule

DAY_WRONG = "Bugünü ya da ileri bir tarihi seçin."
LABEL_WRONG = "1 ile {} karakter arasında bir ad yazın."
NUMBER_WRONG = "1 ile {} arasında bir sayı yazın."
YES = "evet"
"""What a ticked box of a form sends."""


async def begin(work: Work, who: Viewer) -> int:
    """Begin a change: return its number, and let whoever begins another wait for its end.

    Raises:
        NotAllowedError: they may not run teams.

    """
    require(who.role, Permission.RUN_TEAMS)
    return await catalogue_rows.next_revision(work.session)


async def require_seen(session: AsyncSession, newest: Version | None, seen: int) -> None:
    """Refuse a change by somebody who has not seen the one before.

    Raises:
        SettingChangedError: `newest` came after what they saw.

    """
    if newest is None or newest.revision <= seen:
        return
    query = select(StaffMember.display_name).where(StaffMember.id == newest.changed_by)
    raise SettingChangedError(await session.scalar(query) or "bir başkası")


def day_of(now: datetime, text: str) -> date | None:
    """Read a day of a form; None where it is none, or past in Türkiye."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= now.astimezone(ISTANBUL).date() else None


def label_of(errors: dict[str, str], sent: Mapping[str, str], limit: int) -> str:
    """Read what something is called."""
    label = clean_line(sent.get("label", ""))
    if not 0 < len(label) <= limit:
        errors["label"] = LABEL_WRONG.format(limit)
    return label


def number_of(errors: dict[str, str], sent: Mapping[str, str], field: str, most: int) -> int:
    """Read a whole number from 1 to `most`."""
    text = sent.get(field, "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(most)) else 0
    if not 1 <= number <= most:
        errors[field] = NUMBER_WRONG.format(most)
    return number


def one_of(
    errors: dict[str, str], sent: Mapping[str, str], field: str, known: Collection[str], wrong: str
) -> str:
    """Read what was chosen from a list."""
    chosen = sent.get(field, "")
    if chosen not in known:
        errors[field] = wrong
    return chosen


def refuse(errors: Mapping[str, str]) -> None:
    """Refuse a form in which something is wrong.

    Raises:
        InvalidInputError: something is.

    """
    if errors:
        raise InvalidInputError(errors=dict(errors))


def note(work: Work, who: Viewer, done: Done, **detail: Any) -> None:
    """Write down what was changed, and have every process read it anew after the commit."""
    audit.note(work.session, work.now, done, who.id, **detail)
    catalogue_keeper.changed(work)
