"""Which lines and branches of the product the tests run, as SlipCover tells for next to nothing.

Each suite that is measured leaves a file in `.coverage/`; `make coverage` lists what none of them
ran. The floors are in `pyproject.toml`, one for each package, and are only ever raised.
"""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import slipcover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER = Path(".coverage")
_HUNDRED = 100


@dataclass(frozen=True)
class Share:
    """How many of a package's lines or branches were run, and how many there are."""

    run: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        """Count both."""
        return Share(self.run + other.run, self.whole + other.whole)

    @property
    def percent(self) -> float:
        """The share in percent, cut to one digit and never rounded up; 100 of nothing."""
        return self.run * _HUNDRED * 10 // self.whole / 10 if self.whole else float(_HUNDRED)


def command(python: str, suite: str, packages: str) -> tuple[str, ...]:
    """Return what to put before `-m pytest …` so that a suite is measured.

    `packages` are separated by commas; what no test imports counts as not run.
    """
    name = "-".join("".join(each if each.isalnum() else " " for each in suite).split())
    options = ("--branch", "--source", packages, "--json", "--out", f"{_FOLDER / name}.json")
    return (python, "-m", "slipcover", *options)


def forget() -> None:
    """Begin anew."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    _FOLDER.mkdir()


def floors() -> Mapping[str, float]:
    """Return the least percentage of branches that may be run, by package."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    given: Mapping[str, float] = project["tool"]["yardim"]["branches-run"]
    return given


def tell() -> bool:
    """Print each package's shares of branches and lines; return whether all reach their floors."""
    measured = _merged()
    reached = True
    for package, floor in floors().items():
        branches, lines = Share(), Share()
        for file, figures in measured["files"].items():
            if file.startswith(f"{package}/"):
                branches += _share(figures["summary"], "branches")
                lines += _share(figures["summary"], "lines")
        low = branches.percent < floor
        reached = reached and not low
        print(
            f"{package}: tests take {branches.percent} % of the branches (floor {floor}),"
            f" {lines.percent} % of the lines{': TOO LOW' if low else ''}"
        )
    return reached


def main() -> None:
    """Print file by file what the last run of the tests did not take: `make coverage`."""
    if not any(_FOLDER.glob("*.json")):
        sys.exit("nothing is measured yet: `make test` does")
    slipcover.print_coverage(_merged(), skip_covered=True)
    tell()


def _share(summary: Mapping[str, int], what: str) -> Share:
    run = summary[f"covered_{what}"]
    return Share(run, run + summary[f"missing_{what}"])


def _merged() -> dict[str, Any]:
    first, *others = _read()
    for each in others:
        slipcover.merge_coverage(first, each)
    return first


def _read() -> Iterator[dict[str, Any]]:
    for path in sorted(_FOLDER.glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
