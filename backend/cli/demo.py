"""`python -m backend demo`: fill an empty pool, so that a newcomer sees the desk at work.

Everything is done by the use cases that the product itself uses, at moments of the last days; what
would go to customers goes into the outbox, to the simulated gateways.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import func, select

from backend.bootstrap import build_container
from backend.cli import demo_calls, demo_files, demo_texts as texts
from backend.complaints import queries, reminders, rule_changes
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Complaint
from backend.complaints.orders import Order
from backend.complaints.registration import NewComplaint
from backend.complaints.reminders import When
from backend.conversations import agent_replies, canned, desk, handover, macros, opening_hours
from backend.conversations.canned import Canned
from backend.conversations.desk import Agent
from backend.conversations.macros import Sent
from backend.conversations.receiving import Inbound
from backend.conversations.sessions import find_session, open_session
from backend.gateways.rasa.protocol import Answer, Reply, Turn
from backend.kit.clock import ISTANBUL, FixedClock, SystemClock
from backend.staff import accounts, service
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from backend.bootstrap import Container
    from backend.kit.settings import Settings
    from backend.staff.models import Role

_REFUSED = 2
_BETWEEN_ACTIONS = timedelta(hours=3)
_LASTS = timedelta(days=1)
_PAST, _PASS = timedelta(days=15), timedelta(hours=1)


@dataclass(frozen=True)
class Person:
    """Somebody of the house, as the use cases ask who does it."""

    id: str
    name: str
    role: Role
    teams: frozenset[str]


class _Script:
    """Stands where the assistant is: answers each message as the demo has it."""

    def __init__(self) -> None:
        self.answers = {said: answer for talk in texts.TALKS for said, answer in talk.lines}

    async def answer(self, turn: Turn) -> Answer:
        """Return the answer that is written for these words."""
        return Answer([Reply(self.answers[turn.text])])

    async def close(self) -> None:
        """Nothing is open."""


def run(settings: Settings, arguments: Namespace) -> int:
    """Fill the pool and print the accounts; refused in production and where the pool has rows."""
    del arguments
    if settings.production:
        sys.stderr.write("demo: refused in production\n")
        return _REFUSED
    lines = asyncio.run(_fill(settings))
    if lines is None:
        sys.stderr.write("demo: refused: there are people or complaints in this pool already\n")
        return _REFUSED
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _fill(settings: Settings) -> list[str] | None:
    now = SystemClock().now()
    clock = FixedClock(now)
    container = build_container(settings, clock=clock, assistant=_Script())
    try:
        if await holds_anything(container):
            return None
        await container.prepare()
        people, lines = await employ(container)
        await _word(container, people)
        for case in texts.CASES:
            await _complain(container, clock, now, case, people)
        await demo_calls.fill(container, clock, now, people)
        for talk in texts.TALKS:
            await _talk(container, clock, now - timedelta(minutes=talk.minutes_ago), talk, people)
        await demo_files.fill(container, people)
        await _tell_in_time(container, clock, now)
        clock.set(now)
        await container.reminders.run()
        return lines
    finally:
        await container.close()


async def _tell_in_time(container: Container, clock: FixedClock, now: datetime) -> None:
    """Let the worker have run all the while: customers were told in time."""
    clock.set(now - _PAST)
    while clock.now() < now:
        clock.set(clock.now() + _PASS)
        await container.notices.run()
        await container.escalations.run()
        await container.outbox.dispatch_due()


async def holds_anything(container: Container) -> bool:
    """Whether anybody works here, or anything was complained of."""
    async with container.works.reading() as session:
        counts = [
            await session.scalar(select(func.count()).select_from(table))
            for table in (StaffMember, Complaint)
        ]
    return any(counts)


async def employ(container: Container) -> tuple[dict[str, Person], list[str]]:
    """Let the people of the demo work here; return them, and lines with their passwords."""
    people: dict[str, Person] = {}
    lines = []
    for one in texts.PEOPLE:
        async with container.works.begin() as work:
            member = await service.put(
                work.session, one.username, work.now, role=one.role, display_name=one.name
            )
            await accounts.put_into_teams(work.session, member.id, one.teams)
            password = await accounts.give_one_time_password(work.session, member, work.now)
            people[one.username] = Person(member.id, one.name, one.role, frozenset(one.teams))
        lines.append(f"{one.username:<10} {one.role:<12} one-time password: {password}")
    return people, lines


async def _word(container: Container, people: dict[str, Person]) -> None:
    for who, where, code, title, words in texts.REPLIES:
        async with container.works.begin() as work:
            await canned.save(work, people[who], where, Canned(code, title, words))
    for who, where, name, acts in texts.MACROS:
        async with container.works.begin() as work:
            await macros.save(work, people[who], Sent(where, name, acts))
    for place, (who, rule) in enumerate(texts.RULES, 1):
        async with container.works.begin() as work:
            begins = work.now.astimezone(ISTANBUL).date().isoformat()
            sent = {"position": str(place * 10), "valid_from": begins, **rule}
            await rule_changes.save(work, people[who], rule_changes.NEW, sent, seen=0)
    async with container.works.begin() as work:
        who, name = texts.HOLIDAY
        day = f"{work.now.year + 1}-01-01"
        await opening_hours.save_day(work, people[who], day, name, "", "")


async def _complain(
    container: Container,
    clock: FixedClock,
    now: datetime,
    case: texts.Case,
    people: dict[str, Person],
) -> None:
    clock.set(now - timedelta(hours=case.hours_ago))
    new = NewComplaint(
        channel=case.channel,
        description=case.text,
        topic=case.topic,
        contact=Contact(name=case.name, phone=case.phone, email=case.email),
    )
    async with container.works.begin() as work:
        done = await container.complaints.register(work, new, CUSTOMER, again=True)
        number, complaint_id = done.complaint.tracking_number, done.complaint.id
    for who, action, arguments in case.actions:
        clock.set(min(clock.now() + _BETWEEN_ACTIONS, now))
        async with container.works.begin() as work:
            seen = await queries.newest_event(work.session, complaint_id)
            order = Order(number, by=people[who], seen=seen)
            act: Any = getattr(container.handling, action)
            await act(work, order, *arguments)
    for who, choice, text in case.reminders:
        async with container.works.begin() as work:
            order = Order(number, by=people[who], seen=0)
            await reminders.remind(work, order, When(choice), text)


async def _talk(
    container: Container,
    clock: FixedClock,
    begun: datetime,
    talk: texts.Talk,
    people: dict[str, Person],
) -> None:
    clock.set(begun)
    async with container.works.begin() as work:
        token = await open_session(work.session, work.now)
        conversation = (await find_session(work.session, token, work.now, _LASTS)).id
    position = 0
    for said, _ in talk.lines:
        heard = await container.turns.take_in(
            conversation, Inbound(client_id=uuid4().hex, text=said)
        )
        await container.turns.wait(conversation, heard.position)
        clock.set(clock.now() + timedelta(minutes=1))
        position = heard.position + 1
    if talk.holder is None:
        return
    async with container.works.begin() as work:
        await handover.request_agent(work, conversation, talk.reason)
    if talk.holder:
        agent = Agent(people[talk.holder].id, people[talk.holder].name)
        async with container.works.begin() as work:
            await desk.claim(work, conversation, agent)
        async with container.works.begin() as work:
            await agent_replies.reply(
                work, conversation, agent, talk.says, seen=position + 1, client_id=uuid4().hex
            )
