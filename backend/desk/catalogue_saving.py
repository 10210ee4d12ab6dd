"""Saving what a team or a topic is like from a day on: what would change is said before.

The same for both, also where what was to come is taken back (`forms.BACK`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import catalogue_changes as changes
from backend.desk import catalogue_forms as forms, catalogue_view, trying
from backend.desk.trying import Told, Tried
from backend.kit.errors import InvalidInputError, SettingChangedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import date

    from backend.complaints.catalogue import Catalogue
    from backend.complaints.models.catalogue import TeamVersion, TopicVersion
    from backend.desk.services import DeskServices
    from backend.desk.trying import Act, Says
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn

    type Save = Callable[[Work, LoggedIn, str, Mapping[str, str], int], Awaitable[None]]
    type Tells = Callable[
        [DeskServices, LoggedIn, str, date, tuple[Catalogue, Catalogue]], Awaitable[Told]
    ]


@dataclass(frozen=True)
class Kind[Row: (TeamVersion, TopicVersion)]:
    """Teams or topics: their rows, how one is saved, and what is told of a change."""

    row: type[Row]
    save: Save
    tells: Tells


async def one[Row: (TeamVersion, TopicVersion)](
    services: DeskServices, who: LoggedIn, kind: Kind[Row], code: str, sent: Mapping[str, str]
) -> Tried:
    """Say what a form would change of one, or save it where that is what was shown."""

    async def act(work: Work, given: Mapping[str, str]) -> None:
        newest = forms.newest_seen(given)
        if given.get(forms.BACK):
            day = forms.day(given.get("valid_from", ""))
            await changes.take_back(work, who, kind.row, code, day, newest)
        else:
            await kind.save(work, who, code, given, newest)

    async def says(before: Catalogue, after: Catalogue) -> Told:
        day = forms.day(sent["valid_from"])
        told = await kind.tells(services, who, code, day, (before, after))
        # What says nothing new can be taken back all the same.
        return told if told.lines or not sent.get(forms.BACK) else catalogue_view.NOTHING_LOST

    return await tried(services, sent, act, says)


async def tried(
    services: DeskServices, sent: Mapping[str, str], act: Act, says: Says[Catalogue]
) -> Tried:
    """Try a form of the catalogue, or save it; what was refused is in what is returned."""
    try:
        return await trying.follow(services.works, sent, trying.of_catalogue(services), act, says)
    except (InvalidInputError, SettingChangedError) as error:
        return Tried(error=error)
