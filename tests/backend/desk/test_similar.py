"""Beside a complaint: what else is open of the kind, and what such customers were answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.complaints.contact import Contact
from backend.complaints.models import Complaint, ComplaintCycle
from backend.complaints.tracking_number import display
from tests.backend.desk.test_complaint import at_work, register, send

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

ACCEPTED, UNRATED = "Benzer sonuçlananlar", "Yanıtlandı, değerlendirilmedi"
ANSWER = "Sokaktaki kablo bugün onarıldı, hattınız çalışıyor."


async def told(container: Container, words: str, mobile: int, **more: str) -> str:
    """Register what somebody told; return its number as it is shown."""
    contact = Contact(phone=f"+9053200000{mobile:02}")
    line = f"21200000{mobile:02}"
    number = await register(
        container, description=words, contact=contact, service_number=line, **more
    )
    return display(number)


async def beside(browser: Browser, number: str, heading: str) -> list[str]:
    """Return the numbers under a heading on a complaint's page, in order."""
    page = (await browser.get(f"/desk/complaints/{number.replace(' ', '')}")).text
    part = page.partition(f">{heading}</h2>")[2].partition("</section>")[0]
    return list(dict.fromkeys(re.findall(r"\d{4} \d{4} \d{4}", part)))


async def test_what_others_tell_alike_is_shown_the_likest_first(
    container: Container, browser: Browser
) -> None:
    near = await told(container, "Kablo koptu, internet gitti", 1)
    await told(container, "Modem şifresini unuttum", 2)
    nearest = await told(container, "Sokakta kablo koptu, internet gitti", 3)
    own = await told(container, "Sokakta kablo koptu internet gitti", 4)
    await told(container, "Sokakta kablo koptu, internet gitti", 4)  # the same customer again
    await told(container, "Kablo koptu, internet gitti", 5, topic="billing")
    await at_work(container, browser, teams=("technical", "billing"))
    assert await beside(browser, own, "Benzer açık kayıtlar") == [nearest, near]
    await send(browser, near.replace(" ", ""), "conclude", outcome="upheld", answer=ANSWER)
    assert await beside(browser, own, "Benzer açık kayıtlar") == [nearest]


async def test_from_one_province_fewer_words_in_common_will_do(
    container: Container, browser: Browser
) -> None:
    words = "Dünden beri televizyon karşısında internet kesintisi yaşıyoruz"
    there = await told(container, "Kesinti bitmedi, mahallece bekliyoruz", 1, province="Bursa")
    await told(container, "Kesinti bitmedi, mahallece bekliyoruz", 2, province="İzmir")
    own = await told(container, words, 3, province="Bursa")
    await at_work(container, browser)
    assert await beside(browser, own, "Benzer açık kayıtlar") == [there]


async def rate(container: Container, number: str, score: int) -> None:
    """Let the customer of a concluded complaint have rated its answer."""
    theirs = select(Complaint.id).where(Complaint.tracking_number == number.replace(" ", ""))
    async with container.works.begin() as work:
        await work.session.execute(
            update(ComplaintCycle)
            .where(ComplaintCycle.complaint_id == theirs.scalar_subquery())
            .values(satisfaction=score)
        )


async def test_the_accepted_answer_to_who_told_the_likest_stands_first(
    container: Container, browser: Browser
) -> None:
    like = await told(container, "Sokakta kablo koptu, internet gitti", 1)
    newer = await told(container, "Akşamları yavaşlıyor", 2)
    own = await told(container, "Kablo koptu, sokakta internet yok", 3)
    await at_work(container, browser)
    for number in (like, newer):
        await send(browser, number.replace(" ", ""), "conclude", outcome="upheld", answer=ANSWER)
        await rate(container, number, 4)
    assert await beside(browser, own, ACCEPTED) == [like, newer]


async def test_only_a_rating_of_four_or_more_makes_an_answer_an_accepted_one(
    container: Container, browser: Browser
) -> None:
    own = await told(container, "Kablo koptu, internet gitti", 1)
    scores = (5, 4, 3, 1, None)
    others = [await told(container, "Kablo koptu, internet gitti", n) for n in range(2, 7)]
    await at_work(container, browser)
    for number, score in zip(others, scores, strict=True):
        await send(browser, number.replace(" ", ""), "conclude", outcome="upheld", answer=ANSWER)
        if score is not None:
            await rate(container, number, score)
    accepted = others[:2]
    assert sorted(await beside(browser, own, ACCEPTED)) == sorted(accepted)
    assert await beside(browser, own, UNRATED) == []


async def test_where_nothing_was_accepted_unrated_answers_are_shown_as_such(
    container: Container, browser: Browser
) -> None:
    own = await told(container, "Kablo koptu, internet gitti", 1)
    unrated = await told(container, "Kablo koptu, internet gitti", 2)
    disliked = await told(container, "Kablo koptu, internet gitti", 3)
    await at_work(container, browser)
    for number in (unrated, disliked):
        await send(browser, number.replace(" ", ""), "conclude", outcome="upheld", answer=ANSWER)
    await rate(container, disliked, 2)
    assert await beside(browser, own, ACCEPTED) == []
    assert await beside(browser, own, UNRATED) == [unrated]
