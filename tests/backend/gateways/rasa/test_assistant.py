"""Asking Rasa, with a real server in Rasa's place."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from aiohttp import web
from pydantic import SecretStr

from backend.gateways.errors import AssistantFailedError, AssistantUnavailableError
from backend.gateways.rasa.assistant import RasaAssistant
from backend.gateways.rasa.protocol import Answer, Choice, Reply, Turn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
STORED = "2026-11-23T09:30:00+00:00"
TURN = Turn("c1", "web_chat", "m1", 1, "faturam yüksek", None, AT, "lease")


class FakeRasa:
    def __init__(self) -> None:
        self.status = 200
        self.body = '{"messages": []}'
        self.delay = 0.0
        self.asked: list[tuple[str, str, Any]] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append(
            (request.path, request.headers["Authorization"], json.loads(await request.read()))
        )
        await asyncio.sleep(self.delay)
        return web.Response(text=self.body, status=self.status, content_type="application/json")


@pytest_asyncio.fixture
async def rasa() -> AsyncIterator[tuple[FakeRasa, RasaAssistant]]:
    fake = FakeRasa()
    app = web.Application()
    app.router.add_post("/webhooks/{channel}/webhook", fake.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    assistant = RasaAssistant(url, SecretStr("secret"), 0.5)
    yield fake, assistant
    await assistant.close()
    await runner.cleanup()


async def test_words_go_as_text_and_the_answer_comes_back(rasa: Any) -> None:
    fake, assistant = rasa
    fake.body = json.dumps(
        {"messages": [{"text": "Hangisi?", "choices": [{"title": "A", "payload": "/a"}]}]}
    )
    assert await assistant.answer(TURN) == Answer((Reply("Hangisi?", (Choice("A", "/a"),)),))
    body = {"sender": "c1", "message_id": "m1", "at": STORED, "text": "faturam yüksek"}
    assert fake.asked == [("/webhooks/web/webhook", "Bearer secret", body)]


async def test_a_choice_goes_as_its_payload_and_sms_has_its_own_door(rasa: Any) -> None:
    fake, assistant = rasa
    turn = Turn("c1", "sms", "m1", 1, "Faturam", "/inform", AT, "lease")
    assert await assistant.answer(turn) == Answer()
    assert fake.asked[0][0] == "/webhooks/sms/webhook"
    body = {"sender": "c1", "message_id": "m1", "at": STORED, "payload": "/inform"}
    assert fake.asked[0][2] == body


async def test_a_choice_that_is_plain_words_goes_as_text(rasa: Any) -> None:
    fake, assistant = rasa
    await assistant.answer(Turn("c1", "web_chat", "m1", 1, "Evet", "evet doğru", AT, "lease"))
    assert fake.asked[0][2]["text"] == "evet doğru"


@pytest.mark.parametrize("status", [401, 404, 429, 502, 503, 504])
async def test_rasa_away_is_an_outage(rasa: Any, status: int) -> None:
    fake, assistant = rasa
    fake.status = status
    with pytest.raises(AssistantUnavailableError) as error:
        await assistant.answer(TURN)
    assert not isinstance(error.value, AssistantFailedError)
    assert str(status) in repr(error.value.__cause__)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, "{}"),
        (400, "{}"),
        (200, "<html>"),
        (200, "[]"),
        (200, '{"messages": [{"text": ""}]}'),
        (200, '{"messages": [{"text": 7}]}'),
        (200, '{"messages": [{"text": "gizli", "choices": [{"title": "A"}]}]}'),
    ],
)
async def test_rasa_there_but_not_getting_through_is_a_failure(
    rasa: Any, status: int, body: str
) -> None:
    fake, assistant = rasa
    fake.status, fake.body = status, body
    with pytest.raises(AssistantFailedError) as error:
        await assistant.answer(TURN)
    assert "gizli" not in repr(error.value.__cause__)


async def test_rasa_too_slow_is_an_outage_and_the_next_answer_comes(rasa: Any) -> None:
    fake, assistant = rasa
    fake.delay = 1.0
    with pytest.raises(AssistantUnavailableError):
        await assistant.answer(TURN)
    fake.delay = 0
    assert await assistant.answer(TURN) == Answer()


async def test_nobody_there_is_an_outage() -> None:
    assistant = RasaAssistant("http://127.0.0.1:9", SecretStr("x"), 1)
    with pytest.raises(AssistantUnavailableError):
        await assistant.answer(TURN)
    await assistant.close()
