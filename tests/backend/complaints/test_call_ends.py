"""A call that has nothing to say any more is dropped in the transaction in which that happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints import call_ends
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.proof import Proof
from backend.gateways.delivery import ReceiptKind
from backend.notifications import failing, receipts
from backend.notifications.models import OutboxMessage
from backend.notifications.service import CALL_TO_MAKE

if TYPE_CHECKING:
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

LANDLINE, MOBILE = "+902121234567", "+905321234567"


@pytest_asyncio.fixture
async def number(pool: Pool, people: dict[str, Person], works: Works) -> str:
    """Register a complaint of somebody with a landline, who is asked something."""
    works.hear(CALL_TO_MAKE, call_ends.hear)
    made = await pool.register(contact=Contact(phone=LANDLINE), conversation_id="c1")
    await pool.do("ask", made, people["ayse"], "Işığı yanıyor mu?")
    assert await calls(works) == ["queued"]
    return made


async def calls(works: Works) -> list[str]:
    """Return how the calls stand, the oldest first."""
    async with works.reading() as session:
        query = select(OutboxMessage.state).where(OutboxMessage.channel == "call")
        return list(await session.scalars(query.order_by(OutboxMessage.id)))


@pytest.mark.parametrize("action", ["answered", "withdrawn", "resumed", "concluded"])
async def test_a_question_is_not_asked_on_the_phone_once_nobody_waits_for_the_answer(
    pool: Pool, people: dict[str, Person], works: Works, number: str, action: str
) -> None:
    async with works.begin() as work:
        proof = Proof(conversation_id="c1")
        if action == "answered":
            await pool.service.add_information(
                work.session, number, proof, "Yanıyor.", None, actor=CUSTOMER
            )
        elif action == "withdrawn":
            await pool.service.withdraw(work.session, number, proof, "", None, actor=CUSTOMER)
    if action == "resumed":
        await pool.do("change_state", number, people["ayse"], "in_review")
    if action == "concluded":
        await pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    # The answer itself is a call of its own.
    assert await calls(works) == ["cancelled", *(["queued"] if action == "concluded" else [])]


async def test_an_answer_is_told_until_the_complaint_is_reopened_or_closed(
    pool: Pool, people: dict[str, Person], works: Works, number: str
) -> None:
    await pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    await pool.do("change_state", number, people["ayse"], "in_review")
    assert await calls(works) == ["cancelled", "cancelled", "queued"]
    await pool.do("conclude", number, people["ayse"], "upheld", "Yine onardık.")
    await pool.do("change_state", number, people["ayse"], "closed")
    assert await calls(works) == ["cancelled"] * 4


async def test_an_sms_that_fails_when_all_is_over_becomes_no_call(
    pool: Pool, people: dict[str, Person], works: Works
) -> None:
    works.hear(CALL_TO_MAKE, call_ends.hear)
    number = await pool.register(contact=Contact(phone=MOBILE), conversation_id="c1")
    await pool.do("ask", number, people["ayse"], "Işığı yanıyor mu?")
    async with works.begin() as work:
        await pool.service.withdraw(
            work.session, number, Proof(conversation_id="c1"), "Vazgeçtim", None, actor=CUSTOMER
        )
    async with works.begin() as work:
        sms = await work.session.scalar(select(OutboxMessage.id))
        assert sms is not None
        await receipts.record(work, sms, ReceiptKind.FAILED)
    assert await calls(works) == ["cancelled"]


async def test_an_sms_that_fails_while_it_matters_becomes_a_call(
    pool: Pool, people: dict[str, Person], works: Works
) -> None:
    works.hear(CALL_TO_MAKE, call_ends.hear)
    number = await pool.register(contact=Contact(phone=MOBILE))
    await pool.do("ask", number, people["ayse"], "Işığı yanıyor mu?")
    async with works.begin() as work:
        sms = await work.session.scalar(select(OutboxMessage.id))
        assert sms is not None
        await receipts.record(work, sms, ReceiptKind.FAILED)
    assert await calls(works) == ["queued"]


async def test_of_many_that_fail_together_each_becomes_a_call_that_still_matters(
    pool: Pool, people: dict[str, Person], works: Works
) -> None:
    works.hear(CALL_TO_MAKE, call_ends.hear)
    numbers = [
        await pool.register(contact=Contact(phone=f"{MOBILE[:-1]}{at}"), conversation_id=f"c{at}")
        for at in range(4)
    ]
    for number in numbers:
        await pool.do("ask", number, people["ayse"], "Işığı yanıyor mu?")
    for at in (1, 3):
        async with works.begin() as work:
            proof = Proof(conversation_id=f"c{at}")
            await pool.service.withdraw(
                work.session, numbers[at], proof, "Vazgeçtim", None, actor=CUSTOMER
            )
    async with works.begin() as work:
        sms = (await work.session.scalars(select(OutboxMessage.id))).all()
        assert await failing.fail_all(work, sms, "no gateway took it in time") == 4
        assert await failing.fail_all(work, sms, "once more") == 0
    assert await calls(works) == ["queued", "cancelled", "queued", "cancelled"]
