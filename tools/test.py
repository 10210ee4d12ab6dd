"""Run every test there is, side by side: `make test`. With `--checks` also `make check` (CI).

Suites that compute get a core each; those that mostly wait for browsers, phones and processes get
a share of one. With YARDIM_TEST_REQUIRE_ALL=1 (CI) nothing may be left out for want of a service
or a browser; elsewhere what is left out is said at the end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import chromium
from tools.lanes import Job, Lanes

_BACKEND = (".venv/bin/python", "-m", "pytest", "-q")
_COVERAGE = (".venv/bin/python", "-m", "coverage")
# Python 3.12 tells of lines as they are run for next to nothing.
_COVERED = (*_COVERAGE, "run", "-m", "pytest", "-q")
_BOT = (".venv-bot/bin/python", "-m", "pytest", "-q", "-c", "pytest-bot.ini")
_TRAINING = "training"
_CHECKS = "checks"
_BROWSER = "in a browser"
_KANNEL = "SMS through Kannel"
_RECORD = "the system of record"
_TESTS = "tests/backend"
DOVECOT = Path("/usr/sbin/dovecot")
# In the order in which they begin: what others wait for, those that wait longest, then the longest.
JOBS = {
    _TRAINING: Job(("make", "--silent", "train")),
    "dialogues": Job((*_BOT, "tests/conversations"), needs=(_TRAINING,)),
    _BROWSER: Job((*_BACKEND, "tests/browser"), cores=0.5),
    "both together": Job((*_BACKEND, "tests/stack"), cores=0.5, needs=(_TRAINING,)),
    "make run": Job((*_BACKEND, "tests/run"), cores=0.5, needs=(_TRAINING,)),
    _KANNEL: Job((*_BACKEND, "tests/gateways"), cores=0.25),
    "the assistant against the system of record": Job((*_BOT, "tests/contract"), cores=0.5),
    _CHECKS: Job(("make", "--silent", "check")),
    f"{_RECORD}: features and what all share": Job(
        (
            *(*_COVERED, f"{_TESTS}/complaints", f"{_TESTS}/conversations"),
            *(f"{_TESTS}/notifications", f"{_TESTS}/staff", f"{_TESTS}/gateways"),
            *(f"{_TESTS}/kit", f"{_TESTS}/cli", f"{_TESTS}/migrations"),
            *(f"{_TESTS}/test_worker.py", f"{_TESTS}/test_erasure.py"),
            *("tests/lexicon", "tests/tools"),
        )
    ),
    f"{_RECORD}: pages and what doors share": Job(
        (*_COVERED, *(f"{_TESTS}/{each}" for each in ("desk", "site", "internal_api", "web")))
    ),
    f"{_RECORD}: channels": Job((*_COVERED, f"{_TESTS}/channels")),
    "the assistant": Job((*_BOT, "tests/lexicon", "tests/bot", "tests/actions")),
}


def _kannel() -> str | None:
    return shutil.which("bearerbox", path="/usr/sbin")


def main() -> int:
    """Run the jobs named on the command line, or all; return 0 only if each one passed."""
    parser = argparse.ArgumentParser(prog="tools.test", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="; ".join(JOBS))
    parser.add_argument("--checks", action="store_true", help="lint and types too")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(JOBS):
        parser.error(f"no such suite: {', '.join(sorted(unknown))}; there are: {', '.join(JOBS)}")
    usual = [name for name in JOBS if asked.checks or name != _CHECKS]
    chosen = [name for name in JOBS if name in (asked.names or usual)]
    left_out = []
    if not os.environ.get("YARDIM_TEST_POSTGRES_URL"):
        left_out.append("everything on PostgreSQL (set YARDIM_TEST_POSTGRES_URL)")
    if chromium.path() is None:
        left_out.append("everything in a browser (install chromium-headless-shell)")
        chosen = [name for name in chosen if name != _BROWSER]
    if _kannel() is None:
        left_out.append("everything with the real SMS gateway (install kannel)")
        chosen = [name for name in chosen if name != _KANNEL]
    if not DOVECOT.exists():
        left_out.append("everything with a real mailbox (install dovecot-imapd)")
    if left_out and os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
        print("Missing, and here nothing may be left out: " + "; ".join(left_out))
        return 1
    _coverage("erase")
    results = Lanes({name: JOBS[name] for name in chosen}).run()
    print()
    failed = any(result.code for result in results.values())
    if not failed and all(name in chosen for name in JOBS if name.startswith(_RECORD)):
        print("lines of backend/ that the system of record's tests run, in percent:", flush=True)
        failed = _coverage("combine", "-q") + _coverage("report") > 0
    for name, result in sorted(results.items(), key=lambda each: each[1].code != 0):
        print(f"{'FAILED' if result.code else 'passed'}  {name} ({result})")
    for what in left_out:
        print(f"left out  {what}")
    return int(failed)


def _coverage(*command: str) -> int:
    return subprocess.run((*_COVERAGE, *command), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
