"""What is shown as an example of searching is understood: in the documentation and on the page."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from backend import desk
from backend.complaints import search_keys
from backend.complaints.search_keys import KEYS
from backend.desk import complaint_filters

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[3]
_PAGE = Path(desk.__path__[0], "templates", "desk_complaints.html")
_KEY = re.compile(r"([a-z]+):")


def documented() -> Iterator[str]:
    """Give the examples of the table of keys: a value alone is one of its row's key."""
    for line in (_ROOT / "docs" / "desk.md").read_text("utf-8").splitlines():
        named = re.match(r"\| `([a-z]+):`", line)
        if named is None:
            continue
        for value in re.findall(r"`([^`]+)`", line.split("|")[2]):
            yield value if _KEY.match(value) else f"{named[1]}:{value}"


def shown() -> Iterator[str]:
    """Give the examples of the help under the field "Ara"."""
    page = html.unescape(_PAGE.read_text("utf-8"))
    for key, values in re.findall(r"<dt>([a-z]+):.*?</dt><dd>(.*?)</dd>", page):
        if key == "no":
            continue
        examples = re.findall(rf'{key}:(?:"[^"]+"|[^\s;]+)', values)
        said = re.sub(r"^[^:]*: |:.*", "", values) if key in {"sure", "tarih"} else values
        listed = [] if examples else re.split(r", | ya da ", said.split(": ", maxsplit=1)[0])
        yield from examples
        yield from (f"{key}:{each}" for each in listed if each != "bir çalışanın adı")


EXAMPLES = sorted({*documented(), *shown()})


def test_every_key_has_an_example() -> None:
    keys = {found[1] for example in EXAMPLES if (found := _KEY.match(example))}
    assert keys >= set(KEYS) - {"no"}


@pytest.mark.parametrize("typed", EXAMPLES)
def test_every_example_is_understood(typed: str) -> None:
    choices = complaint_filters.choices([("a" * 32, "Ayşe Kaya")])
    read = search_keys.read(typed, choices)
    assert read.problems == []
    assert len(read.values) == 1
