"""What every command's test runs in: a state folder of its own, migrated, and pytest's logging."""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from backend.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate a state folder once, by the command; each test works on a copy."""
    state = tmp_path_factory.mktemp("migrated")
    with pytest.MonkeyPatch.context() as patch, _logging_as_it_was():
        _belongs_to(state, patch)
        assert main(["migrate"]) == 0
    return state


@pytest.fixture(autouse=True)
def state(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    _belongs_to(tmp_path, monkeypatch)
    return tmp_path


def _belongs_to(state: Path, patch: pytest.MonkeyPatch) -> None:
    for name in ("YARDIM_DATABASE_URL", "YARDIM_ENV", "YARDIM_SMS_URL"):
        patch.delenv(name, raising=False)
    patch.setenv("YARDIM_STATE_DIR", str(state))


@contextmanager
def _logging_as_it_was() -> Iterator[None]:
    """Commands set this process's logging up; the other tests want pytest's."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    with _logging_as_it_was():
        yield
