"""What the proven customer reads of answers and dates: all of them, and where else to turn."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.complaints.orders import Order
from tests.backend.site.test_proving import _OWN, complain, post, prove
from tests.backend.site.test_satisfaction import AYSE, conclude, read

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock

pytestmark = pytest.mark.usefixtures("ayse")


async def page(client: httpx.AsyncClient) -> str:
    return (await client.get(_OWN)).text


@pytest.mark.parametrize(
    ("outcome", "told"),
    [("rejected", True), ("partly_upheld", True), ("goodwill", True), ("upheld", False)],
)
async def test_where_else_to_turn_is_said_where_they_were_not_found_right(
    client: httpx.AsyncClient, container: Container, outcome: str, *, told: bool
) -> None:
    number = await complain(client, "Faturam iki katına çıktı")
    await prove(client, container)
    assert "Yanıtımıza katılmıyorsanız" not in await page(client)
    await conclude(container, number, outcome)
    assert ("Yanıtımıza katılmıyorsanız" in await page(client)) == told


async def test_what_is_no_valid_complaint_has_no_way_to_appeal(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Deneme")
    await prove(client, container)
    await conclude(container, number, "invalid:no_complaint")
    assert "Yanıtımıza katılmıyorsanız" not in await page(client)


async def test_the_answer_stays_to_be_read_after_it_was_opened_again(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    await conclude(container, number, "upheld")
    assert "Önceki sonuç" not in await page(client)
    await post(client, "/yeniden-ac", number=number, key="k1")
    again = await page(client)
    assert (await read(container, number)).cycle == 2
    assert "Önceki sonuç" in again
    assert "Hata yok." in again


async def test_each_date_says_why_it_is_another_one(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    seen = (await read(container, number)).events[-1].id
    day = (clock.now() + timedelta(days=4)).date()
    async with container.works.begin() as work:
        order = Order(number, AYSE, seen)
        await container.handling.change_promise(work, order, day, "Parçayı depodan bekliyoruz.")
    dates = (await page(client)).split("Verdiğimiz tarihler")[1].split("</ul>")[0]
    assert dates.count("<li>") == 2
    assert dates.count("Parçayı depodan bekliyoruz.") == 1


async def test_who_adds_to_what_is_concluded_hears_that_nobody_works_on_it_by_now(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    open_yet = await post(client, "/ekle", number=number, text="Işığı kırmızı.", key="k1")
    assert open_yet.headers["location"] == f"{_OWN}?eklendi"
    await conclude(container, number, "upheld")
    added = await post(client, "/ekle", number=number, text="Hâlâ kırmızı.", key="k2")
    said = (await client.get(added.headers["location"])).text
    assert "üzerinde çalışılmıyor" in said
    assert "Hâlâ kırmızı." in said


@pytest.mark.parametrize("days", [30, 31])
async def test_to_what_cannot_be_opened_again_nothing_is_added_that_nobody_would_read(
    client: httpx.AsyncClient, container: Container, clock: FixedClock, *, days: int
) -> None:
    number = await complain(client, "Modem bozuk")
    await conclude(container, number, "upheld")
    clock.set(clock.now() + timedelta(days=days))
    await prove(client, container)
    shown = await page(client)
    assert ("Yeniden açma süresi doldu" in shown) == (days > 30)
    assert ('action="/takip/ekle"' in shown) == (days <= 30)
