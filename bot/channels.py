"""The web and SMS channels: how the backend asks this bot, one whole turn per request.

A turn either happens entirely or not at all (`bot/turn.py`). Rasa's own way when an action fails is
to log it, go on without it and save the tracker: the customer gets half an answer or none, and the
dialogue has moved on. Here a failed action server call fails the turn; the tracker is saved only
after the action, so nothing of the turn is kept, the lock is released, and the backend may send the
same message again.

The same message again, after an answer that the backend did not get to store, is answered from the
tracker: nothing is processed twice.

With each answer goes what has been collected of a complaint, for whoever of the house takes over;
and with the first message after people had the conversation comes what became of it meanwhile: a
part of the message, so that it is in the tracker exactly when the message is.
"""

from __future__ import annotations

import hmac
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.lock_store import LockError
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Blueprint, response

from bot import parse_check, turn
from bot.action_server import ActionServer, TurnFailedError
from bot.in_order import InOrderRunner
from bot.turn_output import SmsOutput, TurnOutput, WebOutput, message_of
from lexicon.masking import mask_secrets

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from rasa.core.agent import Agent
    from rasa.shared.core.trackers import DialogueStateTracker
    from sanic.request import Request
    from sanic.response import HTTPResponse

_LOCK_WAIT_SECONDS = 0.1
_COMMAND_MARKS = re.compile(r"^[\s/]+")
_COMMAND = re.compile(r"/+[A-Za-z_]+(?:\s*\{.*\})?", re.DOTALL)
_NOTHING_SAID = "?"
# The slot in which the actions remember the dialogue (`actions/dialogue/state.py`).
_DIALOGUE = "dialogue"
_ID = re.compile(r"[\x21-\x7e]{1,255}")


class MalformedError(Exception):
    """A request that is not what `read_message` describes."""


def words_of(text: str) -> str:
    """Make a customer's text one that Rasa takes for words, never for a command such as `/restart`.

    NFC, without slashes and white space in front; `?` if nothing is left, or only the name of a
    command: that is text without meaning. Secrets are masked, as the backend has done already:
    the tracker keeps none, whoever asks. Our own code may be in it where the backend left it.
    """
    if _COMMAND.fullmatch(text.strip()):
        return _NOTHING_SAID
    words = _COMMAND_MARKS.sub("", unicodedata.normalize("NFC", text)).strip()
    return mask_secrets(words, keep_six_digits=True) or _NOTHING_SAID


@dataclass(frozen=True)
class Received:
    """What the backend asks about: the text for Rasa, and when the message was stored."""

    sender: str
    message_id: str
    text: str
    at: str | None = None
    people: dict[str, Any] | None = None


def read_message(body: bytes) -> Received:
    """Read `{"sender", "message_id", "text" | "payload", "at", "people"}`; `at` is ISO 8601 in UTC.

    `people` is what the customer's time with people of the house came to, where it ended since the
    last message (`actions/dialogue/returned.py` reads it).

    Raises:
        MalformedError: it is something else.

    """
    try:
        content = json.loads(body)
        sender, message_id = content["sender"], content["message_id"]
        payload, text, at = content.get("payload"), content.get("text"), content.get("at")
        people = content.get("people")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MalformedError from error
    if not all(isinstance(value, str) and _ID.fullmatch(value) for value in (sender, message_id)):
        raise MalformedError
    moment = at if isinstance(at, str) else None
    people = people if isinstance(people, dict) else None
    if isinstance(payload, str) and payload.startswith("/") and text is None:
        return Received(sender, message_id, payload, moment, people)
    if isinstance(text, str) and payload is None:
        return Received(sender, message_id, words_of(text), moment, people)
    raise MalformedError


def answer_given(tracker: DialogueStateTracker, message_id: str) -> list[dict[str, Any]] | None:
    """Return what was answered to the newest message, if that was `message_id`; else None."""
    uttered: list[BotUttered] = []
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            uttered.append(event)
        elif isinstance(event, UserUttered):
            if event.message_id != message_id:
                return None
            found = [
                message_of(said.text, said.data.get("buttons") or said.data.get("quick_replies"))
                for said in reversed(uttered)
            ]
            return [message for message in found if message is not None]
    return None


def make_turns_atomic(agent: Agent) -> None:
    """See to it that a turn of `agent` happens entirely or not at all.

    The action goes through `ActionServer`. And Rasa's fail-safe around the tracker store comes off:
    it answers a store that is away with an empty tracker, that is a customer in mid-complaint with
    "Merhaba", and drops what it could not save.
    """
    parse_check.install()
    if isinstance(agent.processor.graph_runner, DaskGraphRunner):
        agent.processor.graph_runner = InOrderRunner.of(agent.processor.graph_runner)
    if agent.action_endpoint is not None and not isinstance(agent.action_endpoint, ActionServer):
        agent.action_endpoint = ActionServer(agent.action_endpoint)
    if isinstance(agent.tracker_store, FailSafeTrackerStore):
        agent.tracker_store = agent.tracker_store._tracker_store  # noqa: SLF001 - no public way
    # A model that was loaded again brings a processor of its own.
    agent.processor.action_endpoint = agent.action_endpoint
    agent.processor.tracker_store = agent.tracker_store


def collected(tracker: DialogueStateTracker | None) -> dict[str, Any] | None:
    """Return what is known of the complaint that is being taken, as the actions left it."""
    dialogue = tracker.get_slot(_DIALOGUE) if tracker is not None else None
    found = dialogue.get("collected") if isinstance(dialogue, dict) else None
    return found if isinstance(found, dict) else None


async def answer(
    agent: Agent, message: UserMessage
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """Have `message` answered, once; answer it again from memory if it was the newest.

    With the answer goes what has been collected by then.

    Raises:
        TurnFailedError: an action failed; nothing of the turn was kept.

    """
    async with agent.lock_store.lock(message.sender_id, wait_time_in_seconds=_LOCK_WAIT_SECONDS):
        tracker = await agent.processor.get_tracker(message.sender_id)
        given = answer_given(tracker, message.message_id)
        if given is not None:
            return given, collected(tracker)
        await turn.take(agent, tracker, message)
        known = collected(tracker)
    output: TurnOutput = message.output_channel
    return list(output.messages), known


class TurnInput(InputChannel):
    """A channel that only the backend, by its token, may use."""

    output: type[TurnOutput]

    def __init__(self, token: str) -> None:
        """Let in who knows `token`."""
        self._authorization = f"Bearer {token}".encode()

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> TurnInput:
        """Take the token from `credentials.yml`."""
        token = (credentials or {}).get("token")
        if not token:
            cls.raise_missing_credentials_exception()
        return cls(str(token))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Make the channel's two addresses."""
        del on_new_message  # hides failures, and does not say which message was answered last
        blueprint = Blueprint(f"yardim_{self.name()}")

        # Sanic 21 writes on its handlers, which a bound method does not allow.
        @blueprint.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return self._ready(request)

        @blueprint.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request)

        blueprint.listener(_close_action_server, "after_server_stop")
        return blueprint

    def _ready(self, request: Request) -> HTTPResponse:
        return self._refused(request) or response.json(
            {"status": "ok", "model": request.app.ctx.agent.model_id}
        )

    async def _receive(self, request: Request) -> HTTPResponse:
        refusal = self._refused(request)
        if refusal is not None:
            return refusal
        try:
            received = read_message(request.body)
        except MalformedError:
            return _refusal("malformed", 400)
        agent = request.app.ctx.agent
        make_turns_atomic(agent)
        message = UserMessage(
            received.text,
            self.output(),
            received.sender,
            input_channel=self.name(),
            message_id=received.message_id,
            metadata={
                "message_id": received.message_id,
                "at": received.at,
                **({"people": received.people} if received.people else {}),
            },
        )
        try:
            messages, known = await answer(agent, message)
            return response.json({"messages": messages, "collected": known})
        except TurnFailedError:
            return _refusal("action_server", 503)
        except LockError:
            return _refusal("lock", 503)

    def _refused(self, request: Request) -> HTTPResponse | None:
        """Say no to a stranger, and "not yet" while no model is loaded."""
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._authorization):
            return _refusal("unauthorized", 401)
        agent = getattr(request.app.ctx, "agent", None)
        if agent is None or not agent.is_ready():
            return _refusal("model", 503)
        return None


class WebInput(TurnInput):
    """The website's chat."""

    output = WebOutput

    @classmethod
    def name(cls) -> str:
        """Return the channel's name: its address is `/webhooks/web/`."""
        return "web"


class SmsInput(TurnInput):
    """SMS."""

    output = SmsOutput

    @classmethod
    def name(cls) -> str:
        """Return the channel's name: its address is `/webhooks/sms/`."""
        return "sms"


def _refusal(error: str, status: int) -> HTTPResponse:
    return response.json({"error": error}, status=status)


async def _close_action_server(app: Any, _loop: Any) -> None:
    agent = getattr(app.ctx, "agent", None)
    endpoint = getattr(agent, "action_endpoint", None)
    if isinstance(endpoint, ActionServer):
        await endpoint.close()
