"""Many customers at once against the real product: how fast, and is anything lost.

Each of them has a page open and goes through the dialogues, reading and typing between two
messages; who has finished leaves, and the next customer comes at once, so their number stays.
"""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx
from websockets.exceptions import WebSocketException

from bench.dialogues import DIALOGUES, Dialogue, tracking_number, words
from bench.figures import Spread, spread
from bench.processes import Usage, usage_of
from bench.talkers import Chat, TurnError, open_chat

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stack import Stack

_SEED = 20261122
_OPEN_SECONDS = 60
_MOST_ERRORS_KEPT = 20


@dataclass(frozen=True)
class Crowd:
    """How many customers, for how long, and how long each takes between messages (seconds)."""

    customers: int
    seconds: float
    fastest_thought: float
    slowest_thought: float


@dataclass
class LoadResult:
    """What the crowd saw, and what the database holds of it afterwards."""

    crowd: Crowd
    turns_per_second: float
    turns: Spread
    conversations: int
    # Dialogues that were held to their end, and complaints: given a number, and in the database.
    finished: int
    numbers: int
    complaints: int
    sent: int
    acknowledged: int
    answered: int
    stored: int
    # Sent and not in the database.
    lost: int
    # Answers in the database, and heard by the customers.
    replies_stored: int
    replies_heard: int
    # Conversations that still wait for an answer.
    waiting: int
    # "We kept your message, the answer comes later", said when a turn took too long.
    notices: int
    # Processor seconds per second, and MiB at the end, by process; "bench" is the crowd itself.
    processor: dict[str, float]
    memory: dict[str, float]
    error_count: int
    # The first of them, in words.
    errors: list[str]

    @property
    def nothing_lost(self) -> bool:
        """Whether everything sent was acknowledged, stored, answered, and every answer heard."""
        sent = {self.sent, self.acknowledged, self.answered, self.stored}
        return (
            len(sent) == 1
            and not self.lost
            and not self.waiting
            and self.replies_stored == self.replies_heard
            and self.numbers == self.complaints
        )


@dataclass
class _Tally:
    """What is counted while the crowd talks, and the clock that its members share."""

    crowd: Crowd
    stack: Stack
    client: httpx.AsyncClient
    everyone_is_here: asyncio.Barrier
    deadline: float = float("inf")
    chats: list[Chat] = field(default_factory=list)
    # When each answer was complete, and how long it took, in seconds.
    turns: list[tuple[float, float]] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    finished: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.perf_counter() >= self.deadline


async def run_crowd(stack: Stack, crowd: Crowd) -> LoadResult:
    """Let the crowd talk and return what came of it.

    The time begins when every customer's page is open. Turns count when they are complete within
    it; those under way at its end are awaited, so that none is called lost which was only late.
    """
    already = _Stored.read(stack.database)
    limits = httpx.Limits(max_connections=20)
    async with httpx.AsyncClient(limits=limits, timeout=60) as client:
        tally = _Tally(crowd, stack, client, asyncio.Barrier(crowd.customers + 1))
        async with asyncio.TaskGroup() as customers:
            for number in range(crowd.customers):
                customers.create_task(_customer(tally, number))
            async with asyncio.timeout(_OPEN_SECONDS):
                await tally.everyone_is_here.wait()
            before, started = _usage(stack), time.perf_counter()
            tally.deadline = started + crowd.seconds
    after, elapsed = _usage(stack), time.perf_counter() - started
    return _result(tally, already, before, after, elapsed)


async def _customer(tally: _Tally, number: int) -> None:
    """Hold one dialogue after another, each in a session of its own, until the time is over."""
    crowd = tally.crowd
    thoughts = random.Random(_SEED + number)  # noqa: S311 - repeatable on purpose
    turn = number
    while not tally.over:
        dialogue = DIALOGUES[turn % len(DIALOGUES)]
        try:
            async with open_chat(tally.stack.address, tally.client) as chat:
                tally.chats.append(chat)
                if turn == number:
                    await tally.everyone_is_here.wait()
                    # They do not all begin with the same tick.
                    await asyncio.sleep(thoughts.uniform(0, crowd.slowest_thought))
                turn += 1
                await _talk(tally, chat, dialogue, thoughts)
        except (TurnError, OSError, httpx.HTTPError, WebSocketException) as error:
            tally.errors.append(f"{dialogue.name}: {type(error).__name__}: {error}")
            await asyncio.sleep(1)


async def _talk(tally: _Tally, chat: Chat, dialogue: Dialogue, thoughts: random.Random) -> None:
    found: str | None = None
    for line in dialogue.says:
        if tally.over:
            return
        answer, seconds = await chat.say(words(line, found))
        tally.turns.append((time.perf_counter(), seconds))
        number = tracking_number(answer)
        if found is None and number is not None:
            found = number
            tally.numbers.add(number)
        thought = thoughts.uniform(tally.crowd.fastest_thought, tally.crowd.slowest_thought)
        await asyncio.sleep(thought)
    tally.finished += 1


def _usage(stack: Stack) -> dict[str, Usage]:
    return {**stack.usage(), "bench": usage_of(os.getpid())}


def _result(
    tally: _Tally,
    already: _Stored,
    before: dict[str, Usage],
    after: dict[str, Usage],
    elapsed: float,
) -> LoadResult:
    stored = _Stored.read(tally.stack.database)
    sent = {client_id for chat in tally.chats for client_id in chat.sent}
    in_time = [seconds for at, seconds in tally.turns if at <= tally.deadline]
    errors = [*tally.errors, *(error for chat in tally.chats for error in chat.errors)]
    return LoadResult(
        crowd=tally.crowd,
        turns_per_second=round(len(in_time) / tally.crowd.seconds, 1),
        turns=spread(in_time),
        conversations=len(tally.chats),
        finished=tally.finished,
        numbers=len(tally.numbers),
        complaints=stored.complaints - already.complaints,
        sent=len(sent),
        acknowledged=sum(len(chat.acknowledged) for chat in tally.chats),
        answered=len(tally.turns),
        stored=len(stored.client_ids) - len(already.client_ids),
        lost=len(sent - set(stored.client_ids)),
        replies_stored=stored.replies - already.replies,
        replies_heard=sum(chat.heard for chat in tally.chats),
        waiting=stored.waiting,
        notices=sum(chat.notices for chat in tally.chats),
        processor={
            name: round((usage.processor - before[name].processor) / elapsed, 2)
            for name, usage in after.items()
        },
        memory={name: round(usage.memory) for name, usage in after.items()},
        error_count=len(errors),
        errors=errors[:_MOST_ERRORS_KEPT],
    )


@dataclass(frozen=True)
class _Stored:
    """What the database holds: the customers' client ids, the count of answers, who waits."""

    client_ids: list[str]
    replies: int
    waiting: int
    complaints: int

    @staticmethod
    def read(database: Path) -> _Stored:
        """Read it through a connection of our own, past every cache of the product's."""
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            ids = connection.execute("SELECT client_id FROM messages WHERE sender = 'customer'")
            client_ids = [row[0] for row in ids]
            (replies,) = connection.execute(
                "SELECT count(*) FROM messages WHERE sender <> 'customer'"
            ).fetchone()
            (waiting,) = connection.execute(
                "SELECT count(*) FROM conversations WHERE last_inbound_position > answered_position"
            ).fetchone()
            (complaints,) = connection.execute("SELECT count(*) FROM complaints").fetchone()
        return _Stored(client_ids, replies, waiting, complaints)
