from __future__ import annotations

from pathlib import Path

import pytest

from lexicon import danger

_HERE = Path(__file__).parent
DANGERS = [
    tuple(line.split("\t")) for line in (_HERE / "dangers.tsv").read_text("utf-8").splitlines()
]
EVERYDAY = (_HERE / "everyday.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("kind", "text"), DANGERS)
def test_a_danger_is_found_with_its_kind(kind: str, text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", EVERYDAY)
def test_an_everyday_complaint_is_no_alarm(text: str) -> None:
    assert danger.find(text) is None
