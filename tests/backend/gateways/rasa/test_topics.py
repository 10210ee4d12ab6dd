"""What Rasa says of a topic is used when it fits, and missed without harm when it does not."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from aiohttp import web
from pydantic import SecretStr

from backend.gateways.rasa.protocol import Guess
from backend.gateways.rasa.topics import RasaTopicClassifier

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    type Asked = tuple[FakeRasa, RasaTopicClassifier]


class FakeRasa:
    def __init__(self) -> None:
        self.status = 200
        self.body = ""
        self.delay = 0.0
        self.asked: list[tuple[str, Any]] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append((request.query["token"], json.loads(await request.read())))
        await asyncio.sleep(self.delay)
        return web.Response(text=self.body, status=self.status, content_type="application/json")


@pytest_asyncio.fixture
async def rasa() -> AsyncIterator[Asked]:
    fake = FakeRasa()
    app = web.Application()
    app.router.add_post("/model/parse", fake.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    topics = RasaTopicClassifier(url, SecretStr("token"), timeout_seconds=0.3)
    yield fake, topics
    await topics.close()
    await runner.cleanup()


def parsed(name: str, confidence: float) -> str:
    return json.dumps({"text": "…", "topic": {"name": name, "confidence": confidence}})


async def test_the_likeliest_topic_comes_from_the_parse(rasa: Asked) -> None:
    fake, topics = rasa
    fake.body = parsed("billing", 0.91)
    assert await topics.guess("faturam yanlış") == Guess("billing", 0.91)
    assert fake.asked == [("token", {"text": "faturam yanlış"})]


@pytest.mark.parametrize(
    ("intent", "told"), [("file_complaint", True), ("thank", False), (None, False)]
)
async def test_whether_a_complaint_is_told_comes_from_the_parse(
    rasa: Asked, intent: str | None, *, told: bool
) -> None:
    fake, topics = rasa
    topic = {"name": "billing", "confidence": 0.91}
    fake.body = json.dumps({"text": "…", "intent": {"name": intent}, "topic": topic})
    assert await topics.guess("faturam yanlış") == Guess("billing", 0.91, told)


@pytest.mark.parametrize(
    ("found", "amount"),
    [
        ([("amount", "349.90")], Decimal("349.90")),
        ([("amount", "349.90"), ("phone", "+905321234567")], Decimal("349.90")),
        ([("amount", "349.90"), ("amount", "349.90")], Decimal("349.90")),
        ([("amount", "349.90"), ("amount", "420.00")], None),
        ([("duration", "P3D")], None),
        ([("amount", None)], None),
    ],
)
async def test_the_one_sum_that_is_told_comes_from_the_parse(
    rasa: Asked, found: list[tuple[str, str | None]], amount: Decimal | None
) -> None:
    fake, topics = rasa
    entities = [{"entity": name, "value": value} for name, value in found]
    topic = {"name": "billing", "confidence": 0.91}
    fake.body = json.dumps({"text": "…", "entities": entities, "topic": topic})
    assert await topics.guess("faturam yanlış") == Guess("billing", 0.91, amount=amount)


async def test_a_text_is_never_a_command_to_rasa(rasa: Asked) -> None:
    fake, topics = rasa
    fake.body = parsed("x", 1)
    await topics.guess(" /file_complaint fatura")
    assert fake.asked[0][1] == {"text": "file_complaint fatura"}


@pytest.mark.parametrize(
    ("status", "body", "delay"),
    [
        (503, "", 0.0),
        (200, "not JSON", 0.0),
        (200, '{"intent": {}}', 0.0),
        (200, parsed("billing", 2), 0.0),
        (200, parsed("billing", 0.9), 1.0),
    ],
)
async def test_without_a_fitting_answer_there_is_no_guess(
    rasa: Asked, status: int, body: str, delay: float
) -> None:
    fake, topics = rasa
    fake.status, fake.body, fake.delay = status, body, delay
    assert await topics.guess("faturam yanlış") is None


async def test_without_rasa_there_is_no_guess() -> None:
    topics = RasaTopicClassifier("http://127.0.0.1:9", SecretStr("token"))
    assert await topics.guess("faturam yanlış") is None
    await topics.close()
