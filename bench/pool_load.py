"""Customers who write while a report is made."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound, receive
from backend.conversations.sessions import hash_session, open_session
from backend.kit.work import Work
from bench import pool_questions
from bench.figures import spread

if TYPE_CHECKING:
    from backend.bootstrap import Container

_LEASE = timedelta(seconds=20)
_SECONDS, _PAUSE = 3.0, 0.01


async def messages(container: Container) -> float:
    """Return the 95th percentile of the milliseconds in which a customer's message is stored.

    The loop that answers customers does it: what holds that up holds up everybody.
    """
    async with container.works.begin() as work:
        token = await open_session(work.session, work.now)
        await work.session.flush()
        query = select(Conversation.id).where(Conversation.session_hash == hash_session(token))
        conversation = (await work.session.scalars(query)).one()
    taken: list[float] = []
    ends = time.perf_counter() + _SECONDS
    while time.perf_counter() < ends:
        began = time.perf_counter()
        async with container.database.transaction() as session:
            # Nobody is woken: an assistant is not what is measured.
            work = Work(session, container.clock.now())
            await receive(work, conversation, Inbound(uuid4().hex, "internetim yok"), _LEASE)
        taken.append(time.perf_counter() - began)
        await asyncio.sleep(_PAUSE)
    return spread(taken).p95


async def messages_beside_report(container: Container) -> float:
    """Return the same while one report after the other is made in the same process."""

    async def reports() -> None:
        while True:
            await pool_questions.report(container)

    running = asyncio.create_task(reports())
    try:
        return await messages(container)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
