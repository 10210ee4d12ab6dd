"""On the desk: what is kept quiet is not written to by accident, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.backend.desk.test_complaint import at_work, read, register, send

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

QUESTION = "Şu an güvende misiniz, yanınızda kim var?"


async def test_a_question_and_an_answer_wait_for_a_safe_way_and_stay_in_their_forms(
    container: Container, browser: Browser
) -> None:
    number = await register(container, quiet=True)
    await at_work(container, browser)
    await send(browser, number, "state", state="in_review")
    asked = await send(browser, number, "state", state="waiting_customer", question=QUESTION)
    answered = await send(browser, number, "conclude", outcome="upheld", answer="Sizinle görüştük.")
    for page, typed in ((asked, QUESTION), (answered, "Sizinle görüştük.")):
        assert page.status_code == 409
        assert "Önce kayıtta “Güvenli yol”u kaydedin" in page.text
        assert typed in page.text
    assert (await read(container, number)).state == "in_review"


async def test_the_list_shows_it_until_somebody_writes_down_that_there_is_no_way(
    container: Container, browser: Browser
) -> None:
    number = await register(container, quiet=True)
    await at_work(container, browser)
    listed = (await browser.get("/desk/calls?liste=yolsuz")).text
    assert f"/desk/complaints/{number}" in listed
    assert "Güvenli yol bilinmiyor: numarayı aramayın." in listed
    assert (await send(browser, number, "no-way", no_way_why=" ")).status_code == 422
    done = await send(browser, number, "no-way", no_way_why="Kardeşine de ulaşılamadı.")
    page = (await browser.get(done.headers["location"])).text
    assert "Yol bulunamadığı kaydedildi." in page
    assert "Müşteriye bildirmenin bir yolu bulunamadı" in page
    assert "Kardeşine de ulaşılamadı." in page
    assert "Yolu bulunmayan kayıt yok." in (await browser.get("/desk/calls?liste=yolsuz")).text
    ended = await send(browser, number, "conclude", outcome="upheld", answer="Sizinle ilgilendik.")
    page = (await browser.get(ended.headers["location"])).text
    assert "yanıt telefona ya da e-postaya gönderilmedi" in page
    assert "müşteriye gönderiliyor" not in page


async def test_where_all_can_be_told_there_is_nothing_to_give_up(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    assert "no-way" not in (await browser.get(f"/desk/complaints/{number}")).text
