"""What a customer wants: the intent classifier."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.engine.storage.storage import ModelStorage  # noqa: TC002 - Rasa reads annotations
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message  # noqa: TC002 - Rasa reads annotations
from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: TC002 - Rasa reads annotations

from bot import material
from bot.clauses import clauses
from bot.linear_text import LinearTextModel, LinearTextSettings
from bot.patterns.placeholders import with_placeholders
from bot.topics import topic_of

RANKING_LENGTH = 10
RANKING_OF_A_CLAUSE = 5
CLAUSES = "clauses"
"""In the parse: each clause of a message of several, with its own ranking of intents."""
_WITHIN = "/"
# What the phrases of the topics are.
_COMPLAINT = f"file_complaint{_WITHIN}topic"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=True,
)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Rank the intents with a linear model on the same features as the topics'.

    Examples with a topic are a class of their own within their intent: otherwise the
    thousands of complaints would drown "şikayetim var". An intent's confidence is the sum
    of its classes'. The topics' phrases are complaints, too (bot/material.py).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the features' settings, and the folder of the topics' phrases, or None."""
        return {**asdict(LinearTextSettings()), "material": None}

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: LinearTextModel | None = None,
    ) -> None:
        """Keep the settings, the place to save to, and the weights if there are any."""
        self._config = config
        self._settings = LinearTextSettings.from_config(config)
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
    ) -> LinearIntentClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents and save them; without two intents nothing is learnt."""
        examples = [
            ([with_placeholders(example.get(TEXT))], _label(example))
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        phrases = material.read_material(self._config["material"]).phrases
        examples += [
            ([with_placeholders(phrase)], _COMPLAINT)
            for phrases_of_topic in phrases.values()
            for phrase in phrases_of_topic
        ]
        if len({label for _, label in examples}) > 1:
            texts, labels = zip(*examples, strict=True)
            self._model = LinearTextModel.train(texts, labels, self._settings)
            with self._storage.write_to(self._resource) as folder:
                self._model.save(folder)
        return self._resource

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Tell Rasa whether the phrases are still the same."""
        return material.fingerprint({**cls.get_default_config(), **config}["material"])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
        **_kwargs: Any,
    ) -> LinearIntentClassifier:
        """Return the trained classifier."""
        try:
            with model_storage.read_from(resource) as folder:
                model = LinearTextModel.load(folder, LinearTextSettings.from_config(config))
        except ValueError:
            model = None
        return cls(config, model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent, the ranking of the likeliest, and the same for each clause."""
        for message in messages:
            text = message.get(TEXT) or ""
            ranking = self._as_output(text)
            likeliest = ranking[0] if ranking else {"name": None, "confidence": 0.0}
            message.set(INTENT, likeliest, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking[:RANKING_LENGTH], add_to_output=True)
            parts = [
                {
                    "text": clause.text,
                    "start": clause.start,
                    "intent_ranking": self._as_output(clause.text)[:RANKING_OF_A_CLAUSE],
                }
                for clause in clauses(text)
            ]
            message.set(CLAUSES, parts, add_to_output=True)
        return messages

    def _as_output(self, text: str) -> list[dict[str, Any]]:
        return [
            {"name": name, "confidence": confidence} for name, confidence in self._ranking(text)
        ]

    def _ranking(self, text: str) -> list[tuple[str, float]]:
        if self._model is None:
            return []
        confidences: dict[str, float] = {}
        for label, confidence in self._model.ranking(with_placeholders(text)):
            intent = label.partition(_WITHIN)[0]
            confidences[intent] = confidences.get(intent, 0.0) + confidence
        return sorted(confidences.items(), key=lambda pair: -pair[1])


def _label(example: Message) -> str:
    return f"{example.get(INTENT)}{_WITHIN}{'topic' if topic_of(example) else ''}"
