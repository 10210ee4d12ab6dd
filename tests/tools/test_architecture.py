"""docs/architecture.md says what the code is."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tools.imports_picture import PAGE, drawn, layers, picture

ROOT = Path(__file__).parents[2]
_TEXT = PAGE.read_text("utf-8")
_WALKS = _TEXT.partition("<!-- walks: begin -->")[2].partition("<!-- walks: end -->")[0]
_STEPS = sorted(set(re.findall(r"`([a-z_]+(?:\.\w+)+)`", _WALKS)))
_PLACES = sorted(set(re.findall(r"`((?:backend|bot|actions|lexicon|docs)/[\w/.]*)`", _TEXT)))


def test_the_picture_of_the_imports_is_that_of_the_code() -> None:
    assert drawn() == picture(), "run: python -m tools.imports_picture"


def test_nothing_in_the_picture_points_upward() -> None:
    order = [name for layer in layers() for name in layer]
    rows = re.findall(r"^([\w.]+) +-> (.*)$", drawn(), re.MULTILINE)
    assert len(rows) > len(order) - 2
    for name, below in rows:
        place = order.index(name.split(".")[0])
        assert all(order.index(each) > place for each in below.split()), name


@pytest.mark.parametrize("step", _STEPS)
def test_each_step_of_the_walks_is_a_function_of_the_backend(step: str) -> None:
    assert callable(_found(step))


def test_there_are_steps() -> None:
    assert len(_STEPS) > 25


@pytest.mark.parametrize("place", _PLACES)
def test_each_place_that_the_page_names_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def _found(step: str) -> Any:
    parts = step.split(".")
    for length in range(len(parts) - 1, 0, -1):
        path = ROOT.joinpath("backend", *parts[:length])
        if path.with_suffix(".py").exists():
            found: Any = import_module(".".join(("backend", *parts[:length])))
            for name in parts[length:]:
                found = getattr(found, name)
            return found
    raise AssertionError(step)
