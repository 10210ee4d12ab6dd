"""A turn of the dialogue: what `AnswerPolicy` says of it, without asking policies what comes next.

Rasa's own loop predicts after every step, copies the tracker for every action, looks for slots to
fill, writes every event out for logs that nobody prints, and hands an action all that was ever
said. Ours is one action after each message (docs/adr/0010): the message is understood, the action
asked, its answer said. What is stored is what Rasa would store (docs/adr/0045).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    UserUttered,
)
from rasa.shared.core.trackers import EventVerbosity

from bot import action_answers
from bot.action_server import TurnFailedError
from bot.answer_policy import ACTION, AnswerPolicy

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

EVENTS_SENT = 60
"""How many of the newest events the action is told; ours looks no further back."""


class AnswerAction(RemoteAction):
    """The one action: its call does not grow with the dialogue, its answer is checked quickly."""

    def _action_call_format(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> dict[str, Any]:
        """Tell of the newest events, and what only the newest message was understood as."""
        del domain  # it is not asked for
        newest = list(islice(reversed(tracker.events), EVENTS_SENT))[::-1]
        state = tracker.current_state(EventVerbosity.NONE)
        return {
            "next_action": self.name(),
            "sender_id": tracker.sender_id,
            "tracker": {**state, "events": [_told(event.as_dict()) for event in newest]},
        }

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        return action_answers.check(result)


async def take(agent: Agent, tracker: DialogueStateTracker, message: UserMessage) -> None:
    """Answer `message` by its output channel and store what happened.

    `tracker` is the conversation's, as it is stored, and the conversation is locked.

    Raises:
        TurnFailedError: the action failed; nothing of the turn was stored, and `tracker` is spent.

    """
    processor, output = agent.processor, message.output_channel
    domain = processor.domain
    await processor._update_tracker_session(tracker, output, message.metadata)  # noqa: SLF001
    parse = await processor.parse_message(message, tracker)
    tracker.update(
        UserUttered(
            message.text,
            parse["intent"],
            parse["entities"],
            parse,
            input_channel=message.input_channel,
            message_id=message.message_id,
            metadata=message.metadata,
        ),
        domain,
    )
    tracker.update(DefinePrevUserUtteredFeaturization(use_text_for_featurization=False), domain)
    action = AnswerAction(ACTION, agent.action_endpoint)
    try:
        events = await action.run(output, processor.nlg, tracker, domain)
    except (ActionExecutionRejection, ValidationError) as error:
        raise TurnFailedError from error
    tracker.update(_done(ACTION), domain)
    tracker.update_with_events(events, domain)
    for event in events:
        if isinstance(event, BotUttered):
            await output.send_response(tracker.sender_id, event.message())
    tracker.update(_done(ACTION_LISTEN_NAME), domain)
    await processor.save_tracker(tracker)


def _done(action: str) -> ActionExecuted:
    return ActionExecuted(action, AnswerPolicy.__name__, 1.0)


def _told(event: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name != "parse_data"}
