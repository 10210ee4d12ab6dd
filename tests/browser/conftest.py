"""Chromium against the real application with a scripted assistant, over a cable that can be cut."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from agent import Agent
from cable import Cable
from looks import DESKTOP, PHONE
from played import Played
from scripted_server import PASSWORD

from backend.kit import tls
from tests.patience import PATIENCE, PATIENCE_AT_START
from tools import chromium
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Playwright, Request

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
# Two cores, several processes: slow is not broken.
expect.set_options(timeout=PATIENCE * 1000)


class Server:
    """The application as a process of its own, that can be killed and started again."""

    def __init__(self, state: Path, **settings: str) -> None:
        self.state = state
        # Every reply is held, and waited for where it is to be heard: as shortly as can be said.
        self._settings = {"YARDIM_DESK_UNDO_SECONDS": "1", **settings}
        self.port = keep_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, str(_HERE / "scripted_server.py"), str(self.port)]
        with (self.state / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, str(self.state)],
                cwd=_ROOT,
                env={**os.environ, "PYTHONPATH": str(_ROOT), **self._settings},
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + PATIENCE_AT_START
        while True:
            with suppress(httpx.TransportError):  # refused, reset, or not yet answering
                httpx.get(f"{self.base}/healthz", timeout=2, verify=tls.trusted())
                return
            if self._process.poll() is not None or time.monotonic() > end:
                self.kill()
                pytest.fail((self.state / "log").read_text("utf-8")[-3000:])
            time.sleep(0.1)

    def filed(self, words: str, topic: str | None = None) -> dict[str, Any]:
        """Write a complaint on the form; return what is answered."""
        told = {"description": words, "phone": "0532 123 45 67"} | (
            {"topic": topic} if topic else {}
        )
        answer = httpx.post(
            f"{self.base}/api/v1/complaints", json=told, verify=tls.trusted(), timeout=PATIENCE
        )
        assert answer.status_code == 201, answer.text
        answered: dict[str, Any] = answer.json()
        return answered

    def kill(self) -> None:
        """Stop it as a power cut does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=PATIENCE)
            self._process = None


@dataclass
class Customer:
    """A customer with a page open, and everything that must not happen on it."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.netloc != urlsplit(self.base).netloc and url.scheme not in {"data", "blob"}:
            self.faults.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.faults.append(message.text)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("textbox", name="Mesajınız", exact=True)

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    def open_chat(self) -> None:
        self.page.get_by_role("button", name="Sohbet", exact=True).click()

    def say(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def entries(self) -> list[str]:
        """List the texts of the conversation, in the order in which they are shown."""
        return self.log.locator(".entry .bubble").all_inner_texts()

    def hears(self, text: str) -> None:
        """Wait until the assistant, the system or an agent has said this."""
        said = self.log.locator(".entry:not(.customer) .bubble", has_text=text)
        expect(said).to_be_visible()

    def delivered(self, text: str) -> None:
        """Wait until the customer's own message is acknowledged, and shown once."""
        entry = self.log.locator(".entry.customer", has=self.page.get_by_text(text, exact=True))
        expect(entry).to_have_count(1)
        expect(entry.locator(".state")).to_have_text("iletildi")


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Start servers with settings of their own: `start(YARDIM_DESK_UNDO_SECONDS="60")`."""
    started: list[Server] = []

    def one(**settings: str) -> Server:
        started.append(Server(tmp_path_factory.mktemp("site"), **settings))
        started[-1].start()
        return started[-1]

    yield one
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def server(start: Callable[..., Server]) -> Server:
    return start()


class _Chromium:
    """One browser for all tests of this folder, started by the first that needs it."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    @property
    def browser(self) -> Browser:
        if self._browser is None:
            path = chromium.path()
            assert path, "Chromium is not installed (Debian: chromium-headless-shell, or chromium)"
            self._playwright = sync_playwright().start()
            self._browser = self._playwright.chromium.launch(
                executable_path=path, args=chromium.ARGUMENTS
            )
        return self._browser

    def stop(self) -> None:
        if self._browser is not None and self._playwright is not None:
            self._browser.close()
            self._playwright.stop()
        self._browser = self._playwright = None


_chromium = _Chromium()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    # Playwright's loop must not run while asynchronous tests of other folders do.
    if nextitem is None or _HERE not in nextitem.path.parents:
        _chromium.stop()


@pytest.fixture
def cable(server: Server) -> Iterator[Cable]:
    cable = Cable(server.port)
    yield cable
    cable.close()


@pytest.fixture
def visit(server: Server) -> Iterator[Any]:
    """Make customers: `visit(width=…, dark=…, base=…)`. None of them may meet a fault."""
    customers: list[Customer] = []

    def make(
        base: str | None = None, *, phone: bool = False, dark: bool = False, **more: Any
    ) -> Customer:
        context = _chromium.browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="tr-TR",
            timezone_id="America/New_York",  # times are Istanbul's wherever the customer is
            **({"has_touch": True, "is_mobile": True} if phone else {}),
            **more,
        )
        context.set_default_timeout(PATIENCE * 1000)
        customer = Customer(context.new_page(), base or server.base)
        customer.watch()
        customers.append(customer)
        return customer

    yield make
    faults = [fault for customer in customers for fault in customer.faults]
    for customer in customers:
        customer.page.context.close()
    assert faults == []


@pytest.fixture
def customer(visit: Any) -> Customer:
    """Give a customer at a desk, on the start page."""
    customer: Customer = visit()
    customer.go("/")
    return customer


@pytest.fixture
def number(server: Server, request: pytest.FixtureRequest) -> str:
    """Give the number of a complaint that was written on the form."""
    filed = server.filed(f"Modemim üç gündür kapalı ({request.node.name}).")
    return str(filed["tracking_number"])


_subscribers = itertools.count(1)


@pytest.fixture
def own_mobile() -> str:
    """Give a mobile nobody else in these tests has: their one pool asks about repeats."""
    return f"0534 765 43 {next(_subscribers):02}"


@pytest.fixture
def played(customer: Customer) -> Played:
    """Play the server's part of a chat in which a first word was said."""
    played = Played()
    customer.page.route_web_socket("**/api/v1/chat?*", played.accept)
    customer.say("merhaba")
    customer.delivered("merhaba")
    played.got.clear()
    return played


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """Keep who is logged in at the desk: logging in is dear, and tried in a few tests."""
    return {}


@pytest.fixture
def hire(visit: Any, sessions: dict[str, Any]) -> Callable[[str], Agent]:
    """Give somebody of the house a browser: `hire("ayse")`."""

    def logged_in(username: str) -> Agent:
        colleague: Customer = visit(storage_state=sessions.get(username))
        agent = Agent(colleague.page, colleague.base)
        if username not in sessions:
            agent.log_in(username, PASSWORD)
            sessions[username] = agent.page.context.storage_state()
        return agent

    return logged_in
