"""The real Rasa agent with the real actions, in this process: only the backend is a fake one.

Actions get what they would get over HTTP: the call goes through JSON and the SDK's executor.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from rasa.core.agent import Agent
from rasa.core.channels import UserMessage
from rasa.core.channels.channel import OutputChannel
from rasa.shared.core.events import SlotSet
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from actions.answer import Answer
from actions.dialogue.state import SLOT, State
from actions.settings import Settings
from bot import turn
from tests.conversations.backend_in_memory import BackendInMemory

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings.from_environment(
    {"YARDIM_INTERNAL_TOKEN": "test", "YARDIM_PUBLIC_URL": "https://sikayet.turktelekom.com.tr"},
)


class _Collected(OutputChannel):
    def __init__(self, name: str) -> None:
        self._name = name
        self.messages: list[dict[str, Any]] = []

    def name(self) -> str:  # type: ignore[override]
        return self._name

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(message)


class InProcessActions(EndpointConfig):
    """An action server without a socket; counts the calls of each turn."""

    def __init__(self, backend: BackendInMemory) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self.calls: list[str] = []
        self._executor = ActionExecutor()
        self._executor.register_action(Answer(backend, SETTINGS))

    async def request(self, *, json: dict[str, Any], **_: Any) -> Any:  # type: ignore[override]
        self.calls.append(json["next_action"])
        return _through_json(await self._executor.run(_through_json(json)))


def _through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


@dataclass
class Reply:
    """Everything the assistant said in one turn."""

    texts: list[str]
    choices: list[dict[str, str]]
    actions: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def payload(self, title: str) -> str:
        """The payload of the choice whose title starts so."""
        return next(c["payload"] for c in self.choices if c["title"].startswith(title))


class Assistant:
    """One loaded model for a whole test run."""

    def __init__(self, model: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.agent: Agent = Agent.load(str(model))

    def conversation(self, backend: BackendInMemory | None = None) -> Conversation:
        return Conversation(self, backend or BackendInMemory())

    def texting(
        self, backend: BackendInMemory | None = None, phone: str = "+905321234567"
    ) -> Conversation:
        """A new conversation by SMS; several may be of one phone."""
        conversation = Conversation(self, backend or BackendInMemory(), channel="sms")
        conversation.backend.phones[conversation.id] = phone
        return conversation


@dataclass
class Conversation:
    """One customer's conversation."""

    assistant: Assistant
    backend: BackendInMemory
    channel: str = "web"
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    said: int = 0
    now: datetime = datetime(2026, 11, 23, 9, tzinfo=timezone.utc)
    replies: list[Reply] = field(default_factory=list)

    def say(
        self, text: str, message_id: str | None = None, people: dict[str, Any] | None = None
    ) -> Reply:
        """Say something, or choose a payload that starts with a slash.

        `people` is what the backend tells of the house's time with the customer.
        """
        self.said += 1
        self.now += timedelta(seconds=20)
        actions = InProcessActions(self.backend)
        self.assistant.agent.action_endpoint = actions
        self.assistant.agent.processor.action_endpoint = actions
        channel = _Collected(self.channel)
        message = UserMessage(
            text,
            channel,
            self.id,
            input_channel=self.channel,
            metadata={
                "message_id": message_id or f"m{self.said}",
                "at": self.now.isoformat(),
                **({"people": people} if people else {}),
            },
        )
        self.assistant.loop.run_until_complete(self._take(message))
        reply = Reply(
            [m["text"] for m in channel.messages if m.get("text")],
            [choice for m in channel.messages for choice in m.get("buttons") or []],
            actions.calls,
        )
        self.replies.append(reply)
        return reply

    async def _take(self, message: UserMessage) -> None:
        agent = self.assistant.agent
        await turn.take(agent, await agent.processor.get_tracker(self.id), message)

    def choose(self, title: str) -> Reply:
        """Choose one of the newest reply's choices by its title."""
        return self.say(self.replies[-1].payload(title))

    def begin_at(self, state: State) -> None:
        """Begin in the middle: put what the dialogue would remember by then."""
        run = self.assistant.loop.run_until_complete
        tracker = run(self.assistant.agent.processor.fetch_tracker_with_initial_session(self.id))
        tracker.update(SlotSet(SLOT, state.as_slot()))
        run(self.assistant.agent.tracker_store.save(tracker))
        self.now = datetime.fromisoformat(state.heard_at) if state.heard_at else self.now

    @property
    def state(self) -> State:
        """What the dialogue remembers."""
        tracker = self.assistant.loop.run_until_complete(
            self.assistant.agent.tracker_store.retrieve(self.id),
        )
        return State.from_slot(tracker.get_slot(SLOT))

    def wait(self, **silence: float) -> None:
        """Let time go by before the customer writes again."""
        self.now += timedelta(**silence)

    @property
    def registered(self) -> list[Any]:
        return list(self.backend.registered.values())
