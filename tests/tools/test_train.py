"""A model is trained when its inputs have other content, and at no other time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools import train

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = (
    *("config.yml", "requirements/bot.txt", "data/nlu/greet.yml"),
    *("bot/topics.py", "lexicon/turkish.py", "lexicon/danger/tables/fire.txt"),
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in INPUTS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", INPUTS)
def test_other_content_of_any_input_gives_another_model(project: Path, path: str) -> None:
    before = train.digest()
    (project / path).write_text("changed", "utf-8")
    assert train.digest() != before


def test_a_new_input_gives_another_model(project: Path) -> None:
    before = train.digest()
    (project / "data/nlu/thank.yml").write_text("", "utf-8")
    assert train.digest() != before


def test_a_touched_file_or_an_unrelated_one_changes_nothing(project: Path) -> None:
    before = train.digest()
    (project / "config.yml").touch()
    (project / "README.md").write_text("read me", "utf-8")
    assert train.digest() == before


def test_a_model_that_is_there_is_kept_and_older_ones_go(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = project / "models"
    models.mkdir()
    present = models / f"yardim-{train.digest()}.tar.gz"
    present.write_bytes(b"")
    readings = models / f"readings-{train.digest(train.INPUTS_OF_READINGS)}.npz"
    readings.write_bytes(b"")
    (models / "yardim-older.tar.gz").write_bytes(b"")
    (models / "readings-older.npz").write_bytes(b"")
    train.main()  # there is no Rasa in this folder: training would fail
    assert {path.name for path in models.iterdir()} == {present.name, readings.name}
    assert present.name in capsys.readouterr().out
