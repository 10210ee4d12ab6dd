"""Complaints are found by parts of words, however they are written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import finding
from backend.complaints.actors import CUSTOMER, SYSTEM
from backend.complaints.contact import Contact
from backend.complaints.due_notices import DueNotices
from backend.complaints.models import Complaint, Reason
from backend.complaints.proof import Proof
from tests.backend.working import whole

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from tests.backend.complaints.conftest import Person, Pool

pytestmark = pytest.mark.both_databases


async def found(database: Database, query: str) -> set[str]:
    wanted = finding.terms(query)
    assert wanted
    async with database.reading() as session:
        condition = finding.found_by(wanted, session.get_bind().dialect.name)
        return set(await session.scalars(select(Complaint.tracking_number).where(condition)))


@pytest.mark.parametrize(
    "query",
    [
        "sikayet",
        "ŞİKÂYET",
        "şikâyetim",
        "IŞIĞI",
        "isigi",
        "ışığı yanmıyor",
        "yanmiyor ışığı",
        "0532 123",
        "+90 532 123 45 67",
        "0090532123",
        "1234567",
        "yılmaz",
        "AYŞE YIL",
        "ornek.com",
        "212 555 66",
    ],
)
async def test_by_part_of_a_word_a_name_a_number_or_an_address(
    pool: Pool, database: Database, query: str
) -> None:
    number = await pool.register(
        description="Şikâyetim var: modemin ışığı yanmıyor.",
        contact=Contact(name="Ayşe Yılmaz", phone="+905321234567", email="ayse@ornek.com"),
        service_number="0212 555 66 77",
    )
    await pool.register(
        description="Faturam yüksek geldi.", contact=Contact(name="Ali", phone="+905559998877")
    )
    assert await found(database, query) == {number}


async def test_by_a_part_of_its_number(pool: Pool, database: Database) -> None:
    number = await pool.register()
    assert number in await found(database, f"{number[:4]} {number[4:8]}")
    assert await found(database, number) == {number}


@pytest.mark.parametrize("query", ["0001", "000 12", "0012", "000"])
async def test_zeros_in_the_middle_of_a_number_are_part_of_it(
    pool: Pool, database: Database, query: str
) -> None:
    number = await pool.register(contact=Contact(phone="+905320001234"))
    await pool.register(contact=Contact(phone="+905329991234"))
    assert await found(database, query) - {number} == set()
    assert number in await found(database, query)


@pytest.mark.parametrize("query", ["100%", "a_b_c", 'mo"dem', "modem*", "AND modem", "NEAR(modem"])
async def test_signs_of_query_languages_are_signs(
    pool: Pool, database: Database, query: str
) -> None:
    await pool.register(description="modem 100 axbxc")
    assert await found(database, query) == set()
    number = await pool.register(description=f"x {query} x")
    assert await found(database, query) == {number}


@pytest.mark.parametrize("query", ["", "  ", "ab", "a b c", "12"])
def test_what_is_too_short_finds_nothing_and_asks_nothing(query: str) -> None:
    assert finding.terms(query) == []


async def test_what_is_added_and_noted_is_found_at_once(
    pool: Pool, people: dict[str, Person], database: Database
) -> None:
    number = await pool.register()
    async with pool.works.begin() as work:
        proof = Proof(None, "+905321234567")
        await pool.service.add_information(
            work.session, number, proof, "Santral yanmış", None, actor=CUSTOMER
        )
    await pool.do("note", number, people["ayse"], "Trafo arızalı")
    for query in ("santral", "trafo", "internetim"):
        assert await found(database, query) == {number}


async def test_what_we_tell_by_ourselves_finds_nobody_and_what_somebody_wrote_does(
    pool: Pool, people: dict[str, Person], database: Database, clock: FixedClock
) -> None:
    number = await pool.register(contact=Contact(name="Ayşe", email="ayse@ornek.com"))
    clock.set(clock.now() + timedelta(hours=23))
    assert await DueNotices(pool.works, pool.handling).run() == 1
    assert await found(database, "değerlendir") == set()
    await pool.do("conclude", number, people["boss"], "upheld", "Kabloyu değiştirdik.")
    assert await found(database, "kabloyu") == {number}


async def test_what_is_erased_is_not_found_any_more(pool: Pool, database: Database) -> None:
    number = await pool.register()
    async with pool.works.begin() as work:
        complaint = await whole(work.session, number)
        pool.service.erase_texts(work.session, complaint, SYSTEM, Reason.CUSTOMER_ASKED)
        complaint.contact_name = None
        complaint.contact_phone, complaint.contact_email = None, "ayse@ornek.com"
    for query in ("internetim", "yılmaz", "5321234567"):
        assert await found(database, query) == set()
    assert await found(database, "ayse@ornek") == {number}


async def test_what_is_written_past_the_session_is_kept_on_request(
    pool: Pool, database: Database
) -> None:
    number = await pool.register()
    async with pool.works.begin() as work:
        await work.session.execute(
            Complaint.__table__.update().values(contact_name="Fatma Öztürk")  # type: ignore[attr-defined]
        )
        await finding.keep(work.session, [(await pool.read(number)).id])
    assert await found(database, "ozturk") == {number}


async def test_a_kept_search_is_its_owners_own_for_half_a_day(
    pool: Pool, people: dict[str, Person]
) -> None:
    ayse, mehmet = people["ayse"].id, people["mehmet"].id
    async with pool.works.begin() as work:
        now = work.now
        name = await finding.remember(work.session, ayse, " 0532 123 ", now)
    async with pool.works.begin() as work:
        session = work.session
        assert await finding.remembered(session, ayse, name, now) == "0532 123"
        assert await finding.remembered(session, mehmet, name, now) == ""
        assert await finding.remembered(session, ayse, name, now + timedelta(hours=13)) == ""
