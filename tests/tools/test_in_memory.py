"""What tests write lies in memory where that has room, and is thrown away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.test import in_memory


@pytest.fixture(autouse=True)
def nobody_said_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)


def test_it_is_written_in_memory_where_servers_find_it_and_is_gone_afterwards(
    tmp_path: Path,
) -> None:
    with in_memory(tmp_path, room=0):
        folder = Path(os.environ["TMPDIR"])
        (folder / "written").touch()
        assert (folder.parent, folder.stat().st_mode & 0o777) == (tmp_path, 0o711)
    assert list(tmp_path.iterdir()) == []
    assert "TMPDIR" not in os.environ


def test_without_room_it_is_written_where_it_is_usual(tmp_path: Path) -> None:
    with in_memory(tmp_path, room=2**62), in_memory(tmp_path / "none", room=0):
        assert "TMPDIR" not in os.environ
    assert list(tmp_path.iterdir()) == []


def test_where_somebody_said_where_it_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "own"))
    with in_memory(tmp_path, room=0):
        assert os.environ["TMPDIR"] == str(tmp_path / "own")
    assert list(tmp_path.iterdir()) == []
