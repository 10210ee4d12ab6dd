"""Run something slow and say so while it runs.

Standard library only, so that it also serves while the environment is being filled:
`python -m tools.progress "what is done" command …`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FIRST_WORD_AFTER = 3
_LAST_LINES = 25


def run_with_progress(
    label: str, command: Sequence[str], *, log: Path, env: Mapping[str, str]
) -> None:
    """Run `command` with its output in `log`; from the third second on, count aloud.

    Raises:
        SystemExit: with the command's last lines, when it fails.

    """
    log.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=dict(env))
        try:
            _wait(process, label, started)
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
    seconds = time.monotonic() - started
    if process.returncode:
        lines = log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
        raise SystemExit("\n".join([f"{label}: failed. The last lines of {log}:", *lines]))
    _say(f"{label}: done in {seconds:.0f} s", end="\n")


def _wait(process: subprocess.Popen[bytes], label: str, started: float) -> None:
    spoken = 0
    while True:
        try:
            process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            seconds = int(time.monotonic() - started)
            # A terminal gets a line that counts; a log file gets one every ten seconds.
            due = 1 if sys.stdout.isatty() else 10
            if seconds >= _FIRST_WORD_AFTER and (not spoken or seconds - spoken >= due):
                spoken = seconds
                _say(f"{label} … {seconds} s", end="\n" if due > 1 else "")
        else:
            return


def _say(text: str, *, end: str) -> None:
    start = "\r\033[K" if sys.stdout.isatty() else ""
    print(f"{start}{text}", end=end, flush=True)


if __name__ == "__main__":
    _state = Path(os.environ.get("YARDIM_STATE_DIR", "var"))
    run_with_progress(sys.argv[1], sys.argv[2:], log=_state / "logs" / "setup.log", env=os.environ)
