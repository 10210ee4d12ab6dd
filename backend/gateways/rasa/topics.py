"""Asks Rasa what a complaint is about: the one topic classifier there is, for every channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import structlog
from pydantic import BaseModel, Field, ValidationError

from backend.gateways.rasa.protocol import Guess
from backend.kit.http import FAILURES, HttpClient

if TYPE_CHECKING:
    from pydantic import SecretStr

_log = structlog.get_logger(__name__)
# A form waits for it, and does well without: a parse takes milliseconds.
_SECONDS = 3.0
# As many forms as wait at once; Rasa parses one after the other.
_CONNECTIONS = 20


class _TopicBody(BaseModel):
    name: str
    confidence: Annotated[float, Field(ge=0, le=1)]


class _ParseBody(BaseModel):
    topic: _TopicBody


class RasaTopicClassifier:
    """The `TopicClassifier` behind `POST /model/parse`."""

    def __init__(self, url: str, token: SecretStr, *, timeout_seconds: float = _SECONDS) -> None:
        """Prepare to ask Rasa at `url`; its API takes the token as a parameter, over loopback."""
        self._url = f"{url.rstrip('/')}/model/parse"
        self._query = {"token": token.get_secret_value()}
        self._client = HttpClient(timeout_seconds, connections=_CONNECTIONS)

    async def guess(self, text: str) -> Guess | None:
        """Return the likeliest topic; None, and a line in the log, when Rasa does not tell."""
        try:
            async with self._client.session.post(
                self._url, params=self._query, json={"text": text.lstrip("/ \n")}
            ) as response:
                response.raise_for_status()
                parsed = _ParseBody.model_validate_json(await response.read())
        except (*FAILURES, ValidationError) as error:
            # Only the kind of error: the address carries the token, the body the customer's words.
            _log.warning("topic not classified", reason=type(error).__name__)
            return None
        return Guess(parsed.topic.name, parsed.topic.confidence)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()
