"""Trains a project in a process of its own, by Rasa's own command, and says what that took."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

    from bench.projects import Project

BOT_PYTHON = Path(__file__).parents[1] / ".venv-bot" / "bin" / "python"
_RECORD = "trained.json"
_LAST_LINES = 25
_POLL_SECONDS = 0.1
_SAY_EVERY_SECONDS = 10
_EPOCH = re.compile(r"\| (\d+/\d+) \[")
_COMPONENT = re.compile(
    # Some lines begin with what ends the colour of the line before.
    r"^(?:\x1b\[[\d;]*m)*(?P<at>\S+ \S+) .*?"
    r"(?P<what>Starting to train|Finished training) component '(?P<name>\w+)'",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Training:
    """One training: seconds by the clock and of processor time, memory at its highest in MiB."""

    digest: str
    at: str
    wall: float
    processor: float
    memory: float
    # Seconds by the clock of each component that learns; what is left is starting and packing.
    components: dict[str, float]


def bot_environment(**more: str) -> dict[str, str]:
    """Return the environment for Rasa in either project: our components importable, no noise."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("YARDIM_")},
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONWARNINGS": "ignore",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        **more,
    }


def train(project: Project, *, reuse: bool) -> Training:
    """Train `project` and return what it took; with `reuse`, an earlier training of the same data.

    Raises:
        SystemExit: training failed; the message ends with its last lines.

    """
    record = project.folder / _RECORD
    digest = project.digest()
    if reuse and record.exists() and project.model.exists():
        earlier = Training(**json.loads(record.read_text("utf-8")))
        if earlier.digest == digest:
            print(f"  {project.name}: trained before, {earlier.at}")
            return earlier
    project.model.unlink(missing_ok=True)
    log = project.folder / "train.log"
    command = [str(BOT_PYTHON), "-m", "rasa", "train", "--force", "--fixed-model-name", "bench"]
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--domain", "domain", "--out", "models"],
            cwd=project.folder,
            env=bot_environment(LOG_LEVEL="INFO"),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        status, used = _wait(process.pid, project, log, started)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    lines = log.read_text("utf-8", "replace")
    if process.returncode or not project.model.exists():
        last = "\n".join(lines.splitlines()[-_LAST_LINES:])
        sys.exit(f"{project.name}: training failed. The last lines of {log}:\n{last}")
    training = Training(
        digest=digest,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        wall=round(wall, 1),
        processor=round(used.ru_utime + used.ru_stime, 1),
        memory=round(used.ru_maxrss / 1024),
        components=component_seconds(lines),
    )
    record.write_text(json.dumps(asdict(training), indent=1), encoding="utf-8")
    print(f"  {project.name}: {training.wall:.0f} s", flush=True)
    return training


def _wait(
    pid: int, project: Project, log: Path, started: float
) -> tuple[int, resource.struct_rusage]:
    """Wait for the end of a training, say how far it is, and return its status and its use."""
    said = started
    while True:
        # wait4 and not Popen.wait: it also tells what the process used.
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if ended:
            return status, used
        time.sleep(_POLL_SECONDS)
        now = time.monotonic()
        if now - said >= _SAY_EVERY_SECONDS:
            said = now
            doing = progress(log.read_text("utf-8", "replace"))
            print(f"  {project.name}: {now - started:.0f} s, {doing} …", flush=True)


def progress(log: str) -> str:
    """Read out of Rasa's log what is being learnt, and how far it is."""
    components = [line for line in _COMPONENT.finditer(log) if line["what"].startswith("Starting")]
    if not components:
        return "reading the data"
    epochs = _EPOCH.findall(log, components[-1].end())
    return f"{components[-1]['name']}{f' epoch {epochs[-1]}' if epochs else ''}"


def component_seconds(log: str) -> dict[str, float]:
    """Read out of Rasa's log how long each component learnt, to the second."""
    begun: dict[str, datetime] = {}
    taken: dict[str, float] = {}
    for line in _COMPONENT.finditer(log):
        at = datetime.strptime(line["at"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
        if line["what"].startswith("Starting"):
            begun[line["name"]] = at
        elif line["name"] in begun:
            seconds = (at - begun.pop(line["name"])).total_seconds()
            taken[line["name"]] = taken.get(line["name"], 0) + seconds
    return taken
