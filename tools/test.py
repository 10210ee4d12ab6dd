"""Run every test there is: `make test`. Two environments, so two runs of pytest and a summary.

With YARDIM_TEST_REQUIRE_ALL=1 (CI) nothing may be left out for want of a service or a browser;
elsewhere what is left out is said at the end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

_BACKEND = [".venv/bin/python", "-m", "pytest"]
_BOT = [".venv-bot/bin/python", "-m", "pytest", "-c", "pytest-bot.ini"]
_BROWSER = "in a browser"
_KANNEL = "SMS through Kannel"
SUITES = {
    "the system of record": [*_BACKEND, "tests/backend", "tests/lexicon", "tests/tools"],
    "the assistant": [*_BOT, "tests/lexicon", "tests/bot", "tests/actions", "tests/conversations"],
    "the assistant against the system of record": [*_BOT, "tests/contract"],
    "both together": [*_BACKEND, "tests/stack"],
    _BROWSER: [*_BACKEND, "tests/browser"],
    _KANNEL: [*_BACKEND, "tests/gateways"],
}

_TOGETHER = ("the system of record", "the assistant")


def _quietly(name: str) -> tuple[int, float, str]:
    """Run a suite; return its exit code, its seconds and what it printed."""
    started = time.monotonic()
    run = subprocess.run(SUITES[name], check=False, capture_output=True, text=True)
    return run.returncode, time.monotonic() - started, run.stdout + run.stderr


def _chromium() -> str | None:
    return os.environ.get("YARDIM_TEST_CHROMIUM") or shutil.which("chromium")


def _kannel() -> str | None:
    return shutil.which("bearerbox", path="/usr/sbin")


def main() -> int:
    """Run the suites named on the command line, or all; return 0 only if each one passed."""
    chosen = [name for name in SUITES if not sys.argv[1:] or name in sys.argv[1:]]
    left_out = []
    if not os.environ.get("YARDIM_TEST_POSTGRES_URL"):
        left_out.append("everything on PostgreSQL (set YARDIM_TEST_POSTGRES_URL)")
    if _chromium() is None:
        left_out.append("everything in a browser (install chromium)")
        chosen = [name for name in chosen if name != _BROWSER]
    if _kannel() is None:
        left_out.append("everything with the real SMS gateway (install kannel)")
        chosen = [name for name in chosen if name != _KANNEL]
    if left_out and os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
        print("Missing, and here nothing may be left out: " + "; ".join(left_out))
        return 1
    results: dict[str, tuple[int, float]] = {}
    # The first wait for each other seldom, and share the machine; the others look at the clock.
    together = [name for name in chosen if name in _TOGETHER]
    with ThreadPoolExecutor(max_workers=len(together) or 1) as lanes:
        for name, (code, seconds, said) in zip(
            together, lanes.map(_quietly, together), strict=True
        ):
            print(f"\n== {name}\n{said}", flush=True)
            results[name] = (code, seconds)
    for name in chosen:
        if name not in results:
            print(f"\n== {name}", flush=True)
            started = time.monotonic()
            code = subprocess.run(SUITES[name], check=False).returncode
            results[name] = (code, time.monotonic() - started)
    print()
    for name, (code, seconds) in results.items():
        print(f"{'passed' if code == 0 else 'FAILED'}  {name} ({seconds:.0f} s)")
    for what in left_out:
        print(f"left out  {what}")
    return max(code for code, _ in results.values())


if __name__ == "__main__":
    sys.exit(main())
