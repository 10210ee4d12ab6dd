"""Runs `bench.probe` on a project's model in a fresh process and reads what it measured."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.figures import Spread, spread
from bench.probe import MARK
from bench.training import BOT_PYTHON, bot_environment

if TYPE_CHECKING:
    from bench.projects import Project, Projects


@dataclass(frozen=True)
class Understanding:
    """One side's loaded model: MiB resident at each step, seconds to load, speed, accuracy."""

    memory: dict[str, float]
    loading: float
    parsing: Spread
    accuracy: dict[str, float]

    def growth(self, since: str) -> float:
        """Return by how many MiB memory grew from a step until the agent was loaded."""
        return self.memory["agent loaded"] - self.memory[since]


def understanding(project: Project, projects: Projects) -> Understanding:
    """Measure `project`'s model with the questions that no side has learnt from."""
    done = subprocess.run(
        [
            *(str(BOT_PYTHON), "-m", "bench.probe"),
            *(str(project.model.absolute()), str(projects.questions.absolute())),
        ],
        cwd=project.folder,
        env=bot_environment(LOG_LEVEL="ERROR"),
        capture_output=True,
        text=True,
        check=False,
    )
    found = next((line for line in done.stdout.splitlines() if line.startswith(MARK)), None)
    if done.returncode or found is None:
        sys.exit(f"{project.name}: bench.probe failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    measured = json.loads(found.removeprefix(MARK))
    return Understanding(
        memory={step: round(mib, 1) for step, mib in measured["memory"].items()},
        loading=round(measured["loading"], 2),
        parsing=spread(measured["parsing"]),
        accuracy={what: round(share, 4) for what, share in measured["accuracy"].items()},
    )
