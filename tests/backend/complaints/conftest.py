"""Complaints in the pool, and people of the house who work on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from backend.bootstrap import texts_of
from backend.complaints import queries
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.handling import ComplaintHandling
from backend.complaints.models import Channel
from backend.complaints.orders import Order
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.staff.account_models import StaffTeam
from backend.staff.models import Role, StaffMember
from tests.backend.working import forget_outgoing

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from backend.complaints.models import Complaint
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from backend.kit.work import Work, Works


@dataclass(frozen=True)
class Person:
    """Somebody of the house, as the desk knows them."""

    id: str
    role: Role = Role.AGENT
    teams: AbstractSet[str] = frozenset({"technical"})


@dataclass
class Pool:
    """The pool and everything that can be done to it, with what was said in chats."""

    works: Works
    handling: ComplaintHandling
    service: ComplaintService
    chats: list[tuple[str, str]] = field(default_factory=list)

    async def register(self, *, confirmed: bool = True, **fields: Any) -> str:
        """Register a complaint; return its number.

        The customer has been told that; what is looked at comes after (unless not `confirmed`).
        """
        given: dict[str, Any] = {
            "channel": Channel.WEB_FORM,
            "description": "İnternetim 3 gündür yok.",
            "topic": "internet_outage",
            "contact": Contact(name="Ayşe Yılmaz", phone="+905321234567"),
        }
        async with self.works.begin() as work:
            new = NewComplaint(**(given | fields))
            done = await self.service.register(work, new, CUSTOMER, again=True)
            if confirmed:
                await forget_outgoing(work)
            return done.complaint.tracking_number

    async def read(self, number: str) -> Complaint:
        """Read a complaint with its history."""
        async with self.works.reading() as session:
            found = await queries.by_number(session, number, events=True)
        assert found is not None
        return found

    async def order(self, number: str, by: Person, key: str | None = None) -> Order:
        """Ask for something as somebody whose page is up to date."""
        complaint = await self.read(number)
        return Order(number, by, seen=complaint.events[-1].id, key=key)

    async def do(
        self, action: str, number: str, by: Person, *args: Any, **kwargs: Any
    ) -> Complaint:
        """Do something as somebody whose page is up to date."""
        order = await self.order(number, by)
        return await self.carry_out(action, order, *args, **kwargs)

    async def carry_out(self, action: str, order: Order, *args: Any, **kwargs: Any) -> Complaint:
        """Carry out an order."""
        async with self.works.begin() as work:
            await getattr(self.handling, action)(work, order, *args, **kwargs)
        return await self.read(order.number)


@pytest.fixture
def pool(works: Works, clock: FixedClock, settings: Settings) -> Pool:
    chats: list[tuple[str, str]] = []

    async def say(_work: Work, conversation_id: str, text: str, _files: object = (), /) -> None:
        chats.append((conversation_id, text))

    handling = ComplaintHandling(clock, settings, texts_of(settings), say)
    return Pool(works, handling, ComplaintService(clock, settings, texts_of(settings)), chats)


@pytest_asyncio.fixture
async def people(database: Database, clock: FixedClock) -> dict[str, Person]:
    """Let an agent, a lead and a supervisor work here; and an agent of another team."""
    made = {
        "ayse": Person("a" * 32),
        "lead": Person("b" * 32, Role.LEAD),
        "boss": Person("c" * 32, Role.SUPERVISOR, frozenset()),
        "billing": Person("d" * 32, Role.AGENT, frozenset({"billing"})),
        "auditor": Person("e" * 32, Role.AUDITOR, frozenset()),
        "mehmet": Person("f" * 32),
    }
    async with database.transaction() as session:
        for name, one in made.items():
            session.add(
                StaffMember(
                    id=one.id,
                    username=name,
                    display_name=name.title(),
                    role=one.role,
                    created_at=clock.now(),
                )
            )
        await session.flush()
        for one in made.values():
            session.add_all(StaffTeam(staff_id=one.id, team=team) for team in one.teams)
    return made
