"""Settings that are shown before they are saved: "Ne değişir?" first, then exactly that is saved.

What would change is found by doing it and taking it back. The page that says it carries a digest of
the form; whoever changes the form afterwards is shown it anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from backend.complaints import house_rule_keeper
from backend.complaints.house_rule_changes import FORM, NOTHING_CHANGES
from backend.desk.house_rules import change_of
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from backend.complaints.house_rule_changes import Change
    from backend.complaints.house_rules import HouseRules
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.kit.work import Work

    type Act = Callable[[Work, Change], Awaitable[object]]
    # What is said of the rules before and after it.
    type Says = Callable[[HouseRules, HouseRules], Sequence[str]]

SAVE = "kaydet"
_NOT_SHOWN = frozenset({"csrf", "do", "shown", "reason"})


@dataclass(frozen=True)
class Tried:
    """What would change in words, the name of exactly this form, and what was wrong.

    `otherwise`: it was to be saved, but is not what had been shown. `saved`: it is done.
    """

    lines: Sequence[str] = field(default_factory=tuple)
    digest: str = ""
    otherwise: bool = False
    error: YardimError | None = None
    saved: bool = False


NOTHING_YET = Tried()


class _RehearsedError(Exception):
    """Rolls back what was only tried."""


async def follow(services: DeskServices, sent: Mapping[str, str], act: Act, says: Says) -> Tried:
    """Say what a form would change, or save it where it is what was shown.

    Raises:
        Whatever `act` raises when it is tried; InvalidInputError where nothing would change.

    """
    change, name = change_of(sent), digest(sent)
    lines: list[str] = []
    with suppress(_RehearsedError):
        async with services.works.begin() as work:
            before = await house_rule_keeper.read(work.session)
            # The reason is asked for last.
            await act(work, replace(change, reason=change.reason.strip() or "-"))
            await work.session.flush()
            lines += says(before, await house_rule_keeper.read(work.session))
            raise _RehearsedError
    if not lines:
        raise InvalidInputError(errors={FORM: NOTHING_CHANGES})
    if not is_confirmed(sent):
        return Tried(lines, name, otherwise=sent.get("do") == SAVE)
    try:
        async with services.works.begin() as work:
            await act(work, change)
    except InvalidInputError as error:
        return Tried(lines, name, error=error)
    await services.rules.load(services.works)
    return Tried(saved=True)


def is_confirmed(sent: Mapping[str, str]) -> bool:
    """Whether a form is to be saved and is what was shown."""
    return sent.get("do") == SAVE and sent.get("shown") == digest(sent)


def digest(sent: Mapping[str, str]) -> str:
    """Name what a form says, the reason apart, which changes nothing."""
    said = {name: value.strip() for name, value in sent.items() if name not in _NOT_SHOWN}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
