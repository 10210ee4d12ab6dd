"""A contact that a customer puts right while a person has them: beside it and in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from backend.conversations.receiving import Inbound
from backend.kit.masking import show_phone
from tests.backend.desk.test_panel import COLLECTED, conversation, form, held, hidden

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser

NEW = "+905337654321"
# As people read them.
OLD_SHOWN, NEW_SHOWN = show_phone(COLLECTED["phone"]), "0533 765 43 21"
AGENTS = "0535 999 88 77"


async def says(container: Container, talk: str, text: str) -> None:
    await container.turns.take_in(talk, Inbound(client_id=text[:60], text=text))


async def shown(browser: Browser, talk: str, name: str) -> str:
    """Return what a field of the open form holds."""
    opened = await browser.post(f"/desk/conversations/{talk}/open", form="1")
    page = (await browser.get(opened.headers["location"])).text
    return hidden(page.split("data-register")[1], name)


@pytest_asyncio.fixture
async def talk(container: Container, browser: Browser, assistant: ScriptedAssistant) -> str:
    one = await held(container, browser, assistant)
    await browser.get(f"/desk/conversations/{one}")
    return one


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("pardon, 0533 765 43 21 olacaktı", "phone", NEW_SHOWN),
        ("numaram: +90(533)765-43-21", "phone", NEW_SHOWN),
        ("05337654321", "phone", NEW_SHOWN),
        ("ev telefonum 0212 765 43 21.", "phone", "0212 765 43 21"),
        ("adresim yeni@ornek.com, eskisini kullanmıyorum", "email", "yeni@ornek.com"),
    ],
)
async def test_the_newest_that_they_wrote_is_in_the_form(  # noqa: PLR0913, PLR0917 - what is written, and what is read of it
    container: Container, browser: Browser, talk: str, text: str, name: str, value: str
) -> None:
    await says(container, talk, "bir dakika")
    await says(container, talk, text)
    assert await shown(browser, talk, name) == value


async def test_beside_it_stands_what_was_known_before_and_both_are_masked(
    container: Container, browser: Browser, talk: str
) -> None:
    await says(container, talk, "0533 765 43 21 olacaktı")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    panel = page.split('id="bilgi"')[1].split('id="notlar"')[0]
    assert "<dt>Telefon, önceki</dt>" in panel
    for number in (COLLECTED["phone"], OLD_SHOWN, NEW, NEW_SHOWN):
        assert number not in panel
    await browser.post(f"/desk/conversations/{talk}/open")
    panel = (await browser.get(f"/desk/conversations/{talk}")).text.split('id="bilgi"')[1]
    at = [panel.index(each) for each in (NEW_SHOWN, "<dt>Telefon, önceki</dt>", OLD_SHOWN)]
    assert at == sorted(at)


@pytest.mark.parametrize(
    "text",
    [
        "eskisi 0532 111 22 33, yenisi 0533 765 43 21",  # which is whose only they know
        "beni 0850 222 33 44 aradı",
        "444 1 444 ile görüştüm",
        "takip numaram 4821 0937 5523",
        "5337654321098 diye bir sayı",
        "modemin altında 0533 yazıyor",
    ],
)
async def test_what_is_not_one_number_of_a_person_changes_nothing(
    container: Container, browser: Browser, talk: str, text: str
) -> None:
    await says(container, talk, text)
    assert await shown(browser, talk, "phone") == OLD_SHOWN


async def test_what_the_agent_put_right_is_not_written_over(
    container: Container, browser: Browser, talk: str
) -> None:
    fields = await form(browser, talk) | {"phone": AGENTS}
    await browser.post(f"/desk/conversations/{talk}/fields", **fields)
    await says(container, talk, "0533 765 43 21 de olur, yeni@ornek.com da")
    await browser.get(f"/desk/conversations/{talk}")
    assert await shown(browser, talk, "phone") == AGENTS
    assert await shown(browser, talk, "email") == "yeni@ornek.com"


async def test_what_the_agent_only_saved_goes_on_following(
    container: Container, browser: Browser, talk: str
) -> None:
    await browser.post(f"/desk/conversations/{talk}/fields", **(await form(browser, talk)))
    await says(container, talk, "0533 765 43 21 olacaktı")
    await browser.get(f"/desk/conversations/{talk}")
    assert await shown(browser, talk, "phone") == NEW_SHOWN


async def test_the_bot_goes_on_with_it(container: Container, browser: Browser, talk: str) -> None:
    await says(container, talk, "0533 765 43 21 olacaktı")
    await browser.post(f"/desk/conversations/{talk}/bot")
    kept = (await conversation(container, talk)).stretch
    assert kept is not None
    assert kept["fields"]["phone"] == NEW
