"""`python -m bench.doors_before_after BEFORE AFTER`: what a change made of whole requests.

Both are working trees (`git worktree add`, `.venv` linked in). The backend and the worker of each
run, and both are asked in turn, one request after the other: to register a complaint by the
internal API (the assistant's), how it stands there for its own conversation and for another, and by
its number alone on the status page. On PostgreSQL where `YARDIM_TEST_POSTGRES_URL` names a server,
else on SQLite.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import secrets
import time
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from backend.cli import pool_words
from bench.figures import spread
from bench.pool_databases import postgres_database
from bench.stack import real_stack

if TYPE_CHECKING:
    from bench.stack import Stack

_VAR = Path("var/bench/doors")
_ROUNDS, _EACH, _SEED = 8, 20, 20261129
_REGISTER, _OWN, _OTHERS, _PAGE = (
    "registered by the internal API",
    "status there, one's own",
    "status there, another's",
    "status by number on /takip",
)


@dataclass
class _Side:
    """One of the two trees, and what its backend took so far: seconds by the clock, and its own."""

    stack: Stack
    client: httpx.Client
    token: str
    rng: random.Random = field(default_factory=lambda: random.Random(_SEED))  # noqa: S311
    # Number and conversation of what was registered.
    made: list[tuple[str, str]] = field(default_factory=list)
    seconds: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)

    def ask(self, what: str, *, counted: bool) -> None:
        """Do it a few times; with `counted`, remember what it took."""
        used = self.stack.usage()["backend"].processor
        taken = [self._once(what, at) for at in range(_EACH)]
        used = self.stack.usage()["backend"].processor - used
        if counted:
            self.seconds.setdefault(what, []).extend(taken)
            self.processor[what] = self.processor.get(what, 0.0) + used

    def _once(self, what: str, at: int) -> float:
        asked = self._asked(what, at)
        began = time.perf_counter()
        answer = self.client.request(**asked)
        took = time.perf_counter() - began
        answer.raise_for_status()
        if what == _REGISTER:
            body = asked["json"]
            self.made.append((answer.json()["tracking_number"], body["conversation_id"]))
        return took

    def _asked(self, what: str, at: int) -> dict[str, Any]:
        bearer = {"Authorization": f"Bearer {self.token}"}
        if what == _REGISTER:
            conversation, who = uuid4().hex, pool_words.customer(self.rng, len(self.made))
            topic, said = pool_words.complaint(self.rng, who.street)
            body = {
                "conversation_id": conversation,
                "channel": "web_chat",
                "description": said,
                "topic": topic,
                "topic_set_by": "classifier",
                "contact": {"name": who.name, "phone": who.phone, "email": None},
            }
            key = {"Idempotency-Key": f"{conversation}:1"}
            return _request("POST", "/internal/v1/complaints", headers=bearer | key, json=body)
        number, conversation = self.made[-1 - at]
        if what == _PAGE:
            origin = {"Origin": self.stack.address}
            return _request("POST", "/takip/", headers=origin, data={"number": number})
        of = conversation if what == _OWN else uuid4().hex
        path = f"/internal/v1/complaints/{number}"
        return _request("GET", path, headers=bearer, params={"conversation_id": of})


def _request(method: str, url: str, **how: Any) -> dict[str, Any]:
    return {"method": method, "url": url, **how}


def _compare(sides: dict[str, _Side]) -> None:
    """Ask both everything in turn; the first round, which prepares, is not counted."""
    for number in range(_ROUNDS + 1):
        for what in (_REGISTER, _OWN, _OTHERS, _PAGE):
            for side in sides.values() if number % 2 else reversed(list(sides.values())):
                side.ask(what, counted=number > 0)


def _show(sides: dict[str, _Side]) -> None:
    for what in (_REGISTER, _OWN, _OTHERS, _PAGE):
        for name, side in sides.items():
            taken = spread(side.seconds[what])
            own = side.processor[what] / taken.count * 1000
            print(
                f"{what:32} {name:7} {1000 / taken.median:6.1f} a second, median {taken.median} ms,"
                f" p95 {taken.p95} ms; {own:.1f} ms of processor time"
            )


async def _run(trees: dict[str, Path], folder: Path) -> None:
    async with AsyncExitStack() as databases:
        urls = {name: await databases.enter_async_context(postgres_database()) for name in trees}
        await asyncio.to_thread(_measure, trees, folder, urls)


def _measure(trees: dict[str, Path], folder: Path, urls: dict[str, str]) -> None:
    load = os.getloadavg()
    with ExitStack() as context:
        sides: dict[str, _Side] = {}
        for name, root in trees.items():
            token = secrets.token_urlsafe(32)
            settings = {"YARDIM_INTERNAL_TOKEN": token}
            if urls[name]:
                settings["YARDIM_DATABASE_URL"] = urls[name]
            stack = context.enter_context(
                real_stack(folder / name, settings=settings, assistant=False, root=root)
            )
            client = context.enter_context(httpx.Client(base_url=stack.address, timeout=30))
            sides[name] = _Side(stack, client, token)
        _compare(sides)
        print(f"load average before {load}")
        _show(sides)


def main() -> None:
    """Measure and show; logs are under `var/bench/doors/`."""
    parser = argparse.ArgumentParser(prog="python -m bench.doors_before_after", description=__doc__)
    parser.add_argument("before", type=Path, help="a working tree")
    parser.add_argument("after", type=Path, help="another")
    arguments = parser.parse_args()
    folder = _VAR.absolute() / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    trees = {"before": arguments.before.absolute(), "after": arguments.after.absolute()}
    asyncio.run(_run(trees, folder))


if __name__ == "__main__":
    main()
