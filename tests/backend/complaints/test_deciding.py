"""What people decide beside the result: taking back on the customer's word, and how grave it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints import states
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.errors import ComplaintChangedError, TransitionNotAllowedError
from backend.complaints.models import Audience, Channel, EntryKind
from backend.complaints.proof import Proof
from backend.complaints.states import State
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError, NotAllowedError
from backend.notifications import calls
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.kit.database import Database
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

WITHDRAW = ("withdraw_for_customer", ("phone", "Düzelmiş, gerek kalmadı."))


async def sent(database: Database) -> Sequence[OutboxMessage]:
    async with database.reading() as session:
        return (await session.scalars(select(OutboxMessage))).all()


async def withdrawn(pool: Pool, number: str, by: Person) -> Any:
    action, args = WITHDRAW
    return await pool.do(action, number, by, *args, sure=True)


async def test_taken_back_nothing_is_owed_and_the_customer_is_told(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    done = await withdrawn(pool, number, people["ayse"])
    assert done.state == State.WITHDRAWN
    assert not [clock.kind for clock in done.clocks if clock.running]
    [told] = await sent(database)
    assert "geri cektik" in told.text
    assert "Düzelmiş" not in told.text
    event = done.events[-1]
    assert (event.actor_id, event.reason, event.data) == (
        people["ayse"].id,
        "customer_asked",
        {"said_by": "phone"},
    )
    said = event.entry
    assert said is not None
    assert (said.kind, said.audience) == (EntryKind.NOTE, Audience.INTERNAL)
    notice = next(each for each in done.entries if each.kind == EntryKind.NOTICE)
    assert notice.audience == Audience.CUSTOMER


@pytest.mark.parametrize(
    ("who", "refusal"), [("billing", ComplaintNotFoundError), ("auditor", NotAllowedError)]
)
async def test_who_may_not_see_or_change_it_takes_nothing_back(
    pool: Pool, people: People, who: str, refusal: type[Exception]
) -> None:
    number = await pool.register()
    with pytest.raises(refusal):
        await withdrawn(pool, number, people[who])
    assert (await pool.read(number)).state == State.REGISTERED


async def test_the_same_key_takes_it_back_once(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["ayse"], key="k1")
    for _ in range(2):
        await pool.carry_out(WITHDRAW[0], order, *WITHDRAW[1], sure=True)
    assert len(await sent(database)) == 1


async def test_who_has_not_seen_what_the_customer_added_takes_nothing_back(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["ayse"])
    async with pool.works.begin() as work:
        proof = Proof(None, "+905321234567")
        await pool.service.add_information(
            work.session, number, proof, "Yine gitti!", None, actor=CUSTOMER
        )
    with pytest.raises(ComplaintChangedError):
        await pool.carry_out(WITHDRAW[0], order, *WITHDRAW[1], sure=True)


async def test_in_the_chat_it_is_said_there(pool: Pool, people: People) -> None:
    number = await pool.register(channel=Channel.WEB_CHAT, conversation_id="c" * 32)
    await withdrawn(pool, number, people["ayse"])
    [(_, text)] = pool.chats
    assert "isteğiniz üzerine geri çektik" in text


async def test_nobody_is_called_about_it(pool: Pool, people: People, database: Database) -> None:
    number = await pool.register(contact=Contact(name="Ayşe Yılmaz", phone="+902125556677"))
    await withdrawn(pool, number, people["ayse"])
    async with database.reading() as session:
        assert not (await session.scalars(select(OutboxMessage).where(calls.OPEN))).all()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"how": ""}, "how"),
        ({"how": "telepathy"}, "how"),
        ({"said": "  "}, "said"),
        ({"sure": False}, "sure"),
    ],
)
async def test_it_needs_the_customers_word_and_a_confirmation(
    pool: Pool, people: People, given: dict[str, Any], field: str
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["ayse"])
    asked = {"how": "phone", "said": "Gerek kalmadı.", "sure": True} | given
    with pytest.raises(InvalidInputError) as refused:
        await pool.carry_out(WITHDRAW[0], order, **asked)
    assert list(refused.value.errors) == [field]
    assert (await pool.read(number)).state == State.REGISTERED


@pytest.mark.parametrize("state", [State.RESOLVED, State.WITHDRAWN])
async def test_what_is_finished_is_not_taken_back(
    pool: Pool, people: People, database: Database, state: State
) -> None:
    assert State.WITHDRAWN not in states.ALLOWED[state]
    number = await pool.register()
    if state is State.RESOLVED:
        await pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    else:
        await withdrawn(pool, number, people["ayse"])
    before = len(await sent(database))
    order = await pool.order(number, people["ayse"])
    with pytest.raises(TransitionNotAllowedError):
        await pool.carry_out(WITHDRAW[0], order, *WITHDRAW[1], sure=True)
    assert len(await sent(database)) == before


async def test_severity_is_set_either_way_and_moves_no_clock(pool: Pool, people: People) -> None:
    number = await pool.register()
    before = await pool.read(number)
    graver = await pool.do("change_severity", number, people["ayse"], "critical", "Cihaz var.")
    assert graver.severity == "critical"
    assert [each.due_at for each in graver.clocks] == [each.due_at for each in before.clocks]
    milder = await pool.do("change_severity", number, people["lead"], "normal", "Yanlış okunmuş.")
    assert milder.severity == "normal"
    event = milder.events[-1]
    assert (event.actor_id, event.data) == (
        people["lead"].id,
        {"from": "critical", "to": "normal"},
    )
    assert event.entry is not None
    assert (event.entry.text, event.entry.kind) == ("Yanlış okunmuş.", EntryKind.NOTE)


async def test_set_low_it_is_raised_again_by_what_the_customer_writes_later(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    await pool.do("change_severity", number, people["ayse"], "high", "Çok kızgın.")
    await pool.do("change_severity", number, people["ayse"], "normal", "Anlaştık.")
    async with pool.works.begin() as work:
        proof = Proof(None, "+905321234567")
        await pool.service.add_information(
            work.session, number, proof, "Tüketici hakem heyetine gidiyorum.", None, actor=CUSTOMER
        )
    assert (await pool.read(number)).severity == "high"


@pytest.mark.parametrize(
    ("to", "why", "field"),
    [("grave", "x", "severity"), ("normal", "x", "severity"), ("high", " ", "why")],
)
async def test_severity_needs_another_one_and_a_reason(
    pool: Pool, people: People, to: str, why: str, field: str
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["ayse"])
    with pytest.raises(InvalidInputError) as refused:
        await pool.carry_out("change_severity", order, to, why)
    assert list(refused.value.errors) == [field]
