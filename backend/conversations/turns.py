"""Drives turns: takes a customer's message in and gets it answered, one at a time per conversation.

No transaction is open while the assistant is asked: its actions call back into this backend. What
this process does not finish (a crash, an outage) the worker drives again, by `redrive`.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import IntegrityError

from backend.conversations import answering, queries, topics
from backend.conversations.models import ChatChannel, Sender
from backend.conversations.parked import PARKED
from backend.conversations.receiving import receive
from backend.conversations.system_words import SystemWords
from backend.gateways.errors import AssistantFailedError, AssistantUnavailableError
from backend.gateways.rasa.protocol import Answer, Reply
from backend.kit import parking
from backend.kit.errors import StorageUnavailableError
from backend.kit.jobs import Job
from backend.kit.keyed_tasks import KeptTasks, KeyedTasks
from backend.kit.measures import TURN_SECONDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backend.conversations.receiving import Inbound, Received
    from backend.gateways.rasa.protocol import Assistant, Turn
    from backend.kit.live import Live
    from backend.kit.work import Works

type Acknowledge = Callable[[], Awaitable[None]]

_log = structlog.get_logger(__name__)
_BATCH = 50
_EVERY = timedelta(seconds=1)
_LOOK_SECONDS = 0.25


class TurnDriver:
    """Takes messages in and sees to their answers."""

    def __init__(
        self,
        works: Works,
        assistant: Assistant,
        live: Live,
        *,
        turn_timeout_seconds: float,
        operator_phone: str,
    ) -> None:
        """Drive nothing yet. `turn_timeout_seconds` is how long the assistant may take."""
        self._works = works
        self._assistant = assistant
        self._live = live
        self._timeout = turn_timeout_seconds
        self._lease = answering.turn_lease(turn_timeout_seconds)
        self._words = SystemWords(operator_phone)
        self._tasks: KeyedTasks[str] = KeyedTasks("turns", self._drive_all)
        # Turns whose lease this process took while it stored their message.
        self._leased: dict[str, Turn] = {}
        self._taking_in = KeptTasks()

    async def take_in(
        self, conversation_id: str, inbound: Inbound, acknowledge: Acknowledge | None = None
    ) -> Received:
        """Store a message, commit, acknowledge, and begin to get it answered.

        What was begun is finished even when the caller is cancelled (a page that closes): between
        the commit and the start of the turn nothing may stop.

        Raises:
            YardimError: as `receiving.receive`, or the database is away; nothing was stored.

        """
        work = self._take_in(conversation_id, inbound, acknowledge)
        return await asyncio.shield(self._taking_in.keep(work))

    async def _take_in(
        self, conversation_id: str, inbound: Inbound, acknowledge: Acknowledge | None
    ) -> Received:
        try:
            received = await self._receive(conversation_id, inbound)
        except IntegrityError:
            # The same client id at the same moment on another connection, which won: this time it
            # is found.
            received = await self._receive(conversation_id, inbound)
        if acknowledge is not None:
            await acknowledge()
        return received

    async def _receive(self, conversation_id: str, inbound: Inbound) -> Received:
        async with self._works.begin() as work:
            return await receive(work, conversation_id, inbound, self._lease)

    def begin(self, turn: Turn) -> None:
        """Drive a turn, whose lease this process took, in the background."""
        self._leased[turn.conversation_id] = turn
        self._tasks.start(turn.conversation_id)

    async def wait(self, conversation_id: str, position: int) -> None:
        """Wait until the message at `position` is answered, or nobody is at it any more.

        At most as long as a turn may take; the message stays stored either way.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(self._timeout):
                await self._tasks.finished(conversation_id)
                # Whoever has the lease may be another process: there is no event to wait for.
                while await self._is_underway(conversation_id, position):  # noqa: ASYNC110
                    await asyncio.sleep(_LOOK_SECONDS)

    async def redrive(self) -> int:
        """Drive every turn that is due and nobody's; return how many were begun.

        Waits for them a moment only: an assistant that hangs must not hold up the worker.
        """
        return await self._tasks.run_due(self._due, batch=_BATCH)

    def job(self) -> Job:
        """Drive what is due and nobody's."""
        return Job("turns", _EVERY, self.redrive)

    async def settled(self) -> None:
        """Wait until nothing is under way in this process."""
        await self._tasks.settled()

    async def close(self) -> None:
        """Let turns under way finish for a moment; give the others back, then let go."""
        await self._taking_in.close()
        await self._tasks.close()
        for turn in list(self._leased.values()):
            await self._give_back(turn)
        await self._assistant.close()

    async def _due(self, limit: int) -> list[str]:
        async with self._works.reading() as session:
            return await queries.pending(session, self._works.now(), limit)

    async def _drive_all(self, conversation_id: str) -> None:
        """Drive the turn whose lease we have, else take the lease."""
        turn = self._leased.pop(conversation_id, None)
        if turn is None:
            async with self._works.begin() as work:
                turn = await answering.take_turn(work, conversation_id, self._lease)
        if turn is not None:
            await self._drive(turn)

    async def _drive(self, turn: Turn) -> None:
        """Get one answer and store it, which wakes us again if more wait in the conversation."""
        self._live.publish(topics.of_conversation(turn.conversation_id), topics.typing(Sender.BOT))
        try:
            await self._finish(turn, await self._answer(turn), Sender.BOT)
        except asyncio.CancelledError:
            await self._give_back(turn)
            raise
        except StorageUnavailableError:
            # The lease runs out, the worker drives the turn again, and the assistant answers the
            # same message the same way: only time is lost.
            raise
        except Exception as error:  # noqa: BLE001 - counted against this message alone
            await self._after_failure(turn, error)

    async def _answer(self, turn: Turn) -> Answer:
        """Ask the assistant, and count how long it took and how it ended."""
        began, outcome = time.perf_counter(), "failed"
        try:
            answer = await self._assistant.answer(turn)
            outcome = "answered"
        except AssistantUnavailableError as error:
            outcome = "failed" if isinstance(error, AssistantFailedError) else "unavailable"
            raise
        finally:
            TURN_SECONDS.labels(outcome).observe(time.perf_counter() - began)
        return answer

    async def _finish(self, turn: Turn, answer: Answer, sender: Sender) -> None:
        async with self._works.begin() as work:
            await answering.finish_turn(work, turn, answer, self._lease, sender=sender)

    async def _after_failure(self, turn: Turn, error: Exception) -> None:
        attempt = turn.attempts + 1
        away = isinstance(error, AssistantUnavailableError)
        _log.warning(
            "turn failed",
            conversation=turn.conversation_id,
            message=turn.message_id,
            attempt=attempt,
            reason=f"{type(error.__cause__).__name__}: {error.__cause__}" if away else None,
            exc_info=None if away else error,
        )
        given_up = not away or isinstance(error, AssistantFailedError)
        if given_up and attempt >= parking.MOST_FAILURES:
            await self._park(turn, error)
        else:
            await self._postpone(turn)

    async def _park(self, turn: Turn, error: Exception) -> None:
        """Set one message aside, which must not silence its conversation for good."""
        words = Reply(self._words.given_up(ChatChannel(turn.channel)))
        for answer in (Answer((words,)), Answer()):
            # Where even these words cannot be stored, the conversation goes on without them.
            try:
                async with self._works.begin() as work:
                    await parking.failed(work, PARKED, turn.message_id, error, most=1)
                    await answering.finish_turn(
                        work, turn, answer, self._lease, sender=Sender.SYSTEM
                    )
            except StorageUnavailableError:
                raise
            except Exception:  # noqa: BLE001 - the next thing is tried, and the log has it
                _log.exception("giving up failed", conversation=turn.conversation_id)
            else:
                return

    async def _postpone(self, turn: Turn) -> None:
        for notice in (self._words.outage(ChatChannel(turn.channel)), None):
            try:
                async with self._works.begin() as work:
                    await answering.postpone_turn(work, turn, notice)
            except StorageUnavailableError:
                raise
            except Exception:  # noqa: BLE001 - the next thing is tried, and the log has it
                _log.exception("the outage was not told", conversation=turn.conversation_id)
            else:
                return

    async def _give_back(self, turn: Turn) -> None:
        async with self._works.begin() as work:
            await answering.release_turn(work.session, turn)

    async def _is_underway(self, conversation_id: str, position: int) -> bool:
        async with self._works.reading() as session:
            return await queries.is_underway(session, conversation_id, position, self._works.now())
