"""The states of a complaint: one table of moves and one function that looks in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backend.complaints.errors import TransitionNotAllowedError


class State(StrEnum):
    """Where a complaint stands."""

    REGISTERED = "registered"
    IN_REVIEW = "in_review"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_THIRD_PARTY = "waiting_third_party"
    RESOLVED = "resolved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"


class Outcome(StrEnum):
    """What came of a resolved complaint."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    REJECTED = "rejected"
    GOODWILL = "goodwill"
    SOLVED_AT_FIRST_CONTACT = "solved_at_first_contact"
    # It could not be dealt with as a complaint: neither upheld nor rejected (`InvalidReason`).
    INVALID = "invalid"


class InvalidReason(StrEnum):
    """Why something is no valid complaint, by the operator's published rules."""

    SERVICE_NUMBER_MISSING = "service_number_missing"
    """Neither a service nor a telephone number tells which subscription it is about."""
    IDENTITY_MISSING = "identity_missing"
    """It does not say who complains."""
    NOT_OUR_CUSTOMER = "not_our_customer"
    """It is about another operator's service."""
    NO_COMPLAINT = "no_complaint"
    """It complains of nothing: advertising, a trial, thanks."""


@dataclass(frozen=True)
class Decision:
    """What was decided; `invalid` says why where that is `Outcome.INVALID`, and is None else."""

    outcome: Outcome
    invalid: InvalidReason | None = None

    @property
    def code(self) -> str:
        """How it is chosen in a form: `upheld`, `invalid:no_complaint`."""
        return f"{self.outcome}:{self.invalid}" if self.invalid else self.outcome.value


DECISIONS = {
    each.code: each
    for each in (
        *(Decision(one) for one in Outcome if one is not Outcome.INVALID),
        *(Decision(Outcome.INVALID, one) for one in InvalidReason),
    )
}
"""What may be decided of a complaint, by the code it is chosen by, in the order it is shown in."""


_ASIDE = {State.WITHDRAWN, State.DUPLICATE}

ALLOWED: dict[State, frozenset[State]] = {
    State.REGISTERED: frozenset({State.IN_REVIEW, *_ASIDE}),
    State.IN_REVIEW: frozenset(
        {State.WAITING_CUSTOMER, State.WAITING_THIRD_PARTY, State.RESOLVED, *_ASIDE}
    ),
    State.WAITING_CUSTOMER: frozenset({State.IN_REVIEW, *_ASIDE}),
    State.WAITING_THIRD_PARTY: frozenset({State.IN_REVIEW, *_ASIDE}),
    State.RESOLVED: frozenset({State.CLOSED, State.IN_REVIEW}),
    State.CLOSED: frozenset({State.IN_REVIEW}),
    State.WITHDRAWN: frozenset(),
    # Linked by mistake: it is a complaint of its own after all.
    State.DUPLICATE: frozenset({State.IN_REVIEW}),
}

FINISHED = frozenset({State.RESOLVED, State.CLOSED})
OPEN = frozenset(State) - FINISHED - _ASIDE
# Nobody calls a customer about it any more.
NOTHING_TO_SAY = frozenset({State.CLOSED, State.WITHDRAWN})

# Somebody may be called about it because a person of the house wants it.
TOLD_BY_PHONE = frozenset(State) - NOTHING_TO_SAY - {State.DUPLICATE}

# What a bare tracking number shows: it is no credential, so only as much as cannot hurt.
COARSE: dict[State, State] = {
    State.REGISTERED: State.REGISTERED,
    State.IN_REVIEW: State.IN_REVIEW,
    State.WAITING_CUSTOMER: State.IN_REVIEW,
    State.WAITING_THIRD_PARTY: State.IN_REVIEW,
    State.RESOLVED: State.RESOLVED,
    State.CLOSED: State.CLOSED,
    State.WITHDRAWN: State.CLOSED,
    State.DUPLICATE: State.CLOSED,
}


@dataclass(frozen=True)
class Move:
    """A move that the table allows, and what it means for the clocks."""

    origin: State
    target: State

    @property
    def reopens(self) -> bool:
        """Whether a finished complaint is taken up again: a new cycle begins."""
        return self.origin in FINISHED and self.target in OPEN

    @property
    def resolves(self) -> bool:
        """Whether the customer gets the result: the promises of this cycle are met."""
        return self.target is State.RESOLVED

    @property
    def closes(self) -> bool:
        """Whether the customer is told nothing more of it."""
        return self.target is State.CLOSED

    @property
    def drops(self) -> bool:
        """Whether nothing is owed any longer, though nothing was resolved."""
        return self.target in _ASIDE

    @property
    def revives(self) -> bool:
        """Whether what was set aside is owed after all, from when it was owed before."""
        return self.origin in _ASIDE and self.target in OPEN

    @property
    def pauses(self) -> bool:
        """Whether we wait for the customer from now on: the target clock stands still."""
        return self.target is State.WAITING_CUSTOMER

    @property
    def resumes(self) -> bool:
        """Whether the customer's turn is over: the target clock runs on."""
        return self.origin is State.WAITING_CUSTOMER or self.revives


# What staff choose by hand. Result, link and withdrawal are actions with content of their own.
_BY_HAND = frozenset(
    {State.IN_REVIEW, State.WAITING_CUSTOMER, State.WAITING_THIRD_PARTY, State.CLOSED}
)


def choices(origin: State) -> tuple[State, ...]:
    """Return the states that staff may choose for a complaint that stands at `origin`, in order."""
    return tuple(each for each in State if each in ALLOWED[origin] & _BY_HAND)


def move(origin: State, target: State) -> Move:
    """Move from `origin` to `target`.

    Raises:
        TransitionNotAllowedError: the table has no such move; staying is no move either.

    """
    if target not in ALLOWED[origin]:
        raise TransitionNotAllowedError
    return Move(origin, target)
