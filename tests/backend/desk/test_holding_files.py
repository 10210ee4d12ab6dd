"""Files are kept as soon as they are chosen: they wait with their form, whatever else is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import at_work, hidden, register
from tests.backend.desk.test_new_complaint import FILLED
from tests.backend.desk.test_staff_files import boxes, entry_of, post, rows, ticked
from tests.backend.handed_in import EXE, PDF, PNG

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

NEW = "/desk/complaints/new"


async def chooses(
    browser: Browser, path: str, act: str, *files: tuple[str, bytes], **more: str
) -> httpx.Response:
    await browser.get(path)
    return await post(browser, f"{path}/files/{act}", *files, **more)


async def test_what_was_chosen_in_one_form_is_there_when_another_was_sent(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    path = f"/desk/complaints/{number}"
    chosen = await chooses(browser, path, "conclude", ("ölçüm.pdf", PDF))
    assert chosen.status_code == 200
    assert set(ticked(chosen.text)) == {"ölçüm.pdf"}
    page = (await browser.get(path)).text
    noted = await post(browser, f"{path}/note", note="Arandı.", **hidden(page))
    assert noted.status_code == 303
    page = (await browser.get(path)).text
    shown = boxes(page)
    assert set(ticked(page)) == {"ölçüm.pdf"}
    # It is the result's and no note's.
    assert "ölçüm.pdf" in page.split('id="karar"')[1].split('id="notlar"')[0]
    fields = {"outcome": "upheld", "answer": "Kablo bugün onarıldı, hattınız çalışıyor."}
    sent = await post(browser, f"{path}/conclude", **hidden(page), **fields, **shown)
    assert sent.status_code == 303, sent.text[-3000:]
    [file] = await rows(container)
    assert (await entry_of(container, file)).kind == "answer"


async def test_what_is_refused_is_said_and_what_is_fine_waits(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    path = f"/desk/complaints/{number}"
    told = await chooses(browser, path, "note", ("kur.exe", EXE), ("a.png", PNG))
    assert told.status_code == 422
    assert "kur.exe" in told.text
    assert set(ticked(told.text)) == {"a.png"}
    # Another comes to it, and what is not ticked any more is let go.
    first = boxes(told.text)
    both = await chooses(browser, path, "note", ("b.pdf", PDF), **first)
    assert set(ticked(both.text)) == {"a.png", "b.pdf"}
    without = {name: value for name, value in boxes(both.text).items() if name not in first}
    left = await chooses(
        browser, path, "note", **{**without, "waiting": boxes(both.text)["waiting"]}
    )
    assert set(ticked(left.text)) == {"b.pdf"}
    assert [one.name for one in await rows(container)] == ["b.pdf"]


async def test_it_is_nobody_elses_and_of_no_other_form(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await employed(container, "deniz", teams=("technical",))
    await employed(container, "elif", teams=("billing",))
    path = f"/desk/complaints/{number}"
    mine = boxes((await chooses(browser, path, "note", ("a.pdf", PDF))).text)
    await other.log_in("deniz", OWN)
    assert ticked((await chooses(other, path, "note", **mine)).text) == {}
    assert ticked((await chooses(browser, path, "conclude", **mine)).text) == {}
    assert (await chooses(browser, path, "erase", ("a.pdf", PDF))).status_code == 404
    await other.post("/desk/logout")
    await other.log_in("elif", OWN)
    await other.get("/desk/complaints")
    refused = await post(other, f"{path}/files/note", ("x.pdf", PDF))
    assert refused.status_code == 404
    assert [one.name for one in await rows(container)] == ["a.pdf"]


@pytest.mark.parametrize("path", ["/desk/complaints/new/files"])
async def test_who_may_not_handle_hands_in_nothing(
    container: Container, browser: Browser, path: str
) -> None:
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("denetci", OWN)
    await browser.get("/desk/complaints")
    assert (await post(browser, path, ("a.pdf", PDF))).status_code == 403
    assert await rows(container) == []


async def test_a_form_that_was_sent_learns_whether_it_was_saved(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser)
    await employed(container, "deniz", teams=("technical",))
    await browser.get(NEW)
    key = {"id": "anahtar"}
    chosen = await post(browser, f"{NEW}/files", ("a.pdf", PDF), **key)
    assert set(ticked(chosen.text)) == {"a.pdf"}
    assert "data-saved" not in chosen.text
    # What was refused is not saved.
    await browser.post(NEW, **key, **(FILLED | {"phone": "123"}))
    assert "data-saved" not in (await post(browser, f"{NEW}/files", **key)).text
    assert (await browser.post(NEW, **key, **FILLED)).status_code == 303
    await browser.get(NEW)
    assert "data-saved" in (await post(browser, f"{NEW}/files", **key)).text
    assert "data-saved" not in (await post(browser, f"{NEW}/files", id="baska")).text
    await other.log_in("deniz", OWN)
    await other.get(NEW)
    assert "data-saved" not in (await post(other, f"{NEW}/files", **key)).text


async def test_a_new_form_shows_no_file_of_another_that_was_begun(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    await browser.get(NEW)
    chosen = await post(browser, f"{NEW}/files", ("a.pdf", PDF))
    assert ticked((await browser.get(NEW)).text) == {}
    again = await post(browser, f"{NEW}/files", **boxes(chosen.text))
    assert set(ticked(again.text)) == {"a.pdf"}
