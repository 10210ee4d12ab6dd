from __future__ import annotations

from itertools import pairwise

import pytest

from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.states import ALLOWED, COARSE, FINISHED, OPEN, State, choices, move

PERMITTED = [(origin, target) for origin, targets in ALLOWED.items() for target in targets]
REFUSED = [(a, b) for a in State for b in State if b not in ALLOWED[a]]


@pytest.mark.parametrize(("origin", "target"), PERMITTED)
def test_what_the_table_allows_is_done(origin: State, target: State) -> None:
    assert (move(origin, target).origin, move(origin, target).target) == (origin, target)


@pytest.mark.parametrize(("origin", "target"), REFUSED)
def test_what_the_table_does_not_allow_is_refused(origin: State, target: State) -> None:
    with pytest.raises(TransitionNotAllowedError):
        move(origin, target)


def test_the_way_of_an_ordinary_complaint_is_open_from_end_to_end() -> None:
    way = [State.REGISTERED, State.IN_REVIEW, State.RESOLVED, State.CLOSED]
    for origin, target in pairwise(way):
        move(origin, target)


def test_nothing_leads_back_from_what_the_customer_took_back() -> None:
    assert not ALLOWED[State.WITHDRAWN]


def test_a_duplicate_leads_back_into_review_only_and_what_it_owed_is_owed_again() -> None:
    assert ALLOWED[State.DUPLICATE] == {State.IN_REVIEW}
    step = move(State.DUPLICATE, State.IN_REVIEW)
    assert (step.revives, step.reopens) == (True, False)


@pytest.mark.parametrize("origin", State)
def test_what_staff_choose_by_hand_is_allowed_and_has_no_content_of_its_own(origin: State) -> None:
    chosen = set(choices(origin))
    assert chosen <= ALLOWED[origin]
    assert chosen.isdisjoint({State.RESOLVED, State.WITHDRAWN, State.DUPLICATE, State.REGISTERED})


@pytest.mark.parametrize("origin", sorted(OPEN))
def test_every_open_complaint_can_be_withdrawn(origin: State) -> None:
    assert State.WITHDRAWN in ALLOWED[origin]


@pytest.mark.parametrize("origin", sorted(FINISHED))
def test_a_finished_complaint_that_is_taken_up_again_begins_a_new_cycle(origin: State) -> None:
    assert move(origin, State.IN_REVIEW).reopens


def test_beginning_the_review_is_no_reopening() -> None:
    assert not move(State.REGISTERED, State.IN_REVIEW).reopens
    assert not move(State.WAITING_CUSTOMER, State.IN_REVIEW).reopens


def test_every_state_has_a_coarse_one_that_tells_less() -> None:
    assert set(COARSE) == set(State)
    hidden = {State.WAITING_CUSTOMER, State.WAITING_THIRD_PARTY, State.WITHDRAWN, State.DUPLICATE}
    assert hidden.isdisjoint(COARSE.values())
