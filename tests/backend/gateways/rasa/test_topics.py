"""What Rasa says of a topic is used when it fits, and missed without harm when it does not."""

from __future__ import annotations

import json

import httpx
import pytest
from pydantic import SecretStr

from backend.gateways.rasa.protocol import Guess
from backend.gateways.rasa.topics import RasaTopicClassifier


def classifier(
    answer: httpx.Response | Exception,
) -> tuple[RasaTopicClassifier, list[httpx.Request]]:
    asked: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    transport = httpx.MockTransport(handle)
    return RasaTopicClassifier("http://rasa", SecretStr("token"), transport=transport), asked


async def test_the_likeliest_topic_comes_from_the_parse() -> None:
    topics, asked = classifier(
        httpx.Response(200, json={"text": "…", "topic": {"name": "billing", "confidence": 0.91}})
    )
    assert await topics.guess("faturam yanlış") == Guess("billing", 0.91)
    assert asked[0].url.path == "/model/parse"
    assert asked[0].url.params["token"] == "token"
    assert json.loads(asked[0].content) == {"text": "faturam yanlış"}


async def test_a_text_is_never_a_command_to_rasa() -> None:
    topics, asked = classifier(httpx.Response(200, json={"topic": {"name": "x", "confidence": 1}}))
    await topics.guess(" /file_complaint fatura")
    assert json.loads(asked[0].content) == {"text": "file_complaint fatura"}


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(503),
        httpx.Response(200, text="not JSON"),
        httpx.Response(200, json={"intent": {}}),
        httpx.Response(200, json={"topic": {"name": "billing", "confidence": 2}}),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
    ],
)
async def test_without_a_fitting_answer_there_is_no_guess(
    answer: httpx.Response | Exception,
) -> None:
    topics, _ = classifier(answer)
    assert await topics.guess("faturam yanlış") is None
    await topics.close()
