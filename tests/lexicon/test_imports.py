"""What `lexicon` stands on: both sides import it, each from an environment of its own."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = {"phonenumbers": "phonenumbers", "email_validator": "email-validator"}
"""The libraries that both environments have, by module: their names as packages."""


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return found


def test_it_imports_the_standard_library_and_what_both_sides_have() -> None:
    every = set().union(*(imported(path) for path in (ROOT / "lexicon").rglob("*.py")))
    assert every - set(sys.stdlib_module_names) - {"lexicon"} == set(SHARED)


@pytest.mark.parametrize("package", SHARED.values())
def test_both_sides_have_the_same_version_of_it(package: str) -> None:
    files = [ROOT / "requirements" / name for name in ("backend.txt", "bot.txt")]
    pinned = [re.findall(rf"(?m)^{package}==(\S+)", path.read_text("utf-8")) for path in files]
    assert len(pinned[0]) == 1
    assert pinned[0] == pinned[1]
