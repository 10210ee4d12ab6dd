"""A clone brings what this machine has trained before, and trains only what it has not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tools import kept_models, train

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    both = tmp_path / "one", tmp_path / "other"
    for clone in both:
        (clone / "models").mkdir(parents=True)
    return both


def test_what_one_clone_trained_another_brings(clones: tuple[Path, Path]) -> None:
    one, other = (clone / "models" / "yardim-1a2b.tar.gz" for clone in clones)
    assert not kept_models.bring(one)
    one.write_bytes(b"a model")
    kept_models.keep(one)
    assert kept_models.bring(other)
    assert other.read_bytes() == b"a model"
    assert [path.name for path in other.parent.iterdir()] == [other.name]


def test_of_other_inputs_nothing_is_brought(clones: tuple[Path, Path]) -> None:
    one, other = clones
    (one / "models" / "yardim-1a2b.tar.gz").write_bytes(b"a model")
    kept_models.keep(one / "models" / "yardim-1a2b.tar.gz")
    assert not kept_models.bring(other / "models" / "yardim-3c4d.tar.gz")
    assert list((other / "models").iterdir()) == []


def test_only_what_was_used_last_is_kept(clones: tuple[Path, Path], tmp_path: Path) -> None:
    for number in range(kept_models.MOST_KEPT + 3):
        made = clones[0] / "models" / f"yardim-{number}.tar.gz"
        made.write_bytes(b"a model")
        kept_models.keep(made)
        os.utime(tmp_path / "cache/yardim/models" / made.name, (number, number))
        if number:
            assert kept_models.bring(clones[1] / "models" / "yardim-0.tar.gz")
    kept = {path.name for path in (tmp_path / "cache/yardim/models").iterdir()}
    assert len(kept) == kept_models.MOST_KEPT
    assert {"yardim-0.tar.gz", f"yardim-{kept_models.MOST_KEPT + 2}.tar.gz"} <= kept
    assert "yardim-1.tar.gz" not in kept


def test_where_nothing_can_be_kept_nothing_is_and_nothing_fails(
    clones: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    made = clones[0] / "models" / "yardim-1a2b.tar.gz"
    made.write_bytes(b"a model")
    kept_models.keep(made)
    assert not kept_models.bring(clones[1] / "models" / made.name)


def test_a_new_clone_trains_nothing_that_another_has_trained(
    clones: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for clone in clones:
        (clone / "requirements").mkdir()
        (clone / "requirements/bot.txt").write_text("rasa", "utf-8")
    monkeypatch.chdir(clones[0])
    names = (
        f"yardim-{train.digest()}.tar.gz",
        f"readings-{train.digest(train.INPUTS_OF_READINGS)}.npz",
    )
    for name in names:
        (clones[0] / "models" / name).write_bytes(b"made")
        kept_models.keep(clones[0] / "models" / name)
    monkeypatch.chdir(clones[1])
    train.main()  # there is no Rasa in this folder: training would fail
    assert {path.name for path in (clones[1] / "models").iterdir()} == set(names)
    assert "made before on this machine" in capsys.readouterr().out
