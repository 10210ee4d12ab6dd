"""What the pages of teams, topics and rules have in common: what was sent, and what was before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from backend.kit.clock import ISTANBUL, day_in_turkiye
from backend.kit.errors import NotFoundError
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sanic import Request

    from backend.complaints.catalogue_changes import Version
    from backend.complaints.models.catalogue import TeamVersion, TopicVersion
    from backend.desk.services import DeskServices
    from backend.staff.roster import Person

_MOST_DIGITS = 9
BACK = "back"
"""The field of a form that takes back what was to be from its day (`valid_from`) on."""


def sent(request: Request, fields: Iterable[str]) -> dict[str, str]:
    """Return what a form says in these fields; what is missing, as an unticked box, is empty."""
    given = form_fields(request)
    return {name: str(given.get(name, "")) for name in fields}


def newest_seen(sent: Mapping[str, str]) -> int:
    """Return the number of the newest change that the page of a form had shown."""
    text = sent.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0


def day(text: str) -> date:
    """Read a day of an address.

    Raises:
        NotFoundError: it is none.

    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFoundError from error


def today(services: DeskServices) -> date:
    """Return the day in Türkiye."""
    return day_in_turkiye(services.clock.now())


def newest(versions: Sequence[Version]) -> int:
    """Return the number of the newest change of something."""
    return max((row.revision for row in versions), default=0)


def in_force_on[Row: (TeamVersion, TopicVersion)](versions: Sequence[Row], on: date) -> Row:
    """Return what holds on a day, of rows in their order; before all of them, the first."""
    return next((row for row in reversed(versions) if row.valid_from <= on), versions[0])


def lines[Row: (TeamVersion, TopicVersion)](
    versions: Sequence[Row],
    everybody: Iterable[Person],
    on: date,
    said: Callable[[Row], str],
) -> list[dict[str, Any]]:
    """Return what something was, is and will be, the newest first, and who said so when."""
    names = {one.id: one.name for one in everybody}
    now = in_force_on(versions, on) if versions else None
    return [
        {
            "day": row.valid_from,
            "said": said(row),
            "who": names.get(row.changed_by, "") if row.changed_by else "Başlangıç",
            "at": row.changed_at.astimezone(ISTANBUL),
            "holds": row is now,
            "to_come": row.valid_from > on,
            "first": row.changed_by is None,
        }
        for row in reversed(versions)
    ]
