"""The one action: a customer's message in, what is done and said about it out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from rasa_sdk import Action
from rasa_sdk.events import SlotSet

from actions.backend_client import shared_backend
from actions.chat.manner import Chat
from actions.dialogue import collected, returned, standing
from actions.dialogue.respond import respond
from actions.dialogue.state import SLOT, State
from actions.dialogue.turn import Turn
from actions.promised import operator_today
from actions.reading import learnt, offers
from actions.reading.message import Message
from actions.reading.offers import Choice
from actions.reading.read import read
from actions.sms.manner import Sms
from actions.sms.wording import plain

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from actions.backend import Backend
    from actions.dialogue.turn import Manner
    from actions.promised import Operator

_MANNERS: dict[str, Manner] = {"web": Chat(), "sms": Sms()}
_EARLIER = 3


class Answer(Action):
    """Answer one message, whatever it is, on either channel (`bot/answer_policy.py` asks for it).

    `BackendUnavailableError` is let through: the action server answers 500, the channel undoes
    the whole turn, and the backend repeats it later.
    """

    def __init__(self, backend: Backend | None = None, operator: Operator | None = None) -> None:
        """Use `backend` and `operator`, or this process's (the SDK passes nothing)."""
        self._backend = backend
        self._operator = operator

    def name(self) -> str:
        """Return the domain's name."""
        return "action_answer"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> list[dict[str, Any]]:
        """Read the message, do what it asks for in a thread, and say it."""
        operator = await asyncio.to_thread((self._operator or operator_today()).shown)
        turn = await asyncio.to_thread(self._turn, tracker, operator)
        await asyncio.to_thread(respond, turn)
        for response in turn.said:
            dispatcher.utter_message(**response)
        known = {**turn.state.as_slot(), "collected": collected.of(turn.state)}
        return [SlotSet(SLOT, known)]

    def _turn(self, tracker: Tracker, operator: dict[str, str]) -> Turn:
        state = returned.after(
            State.from_slot(tracker.get_slot(SLOT)),
            (tracker.latest_message.get("metadata") or {}).get("people"),
        )
        backend = self._backend or shared_backend()
        manner = _MANNERS.get(tracker.get_latest_input_channel() or "", _MANNERS["web"])
        message = offers.chosen(
            Message.of(tracker.latest_message, _said_before(tracker)),
            _offered(tracker, state),
            state.labels(),
            numbered=manner.name == "sms",
        )
        now = standing.as_it_is_now(state, message, backend, tracker.sender_id)
        if manner.name == "sms":
            operator = _by_sms(operator)
        return Turn(
            state=now.state,
            message=message,
            reading=read(message, now.state.context(manner.name), learnt.newest()),
            backend=backend,
            manner=manner,
            conversation_id=tracker.sender_id,
            key=f"{tracker.sender_id}:{message.id}",
            operator=operator,
            held=now.held,
            meant=now.meant,
        )


def _said_before(tracker: Tracker) -> list[str]:
    """Return what the customer wrote before this message, oldest first."""
    texts = [
        str(event.get("text") or "")
        for event in reversed(tracker.events[-_LOOKED_AT:])
        if event.get("event") == "user"
    ]
    typed = [text for text in texts[1:] if not text.startswith("/")]
    return typed[:_EARLIER][::-1]


_LOOKED_AT = 60


def _offered(tracker: Tracker, state: State) -> list[Choice]:
    """Return the choices on the table: the newest answer's, else the open question's."""
    found: list[Choice] = []
    before = None
    for event in reversed(tracker.events[-_LOOKED_AT:]):
        if event.get("event") == "user":
            if found:
                break
            before = 0 if before is None else before + 1
        elif event.get("event") == "bot":
            buttons = (event.get("data") or {}).get("buttons") or ()
            shown = [Choice(str(one["title"]), str(one["payload"])) for one in buttons]
            found = [*shown, *found]
    if not before:
        return found
    return [one for one in found if f'"asked": "{state.offer}"' in one.payload]


def _by_sms(operator: dict[str, str]) -> dict[str, str]:
    """Put the operator's values in plain letters.

    Without a public address (`YARDIM_PUBLIC_URL`) there is no page to name: the phone stands in.
    """
    values = {name: plain(value) for name, value in operator.items()}
    if not values["privacy_page"].startswith("http"):
        values["privacy_page"] = values["operator_phone"]
    return values
