"""The policy of conversations by SMS: each text is answered by one action.

The chat asks one thing after the other, which forms and rules do well. By SMS one text is enough:
there is nothing to fill in and nothing to return to, so that the rules would only be in the way.
What the action does with a text is in `actions/sms_turn.py`.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional  # noqa: UP035 - Rasa compares these

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain  # noqa: TC002 - Rasa reads annotations
from rasa.shared.core.generator import (  # noqa: TC002 - Rasa reads annotations
    TrackerWithCachedStates,
)
from rasa.shared.core.trackers import DialogueStateTracker  # noqa: TC002 - Rasa reads annotations

CHANNEL = "sms"
ACTION = "action_sms"
_PRIORITY = 7
"""Above RulePolicy, which is as sure of its rules."""


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT,
    is_trainable=True,
)
class SmsPolicy(Policy):
    """Predict `action_sms` after each SMS and then to listen; say nothing about other channels."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the priority."""
        return {"priority": _PRIORITY}

    @staticmethod
    def supported_data() -> SupportedData:
        """Take rules, so that Rasa does not miss stories."""
        return SupportedData.RULE_DATA

    def train(
        self,
        training_trackers: List[TrackerWithCachedStates],  # noqa: ARG002, UP006 - Rasa's signature
        domain: Domain,  # noqa: ARG002
        **_: Any,
    ) -> Resource:
        """Learn nothing."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[str, Any]] = None,  # noqa: ARG002, UP006, UP045 - Rasa's signature
        **_: Any,
    ) -> PolicyPrediction:
        """Predict with certainty by SMS, and nothing elsewhere."""
        probabilities = self._default_predictions(domain)
        if tracker.get_latest_input_channel() == CHANNEL:
            heard = tracker.latest_action_name == ACTION_LISTEN_NAME
            following = ACTION if heard else ACTION_LISTEN_NAME
            probabilities[domain.index_for_action(following)] = 1.0
        return self._prediction(probabilities)
