"""What every change of teams, topics and rules has in common. Works inside the caller's unit.

A change counts itself, which locks out others until it is committed; whoever has not seen the
newest of what they change is refused; what was changed, from what and to what, is in the audit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.complaints import catalogue_keeper, catalogue_rows
from backend.complaints.models.catalogue import TeamVersion, TopicVersion
from backend.kit.clock import day_in_turkiye
from backend.kit.errors import InvalidInputError, NotFoundError, SettingChangedError
from backend.kit.text import clean_line
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.models import StaffMember
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.models.catalogue import RoutingRule
    from backend.kit.work import Work

    type Version = TeamVersion | TopicVersion | RoutingRule

DAY_WRONG = "Bugünü ya da ileri bir tarihi seçin."
LABEL_WRONG = "1 ile {} karakter arasında bir ad yazın."
NUMBER_WRONG = "1 ile {} arasında bir sayı yazın."
_NOTED = {TeamVersion: (Done.TEAM_CHANGED, "team"), TopicVersion: (Done.TOPIC_CHANGED, "topic")}
YES = "evet"
"""What a ticked box of a form sends."""


async def begin(work: Work, who: Viewer) -> int:
    """Begin a change: return its number, and let whoever begins another wait for its end.

    Raises:
        NotAllowedError: they may not run teams.

    """
    require(who.role, Permission.RUN_TEAMS)
    return await catalogue_rows.next_revision(work.session)


async def versions[Row: (TeamVersion, TopicVersion)](
    session: AsyncSession, of: type[Row], code: str
) -> Sequence[Row]:
    """Return what a team or a topic was like, is and will be, the first to begin first."""
    query = select(of).where(of.code == code).order_by(of.valid_from)
    return (await session.scalars(query)).all()


async def require_seen(session: AsyncSession, stored: Sequence[Version], seen: int) -> None:
    """Refuse a change by somebody who has not seen the newest of what is stored.

    Raises:
        SettingChangedError: one came after what they saw.

    """
    newest = max(stored, key=lambda row: row.revision, default=None)
    if newest is None or newest.revision <= seen:
        return
    query = select(StaffMember.display_name).where(StaffMember.id == newest.changed_by)
    raise SettingChangedError(await session.scalar(query) or "bir başkası")


async def take_back[Row: (TeamVersion, TopicVersion)](  # noqa: PLR0913, PLR0917 - who, what, from when
    work: Work, who: Viewer, of: type[Row], code: str, day: date, seen: int
) -> None:
    """Take away what a team or a topic was to be like from a day that is still to come.

    `seen` is the number of the newest change of it that was shown to them.

    Raises:
        NotAllowedError: they may not run teams.
        SettingChangedError: somebody has changed it since.
        NotFoundError: nothing begins then, or it has begun.

    """
    await begin(work, who)
    stored = await versions(work.session, of, code)
    found = next((row for row in stored if row.valid_from == day), None)
    if found is None or day <= day_in_turkiye(work.now):
        raise NotFoundError
    await require_seen(work.session, stored, seen)
    await work.session.delete(found)
    done, name = _NOTED[of]
    note(work, who, done, **{name: code, "removed": str(day)})


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
