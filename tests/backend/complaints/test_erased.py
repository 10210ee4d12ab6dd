"""A complaint whose customer was forgotten: nobody writes to it any more, by any door."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from backend.complaints import reminders
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.errors import ComplaintErasedError
from backend.complaints.handling import ComplaintHandling
from backend.complaints.models import Channel, Complaint
from backend.complaints.proof import Proof
from backend.complaints.reminders import When
from backend.complaints.service import ComplaintService

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

PHONE = "+905337654321"
NEW = Contact(name="Ayşe Yılmaz", phone=PHONE)
BY_THE_HOUSE: dict[str, tuple[Any, ...]] = {
    "assign": ("technical", ""),
    "ask": ("Modemin ışığı yanıyor mu?",),
    "call_safe": (NEW, "Kendisi söyledi."),
    "change_promise": (None, "Parça yok."),
    "change_severity": ("critical", "Kendisi söyledi."),
    "change_state": ("in_review",),
    "change_topic": ("billing",),
    "conclude": ("upheld", "Hattınızı onardık."),
    "correct_contact": (NEW, "Kendisi söyledi."),
    "give_up_telling": ("Aradık, açmadı.",),
    "link": ("4821 0937 5523",),
    "note": ("Aradı.",),
    "withdraw_for_customer": ("phone", "Vazgeçtim dedi."),
}
BY_CUSTOMERS: dict[str, tuple[Any, ...]] = {
    "add_contact": (NEW, None),
    "add_information": ("Hâlâ yok.", None),
    "ask_call": (None,),
    "change_contact": (NEW, None),
    "contact_is_safe": (NEW, None),
    "keep_quiet": (None,),
    "name_topic": ("billing", None),
    "reopen": ("Hâlâ yok.", None),
    "solve": (None,),
    "withdraw": ("Vazgeçtim.", None),
}


def doors(service: type, first: str) -> set[str]:
    """Name what can be asked of a service that begins with this parameter."""
    asked = inspect.getmembers(service, inspect.iscoroutinefunction)
    return {
        name
        for name, act in asked
        if not name.startswith("_") and first in inspect.signature(act).parameters
    }


@pytest.fixture
async def forgotten(pool: Pool, works: Works) -> str:
    number = await pool.register(channel=Channel.WEB_CHAT, conversation_id="c1")
    async with works.begin() as work:
        values = {"erased_at": work.now, "contact_name": None, "contact_phone": None}
        await work.session.execute(update(Complaint).values(**values))
    return number


async def state_of(pool: Pool, number: str) -> tuple[Any, ...]:
    found = await pool.read(number)
    contact = (found.contact_name, found.contact_phone, found.contact_email)
    return found.state, contact, len(found.events), [each.text for each in found.entries]


def test_no_door_is_forgotten_here() -> None:
    assert doors(ComplaintHandling, "order") == set(BY_THE_HOUSE)
    assert doors(ComplaintService, "proof") - {"own"} == set(BY_CUSTOMERS)


@pytest.mark.parametrize("act", BY_THE_HOUSE)
async def test_the_house_writes_nothing_to_it(
    pool: Pool, people: dict[str, Person], clock: FixedClock, forgotten: str, act: str
) -> None:
    before = await state_of(pool, forgotten)
    args = BY_THE_HOUSE[act]
    if act == "change_promise":
        args = (clock.now().date(), *args[1:])
    sure = {"sure": True} if act == "withdraw_for_customer" else {}
    with pytest.raises(ComplaintErasedError):
        await pool.do(act, forgotten, people["boss"], *args, **sure)
    assert await state_of(pool, forgotten) == before


@pytest.mark.parametrize("act", BY_CUSTOMERS)
async def test_whoever_still_has_the_chat_open_writes_nothing_to_it(
    pool: Pool, works: Works, forgotten: str, act: str
) -> None:
    before, asked = await state_of(pool, forgotten), getattr(pool.service, act)
    takes = inspect.signature(asked).parameters
    actor = {"actor": CUSTOMER} if "actor" in takes else {}
    async with works.begin() as work:
        begins = work if "work" in takes else work.session
        with pytest.raises(ComplaintErasedError):
            await asked(begins, forgotten, Proof("c1"), *BY_CUSTOMERS[act], **actor)
    assert await state_of(pool, forgotten) == before


async def test_nobody_is_reminded_of_it(
    pool: Pool, people: dict[str, Person], works: Works, forgotten: str
) -> None:
    order = await pool.order(forgotten, people["ayse"])
    async with works.begin() as work:
        with pytest.raises(ComplaintErasedError):
            await reminders.remind(work, order, When("hour"), f"{PHONE} numarasını ara")
