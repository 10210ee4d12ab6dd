"""Slow commands say that they run, and failing ones say why."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tools.progress import run_with_progress

if TYPE_CHECKING:
    from pathlib import Path


def run(tmp_path: Path, program: str) -> None:
    run_with_progress(
        "Doing it", [sys.executable, "-c", program], log=tmp_path / "it.log", env=os.environ
    )


def test_from_the_third_second_on_a_line_says_that_it_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "import time; time.sleep(3.6)")
    said = capsys.readouterr().out
    assert "Doing it … 3 s" in said
    assert "Doing it: done in 4 s" in said


def test_what_the_command_prints_goes_to_the_log_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "print('noise')")
    assert "noise" not in capsys.readouterr().out
    assert (tmp_path / "it.log").read_text("utf-8") == "noise\n"


def test_a_failure_ends_with_the_last_lines(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s)Doing it: failed.*the reason"):
        run(tmp_path, "import sys; print('the reason'); sys.exit(3)")
