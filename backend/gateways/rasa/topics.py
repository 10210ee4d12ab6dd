"""Asks Rasa what a complaint is about: the one topic classifier there is, for every channel."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import structlog
from pydantic import BaseModel, Field, ValidationError

from backend.gateways.rasa.protocol import Guess
from backend.kit.http import FAILURES, HttpClient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import SecretStr

_log = structlog.get_logger(__name__)
# A form waits for it, and does well without: a parse takes milliseconds.
_SECONDS = 3.0
# As many forms as wait at once; Rasa parses one after the other.
_CONNECTIONS = 20
# The intent of whoever tells a complaint (`domain.yml`).
_COMPLAINT = "file_complaint"
# The entity of a sum of money (`bot/patterns/phrases.py`).
_AMOUNT = "amount"


class _TopicBody(BaseModel):
    name: str
    confidence: Annotated[float, Field(ge=0, le=1)]


class _IntentBody(BaseModel):
    name: str | None = None


class _EntityBody(BaseModel):
    entity: str
    value: object = None


class _ParseBody(BaseModel):
    topic: _TopicBody
    intent: _IntentBody = _IntentBody()
    entities: list[_EntityBody] = []


def _sum(entities: Sequence[_EntityBody]) -> Decimal | None:
    """Return the sum that was found; None where there are several to choose from."""
    found = {str(one.value) for one in entities if one.entity == _AMOUNT}
    try:
        return Decimal(found.pop()) if len(found) == 1 else None
    except InvalidOperation:
        return None


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
        complains = parsed.intent.name == _COMPLAINT
        return Guess(parsed.topic.name, parsed.topic.confidence, complains, _sum(parsed.entities))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()
