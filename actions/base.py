"""What every custom action shares: the backend, called off the event loop."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, TypeVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet

from actions.backend_client import shared_backend
from actions.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rasa_sdk.executor import CollectingDispatcher

    from actions.backend import Backend

Events = list[dict[str, Any]]
Result = TypeVar("Result")


class BackendAction(Action, ABC):
    """An action that may ask the backend.

    `BackendUnavailableError` is let through: the action server answers 500, the channel
    undoes the whole turn, and the backend repeats it later.
    """

    def __init__(self, backend: Backend | None = None) -> None:
        """Use `backend`, or this process's client (the SDK passes nothing)."""
        self._given_backend = backend

    @property
    def backend(self) -> Backend:
        """The system of record."""
        return self._given_backend or shared_backend()

    @abstractmethod
    def name(self) -> str:
        """Return the name by which the domain knows this action."""

    @abstractmethod
    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> Events:
        """Do it; see the subclass."""


async def off_the_loop(call: Callable[..., Result], *arguments: object) -> Result:
    """Run a blocking client call in a thread."""
    return await asyncio.to_thread(call, *arguments)


def latest_message(tracker: Tracker) -> Message:
    """Return the customer's newest message."""
    return Message.of(tracker.latest_message)


def idempotency_key(tracker: Tracker) -> str:
    """Return the key under which this turn's writing call may be repeated."""
    return f"{tracker.sender_id}:{latest_message(tracker).id}"


def slot_events(values: Mapping[str, Any]) -> Events:
    """Return the events that set these slots."""
    return [SlotSet(name, value) for name, value in values.items()]


def events_of_this_turn(tracker: Tracker) -> list[dict[str, Any]]:
    """Return what happened after the customer's newest message."""
    newest = max(
        (at for at, event in enumerate(tracker.events) if event.get("event") == "user"),
        default=-1,
    )
    return list(tracker.events[newest + 1 :])


def was_interrupted(tracker: Tracker, form: str) -> bool:
    """Whether the form left this turn's message to a rule and is being returned to.

    Rasa's own flag is reset by the time a form's validation is called.
    """
    return any(
        event.get("event") == "action_execution_rejected" and event.get("name") == form
        for event in events_of_this_turn(tracker)
    )
