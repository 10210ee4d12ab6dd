"""How satisfied customers are: asked once, by day, and nobody who does not want to be."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from backend.bootstrap import texts_of
from backend.complaints import asking_times, satisfaction_links
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import EventKind
from backend.complaints.models.satisfaction import SatisfactionQuestion
from backend.complaints.proof import Proof
from backend.complaints.satisfaction import ComplaintSatisfaction
from backend.complaints.satisfaction_job import PARKED, QUESTIONS, SatisfactionQuestions
from backend.kit import parking
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError
from backend.notifications import service as notifications
from backend.notifications.models import OutboxMessage, Purpose

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

PHONE, MAIL = "+905321234567", "ayse@ornek.com"
MINE = Proof(None, PHONE)
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


class Asking:
    """Concludes complaints, lets time pass, and looks at what was asked."""

    def __init__(
        self, pool: Pool, works: Works, clock: FixedClock, settings: Settings, by: Person
    ) -> None:
        self.pool, self.works, self.clock, self.by = pool, works, clock, by
        self.asking = ComplaintSatisfaction(clock, settings, texts_of(settings))
        self.job = SatisfactionQuestions(works, self.asking)

    async def concluded(self, outcome: str = "upheld", **fields: Any) -> str:
        number = await self.pool.register(**fields)
        await self.pool.do("conclude", number, self.by, outcome, "Onardık.")
        return number

    async def questions(self) -> list[OutboxMessage]:
        query = select(OutboxMessage).where(OutboxMessage.purpose == Purpose.SURVEY)
        async with self.works.reading() as session:
            return list(await session.scalars(query.order_by(OutboxMessage.id)))

    async def score(self, number: str, score: object, words: str = "") -> bool:
        async with self.works.begin() as work:
            found = await self.pool.service.own(work.session, number, MINE)
            return await self.asking.score(work.session, found, score, words, CUSTOMER)

    async def reopen(self, number: str) -> None:
        async with self.works.begin() as work:
            await self.pool.service.reopen(work.session, number, MINE, "", None, actor=CUSTOMER)


@pytest_asyncio.fixture
async def asked(
    pool: Pool, works: Works, clock: FixedClock, settings: Settings, people: dict[str, Person]
) -> Asking:
    clock.set(at("2026-11-23T10:00"))
    return Asking(pool, works, clock, settings, people["ayse"])


@pytest.mark.parametrize(
    ("concluded", "asks"),
    [
        ("2026-11-23T10:00", "2026-11-24T10:00"),
        ("2026-11-23T19:59", "2026-11-24T19:59"),
        ("2026-11-23T20:00", "2026-11-25T09:00"),
        ("2026-11-23T23:30", "2026-11-25T09:00"),
        ("2026-11-23T00:30", "2026-11-24T09:00"),
        ("2026-12-31T22:00", "2027-01-02T09:00"),
    ],
)
def test_it_is_asked_a_day_later_and_never_at_night(concluded: str, asks: str) -> None:
    assert asking_times.ask_at(at(concluded), 24) == at(asks)


async def test_a_mobile_is_asked_once_by_sms_and_the_question_is_one_of_the_conclusion(
    asked: Asking,
) -> None:
    number = await asked.concluded(contact=Contact(phone=PHONE, email=MAIL))
    asked.clock.set(at("2026-11-24T09:59"))
    assert await asked.job.run() == 0
    asked.clock.set(at("2026-11-24T10:00"))
    assert [await asked.job.run(), await asked.job.run()] == [1, 0]
    (sent,) = await asked.questions()
    assert (sent.channel, sent.recipient, sent.purpose) == ("sms", PHONE, "survey")
    assert sent.try_until == at("2026-11-24T21:00")
    assert "RET" in sent.text
    assert "http" not in sent.text
    found = await asked.pool.read(number)
    assert found.events[-1].kind == EventKind.SATISFACTION_ASKED


async def test_the_database_takes_no_second_question_of_a_conclusion(asked: Asking) -> None:
    number = await asked.concluded()
    asked.clock.set(at("2026-11-24T10:00"))
    await asked.job.run()
    found = await asked.pool.read(number)
    with pytest.raises(IntegrityError):
        async with asked.works.begin() as work:
            work.session.add(
                SatisfactionQuestion(
                    complaint_id=found.id, cycle=1, asked_at=work.now, channel="sms"
                )
            )


async def test_who_has_no_mobile_is_asked_by_e_mail_with_a_link_that_names_nobody(
    asked: Asking, settings: Settings
) -> None:
    number = await asked.concluded(contact=Contact(phone="+902121234567", email=MAIL))
    asked.clock.set(at("2026-11-24T10:00"))
    await asked.job.run()
    (sent,) = await asked.questions()
    assert (sent.channel, sent.recipient) == ("email", MAIL)
    link = next(each for each in sent.text.split() if "/memnuniyet/" in each)
    assert not any(part in link for part in (number, MAIL, "902121234567"))
    found = await asked.pool.read(number)
    token = link.rpartition("/")[2]
    now = asked.clock.now()
    assert satisfaction_links.read(token, now, settings) == (found.id, 1)
    assert satisfaction_links.read(token, now + 15 * DAY, settings) is None
    assert satisfaction_links.read(token.replace("-1.", "-2."), now, settings) is None


@pytest.mark.parametrize(
    "contact", [Contact(phone="+902121234567"), Contact(phone="+902121234567", name="Ayşe")]
)
async def test_a_landline_alone_is_not_asked(asked: Asking, contact: Contact) -> None:
    await asked.concluded(contact=contact)
    asked.clock.set(at("2026-11-24T10:00"))
    assert await asked.job.run() == 0
    assert await asked.questions() == []


async def test_nobody_is_asked_of_what_was_reopened_meanwhile(asked: Asking) -> None:
    number = await asked.concluded()
    await asked.reopen(number)
    asked.clock.set(at("2026-11-25T10:00"))
    assert await asked.job.run() == 0
    await asked.pool.do("conclude", number, asked.by, "upheld", "Bu kez onardık.")
    asked.clock.set(at("2026-11-26T10:00"))
    assert await asked.job.run() == 1
    async with asked.works.reading() as session:
        cycles = await session.scalars(select(SatisfactionQuestion.cycle))
    assert cycles.all() == [2]


async def test_nobody_is_asked_of_what_was_withdrawn_or_was_no_valid_complaint(
    asked: Asking,
) -> None:
    number = await asked.pool.register()
    async with asked.works.begin() as work:
        await asked.pool.service.withdraw(work.session, number, MINE, "", None, actor=CUSTOMER)
    await asked.concluded("invalid:no_complaint")
    asked.clock.set(at("2026-11-25T10:00"))
    assert await asked.job.run() == 0


async def test_who_wrote_about_it_since_is_not_asked_how_satisfied_they_are(asked: Asking) -> None:
    number, other = await asked.concluded(), await asked.concluded(description="TV yok.")
    asked.clock.set(asked.clock.now() + timedelta(hours=1))
    async with asked.works.begin() as work:
        await asked.pool.service.add_information(
            work.session, number, MINE, "Yine kesildi.", None, actor=CUSTOMER
        )
    asked.clock.set(at("2026-11-25T10:00"))
    assert await asked.job.run() == 1
    async with asked.works.reading() as session:
        about = await session.scalars(select(SatisfactionQuestion.complaint_id))
    assert about.all() == [(await asked.pool.read(other)).id]


async def test_a_worker_that_was_away_asks_in_the_morning(asked: Asking) -> None:
    await asked.concluded()
    asked.clock.set(at("2026-11-24T23:00"))
    assert await asked.job.run() == 0
    asked.clock.set(at("2026-11-25T08:59"))
    assert await asked.job.run() == 0
    asked.clock.set(at("2026-11-25T09:00"))
    assert await asked.job.run() == 1


async def test_whoever_refused_at_one_address_is_asked_at_none(asked: Asking) -> None:
    async with asked.works.begin() as work:
        await notifications.opt_out(work.session, "AYSE@ornek.com", work.now)
    await asked.concluded(contact=Contact(phone=PHONE, email=MAIL))
    asked.clock.set(at("2026-11-24T10:00"))
    assert await asked.job.run() == 0
    assert await asked.questions() == []


async def test_the_score_is_the_cycles_and_is_taken_once(asked: Asking) -> None:
    number = await asked.concluded()
    assert await asked.score(number, "2", "Hâlâ kopuyor.")
    assert not await asked.score(number, "5")
    found = await asked.pool.read(number)
    last = found.events[-1]
    assert (found.present.satisfaction, found.state) == (2, "resolved")
    assert (last.kind, last.data["score"]) == (EventKind.SATISFACTION_GIVEN, 2)
    assert last.entry is not None
    assert last.entry.text == "Hâlâ kopuyor."
    asked.clock.set(at("2026-11-25T10:00"))
    assert await asked.job.run() == 0  # it was said already


async def test_what_was_reopened_since_takes_no_score(asked: Asking) -> None:
    number = await asked.concluded()
    await asked.reopen(number)
    assert not await asked.score(number, 4)
    assert (await asked.pool.read(number)).cycles[0].satisfaction is None


@pytest.mark.parametrize("score", ["", "0", "6", "beş", "1 OR 1", None])
async def test_what_is_no_score_is_refused(asked: Asking, score: object) -> None:
    number = await asked.concluded()
    with pytest.raises(InvalidInputError):
        await asked.score(number, score)


async def test_one_that_fails_again_and_again_is_set_aside_and_the_others_are_asked(
    asked: Asking,
) -> None:
    broken, number = await asked.concluded(), await asked.concluded()
    found = await asked.pool.read(broken)
    async with asked.works.begin() as work:
        for _ in range(parking.MOST_FAILURES):
            await parking.failed(work, PARKED, found.id, ValueError("x"))
    asked.clock.set(at("2026-11-24T10:00"))
    assert await asked.job.run() == 1
    async with asked.works.begin() as work:
        await QUESTIONS.dismiss(work, found.id)
    assert (await asked.pool.read(broken)).present.ask_at is None
    assert (await asked.pool.read(number)).present.ask_at is None
