"""The dialogue's policy: every message is answered by one action.

Rasa's rules and forms can do one thing about a message. Customers say two or three at once, answer
yesterday's question, or tell of danger in the middle of a form; what to do about that is a function
of what is remembered and what was said (`actions/dialogue/`), the same on every channel. The
policy only sees to it that it is asked (docs/adr/0010-one-reading-one-action.md).
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

ACTION = "action_answer"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT,
    is_trainable=True,
)
class AnswerPolicy(Policy):
    """Predict `action_answer` after each message, and then to listen."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the priority that Rasa asks every policy for; there is no other."""
        return {"priority": 1}

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
        """Predict with certainty."""
        probabilities = self._default_predictions(domain)
        heard = tracker.latest_action_name == ACTION_LISTEN_NAME
        following = ACTION if heard else ACTION_LISTEN_NAME
        probabilities[domain.index_for_action(following)] = 1.0
        return self._prediction(probabilities)
