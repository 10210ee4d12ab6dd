"""What is sealed opens for its owner, for its purpose and under its key; nowhere else."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from backend.staff.sealing import Keys

KEYS = Keys("k" * 32)


def test_what_is_sealed_opens_and_looks_different_each_time() -> None:
    first, second = (KEYS.seal("GEZDGNBV", "kept", "ayse") for _ in range(2))
    assert first != second
    assert "GEZDGNBV" not in first
    assert KEYS.open(first, "kept", "ayse") == KEYS.open(second, "kept", "ayse") == "GEZDGNBV"


@pytest.mark.parametrize(
    ("keys", "purpose", "owner"),
    [(KEYS, "kept", "mehmet"), (KEYS, "offered", "ayse"), (Keys("x" * 32), "kept", "ayse")],
    ids=["somebody else's", "another purpose", "another key"],
)
def test_moved_elsewhere_it_does_not_open(keys: Keys, purpose: str, owner: str) -> None:
    assert keys.open(KEYS.seal("GEZDGNBV", "kept", "ayse"), purpose, owner) is None


@pytest.mark.parametrize("changed", ["", "a", "ş", "A" * 60, "!" * 60])
def test_what_was_never_sealed_does_not_open(changed: str) -> None:
    assert KEYS.open(changed, "kept", "ayse") is None


def test_one_letter_changed_and_it_does_not_open() -> None:
    sealed = KEYS.seal("GEZDGNBV", "kept", "ayse")
    other = "B" if sealed[20] == "A" else "A"
    assert KEYS.open(sealed[:20] + other + sealed[21:], "kept", "ayse") is None


def test_a_digest_is_its_owners_and_its_keys() -> None:
    made = KEYS.digest("abcde", "ayse")
    assert made == KEYS.digest("abcde", "ayse")
    assert len({made, KEYS.digest("abcde", "mehmet"), Keys("x").digest("abcde", "ayse")}) == 3


def test_keys_are_told_apart_by_their_names_which_say_nothing_of_them() -> None:
    assert KEYS.id == Keys("k" * 32).id != Keys("x" * 32).id
    assert len(KEYS.id) == 16


def test_without_a_setting_there_are_no_keys() -> None:
    assert Keys.of(SecretStr("")) is None
    made = Keys.of(SecretStr("k" * 32))
    assert made is not None
    assert made.id == KEYS.id
