"""What every command's test runs in: a state folder of its own, migrated, and pytest's logging."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from backend.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("YARDIM_DATABASE_URL", "YARDIM_ENV", "YARDIM_SMS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    return tmp_path


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Commands set this process's logging up; the other tests want pytest's."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
