from __future__ import annotations

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.sms_policy import SmsPolicy

DOMAIN = Domain.from_yaml("{intents: [greet], actions: [action_sms, utter_greet]}")


@pytest.fixture
def policy(tmp_path_factory: pytest.TempPathFactory) -> SmsPolicy:
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("storage"))
    context = ExecutionContext(GraphSchema({}))
    return SmsPolicy(SmsPolicy.get_default_config(), storage, Resource("sms"), context)


def predicted(policy: SmsPolicy, channel: str, *after: Event) -> str | None:
    events = [
        ActionExecuted("action_listen"),
        UserUttered("merhaba", intent={"name": "greet"}, input_channel=channel),
        *after,
    ]
    tracker = DialogueStateTracker.from_events("c1", events)
    prediction = policy.predict_action_probabilities(tracker, DOMAIN)
    if not prediction.max_confidence:
        return None
    return str(DOMAIN.action_names_or_texts[prediction.max_confidence_index])


def test_each_sms_is_answered_by_the_one_action(policy: SmsPolicy) -> None:
    assert predicted(policy, "sms") == "action_sms"
    assert predicted(policy, "sms", ActionExecuted("action_sms")) == "action_listen"


def test_other_channels_are_left_to_the_rules(policy: SmsPolicy) -> None:
    assert predicted(policy, "web") is None
    assert predicted(policy, "web", ActionExecuted("utter_greet")) is None


def test_it_is_above_the_rules(policy: SmsPolicy) -> None:
    assert policy.priority > 6


def test_there_is_nothing_to_learn(policy: SmsPolicy) -> None:
    assert policy.train([], DOMAIN) == Resource("sms")
