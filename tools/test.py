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
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tools import chromium, covered
from tools.lanes import Job, Lanes

if TYPE_CHECKING:
    from collections.abc import Iterator

_BACKEND = (".venv/bin/python", "-m", "pytest", "-q")
_BOT_PYTEST = ("-m", "pytest", "-q", "-c", "pytest-bot.ini")
_BOT = (".venv-bot/bin/python", *_BOT_PYTEST)
_PACKAGES = "the assistant's packages"
_TRAINING = "training"
_CHECKS = "checks"
_BROWSER = "in a browser"
_KANNEL = "SMS through Kannel"
_RECORD = "the system of record"
_TESTS = "tests/backend"
DOVECOT = Path("/usr/sbin/dovecot")
_MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of our own in it is used
_ROOM = 4 * 1024**3


def _record(part: str, *tests: str) -> dict[str, Job]:
    name = f"{_RECORD}: {part}"
    measured = covered.command(".venv/bin/python", name, "backend,lexicon")
    return {name: Job((*measured, "-m", "pytest", "-q", *tests))}


def _assistant(name: str, *tests: str, needs: str = _PACKAGES) -> dict[str, Job]:
    measured = covered.command(".venv-bot/bin/python", name, "bot,actions,lexicon")
    return {name: Job((*measured, *_BOT_PYTEST, *tests), needs=(needs,))}


def _browser(part: str, *tests: str) -> dict[str, Job]:
    # It waits for pages most of the time.
    return {f"{_BROWSER}: {part}": Job((*_BACKEND, *tests), cores=0.35)}


_DESK_PAGES = sorted(
    str(each)
    for name in ("calls", "desk*", "second_step")
    for each in Path("tests/browser").glob(f"test_{name}.py")
)
_CUSTOMERS_PAGES = sorted(
    str(each) for each in Path("tests/browser").glob("test_*.py") if str(each) not in _DESK_PAGES
)
# In the order in which they begin: what others wait for, then the longest; short ones fill the end.
JOBS = {
    _PACKAGES: Job(("make", "--silent", ".venv-bot/.dev"), cores=0.5),
    _TRAINING: Job(("make", "--silent", "train"), needs=(_PACKAGES,)),
    **_browser("the desk", *_DESK_PAGES),
    **_record(
        "the desk and other features",
        *(f"{_TESTS}/{each}" for each in ("desk", "conversations", "notifications", "staff")),
        *(f"{_TESTS}/{each}" for each in ("gateways", "kit", "cli", "migrations")),
        *(f"{_TESTS}/test_worker.py", f"{_TESTS}/test_erasure.py"),
        *("tests/lexicon", "tests/tools"),
    ),
    "both together": Job((*_BACKEND, "tests/stack"), cores=0.5, needs=(_TRAINING,)),
    **_browser("customers' pages", *_CUSTOMERS_PAGES),
    # Each process imports all of it and prepares it for counting branches: two are enough.
    **_record(
        "complaints and other doors",
        *(f"{_TESTS}/{each}" for each in ("complaints", "channels", "site", "internal_api", "web")),
    ),
    **_assistant("dialogues", "tests/conversations", needs=_TRAINING),
    _KANNEL: Job((*_BACKEND, "tests/gateways"), cores=0.25),
    **_assistant("the assistant", "tests/lexicon", "tests/bot", "tests/actions"),
    _CHECKS: Job(("make", "--silent", "check"), needs=(_PACKAGES,)),
    "the assistant against the system of record": Job(
        (*_BOT, "tests/contract"), cores=0.5, needs=(_PACKAGES,)
    ),
    "make run": Job((*_BACKEND, "tests/run"), cores=0.5, needs=(_TRAINING,)),
}
_MEASURED = [name for name, job in JOBS.items() if "slipcover" in job.command]


def _kannel() -> str | None:
    return shutil.which("bearerbox", path="/usr/sbin")


@contextmanager
def in_memory(memory: Path = _MEMORY, room: int = _ROOM) -> Iterator[None]:
    """Let what tests write lie in memory while the block runs, if that has so many bytes free.

    It is thrown away: nobody waits for a disk at each commit, of which there are tens of thousands.
    """
    usable = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free >= room
    if not usable or "TMPDIR" in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory("", "yardim-", memory, ignore_cleanup_errors=True) as folder:
        # Servers under test give up being root, and still find what is theirs.
        Path(folder).chmod(0o711)
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            del os.environ["TMPDIR"]


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
        chosen = [name for name in chosen if not name.startswith(_BROWSER)]
    if _kannel() is None:
        left_out.append("everything with the real SMS gateway (install kannel)")
        chosen = [name for name in chosen if name != _KANNEL]
    if not DOVECOT.exists():
        left_out.append("everything with a real mailbox (install dovecot-imapd)")
    if left_out and os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
        print("Missing, and here nothing may be left out: " + "; ".join(left_out))
        return 1
    covered.forget()
    with in_memory():
        results = Lanes({name: JOBS[name] for name in chosen}).run()
    print()
    failed = any(result.code for result in results.values())
    if not failed and set(_MEASURED) <= set(chosen):
        failed = not covered.tell()
    for name, result in sorted(results.items(), key=lambda each: each[1].code != 0):
        print(f"{'FAILED' if result.code else 'passed'}  {name} ({result})")
    for what in left_out:
        print(f"left out  {what}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
