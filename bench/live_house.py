"""A house full of people, made in the database at once: what is measured comes after."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations import desk
from backend.conversations.agents import Agent
from backend.conversations.models import Conversation
from backend.conversations.sessions import hash_session, open_session
from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.live import Live
from backend.kit.settings import with_driver
from backend.kit.work import Works
from backend.staff import service, staff_sessions
from backend.staff.account_models import StaffAccount, StaffSession
from backend.staff.models import Role
from backend.staff.staff_sessions import Lifetime

if TYPE_CHECKING:
    from backend.kit.work import Work

_LIFETIME = Lifetime(idle=timedelta(hours=8), absolute=timedelta(hours=8))
_IN_ONE_GO = 100


@dataclass(frozen=True)
class Pair:
    """An agent who is logged in, and the customer whose conversation they hold."""

    at: int
    session: str
    conversation: str
    cookie: str
    csrf: str


@dataclass(frozen=True)
class House:
    """Who talks, and the chats of those who only have the page open."""

    pairs: list[Pair]
    idle: list[str]


async def build(database_url: str, agents: int, customers: int) -> House:
    """Make so many agents, each with a customer, and further customers who say nothing."""
    database = Database(with_driver(database_url))
    works = Works(database, SystemClock(), Live({}))
    pairs: list[Pair] = []
    idle: list[str] = []
    try:
        while len(pairs) < agents:
            async with works.begin() as work:
                first = len(pairs)
                last = min(first + _IN_ONE_GO, agents)
                pairs += [await _pair(work, at) for at in range(first, last)]
        while len(pairs) + len(idle) < customers:
            async with works.begin() as work:
                more = min(_IN_ONE_GO, customers - len(pairs) - len(idle))
                idle += [await open_session(work.session, work.now) for _ in range(more)]
    finally:
        await database.close()
    return House(pairs, idle)


async def _pair(work: Work, at: int) -> Pair:
    session = work.session
    member = await service.put(
        session, f"a{at}", work.now, role=Role.SUPERVISOR, display_name=f"Temsilci {at}"
    )
    session.add(
        StaffAccount(
            staff_id=member.id,
            # Nobody logs in by it.
            password_hash=secrets.token_hex(16),
            one_time=False,
            password_set_at=work.now,
        )
    )
    await session.flush()
    cookie = await staff_sessions.begin(session, member.id, work.now, _LIFETIME)
    token = await open_session(session, work.now)
    await session.flush()
    conversation = await session.scalar(
        select(Conversation.id).where(Conversation.session_hash == hash_session(token))
    )
    csrf = await session.scalar(
        select(StaffSession.csrf).where(
            StaffSession.token_hash == staff_sessions.hash_token(cookie)
        )
    )
    await desk.take_over(work, str(conversation), Agent(member.id, member.display_name))
    return Pair(at, token, str(conversation), cookie, str(csrf))
