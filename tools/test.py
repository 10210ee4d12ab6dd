"""Run every test there is, side by side: `make test`. With `--checks` also `make check` (CI).

Suites that compute get a core each; those that mostly wait for browsers, phones and processes get
a share of one. With YARDIM_TEST_REQUIRE_ALL=1 (CI) nothing may be left out for want of a service
or a browser; elsewhere what is left out is said at the end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from tools import chromium
from tools.lanes import Job, Lanes

_BACKEND = (".venv/bin/python", "-m", "pytest", "-q")
_BOT = (".venv-bot/bin/python", "-m", "pytest", "-q", "-c", "pytest-bot.ini")
_TRAINING = "training"
_CHECKS = "checks"
_BROWSER = "in a browser"
_KANNEL = "SMS through Kannel"
_RECORD = "tests/backend"
# In the order in which they begin: what others wait for, those that wait longest, then the longest.
JOBS = {
    _TRAINING: Job(("make", "--silent", "train")),
    _BROWSER: Job((*_BACKEND, "tests/browser"), cores=0.5),
    "both together": Job((*_BACKEND, "tests/stack"), cores=0.5, needs=(_TRAINING,)),
    "make run": Job((*_BACKEND, "tests/run"), cores=0.5, needs=(_TRAINING,)),
    _KANNEL: Job((*_BACKEND, "tests/gateways"), cores=0.25),
    "the assistant against the system of record": Job((*_BOT, "tests/contract"), cores=0.5),
    _CHECKS: Job(("make", "--silent", "check")),
    "the system of record: channels": Job((*_BACKEND, f"{_RECORD}/channels")),
    "the system of record: pages and what doors share": Job(
        (*_BACKEND, *(f"{_RECORD}/{each}" for each in ("desk", "site", "internal_api", "web")))
    ),
    "the system of record: complaints": Job(
        (
            *(*_BACKEND, f"{_RECORD}/complaints", f"{_RECORD}/cli", f"{_RECORD}/migrations"),
            *(f"{_RECORD}/staff", f"{_RECORD}/test_worker.py"),
        )
    ),
    "the system of record: conversations and what all share": Job(
        (
            *(*_BACKEND, f"{_RECORD}/conversations", f"{_RECORD}/notifications"),
            *(f"{_RECORD}/gateways", f"{_RECORD}/kit", f"{_RECORD}/test_erasure.py"),
            *("tests/lexicon", "tests/tools"),
        )
    ),
    "the assistant": Job((*_BOT, "tests/lexicon", "tests/bot", "tests/actions")),
    "dialogues": Job((*_BOT, "tests/conversations"), needs=(_TRAINING,)),
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
    if left_out and os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
        print("Missing, and here nothing may be left out: " + "; ".join(left_out))
        return 1
    results = Lanes({name: JOBS[name] for name in chosen}).run()
    print()
    for name, result in sorted(results.items(), key=lambda each: each[1].code != 0):
        print(f"{'FAILED' if result.code else 'passed'}  {name} ({result})")
    for what in left_out:
        print(f"left out  {what}")
    return int(any(result.code for result in results.values()))


if __name__ == "__main__":
    sys.exit(main())
