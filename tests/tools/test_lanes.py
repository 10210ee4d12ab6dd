"""Jobs side by side: in their order, within the cores, after what they need."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools import test as suites
from tools.lanes import NOT_RUN, Job, Lanes

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]


def _writes(log: Path, word: str, code: int = 0, after: str = "") -> tuple[str, ...]:
    """Write when it begins and when it ends, which it does not before `after` was written."""
    program = (
        "import sys, time\n"
        f"log = open({str(log)!r}, 'a', buffering=1)\n"
        f"log.write('+{word}\\n')\n"
        f"while {after!r} not in open({str(log)!r}).read(): time.sleep(0.01)\n"
        f"log.write('-{word}\\n')\n"
        f"print('said {word}'); sys.exit({code})"
    )
    return (sys.executable, "-c", program)


def test_what_fits_runs_side_by_side_and_the_rest_after_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    jobs = {
        "a": Job(_writes(log, "a", after="+b")),
        "b": Job(_writes(log, "b", after="-a"), cores=0.5),
        "c": Job(_writes(log, "c"), cores=1),
    }
    results = Lanes(jobs, cores=1.5).run()
    events = log.read_text("utf-8").split()
    assert {name: result.code for name, result in results.items()} == {"a": 0, "b": 0, "c": 0}
    assert events.index("+c") > events.index("-a") > events.index("+b")


def test_a_job_waits_for_what_it_needs(tmp_path: Path) -> None:
    log = tmp_path / "log"
    jobs = {
        "late": Job(_writes(log, "late"), needs=("early",)),
        "early": Job(_writes(log, "early")),
    }
    Lanes(jobs, cores=8).run()
    assert log.read_text("utf-8").split() == ["+early", "-early", "+late", "-late"]


def test_what_needs_a_failed_job_is_not_run_and_its_output_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log"
    jobs = {
        "early": Job(_writes(log, "early", code=3)),
        "late": Job(_writes(log, "late"), needs=("early",)),
        "last": Job(_writes(log, "last"), needs=("late",)),
    }
    results = Lanes(jobs).run()
    assert [results[name].code for name in jobs] == [3, NOT_RUN, NOT_RUN]
    assert "late" not in log.read_text("utf-8")
    assert "said early" in capsys.readouterr().out


def test_a_need_that_nobody_asked_for_counts_as_met(tmp_path: Path) -> None:
    results = Lanes({"late": Job(_writes(tmp_path / "log", "late"), needs=("early",))}).run()
    assert results["late"].code == 0


def test_every_test_belongs_to_one_suite() -> None:
    own = [word for job in suites.JOBS.values() for word in job.command if "tests/" in word]
    folders = [folder for folder in own if folder != "tests/lexicon"]  # under both Pythons
    for path in sorted(path.relative_to(ROOT) for path in ROOT.glob("tests/**/test_*.py")):
        holding = [folder for folder in {*own} if path.is_relative_to(folder)]
        assert len(holding) == 1, path
    assert len({*folders}) == len(folders)
