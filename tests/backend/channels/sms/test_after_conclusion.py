"""By SMS: how satisfied somebody is, that it is not solved, and that they want no questions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.complaints import queries
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.orders import Order
from backend.complaints.registration import NewComplaint
from backend.notifications import service as notifications
from backend.staff.models import Role
from tests.backend.channels.sms.conftest import PHONE
from tests.backend.complaints.conftest import Person

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.complaints.models import Complaint
    from backend.kit.clock import FixedClock
    from tests.backend.channels.sms.conftest import Kannel

pytestmark = pytest.mark.usefixtures("ayse")
AYSE = Person("a" * 32, Role.AGENT, frozenset({"technical"}))
DAY = timedelta(days=1)


async def read(container: Container, number: str) -> Complaint:
    async with container.works.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


async def concluded(container: Container, words: str = "İnternetim yok.") -> str:
    async with container.works.begin() as work:
        new = NewComplaint(Channel.WEB_FORM, words, Contact(phone=PHONE), topic="internet_outage")
        done = await container.complaints.register(work, new, CUSTOMER, again=True)
    number = done.complaint.tracking_number
    seen = (await read(container, number)).events[-1].id
    async with container.works.begin() as work:
        await container.handling.conclude(work, Order(number, AYSE, seen), "upheld", "Onardık.")
    return number


async def asked(container: Container, kannel: Kannel, clock: FixedClock) -> str:
    """Conclude a complaint and ask its customer how satisfied they are; return its number."""
    number = await concluded(container)
    clock.set(clock.now() + DAY)
    assert await container.questions.run() == 1
    await kannel.settle()
    assert "1 (hic) ile 5 (cok)" in (await kannel.heard())[-1]
    clock.set(clock.now() + timedelta(minutes=1))
    return number


@pytest.mark.parametrize(
    ("text", "kept"),
    [("4", (4, None)), ("5 teşekkürler", (5, "teşekkürler")), ("beş", (5, None))],
)
async def test_a_clear_score_is_kept_with_its_words(
    container: Container,
    kannel: Kannel,
    clock: FixedClock,
    text: str,
    kept: tuple[int, str | None],
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring(text)
    found = await read(container, number)
    last = found.events[-1]
    assert (found.present.satisfaction, last.entry.text if last.entry else None) == kept
    assert last.data == {"score": kept[0], "way": "sms_sender"}
    assert (await kannel.heard())[-1] == "Yanitiniz icin tesekkur ederiz."
    assert (found.state, await kannel.conversations()) == ("resolved", [])


async def test_a_low_score_is_told_how_to_reopen_and_nothing_is_reopened_by_itself(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring("2 hâlâ çalışmıyor")
    assert "COZULMEDI" in (await kannel.heard())[-1]
    found = await read(container, number)
    assert (found.state, found.present.satisfaction, found.cycle) == ("resolved", 2, 1)
    await kannel.bring("ÇÖZÜLMEDİ")
    assert await kannel.said() == ["ÇÖZÜLMEDİ"]


@pytest.mark.parametrize(
    "text", ["5 gündür internetim yok", "2 hattım çalışmıyor", "teşekkürler", "bir sorunum var"]
)
async def test_anything_else_goes_the_usual_road(
    container: Container, kannel: Kannel, clock: FixedClock, text: str
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring(f"YARDIM {text}")
    assert (await read(container, number)).present.satisfaction is None
    assert await kannel.said() == [text]


async def test_a_second_score_is_none(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring("4")
    clock.set(clock.now() + timedelta(minutes=5))
    await kannel.bring("1")
    assert (await read(container, number)).present.satisfaction == 4


async def test_another_phone_and_a_late_answer_are_no_answers(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring("4", "+905559998877")
    clock.set(clock.now() + 3 * DAY)
    await kannel.bring("4")
    assert (await read(container, number)).present.satisfaction is None


async def test_a_conversation_that_went_on_since_has_the_digit(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring("YARDIM televizyonum da yok")
    clock.set(clock.now() + timedelta(minutes=1))
    await kannel.bring("1")
    assert (await read(container, number)).present.satisfaction is None
    assert await kannel.said() == ["televizyonum da yok", "1"]


@pytest.mark.parametrize("text", ["RET", "İSTEMİYORUM"])
async def test_who_refuses_is_never_asked_again(
    container: Container, kannel: Kannel, clock: FixedClock, text: str
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring(text)
    assert "anket gondermeyecegiz" in (await kannel.heard())[-1]
    found = await read(container, number)
    assert found.events[-1].kind == "satisfaction_refused"
    async with container.works.reading() as session:
        assert await notifications.opted_out(session, PHONE)
    await concluded(container, "Televizyonum yok.")
    clock.set(clock.now() + DAY)
    assert await container.questions.run() == 0


async def test_not_solved_reopens_without_the_keyword_while_that_is_possible(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    number = await concluded(container)
    await kannel.settle()
    clock.set(clock.now() + DAY)
    await kannel.bring("çözülmedi")
    assert await kannel.said() == ["çözülmedi"]
    clock.set(clock.now() + 31 * DAY)
    await kannel.bring("çözülmedi")
    assert (await kannel.states())[-1][0] == "answered"  # the short help: nothing to reopen
    assert number not in (await kannel.heard())[-1]


@pytest.mark.parametrize(
    ("text", "score"),
    [("hiç memnun değilim", 1), ("cok memnunum sagolun 5 yildiz", 5), ("sifir", 1), ("0", 1)],
)
async def test_an_opinion_in_words_is_a_score(
    container: Container, kannel: Kannel, clock: FixedClock, text: str, score: int
) -> None:
    number = await asked(container, kannel, clock)
    await kannel.bring(text)
    assert (await read(container, number)).present.satisfaction == score
    assert not await kannel.said()


@pytest.mark.parametrize("text", ["120 tl asimi kabul etmiyorum", "aranmadım", "ne sonucu ya"])
async def test_who_answers_a_result_needs_no_keyword(
    container: Container, kannel: Kannel, clock: FixedClock, text: str
) -> None:
    await concluded(container)
    clock.set(clock.now() + timedelta(minutes=10))
    await kannel.bring(text)
    assert await kannel.said() == [text]


async def test_long_after_a_result_it_is_needed_again(
    container: Container, kannel: Kannel, clock: FixedClock
) -> None:
    await concluded(container)
    clock.set(clock.now() + 9 * DAY)
    await kannel.bring("aranmadım")
    assert not await kannel.said()
