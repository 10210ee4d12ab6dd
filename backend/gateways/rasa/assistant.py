"""Asks Rasa for answers, over its web and SMS channels (`bot/channels.py` is the other end)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import BaseModel, Field, ValidationError

from backend.gateways.errors import AssistantFailedError, AssistantUnavailableError
from backend.gateways.rasa.protocol import Answer, Choice, Reply, Turn
from backend.kit.http import FAILURES, OK, HttpClient

if TYPE_CHECKING:
    from pydantic import SecretStr

# Rasa answers one conversation after another in one process; more connections only wait there.
_CONNECTIONS = 100
_ROUTES: Final = {"web_chat": "web", "sms": "sms"}
# Rasa is there but cannot be asked now (restarting, overloaded, action server away), or not by us.
_AWAY: Final = frozenset({401, 403, 404, 408, 429, 502, 503, 504})


class _ChoiceBody(BaseModel):
    title: Annotated[str, Field(min_length=1)]
    payload: Annotated[str, Field(min_length=1)]


class _MessageBody(BaseModel):
    text: Annotated[str, Field(min_length=1)]
    choices: list[_ChoiceBody] = []


class _CollectedBody(BaseModel):
    """What the bot tells of a complaint (`actions/dialogue/collected.py` writes it)."""

    description: str | None = None
    topic: str | None = None
    topic_confidence: float | None = None
    topic_set_by: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    service_number: str | None = None
    place: str | None = None
    province: str | None = None
    lasted_minutes: int | None = None
    amount: str | None = None
    wishes: str | None = None
    question: str | None = None


class _AnswerBody(BaseModel):
    messages: list[_MessageBody]
    collected: _CollectedBody | None = None


class RasaAssistant:
    """The `Assistant` that Rasa is, reached through one pool of connections."""

    def __init__(self, url: str, token: SecretStr, timeout_seconds: float) -> None:
        """Prepare to ask Rasa at `url`, waiting at most `timeout_seconds` for an answer."""
        self._url = url.rstrip("/")
        self._client = HttpClient(
            timeout_seconds,
            connections=_CONNECTIONS,
            headers={"Authorization": f"Bearer {token.get_secret_value()}"},
        )

    async def answer(self, turn: Turn) -> Answer:
        """Return Rasa's answer, as `Assistant.answer` promises."""
        body: dict[str, Any] = {
            "sender": turn.conversation_id,
            "message_id": turn.message_id,
            "at": turn.at.isoformat(),
        }
        if turn.payload is not None and turn.payload.startswith("/"):
            body["payload"] = turn.payload
        else:
            body["text"] = turn.payload or turn.text
        if turn.people is not None:
            body["people"] = turn.people
        url = f"{self._url}/webhooks/{_ROUTES[turn.channel]}/webhook"
        try:
            async with self._client.session.post(url, json=body) as response:
                content = await response.read()
                status = response.status
        except FAILURES as error:
            raise AssistantUnavailableError from error
        if status in _AWAY:
            raise AssistantUnavailableError from _UnfitAnswerError(str(status))
        if status != OK:
            raise AssistantFailedError from _UnfitAnswerError(str(status))
        try:
            answer = _AnswerBody.model_validate_json(content)
        except ValidationError:
            # Not chained: pydantic quotes what it read, and that belongs into no log.
            raise AssistantFailedError from _UnfitAnswerError("of another shape")
        replies = tuple(
            Reply(message.text, tuple(Choice(c.title, c.payload) for c in message.choices))
            for message in answer.messages
        )
        told = answer.collected
        return Answer(replies, told.model_dump(exclude_none=True) if told is not None else None)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


class _UnfitAnswerError(Exception):
    """The reason, for the log; never raised by itself."""

    def __init__(self, answer: str) -> None:
        super().__init__(f"Rasa's answer: {answer}")
