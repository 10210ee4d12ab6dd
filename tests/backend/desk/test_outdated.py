"""What a page sends that was opened before its reader logged in again on the same browser."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import at_work, hidden, read, register

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

OURS = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
NOTE = "Müşteri saat ondan sonra aranmak istiyor.\n“Yarın” dedi & bekliyor."


def _fields(page: str) -> dict[str, str]:
    """Return what the form of the answer would send."""
    card = page[page.index("data-outdated") :]
    typed = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', card, re.DOTALL)
    token = re.search(r'name="csrf" value="([^"]+)"', card)
    assert token is not None
    return {"csrf": token.group(1)} | {name: html.unescape(value) for name, value in typed}


async def _outdated(
    container: Container, browser: Browser, headers: dict[str, str], files: object = None
) -> tuple[str, httpx.Response]:
    """Send a note from a page that was opened before its reader logged in again."""
    number = await register(container)
    await at_work(container, browser)
    address = f"/desk/complaints/{number}"
    page = (await browser.get(address)).text
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    assert token is not None
    sent = {**hidden(page), "csrf": token.group(1), "note": NOTE}
    browser.client.cookies.clear()
    await browser.log_in("mehmet", OWN)
    origin = str(browser.client.base_url).rstrip("/")
    headers = {"Referer": origin + address, **headers}
    response = await browser.client.post(
        f"{address}/note",
        data=sent,
        headers=headers,
        files=files,  # type: ignore[arg-type]
    )
    return number, response


async def test_it_is_not_done_and_goes_with_the_next_press_whole(
    container: Container, browser: Browser
) -> None:
    number, refused = await _outdated(container, browser, OURS)
    assert refused.status_code == 403
    assert "yeniden giriş yapılmış" in refused.text
    assert len((await read(container, number)).entries) == 1
    assert f'action="/desk/complaints/{number}/note"' in refused.text
    fields = _fields(refused.text)
    assert fields["note"] == NOTE
    done = await browser.client.post(f"/desk/complaints/{number}/note", data=fields, headers=OURS)
    assert done.status_code == 303
    assert [entry.text for entry in (await read(container, number)).entries][1:] == [NOTE]


@pytest.mark.parametrize(
    "said",
    [
        {"Accept": "text/html"},
        {"Accept": "text/html", "Sec-Fetch-Site": "none"},
        {"Accept": "text/html", "Sec-Fetch-Site": "cross-site"},
        {"Accept": "text/html", "Sec-Fetch-Site": "same-site"},
        {"Accept": "text/html", "Origin": "https://elsewhere.example"},
        {"Accept": "text/html", "Origin": "null"},
    ],
)
async def test_what_no_page_of_ours_surely_sent_is_offered_to_nobody(
    container: Container, browser: Browser, said: dict[str, str]
) -> None:
    number, refused = await _outdated(container, browser, said)
    assert refused.status_code == 403
    assert "Müşteri saat ondan" not in refused.text
    assert "Yeniden gönder" not in refused.text
    assert len((await read(container, number)).entries) == 1


async def test_a_browser_that_names_its_page_only_is_believed(
    container: Container, browser: Browser
) -> None:
    origin = str(browser.client.base_url).rstrip("/")
    _, refused = await _outdated(container, browser, {"Origin": origin})
    assert "Yeniden gönder" in refused.text


async def test_files_are_to_be_chosen_again_and_the_words_are_shown(
    container: Container, browser: Browser
) -> None:
    files = {"files": ("ekran.png", b"\x89PNG\r\n\x1a\n" + b"x" * 40, "image/png")}
    number, refused = await _outdated(container, browser, OURS, files)
    assert refused.status_code == 403
    assert "dosyalar da gönderilmedi" in refused.text
    assert "Müşteri saat ondan" in refused.text
    assert "Yeniden gönder" not in refused.text
    assert f'href="/desk/complaints/{number}"' in refused.text


@pytest.mark.parametrize("path", ["/desk/password", "/desk/account/second-step"])
async def test_no_page_repeats_what_is_secret(
    container: Container, browser: Browser, path: str
) -> None:
    await employed(container, "ayse")
    await browser.log_in("ayse", OWN)
    secret = "gizli olan uzun parola"
    given = {"csrf": "x" * 32, "password": secret, "new": secret, "repeated": secret}
    refused = await browser.client.post(path, data=given, headers=OURS)
    assert refused.status_code == 403
    assert secret not in refused.text
    assert "Sayfaya dön" in refused.text
