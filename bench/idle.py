"""`python -m bench.idle TREE…`: what the backend and the worker take while nothing happens.

Each is a working tree (`git worktree add`, `.venv` linked in; `.` is this one). All run at once,
each on an SQLite database of its own with nothing in it, so that a busy machine is as busy for all.
"""

from __future__ import annotations

import argparse
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench.stack import real_stack

if TYPE_CHECKING:
    from bench.stack import Stack

_VAR = Path("var/bench/idle")
# What is done once, at the start, is over by then.
_SETTLED_SECONDS, _SECONDS = 20, 120
_OURS = ("backend", "worker")


def main() -> None:
    """Show it, in seconds of a core for each minute."""
    parser = argparse.ArgumentParser(prog="bench.idle", description=__doc__)
    parser.add_argument("trees", nargs="+", type=Path, metavar="TREE")
    trees: list[Path] = parser.parse_args().trees
    folder = _VAR.absolute() / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    with ExitStack() as context:
        stacks = [
            context.enter_context(
                real_stack(folder / str(number), assistant=False, root=tree.absolute())
            )
            for number, tree in enumerate(trees)
        ]
        time.sleep(_SETTLED_SECONDS)
        before = [_used(stack) for stack in stacks]
        time.sleep(_SECONDS)
        after = [_used(stack) for stack in stacks]
    for tree, begun, ended in zip(trees, before, after, strict=True):
        taken = {name: (ended[name] - begun[name]) * 60 / _SECONDS for name in _OURS}
        each = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in taken.items())
        print(f"{tree}: {each} of a core a minute")


def _used(stack: Stack) -> dict[str, float]:
    return {name: usage.processor for name, usage in stack.usage().items()}


if __name__ == "__main__":
    main()
