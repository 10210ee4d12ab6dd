from __future__ import annotations

from itertools import product

import pytest

from backend.complaints.errors import TransitionNotAllowedError
from backend.conversations.answering import backoff_seconds
from backend.conversations.holder import ALLOWED, Handover, Holder, move

ANSWERS = {
    Handover.WAITING: Holder.BOT,
    Handover.ACTIVE: Holder.AGENT,
    Handover.ENDED: Holder.BOT,
}


@pytest.mark.parametrize(("now", "to"), list(product(Handover, Handover)))
def test_the_agent_answers_exactly_while_the_handover_is_active(
    now: Handover, to: Handover
) -> None:
    if to in ALLOWED[now]:
        assert move(now, to) is ANSWERS[to]
    else:
        with pytest.raises(TransitionNotAllowedError):
            move(now, to)


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 30), (1000, 30)]
)
def test_attempts_wait_longer_and_longer_but_never_beyond_half_a_minute(
    attempt: int, seconds: int
) -> None:
    assert backoff_seconds(attempt) == seconds
