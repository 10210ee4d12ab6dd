"""Logging in to the desk, and what keeps others out of it."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.staff import accounts, service
from tests.backend.desk.conftest import OWN, employed

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

LATER = "mavi kayık akşam"
PAGES = ("/desk", "/desk/password", "/desk/conversations/abc")


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


async def test_who_was_sent_the_address_of_a_narrowed_list_sees_it_so_after_the_login(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse")
    asked = "/desk/complaints?durum=a%C3%A7%C4%B1k&ekip=saha"
    sent = (await browser.get(asked)).headers["location"]
    form = (await browser.get(sent)).text
    action = html.unescape(form.partition('<form class="card lookup" method="post" action="')[2])
    response = await browser.post(action.partition('"')[0], username="ayse", password=OWN)
    assert response.headers["location"] == asked


@pytest.mark.parametrize(
    ("sender", "shown"),
    [
        ("{base}/desk/complaints/482109375523", "?next=/desk/complaints/482109375523"),
        ("{base}/desk/complaints/482109375523/conclude", "?next=/desk/complaints/482109375523"),
        ("{base}/desk/complaints/new", "?next=/desk/complaints/new"),
        ("http://example.com/desk/complaints/1", ""),
        ("{base}/takip", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
async def test_whose_session_was_over_when_they_sent_a_form_sees_its_page_after_the_login(
    browser: Browser, sender: str, shown: str
) -> None:
    base = str(browser.client.base_url).rstrip("/")
    response = await browser.client.post(
        "/desk/complaints/482109375523/conclude", headers={"Referer": sender.format(base=base)}
    )
    over = f"{'&' if shown else '?'}bitti=1"
    assert response.headers["location"] == f"/desk/login{shown}{over}"
    page = (await browser.get(response.headers["location"])).text
    assert "Oturumunuz sona ermiş" in page


@pytest.mark.parametrize(
    "wanted",
    [
        *("https://example.com", "//example.com", "/desk/../", "/takip", "/desk//example.com"),
        *("/desk/login?next=/desk", "/desk?\r\nSet-Cookie: a=b", "/desk\\@example.com?a", "?a"),
    ],
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


async def _given_a_password(container: Container, username: str) -> str:
    await employed(container, username)
    async with container.works.begin() as work:
        member = await service.working(work.session, username)
        return await accounts.give_one_time_password(work.session, member, work.now)


async def test_a_one_time_password_is_typed_once(container: Container, browser: Browser) -> None:
    given = await _given_a_password(container, "ayse")
    await browser.log_in("ayse", given)
    page = (await browser.get("/desk/password")).text
    assert "Şimdiki parola" not in page
    assert "Yeni parola (tekrar)" in page
    before = browser.client.cookies["yardim_desk"]
    changed = await browser.post("/desk/password", new=LATER, repeated=LATER)
    assert (changed.status_code, changed.headers["location"]) == (303, "/desk")
    assert browser.client.cookies["yardim_desk"] != before
    # One's own is asked for, however fresh the login is.
    assert "Şimdiki parola" in (await browser.get("/desk/password")).text
    refused = await browser.post("/desk/password", new=OWN, repeated=OWN)
    assert refused.status_code == 422


async def test_who_has_to_choose_a_password_first_comes_where_they_wanted_after_it(
    container: Container, browser: Browser
) -> None:
    given = await _given_a_password(container, "ayse")
    asked = "/desk/complaints?durum=a%C3%A7%C4%B1k&ekip=saha"
    await browser.post(
        (await browser.get(asked)).headers["location"], username="ayse", password=given
    )
    path = (await browser.get(asked)).headers["location"]
    assert path.startswith("/desk/password?next=")
    await browser.get(path)
    action = re.search(r'action="(/desk/password[^"]*)"', browser.page)
    assert action is not None
    refused = await browser.post(html.unescape(action[1]), new=LATER, repeated="başka")
    assert f'action="{action[1]}"' in refused.text
    changed = await browser.post(html.unescape(action[1]), new=LATER, repeated=LATER)
    assert changed.headers["location"] == asked


async def test_a_login_that_is_not_fresh_is_asked_for_the_one_time_password(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    given = await _given_a_password(container, "ayse")
    await browser.log_in("ayse", given)
    await browser.get("/desk/password")
    clock.set(clock.now() + timedelta(minutes=11))
    late = await browser.post("/desk/password", new=LATER, repeated=LATER)
    assert late.status_code == 422
    assert "Şimdiki parola" in late.text
    assert "Şimdiki parolanızı yazın." in late.text
    done = await browser.post("/desk/password", old=given, new=LATER, repeated=LATER)
    assert done.status_code == 303


async def test_another_sites_page_chooses_nobodys_password(
    container: Container, browser: Browser
) -> None:
    given = await _given_a_password(container, "ayse")
    await browser.log_in("ayse", given)
    await browser.get("/desk/password")
    planted = await browser.client.post("/desk/password", data={"new": LATER, "repeated": LATER})
    assert planted.status_code == 403
    elsewhere = await browser.client.post(
        "/desk/password",
        data={"csrf": "A" * 32, "new": LATER, "repeated": LATER},
        headers={"Origin": "https://example.com"},
    )
    assert elsewhere.status_code == 403
    browser.client.cookies.clear()
    assert (await browser.log_in("ayse", given)).status_code == 303
