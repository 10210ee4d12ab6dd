"""What a process made at its start is not gone through again."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from backend.kit import long_lived

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _let_it_be_looked_at_again() -> Iterator[None]:
    yield
    gc.unfreeze()


class _Kept:
    """Something that refers to itself, which only the collector can tell to be garbage."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_looks_at_nothing_that_was_set_aside() -> None:
    kept = _Kept()
    assert long_lived.set_aside() > 0
    assert all(each is not kept for each in gc.get_objects())


def test_what_is_made_and_let_go_afterwards_is_still_collected() -> None:
    long_lived.set_aside()
    later = _Kept()
    assert any(each is later for each in gc.get_objects())
    del later
    assert gc.collect() > 0
