"""Logging in with a code besides, and turning that on and off: what the pages do and let nobody."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pyotp
import pytest
from pydantic import SecretStr
from websockets.exceptions import ConnectionClosed

from backend.app import create_app
from backend.bootstrap import build_container
from backend.kit import tls
from backend.staff import accounts, service
from backend.staff.models import Role
from tests.backend.conftest import served
from tests.backend.desk.conftest import OWN, Browser, employed
from tests.backend.desk.lines import line
from tests.backend.desk.test_people import id_of
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.app import App
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings

HALF = "yardim_desk_half"
STRANGERS = {("GET", "/desk/login"), ("POST", "/desk/login")}
OF_THE_CODE = {("GET", "/desk/login/kod"), ("POST", "/desk/login/kod")}


class Telephone:
    """Reads the key from the page and shows codes; each is of a moment of its own."""

    def __init__(self, clock: FixedClock, page: str) -> None:
        found = re.search(r'<code class="password typed">([^<]+)</code>', page)
        assert found is not None
        self.secret = found.group(1).replace(" ", "")
        self._clock = clock

    def code(self) -> str:
        self._clock.set(self._clock.now() + timedelta(seconds=30))
        return pyotp.TOTP(self.secret).at(self._clock.now())


def sealed_in(page: str) -> str:
    found = re.search(r'name="sealed" value="([^"]+)"', page)
    assert found is not None
    return unescape(found.group(1))


def codes_in(page: str) -> list[str]:
    return re.findall(r'<li><code class="password">([^<]+)</code></li>', page)


async def turned_on(browser: Browser, clock: FixedClock) -> tuple[Telephone, list[str]]:
    """Turn it on for whoever is logged in; return their telephone and recovery codes."""
    await browser.get("/desk/account")
    page = (await browser.post("/desk/account/second-step")).text
    phone = Telephone(clock, page)
    fields = {"code": phone.code(), "password": OWN, "sealed": sealed_in(page)}
    response = await browser.post("/desk/account/second-step/on", **fields)
    assert response.status_code == 200, response.text
    return phone, codes_in(response.text)


async def with_code(
    container: Container, browser: Browser, clock: FixedClock, role: Role = Role.SUPERVISOR
) -> tuple[Telephone, list[str]]:
    await employed(container, "selin", role)
    await browser.log_in("selin", OWN)
    made = await turned_on(browser, clock)
    browser.client.cookies.clear()
    browser.page = ""
    return made


async def half_in(browser: Browser, after: str = "") -> None:
    response = await browser.post(f"/desk/login{after}", username="selin", password=OWN)
    assert response.headers["location"] == f"/desk/login/kod{after}"
    await browser.get(f"/desk/login/kod{after}")


async def test_the_code_is_asked_after_the_password_and_leads_where_one_wanted(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    phone, _ = await with_code(container, browser, clock)
    await half_in(browser, "?next=/desk/complaints")
    assert "yardim_desk" not in browser.client.cookies
    response = await browser.post("/desk/login/kod?next=/desk/complaints", code=phone.code())
    assert (response.status_code, response.headers["location"]) == (303, "/desk/complaints")
    assert HALF not in browser.client.cookies
    assert (await browser.get("/desk")).status_code == 200
    assert (await browser.get("/desk/login/kod")).headers["location"] == "/desk"


async def test_the_cookie_of_half_a_login_is_for_the_login_only_and_short(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await with_code(container, browser, clock)
    tokens = set()
    for _ in range(2):
        response = await browser.post("/desk/login", username="selin", password=OWN)
        [cookie] = response.headers.get_list("set-cookie")
        assert cookie.startswith(f"{HALF}=")
        kept = set(cookie.split("; "))
        assert {"HttpOnly", "SameSite=Strict", "Path=/desk/login", "Max-Age=300"} <= kept
        tokens.add(cookie.split(";")[0])
    assert len(tokens) == 2


async def test_the_session_after_the_code_is_new_whatever_was_planted(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    phone, _ = await with_code(container, browser, clock)
    await half_in(browser)
    half = browser.client.cookies[HALF]
    browser.client.cookies.set("yardim_desk", "A" * 43, path="/desk")
    response = await browser.post("/desk/login/kod", code=phone.code())
    session = next(
        one for one in response.headers.get_list("set-cookie") if one.startswith("yardim_desk=")
    )
    assert {"HttpOnly", "SameSite=Strict", "Path=/desk"} <= set(session.split("; "))
    assert "A" * 43 not in session
    assert half not in session


def addresses(app: App) -> Iterator[tuple[str, str]]:
    """Give every address of the desk but its WebSocket's."""
    for route in app.router.routes:
        path = "/" + route.path.lstrip("/")
        if path == "/desk/live":
            continue
        if path == "/desk" or path.startswith("/desk/"):
            for method in route.methods - {"HEAD", "OPTIONS"}:
                yield method, re.sub(r"<[^>]*>", "x", path)


async def test_half_a_login_opens_no_address_of_the_desk(
    app: App, container: Container, browser: Browser, clock: FixedClock
) -> None:
    await with_code(container, browser, clock)
    await half_in(browser)
    half, csrf = browser.client.cookies[HALF], re.search(r'csrf" value="([^"]+)', browser.page)
    assert csrf is not None
    asked = set(addresses(app)) - STRANGERS - OF_THE_CODE
    assert len(asked) > 50
    for name in (HALF, "yardim_desk"):
        for method, path in sorted(asked):
            browser.client.cookies.clear()
            browser.client.cookies.set(name, half, path="/desk")
            response = await browser.client.request(method, path, data={"csrf": csrf.group(1)})
            where = response.headers.get("location", "")
            assert (response.status_code, where.split("?")[0]) == (303, "/desk/login"), path


async def told_nothing(browser: Browser) -> bool:
    """Whether the desk's WebSocket closes before it told anything."""
    with pytest.raises(ConnectionClosed) as closed:
        async with line(browser) as socket:
            await socket.recv()
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code == 4401


async def test_half_a_login_is_told_nothing_of_what_changes(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await with_code(container, browser, clock)
    await half_in(browser)
    half = browser.client.cookies[HALF]
    for name in (HALF, "yardim_desk"):
        browser.client.cookies.clear()
        browser.client.cookies.set(name, half, path="/desk")
        assert await told_nothing(browser)


async def test_without_half_a_login_the_page_of_the_code_asks_for_the_password(
    browser: Browser,
) -> None:
    response = await browser.get("/desk/login/kod?next=/desk/audit")
    assert response.headers["location"] == "/desk/login?next=/desk/audit"
    response = await browser.post("/desk/login/kod", code="123456")
    assert response.status_code == 401
    assert "Girişin süresi doldu." in response.text
    assert 'name="password"' in response.text


async def test_too_late_with_the_code_one_begins_again(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    phone, _ = await with_code(container, browser, clock)
    await half_in(browser)
    clock.set(clock.now() + timedelta(minutes=5))
    response = await browser.post("/desk/login/kod", code=phone.code())
    assert response.status_code == 401
    assert HALF not in browser.client.cookies


@pytest.mark.parametrize("given", [{"csrf": "x" * 32}, {"csrf": ""}])
async def test_the_form_of_the_code_is_taken_from_our_own_page_only(
    container: Container, browser: Browser, clock: FixedClock, given: dict[str, str]
) -> None:
    phone, _ = await with_code(container, browser, clock)
    await half_in(browser)
    data = given | {"code": phone.code()}
    assert (await browser.client.post("/desk/login/kod", data=data)).status_code == 403


async def test_a_wrong_code_is_refused_and_too_many_wait(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    phone, codes = await with_code(container, browser, clock)
    await half_in(browser)
    assert (await browser.post("/desk/login/kod", code=" ")).status_code == 422
    for _ in range(5):
        response = await browser.post("/desk/login/kod", code="000000")
        assert response.status_code == 401
        assert "Kod hatalı" in response.text
    response = await browser.post("/desk/login/kod", code=codes[0])
    assert (response.status_code, response.headers["retry-after"]) == (429, "30")
    assert "30 saniye sonra" in response.text
    assert (await browser.post("/desk/login", username="selin", password=OWN)).status_code == 429
    clock.set(clock.now() + timedelta(seconds=31))
    await browser.get("/desk/login/kod")
    assert (await browser.post("/desk/login/kod", code=phone.code())).status_code == 303


async def test_the_picture_and_the_codes_are_shown_once_and_by_no_address(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await employed(container, "selin", Role.SUPERVISOR)
    await browser.log_in("selin", OWN)
    await browser.get("/desk/account")
    response = await browser.post("/desk/account/second-step")
    assert response.headers["cache-control"] == "no-store"
    assert 'role="img" aria-label="Doğrulama uygulaması için kare kod"><svg ' in response.text
    assert "data:" not in response.text
    assert " style=" not in response.text
    first = Telephone(clock, response.text).secret
    browser.page = (await browser.get("/desk/account")).text
    second = Telephone(clock, (await browser.post("/desk/account/second-step")).text).secret
    assert first != second
    _, codes = await turned_on(browser, clock)
    assert len(set(codes)) == 10
    page = (await browser.get("/desk/account")).text
    assert "Kullanılmamış 10 kurtarma kodunuz var." in page
    assert not any(code in page for code in codes)


async def test_what_is_refused_shows_the_same_picture_again(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await employed(container, "selin", Role.SUPERVISOR)
    await browser.log_in("selin", OWN)
    await browser.get("/desk/account")
    page = (await browser.post("/desk/account/second-step")).text
    phone = Telephone(clock, page)
    for code, password, told in (
        ("000000", OWN, "Kod hatalı"),
        (phone.code(), "yanlış", "Şimdiki parola hatalı"),
    ):
        fields = {"code": code, "password": password, "sealed": sealed_in(page)}
        response = await browser.post("/desk/account/second-step/on", **fields)
        assert response.status_code == 422
        assert told in response.text
        assert Telephone(clock, response.text).secret == phone.secret
    fields = {"code": phone.code(), "password": OWN, "sealed": "x" * 60}
    response = await browser.post("/desk/account/second-step/on", **fields)
    assert response.status_code == 422
    assert "yenisini taratın" in response.text


async def test_it_is_turned_off_with_password_and_code(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await employed(container, "selin", Role.SUPERVISOR)
    await browser.log_in("selin", OWN)
    phone, codes = await turned_on(browser, clock)
    await browser.get("/desk/account")
    off = "/desk/account/second-step/off"
    assert (await browser.post(off, code="000000", password=OWN)).status_code == 422
    await browser.get("/desk/account")
    made = await browser.post("/desk/account/second-step/codes", code=phone.code(), password=OWN)
    assert not set(codes_in(made.text)) & set(codes)
    assert (await browser.post(off, code=phone.code(), password=OWN)).status_code == 303
    assert "Kapalı." in (await browser.get("/desk/account")).text
    response = await browser.post("/desk/login", username="selin", password=OWN)
    assert response.headers["location"] == "/desk"


async def test_who_runs_accounts_resets_it_for_others_and_not_for_themselves(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    await with_code(container, other, clock)
    await employed(container, "mudur", Role.ADMIN)
    await browser.log_in("mudur", OWN)
    person, oneself = await id_of(container, "selin"), await id_of(container, "mudur")
    assert ">Açık</td>" in (await browser.get("/desk/people")).text
    await turned_on(browser, clock)
    page = (await browser.get(f"/desk/people/{oneself}")).text
    assert "/second-step" not in page
    response = await browser.post(f"/desk/people/{oneself}/second-step")
    assert response.status_code == 422
    await half_in(other)
    page = (await browser.get(f"/desk/people/{person}")).text
    assert "İki adımlı giriş açık." in page
    assert (await browser.post(f"/desk/people/{person}/second-step")).status_code == 303
    assert "İki adımlı giriş kapalı." in (await browser.get(f"/desk/people/{person}")).text
    assert (await other.post("/desk/login/kod", code="123456")).status_code == 401
    response = await other.post("/desk/login", username="selin", password=OWN)
    assert response.headers["location"] == "/desk"
    page = (await browser.get("/desk/audit?tur=second_step_reset")).text
    assert re.search(
        r"<td>Mudur</td>\s*<td>İki adımlı girişi sıfırladı</td>\s*<td[^>]*>\s*Selin", page
    )


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.SUPERVISOR, Role.AUDITOR])
async def test_nobody_else_resets_it(container: Container, browser: Browser, role: Role) -> None:
    await employed(container, "ayse", role)
    await browser.log_in("ayse", OWN)
    await browser.get("/desk/account")
    person = await id_of(container, "ayse")
    assert (await browser.post(f"/desk/people/{person}/second-step")).status_code == 403


def _action(page: str, ends: str) -> str:
    found = re.search(rf'action="(/desk/account/[^"]*{ends}(?:\?[^"]*)?)"', page)
    assert found is not None
    return unescape(found[1])


class TestDemanded:
    """Of supervisors and admins, by a setting."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"totp_required_roles": ("supervisor", "admin")})

    async def test_who_has_none_yet_gets_no_further_than_to_turn_it_on(
        self, app: App, container: Container, browser: Browser, clock: FixedClock
    ) -> None:
        await employed(container, "selin", Role.SUPERVISOR)
        await browser.log_in("selin", OWN)
        open_ones = {"/desk/password", "/desk/logout"}
        for method, path in sorted(set(addresses(app)) - STRANGERS - OF_THE_CODE):
            if path in open_ones or path.startswith("/desk/account"):
                continue
            response = await browser.client.request(method, path)
            there = response.headers["location"].partition("?")[0]
            assert (response.status_code, there) == (303, "/desk/account")
        assert await told_nothing(browser)
        assert "zorunlu" in (await browser.get("/desk/account")).text
        await turned_on(browser, clock)
        assert (await browser.get("/desk")).status_code == 200

    async def test_the_page_that_was_asked_for_comes_after_it(
        self, container: Container, browser: Browser, clock: FixedClock
    ) -> None:
        await employed(container, "selin", Role.SUPERVISOR)
        await browser.log_in("selin", OWN)
        sent = (await browser.get("/desk/floor/due?liste=yaklasan")).headers["location"]
        await browser.get(sent)
        await browser.post(_action(browser.page, "second-step"))
        phone = Telephone(clock, browser.page)
        fields = {"password": OWN, "sealed": sealed_in(browser.page)}
        wrong = await browser.post(_action(browser.page, "on"), code="1", **fields)
        assert wrong.status_code == 422
        done = await browser.post(_action(browser.page, "on"), code=phone.code(), **fields)
        assert codes_in(done.text)
        assert 'href="/desk/floor/due?liste=yaklasan"' in done.text

    async def test_the_own_password_comes_first(
        self, container: Container, browser: Browser
    ) -> None:
        await employed(container, "mudur", Role.ADMIN)
        person = await id_of(container, "mudur")
        async with container.works.begin() as work:
            member = await service.by_id(work.session, person)
            given = await accounts.give_one_time_password(work.session, member, work.now)
        await browser.post("/desk/login", username="mudur", password=given)
        sent = (await browser.get("/desk/account")).headers["location"]
        assert sent == "/desk/password?next=/desk/account"
        page = (await browser.get("/desk/password")).text
        # Nothing else can be done, and nothing else is offered.
        assert 'aria-label="Masa"' not in page
        assert "Çıkış" in page
        await browser.post("/desk/password", old=given, new=OWN, repeated=OWN)
        assert (await browser.get("/desk")).headers["location"] == "/desk/account"

    async def test_others_work_as_ever(self, container: Container, browser: Browser) -> None:
        await employed(container, "ayse", Role.AGENT)
        await browser.log_in("ayse", OWN)
        assert (await browser.get("/desk")).status_code == 200


async def test_where_the_operator_set_no_key_it_is_not_offered_and_the_page_says_why(
    settings: Settings, container: Container
) -> None:
    bare = settings.model_copy(update={"totp_key": SecretStr("")})
    without = build_container(bare, clock=container.clock, database=container.database)
    await employed(container, "selin", Role.SUPERVISOR)
    async with (
        served(create_app(without)) as address,
        httpx.AsyncClient(base_url=address, verify=tls.trusted(), timeout=PATIENCE) as client,
    ):
        browser = Browser(client)
        await browser.log_in("selin", OWN)
        page = (await browser.get("/desk/account")).text
        assert "YARDIM_TOTP_KEY" in page
        assert "/desk/account/second-step" not in page
        for path in ("", "/on"):
            response = await browser.post(f"/desk/account/second-step{path}")
            assert response.headers["location"] == "/desk/account"
