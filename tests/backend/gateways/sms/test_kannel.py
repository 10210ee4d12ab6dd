"""Handing SMS to Kannel, with a real HTTP server in its place."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
from aiohttp import web
from pydantic import SecretStr

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnansweredError,
    GatewayUnavailableError,
    OutgoingSms,
)
from backend.gateways.sms.kannel import KannelGateway, receipts_url
from backend.kit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


class FakeKannel:
    def __init__(self) -> None:
        self.status = 202
        self.body = "0: Accepted for delivery"
        self.delay = 0.0
        self.asked: list[dict[str, list[str]]] = []
        self.raw = ""
        # Take what comes, and break the connection instead of answering.
        self.breaks = False

    async def handle(self, request: web.Request) -> web.Response:
        self.raw = request.raw_path
        self.asked.append(parse_qs(urlsplit(request.raw_path).query, strict_parsing=True))
        await asyncio.sleep(self.delay)
        if self.breaks and request.transport is not None:
            request.transport.abort()
        return web.Response(text=self.body, status=self.status)


class Setup:
    def __init__(self, kannel: FakeKannel, url: str, folder: Path) -> None:
        self.kannel = kannel
        self.url = url
        self.folder = folder
        self.made: list[KannelGateway] = []

    def gateway(self, **more: Any) -> KannelGateway:
        settings = Settings(
            **{
                "state_dir": self.folder,
                "sms_url": self.url,
                "sms_user": "yardım",
                "sms_password": SecretStr("p&ss=ö"),
                "sms_secret": SecretStr("s3cret"),
                "sms_callback_url": "http://10.0.0.5:8000/",
                **more,
            }
        )
        self.made.append(KannelGateway(settings))
        return self.made[-1]

    async def send(self, text: str, **more: Any) -> dict[str, str]:
        await self.gateway(**more).send(OutgoingSms(17, "+905321234567", text, "tt-1"))
        return {name: value for name, [value] in self.kannel.asked[-1].items()}


@pytest_asyncio.fixture
async def setup(tmp_path: Path) -> AsyncIterator[Setup]:
    fake = FakeKannel()
    app = web.Application()
    app.router.add_get("/cgi-bin/sendsms", fake.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/cgi-bin/sendsms"
    setup = Setup(fake, url, tmp_path)
    yield setup
    for gateway in setup.made:
        await gateway.close()
    await runner.cleanup()


async def test_what_kannel_needs_is_in_the_request(setup: Setup) -> None:
    assert await setup.send("Kaydettim & bitti: %100 + 1\n1) Evet") == {
        "username": "yardım",
        "password": "p&ss=ö",
        "from": "6616",
        "to": "+905321234567",
        "text": "Kaydettim & bitti: %100 + 1\n1) Evet",
        "charset": "UTF-8",
        "coding": "0",
        "smsc": "tt-1",
        "dlr-mask": "31",
        "dlr-url": "http://10.0.0.5:8000/sms/kannel/dlr?outbox=17&kind=%d&detail=%A&secret=s3cret",
    }


async def test_turkish_letters_go_as_ucs2(setup: Setup) -> None:
    sent = await setup.send("Şikâyetiniz alındı 😀")
    assert (sent["coding"], sent["text"], "udh" in sent) == ("2", "Şikâyetiniz alındı 😀", False)


async def test_with_the_turkish_tables_they_go_as_the_letters_of_the_same_septets(
    setup: Setup,
) -> None:
    sent = await setup.send("Şikayetiniz alındı: İğç", sms_turkish_tables=True)
    assert (sent["coding"], sent["text"]) == ("0", "Æikayetiniz alìndì: ¡ø¿")
    assert "udh=%03%25%01%01" in setup.kannel.raw
    plain = await setup.send("Sikayetiniz", sms_turkish_tables=True)
    assert "udh" not in plain


@pytest.mark.parametrize("body", ["0: Accepted for delivery", "3: Queued for later delivery"])
async def test_accepted_and_queued_are_both_success(setup: Setup, body: str) -> None:
    setup.kannel.body = body
    assert await setup.send("a")


@pytest.mark.parametrize("status", [400, 403, 410])
async def test_a_message_kannel_will_never_take_is_refused(setup: Setup, status: int) -> None:
    setup.kannel.status, setup.kannel.body = status, "Not routable. Do not try again."
    with pytest.raises(GatewayRefusedError, match="Not routable"):
        await setup.send("a")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (503, "Temporal failure, try again later."),
        (500, ""),
        (502, ""),
        (429, ""),
        (202, "9: ?"),
        (202, ""),
        (200, "Sent."),
        (302, ""),
    ],
)
async def test_anything_else_is_tried_again_later(setup: Setup, status: int, body: str) -> None:
    setup.kannel.status, setup.kannel.body = status, body
    with pytest.raises(GatewayUnavailableError, match=str(status)):
        await setup.send("a")


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_wrong_password_or_address_costs_no_message_but_is_an_error_in_the_log(
    setup: Setup, status: int, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.ERROR)
    setup.kannel.status, setup.kannel.body = status, "Authorization failed for sendsms"
    with pytest.raises(GatewayUnavailableError, match="Authorization failed"):
        await setup.send("a")
    logged = caplog.text + capsys.readouterr().out
    assert "YARDIM_SMS_URL" in logged
    assert "p&ss" not in logged


async def test_nobody_there_or_too_slow_is_tried_again_later(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(GatewayUnavailableError) as caught:
        await setup.send("a", sms_url="http://127.0.0.1:9/x")
    assert caught.type is GatewayUnavailableError  # nobody can have taken it
    assert "p%26ss" not in str(caught.value)
    monkeypatch.setattr("backend.gateways.sms.kannel._SECONDS", 0.2)
    setup.kannel.delay = 1
    with pytest.raises(GatewayUnansweredError, match="Timeout"):
        await setup.send("a")
    setup.kannel.delay = 0
    assert await setup.send("a")


@pytest.mark.parametrize("used_before", [False, True])
async def test_a_connection_that_breaks_is_no_answer_and_nothing_is_asked_twice(
    setup: Setup,
    used_before: bool,  # noqa: FBT001 - a case
) -> None:
    gateway = setup.gateway()
    if used_before:
        await gateway.send(OutgoingSms(16, "+905321234567", "önce", "tt-1"))
        setup.kannel.asked.clear()
    setup.kannel.breaks = True
    with pytest.raises(GatewayUnansweredError):
        await gateway.send(OutgoingSms(17, "+905321234567", "a", "tt-1"))
    assert len(setup.kannel.asked) == 1


async def test_what_kannel_would_cut_is_not_given_to_it(setup: Setup) -> None:
    assert await setup.send("ş" * 670)
    with pytest.raises(GatewayRefusedError, match="11 segments"):
        await setup.send("ş" * 671)
    assert len(setup.kannel.asked) == 1


def test_no_secret_makes_the_receipts_address_say_something_else() -> None:
    url = receipts_url("http://h:1/a%20{b}", SecretStr("a%d&b=ö{}"))
    written = url.format(id=5)
    # Kannel makes one per cent sign of two.
    told = written.replace("%d", "8").replace("%A", "OK").replace("%%", "%")
    query = parse_qs(urlsplit(told).query)
    assert query == {"outbox": ["5"], "kind": ["8"], "detail": ["OK"], "secret": ["a%d&b=ö{}"]}
