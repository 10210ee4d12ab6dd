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
    results = {}
    for name in chosen:
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
