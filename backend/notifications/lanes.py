"""A channel's messages on their way: so many at once, in few transactions.

What came of those that were handed over is written down, and the next ones are marked as being
sent, in one transaction for all that are at that point: so one message costs a part of a
transaction where many wait, and no more of them are in doubt when a process dies than are under way
at once. A message is marked, and that is committed, before it is handed over.
"""

from __future__ import annotations

import asyncio
from itertools import count, islice
from typing import TYPE_CHECKING

import structlog

from backend.kit.errors import StorageUnavailableError, UnavailableError
from backend.notifications import sending
from backend.notifications.circuit import Circuit
from backend.notifications.faults import Faults
from backend.notifications.sending import Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from backend.kit.work import Works
    from backend.notifications.models import OutboxChannel
    from backend.notifications.sending import Taken
    from backend.notifications.terms import Terms

_log = structlog.get_logger(__name__)
# So many addresses for each free place are asked for something to send: many have nothing more.
_LOOKED_AT = 4
# What is asked for beyond that is left to the worker's next pass.
_MOST_WAITING = 10_000
_STOP_SECONDS = 2.5
_RECORD_AGAIN_AFTER = (0.5, 1.0, 2.0)
# Where every place is taken: what ends within so long of the first is written down with it.
_TOGETHER_SECONDS = 0.02
_NOT_TAKEN = frozenset({Result.UNAVAILABLE, Result.UNANSWERED})
_ANSWERED = frozenset({Result.SENT, Result.REFUSED})


class Lane:
    """What waits for one channel, and how its gateway does."""

    def __init__(
        self,
        works: Works,
        channel: OutboxChannel,
        hand_over: Callable[[Taken], Awaitable[Outcome]],
        terms: Terms,
    ) -> None:
        """Send nothing yet; `hand_over` calls the gateway."""
        self.channel = channel
        self.circuit = Circuit()
        self._works = works
        self._send = hand_over
        self._terms = terms
        # Addresses at which something may wait, in the order of asking, and which asking it was:
        # who asks while it is being looked what waits there may have stored it after that look.
        self._waiting: dict[str, int] = {}
        self._asking = count()
        self._under_way: dict[asyncio.Task[Outcome], Taken] = {}
        self._running: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        # The gateway works again, and nothing needs to wait for that any more.
        self._back = False
        self._faults = Faults()
        self._stopping = False

    def start(self, recipient: str) -> None:
        """Send what waits for an address now, in the background; what is stopped leaves it."""
        if self._stopping or len(self._waiting) >= _MOST_WAITING:
            return
        self._ask(recipient)
        self._news.set()
        if self._running is None:
            self._running = asyncio.create_task(self._run(), name=f"outbox {self.channel}")

    async def run_due(
        self,
        find: Callable[[int], Awaitable[Sequence[str]]],
        *,
        batch: int,
        seconds: float,
    ) -> None:
        """Send what waits for every address that `find(limit)` names.

        Waits so many seconds only: a gateway that hangs must not hold up the caller.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while not self._stopping:
            due = await find(batch)
            known = {*self._waiting, *(each.recipient for each in self._under_way.values())}
            fresh = [
                each for each in due if each not in known and not self._faults.leave_alone(each)
            ]
            for each in fresh:
                self.start(each)
            await self._wait(max(0.0, until - loop.time()))
            if len(due) < batch or not fresh or loop.time() >= until:
                break

    def _ask(self, recipient: str) -> None:
        # In its place, where it waits already.
        self._waiting[recipient] = next(self._asking)

    def forgive(self) -> None:
        """Let every address be asked at once, whatever faults it met."""
        self._faults.forgive()

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        await self._wait(None)

    async def close(self) -> None:
        """Let what is under way be handed over and written down for a moment; then let it go."""
        self._stopping = True
        self._news.set()
        await self._wait(_STOP_SECONDS)
        left = [*self._under_way, *([self._running] if self._running else [])]
        for each in left:
            each.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _wait(self, seconds: float | None) -> None:
        if self._running is not None:
            await asyncio.wait([self._running], timeout=seconds)

    async def _run(self) -> None:
        try:
            while self._under_way or (self._waiting and not self._stopping):
                self._news.clear()
                ended = [each for each in self._under_way if each.done()]
                heard = [(self._under_way.pop(each), each) for each in ended]
                try:
                    await self._turn([(t, task.result()) for t, task in heard if _ended(t, task)])
                except Exception as error:  # noqa: BLE001 - the edge: nobody is left to catch it
                    # What is in doubt now is so until a receipt comes, or its lease runs out.
                    self._waiting.clear()
                    away = isinstance(error, UnavailableError)
                    log = _log.warning if away else _log.error
                    log("left for later", channel=self.channel, exc_info=None if away else error)
                if self._under_way:
                    await self._news.wait()
                    await self._together_with_the_first()
        finally:
            self._running = None

    async def _together_with_the_first(self) -> None:
        """Let what is under way end as well, for a moment, where nothing else can begin anyhow."""
        if self._waiting and len(self._under_way) >= self._terms.at_once:
            await asyncio.wait(self._under_way, timeout=_TOGETHER_SECONDS)

    async def _turn(self, outcomes: Sequence[tuple[Taken, Outcome]]) -> None:
        """Write down what came of what ended, and hand over what is next."""
        sent = []
        for taken, outcome in outcomes:
            if outcome.result not in _NOT_TAKEN:  # else those behind it wait as well
                self._ask(taken.recipient)
            if outcome.result is Result.SENT:
                sent.append((taken, outcome))
            else:  # it may go on to lock a complaint
                await self._alone(taken, outcome)
        places = self._enter()
        wanted = self._wanted(places)
        looked = {recipient: self._waiting[recipient] for recipient in wanted}
        taken_now: list[Taken] = []
        try:
            if sent or wanted or self._back:
                taken_now = await self._next(sent, wanted, places)
        finally:
            for _ in range(places - len(taken_now)):
                self.circuit.leave()
        if len(taken_now) < places:
            for recipient, asking in looked.items():  # nothing that may be sent now waited there
                if self._waiting.get(recipient) == asking:
                    del self._waiting[recipient]
        for each in taken_now:
            self._waiting.pop(each.recipient, None)
            self._faults.over(each.recipient)
            task = asyncio.create_task(self._hand_over(each), name=f"outbox {each.id}")
            self._under_way[task] = each
            task.add_done_callback(lambda _: self._news.set())

    def _enter(self) -> int:
        """Return how many may be handed over now; in an outage one finds out, for all."""
        if self._stopping or not self._waiting:
            return 0
        places, free = 0, self._terms.at_once - len(self._under_way)
        while places < free and self.circuit.enter(self._works.now()):
            places += 1
        if not places and free:
            self._waiting.clear()
        return places

    def _wanted(self, places: int) -> list[str]:
        busy = {each.recipient for each in self._under_way.values()}
        free = (each for each in self._waiting if each not in busy)
        return list(islice(free, places * _LOOKED_AT))

    async def _next(
        self, sent: Sequence[tuple[Taken, Outcome]], wanted: Sequence[str], places: int
    ) -> list[Taken]:
        """Write down what was sent and take what is next; by a fault of ours one by one."""
        try:
            return await self._surely(sent, wanted, places)
        except UnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - it is found out whose it is
            _log.error("work broke off", channel=self.channel, exc_info=error)
        for one in sent:
            await self._alone(*one)
        taken: list[Taken] = []
        for recipient in wanted:
            if len(taken) < places:
                taken += await self._guarded(recipient, self._together([], [recipient], 1))
        return taken

    async def _alone(self, taken: Taken, outcome: Outcome) -> None:
        await self._guarded(taken.recipient, self._surely([(taken, outcome)], [], 0))

    async def _surely(
        self, outcomes: Sequence[tuple[Taken, Outcome]], wanted: Sequence[str], places: int
    ) -> list[Taken]:
        """Do it again while the database is away: giving up would leave them in doubt."""
        for pause in _RECORD_AGAIN_AFTER if outcomes else ():
            try:
                return await self._together(outcomes, wanted, places)
            except StorageUnavailableError:
                await asyncio.sleep(pause)
        return await self._together(outcomes, wanted, places)

    async def _together(
        self, outcomes: Sequence[tuple[Taken, Outcome]], wanted: Sequence[str], places: int
    ) -> list[Taken]:
        terms = self._terms
        async with self._works.begin() as work:
            if outcomes:
                await sending.record(work, outcomes, turkish_tables=terms.turkish_tables)
            if self._back:
                await sending.wake(work.session, self.channel, work.now)
            taken = await sending.take(
                work, self.channel, wanted, terms.lease, terms.receipt_within, most=places
            )
        self._back = False
        return taken

    async def _guarded(self, recipient: str, doing: Awaitable[list[Taken]]) -> list[Taken]:
        """Count a fault of ours against an address alone, and leave it for a while."""
        try:
            return await doing
        except UnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - it is counted
            await self._blame(recipient, error)
            return []

    async def _blame(self, recipient: str, error: Exception) -> None:
        _log.error("work broke off", channel=self.channel, exc_info=error)
        self._waiting.pop(recipient, None)
        self._faults.met(recipient)
        async with self._works.begin() as work:
            await sending.blame_oldest(work, self.channel, recipient, error)

    async def _hand_over(self, taken: Taken) -> Outcome:
        try:
            outcome = await self._send(taken)
            self._learn(outcome)
            return outcome
        finally:
            self.circuit.leave()

    def _learn(self, outcome: Outcome) -> None:
        """Keep how the gateway does, and whether it is back. A refusal is an answer as well."""
        if outcome.result in _NOT_TAKEN:
            unanswered = outcome.result is Result.UNANSWERED
            self.circuit.failed(self._works.now(), unanswered=unanswered)
        if outcome.result in _ANSWERED and self.circuit.answered():
            self._back = True


def _ended(taken: Taken, task: asyncio.Task[Outcome]) -> bool:
    """Whether it is known how handing over ended; else the message is in doubt."""
    if task.cancelled():
        return False
    if (error := task.exception()) is not None:
        _log.warning("left for later", outbox=taken.id, reason=type(error).__name__)
        return False
    return True
