"""One running product for all tests, and a look at what it stores."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    type Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    one = Stack(tmp_path_factory.mktemp("state"))
    one.command("migrate")
    one.start()
    try:
        one.wait_until_ready()
        yield one
    finally:
        one.stop_all()


@pytest.fixture
def rows(stack: Stack) -> Rows:
    """Read the stored rows behind the application's back."""

    def read(statement: str, *values: object) -> list[dict[str, Any]]:
        connection = sqlite3.connect(f"file:{stack.state / 'yardim.db'}?mode=ro", uri=True)
        try:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(statement, values)]
        finally:
            connection.close()

    return read
