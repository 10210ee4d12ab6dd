"""Settings that are shown before they are saved: "Ne değişir?" first, then exactly that is saved.

What would change is found by doing it and taking it back. The page that says it carries a digest of
the form; whoever changes the form afterwards is shown it anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from backend.complaints import catalogue_rows, house_rule_keeper
from backend.complaints.house_rule_changes import FORM, NOTHING_CHANGES
from backend.complaints.tracking_number import display
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.catalogue import Catalogue
    from backend.complaints.house_rules import HouseRules
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.kit.work import Work, Works

    # Does what a form asks for, which is given to it.
    type Act = Callable[[Work, Mapping[str, str]], Awaitable[object]]
    # What is said of what is set, before and after it.
    type Says[State] = Callable[[State, State], Awaitable[Told]]

SAVE = "kaydet"
_NOT_SHOWN = frozenset({"csrf", "do", "shown", "reason"})


@dataclass(frozen=True)
class Told:
    """What is said of a change; without any line nothing changes.

    `teams`: how many complaints each would have had, before and after. `examples`: what would be
    otherwise with single ones (`example`).
    """

    lines: Sequence[str] = ()
    teams: Sequence[tuple[str, int, int]] = ()
    examples: Sequence[tuple[str, str, str]] = ()


def example(number: str, what: str) -> tuple[str, str, str]:
    """Return what would be otherwise with a complaint, with its tracking number as it is read."""
    return number, display(number), what


@dataclass(frozen=True)
class Tried:
    """What would change, the name of exactly this form, and what was wrong.

    `otherwise`: it was to be saved, but is not what had been shown. `saved`: it is done.
    """

    told: Told = field(default_factory=Told)
    digest: str = ""
    otherwise: bool = False
    error: YardimError | None = None
    saved: bool = False


NOTHING_YET = Tried()


@dataclass(frozen=True)
class Kept[State]:
    """What is set: how it is read, and how this process goes by it once it is changed."""

    read: Callable[[AsyncSession], Awaitable[State]]
    load: Callable[[Works], Awaitable[object]]


def of_house(services: DeskServices) -> Kept[HouseRules]:
    """Return the house's rules: terms, limits, ladders, days of the calendar."""
    return Kept(house_rule_keeper.read, services.rules.load)


def of_catalogue(services: DeskServices) -> Kept[Catalogue]:
    """Return the teams, the topics and the rules of routing."""
    return Kept(catalogue_rows.read, services.catalogue.load)


class _RehearsedError(Exception):
    """Rolls back what was only tried."""


async def follow[State](
    works: Works, sent: Mapping[str, str], kept: Kept[State], act: Act, says: Says[State]
) -> Tried:
    """Say what a form would change, or save it where it is what was shown.

    It is said once nothing of the try is left, so nobody waits for it.

    Raises:
        Whatever `act` raises when it is tried; InvalidInputError where nothing would change.

    """
    name, found = digest(sent), list[State]()
    with suppress(_RehearsedError):
        async with works.begin() as work:
            found.append(await kept.read(work.session))
            # The reason is asked for last.
            await act(work, {**sent, "reason": sent.get("reason", "").strip() or "-"})
            await work.session.flush()
            found.append(await kept.read(work.session))
            raise _RehearsedError
    told = await says(*found)
    if not told.lines:
        raise InvalidInputError(errors={FORM: NOTHING_CHANGES})
    if not is_confirmed(sent):
        return Tried(told, name, otherwise=sent.get("do") == SAVE)
    try:
        async with works.begin() as work:
            await act(work, sent)
    except InvalidInputError as error:
        return Tried(told, name, error=error)
    await kept.load(works)
    return Tried(saved=True)


def is_confirmed(sent: Mapping[str, str]) -> bool:
    """Whether a form is to be saved and is what was shown."""
    return sent.get("do") == SAVE and sent.get("shown") == digest(sent)


def digest(sent: Mapping[str, str]) -> str:
    """Name what a form says, the reason apart, which changes nothing."""
    said = {name: value.strip() for name, value in sent.items() if name not in _NOT_SHOWN}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
