"""`python -m bench.before_after BEFORE AFTER`: what a change made of a turn, in one run.

Both are working trees with a trained model (`git worktree add`, both environments linked in,
`.venv/bin/python -m tools.train`). The whole product of each runs, and the bench's dialogues are
held with them in turn: straight with Rasa, as the backend asks it (bare: Rasa, the action server
and what that asks of the backend), and the whole way of a customer's page.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from bench.dialogues import DIALOGUES
from bench.figures import Spread, spread
from bench.stack import real_stack
from bench.talkers import ChatTalker, Talk, TurnTalker

if TYPE_CHECKING:
    from bench.dialogues import Dialogue
    from bench.stack import Stack
    from bench.talkers import Talker

_VAR = Path("var/bench/before-after")
_ACTION_CALL = "INFO:sanic.access"
# Makes the action server log each request; not where time is measured.
_LOGGING = {"SANIC_ACCESS_LOG": "true", "LOG_LEVEL": "INFO"}
_PROCESSES = ("rasa", "actions")


def _turn_talker(stack: Stack) -> TurnTalker:
    return TurnTalker(stack.rasa_url, stack.rasa_token, lambda: _conversation(stack))


def _conversation(stack: Stack) -> str:
    """Begin a conversation that the backend knows, and return its id."""
    opened = httpx.post(f"{stack.address}/api/v1/chat/sessions", headers={"Origin": stack.address})
    session = opened.raise_for_status().json()["session"]
    with closing(sqlite3.connect(f"file:{stack.database}?mode=ro", uri=True)) as connection:
        (found,) = connection.execute(
            "SELECT id FROM conversations WHERE session_hash = ?",
            [hashlib.sha256(session.encode()).hexdigest()],
        ).fetchone()
    return str(found)


@dataclass
class Side:
    """One way to talk to one of the two, and what it took so far."""

    stack: Stack
    talker: Talker
    talks: list[Talk] = field(default_factory=list)
    processor: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_PROCESSES, 0.0))

    async def hold(self, dialogue: Dialogue, *, counted: bool) -> None:
        """Hold a dialogue; with `counted`, remember what it took."""
        used = self.stack.usage()
        talk = await self.talker.hold(dialogue)
        if not counted:
            return
        after = self.stack.usage()
        self.talks.append(talk)
        for name in _PROCESSES:
            self.processor[name] += after[name].processor - used[name].processor

    def turns(self) -> Spread:
        """Summarise all turns."""
        return spread([seconds for talk in self.talks for seconds in talk.seconds])


async def _compare(sides: list[Side], rounds: int) -> None:
    """Hold every dialogue with every side in turn; a first round is not counted."""
    for number in range(rounds + 1):
        for dialogue in DIALOGUES:
            # Who comes first after the other has its caches cold: each is, as often.
            for side in sides if number % 2 else reversed(sides):
                await side.hold(dialogue, counted=number > 0)


def _action_calls(folder: Path, root: Path) -> float:
    """Hold each dialogue once, and return how often a turn calls the action server."""
    with real_stack(folder, settings=_LOGGING, root=root) as stack:
        talker = _turn_talker(stack)
        log = next(each.log for each in stack.processes if each.name == "actions")
        # Whether it is ready was asked as well.
        before = log.read_text("utf-8", "replace").count(_ACTION_CALL)
        turns = sum(len(asyncio.run(talker.hold(each)).seconds) for each in DIALOGUES)
        calls = log.read_text("utf-8", "replace").count(_ACTION_CALL) - before
        return round(calls / turns, 2)


def _show(name: str, side: Side) -> dict[str, object]:
    turns, lost = side.turns(), sum(talk.number is None for talk in side.talks)
    processor = {of: round(used / turns.count * 1000, 1) for of, used in side.processor.items()}
    print(
        f"{name:20} {turns.count} turns, median {turns.median} ms, p95 {turns.p95} ms; processor "
        f"{sum(processor.values()):.1f} ms {processor}; "
        f"{lost} dialogues of {len(side.talks)} without a number"
    )
    return {
        "turns": vars(turns),
        "processor": processor,
        "without_number": lost,
        "said": [talk.said for talk in side.talks[: len(DIALOGUES)]],
        "seconds": [talk.seconds for talk in side.talks],
    }


def main() -> None:
    """Measure, show, and save under `var/bench/before-after/`."""
    parser = argparse.ArgumentParser(prog="python -m bench.before_after", description=__doc__)
    parser.add_argument("before", type=Path, help="a working tree with a trained model")
    parser.add_argument("after", type=Path, help="another")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    folder = _VAR.absolute() / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    trees = {"before": arguments.before.absolute(), "after": arguments.after.absolute()}
    calls = {name: _action_calls(folder / f"calls-{name}", root) for name, root in trees.items()}
    sides: dict[str, Side] = {}
    load = os.getloadavg()
    with ExitStack() as context:
        stacks = {
            name: context.enter_context(real_stack(folder / name, root=root))
            for name, root in trees.items()
        }
        for name, stack in stacks.items():
            sides[f"bare, {name}"] = Side(stack, _turn_talker(stack))
        for name, stack in stacks.items():
            sides[f"whole way, {name}"] = Side(stack, ChatTalker(stack.address))
        asyncio.run(_compare(list(sides.values()), arguments.rounds))
    print(f"load average before {load}; calls of the action server a turn: {calls}")
    saved: dict[str, object] = {name: _show(name, side) for name, side in sides.items()}
    saved |= {"action_calls": calls, "load_average_before": load}
    for way in ("bare", "whole way"):
        before, after = sides[f"{way}, before"].turns(), sides[f"{way}, after"].turns()
        print(
            f"{way}: after/before, median {after.median / before.median:.2f}, "
            f"p95 {after.p95 / before.p95:.2f}"
        )
    (folder / "result.json").write_text(json.dumps(saved, ensure_ascii=False, indent=1), "utf-8")
    print(f"All of it: {folder}")


if __name__ == "__main__":
    main()
