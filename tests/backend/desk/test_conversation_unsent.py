"""What somebody wrote in a conversation stands there for them when they have it no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_ending import taken

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

REPLY, NOTE = "Yarın <saat> onda", "müşteri sinirli"


async def writes(browser: Browser, path: str) -> None:
    for kind, text in (("reply", REPLY), ("transfer", NOTE)):
        await browser.post(f"{path}/draft", kind=kind, text=text)
        await browser.get(path)


async def unsent(browser: Browser, path: str) -> str:
    page = (await browser.get(path)).text
    return page.split('id="gonderilmeyen"')[1].split('id="soruldu"')[0]


@pytest.mark.parametrize("act", ["bot", "end"])
async def test_who_gives_it_up_still_reads_what_they_did_not_send(
    container: Container, browser: Browser, act: str
) -> None:
    path = f"/desk/conversations/{await taken(container, browser, 'merhaba')}"
    await writes(browser, path)
    # It is in its boxes as long as there are any.
    assert "Göndermediğiniz" not in await unsent(browser, path)
    done = await browser.post(f"{path}/{act}", sure="1")
    assert done.status_code == 303
    shown = await unsent(browser, path)
    assert "Göndermediğiniz yanıt:" in shown
    assert "Yarın &lt;saat&gt; onda" in shown
    assert "Göndermediğiniz devir notu:" in shown
    assert NOTE in shown


async def test_it_is_shown_to_nobody_else(
    container: Container, browser: Browser, other: Browser
) -> None:
    path = f"/desk/conversations/{await taken(container, browser, 'merhaba')}"
    await writes(browser, path)
    await employed(container, "sef", Role.SUPERVISOR)
    await other.log_in("sef", OWN)
    await other.get(path)
    taking = await other.post(f"{path}/take-over")
    assert taking.status_code == 303
    assert "Yarın" not in (await other.get(path)).text
    assert "Yarın &lt;saat&gt; onda" in await unsent(browser, path)
