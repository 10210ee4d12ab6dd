"""Who may put right what they entered, case by case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from backend.complaints import own_entries
from backend.complaints.models.kinds import ActorKind, EntryKind
from backend.complaints.states import OPEN, State
from backend.staff.models import Role

NOW = datetime(2026, 10, 14, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Somebody:
    id: str = "ayse"
    role: Role = Role.AGENT
    teams: frozenset[str] = frozenset()


def entry(
    author: str | None = "ayse",
    kind: EntryKind = EntryKind.DESCRIPTION,
    by: ActorKind = ActorKind.STAFF,
) -> Any:
    return SimpleNamespace(kind=kind, author_kind=by, author_id=author)


def complaint(*entries: Any, **fields: Any) -> Any:
    given = {
        "state": State.REGISTERED,
        "erased_at": None,
        "registered_at": NOW,
        "entries": list(entries or (entry(),)),
    }
    return SimpleNamespace(**{**given, **fields})


def may(one: Any, who: Somebody | None = None, now: datetime = NOW) -> bool:
    return own_entries.may_put_right(cast("Any", who or Somebody()), one, now)


@pytest.mark.parametrize("role", Role)
def test_whoever_entered_it_may_whose_role_grants_it(role: Role) -> None:
    assert may(complaint(), Somebody(role=role)) is (role is not Role.AUDITOR)


@pytest.mark.parametrize("state", State)
def test_only_what_is_open_is_put_right(state: State) -> None:
    assert may(complaint(state=state)) is (state in OPEN)


@pytest.mark.parametrize(
    ("entries", "granted"),
    [
        ((entry(),), True),
        ((entry(), entry("mehmet", EntryKind.NOTE)), True),
        ((entry("mehmet"),), False),
        # A note of theirs, or words of the customer's, make it nobody's to put right.
        ((entry("mehmet"), entry(kind=EntryKind.NOTE)), False),
        ((entry(None, by=ActorKind.CUSTOMER), entry(kind=EntryKind.ADDITION)), False),
    ],
)
def test_only_who_wrote_it_down_does(entries: tuple[Any, ...], *, granted: bool) -> None:
    assert may(complaint(*entries)) is granted


def test_it_ends_after_a_day_and_with_the_erasure() -> None:
    day = own_entries.PUT_RIGHT_FOR
    assert may(complaint(), now=NOW + day - timedelta(seconds=1))
    assert not may(complaint(), now=NOW + day)
    assert not may(complaint(erased_at=NOW))
