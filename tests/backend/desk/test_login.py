"""Logging in to the desk, and what keeps others out of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.backend.desk.conftest import OWN, employed

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

PAGES = ("/desk", "/desk/password", "/desk/live", "/desk/conversations/abc")


@pytest.mark.parametrize("path", PAGES)
async def test_a_stranger_is_shown_the_login_and_nothing_else(browser: Browser, path: str) -> None:
    response = await browser.get(path)
    assert response.status_code == 303
    assert response.headers["location"].startswith("/desk/login")


async def test_who_logs_in_comes_where_they_wanted(container: Container, browser: Browser) -> None:
    await employed(container, "ayse")
    response = await browser.post("/desk/login?next=/desk/password", username="ayse", password=OWN)
    assert (response.status_code, response.headers["location"]) == (303, "/desk/password")
    assert "Ayse" in (await browser.get("/desk")).text


@pytest.mark.parametrize(
    "wanted", ["https://example.com", "//example.com", "/desk/../", "/takip", "/desk//example.com"]
)
async def test_nobody_is_sent_elsewhere_after_the_login(
    container: Container, browser: Browser, wanted: str
) -> None:
    await employed(container, "ayse")
    response = await browser.client.post(
        "/desk/login", params={"next": wanted}, data={"username": "ayse", "password": OWN}
    )
    assert response.headers["location"] == "/desk"


async def test_the_cookie_is_for_the_desk_only_and_new_at_each_login(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    tokens = []
    for _ in range(2):
        browser.client.cookies.clear()
        response = await browser.post("/desk/login", username="ayse", password=OWN)
        cookie = response.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=Strict", "Path=/desk"} <= set(cookie.split("; "))
        tokens.append(cookie.split(";")[0])
    assert tokens[0] != tokens[1]


async def test_a_session_that_somebody_planted_is_none(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    browser.client.cookies.set("yardim_desk", "A" * 43, path="/desk")
    response = await browser.post("/desk/login", username="ayse", password=OWN)
    assert "A" * 43 not in response.headers["set-cookie"]


async def test_a_wrong_password_says_the_same_as_a_wrong_name(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    pages = [
        (await browser.post("/desk/login", username=name, password="yanlış parola")).text.replace(
            name, "…"
        )
        for name in ("ayse", "hic_kimse")
    ]
    assert pages[0] == pages[1]
    assert "Kullanıcı adı ya da parola hatalı." in pages[0]


async def test_a_form_without_the_sessions_own_token_is_refused(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    await browser.log_in("ayse", OWN)
    for fields in ({"text": "…"}, {"csrf": "x" * 32}):
        response = await browser.client.post("/desk/logout", data=fields)
        assert response.status_code == 403
    assert (await browser.get("/desk")).status_code == 200


async def test_another_sites_page_cannot_send_a_form(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    response = await browser.client.post(
        "/desk/login",
        data={"username": "ayse", "password": OWN},
        headers={"Origin": "https://elsewhere.example"},
    )
    assert response.status_code == 403


async def test_logging_out_ends_the_session_on_the_server(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    await browser.log_in("ayse", OWN)
    kept = browser.client.cookies["yardim_desk"]
    await browser.post("/desk/logout")
    browser.client.cookies.set("yardim_desk", kept, path="/desk")
    assert (await browser.get("/desk")).status_code == 303


async def test_an_unused_session_ends(
    container: Container, clock: FixedClock, browser: Browser
) -> None:
    await employed(container, "ayse")
    await browser.log_in("ayse", OWN)
    clock.set(clock.now() + timedelta(minutes=61))
    assert (await browser.get("/desk")).headers["location"] == "/desk/login"


async def test_too_many_failures_say_how_long_to_wait(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    for _ in range(5):
        await browser.post("/desk/login", username="ayse", password="yanlış parola")
    response = await browser.post("/desk/login", username="ayse", password=OWN)
    assert (response.status_code, response.headers["retry-after"]) == (429, "30")
    assert "30 saniye sonra" in response.text


async def test_scripts_in_what_is_typed_are_text(container: Container, browser: Browser) -> None:
    response = await browser.post("/desk/login", username='"><script>x</script>', password="yanlış")
    assert "<script>x" not in response.text
