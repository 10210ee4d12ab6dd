"""Settings that are shown before they are saved: "Ne değişir?" first, then exactly that is saved.

What would change is found by doing it and taking it back. The page that says it carries a digest of
the form; whoever saves an untried form, or changes it afterwards, is shown it first. What changes
nothing but a word for colleagues is saved at once.
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
    otherwise with single ones (`example`). `plain`: nothing of it needs a second look.
    """

    lines: Sequence[str] = ()
    teams: Sequence[tuple[str, int, int]] = ()
    examples: Sequence[tuple[str, str, str]] = ()
    plain: bool = False


def example(number: str, what: str) -> tuple[str, str, str]:
    """Return what would be otherwise with a complaint, with its tracking number as it is read."""
    return number, display(number), what


@dataclass(frozen=True)
class Tried:
    """What would change, the name of exactly this form, and what was wrong.

    `wanted`: it was to be saved, but was not shown before; `otherwise`: something else had been.
    `saved`: it is done.
    """

    told: Told = field(default_factory=Told)
    digest: str = ""
    wanted: bool = False
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

    It is said once nothing of the try is left, so nobody waits for it; what was shown is not tried
    again. What `act` refuses when it is saved is in what is returned.

    Raises:
        Whatever `act` raises when it is tried; InvalidInputError where nothing would change.

    """
    refused: YardimError | None = None
    if is_confirmed(sent):
        try:
            return await _saved(works, sent, kept, act)
        except InvalidInputError as error:
            refused = error
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
    wanted = sent.get("do") == SAVE
    if wanted and told.plain:
        return await _saved(works, sent, kept, act)
    if refused is not None:
        return Tried(told, name, error=refused)
    return Tried(told, name, wanted=wanted, otherwise=wanted and bool(sent.get("shown")))


async def _saved[State](
    works: Works, sent: Mapping[str, str], kept: Kept[State], act: Act
) -> Tried:
    async with works.begin() as work:
        before = await kept.read(work.session)
        await act(work, sent)
        await work.session.flush()
        if await kept.read(work.session) == before:
            raise InvalidInputError(errors={FORM: NOTHING_CHANGES})
    await kept.load(works)
    return Tried(saved=True)


def is_confirmed(sent: Mapping[str, str]) -> bool:
    """Whether a form is to be saved and is what was shown."""
    return sent.get("do") == SAVE and sent.get("shown") == digest(sent)


def digest(sent: Mapping[str, str]) -> str:
    """Name what a form says, the reason apart, which changes nothing."""
    said = {name: value.strip() for name, value in sent.items() if name not in _NOT_SHOWN}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
