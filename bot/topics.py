"""What a complaint is about: the topic classifier, one for every channel."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.engine.storage.storage import ModelStorage  # noqa: TC002 - Rasa reads annotations
from rasa.shared.nlu.constants import METADATA, METADATA_EXAMPLE, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message  # noqa: TC002 - Rasa reads annotations
from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: TC002 - Rasa reads annotations

from bot import material
from bot.linear_text import LinearTextModel, LinearTextSettings
from bot.topic_training import TopicTexts, grouped, training_texts
from bot.turkish import fold, nfc, without_companies

TOPIC = "topic"
TOPIC_RANKING = "topic_ranking"
TOPIC_SURE = "topic_sure"
FALLBACK_TOPIC = "other"
_SHORT_WORDS = 12


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=True,
)
class TopicClassifier(GraphComponent):
    """Give every message a topic, a ranking of topics, and whether that is sure.

    Learns from examples with `metadata: {topic: <code>}`, on the intent or on the
    example (the example's own wins), and from the `material` (bot/material.py). The parse
    output gets `topic` ({"name", "confidence"}), `topic_ranking` (all topics, likeliest
    first) and `topic_sure` (bool: the confidence reaches `sure_threshold`, or
    `short_sure_threshold` for a text of fewer than 12 words).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the features' settings and the confidence from which a topic is sure."""
        return {
            **asdict(LinearTextSettings()),
            # A folder of phrases, reports and remarks, seen from where `rasa train` runs.
            "material": None,
            "sure_threshold": 0.93,
            # A short text's one strong word makes its score look surer than it is.
            "short_sure_threshold": 0.98,
            # Texts composed of phrases, for each topic; see bot/topic_training.py.
            "composed_per_topic": 400,
            # How often complaints are about a topic, where that is not 1.
            "frequencies": {},
        }

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
        self._sure_threshold = float(config["sure_threshold"])
        self._short_sure_threshold = float(config["short_sure_threshold"])
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
    ) -> TopicClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the topics and save them; without two topics nothing is learnt."""
        examples = [
            (topic, example.get(TEXT))
            for example in training_data.training_examples
            if example.get(TEXT) and (topic := topic_of(example))
        ]
        read = material.read_material(self._config["material"])
        texts = TopicTexts(grouped(examples), read)
        if len({*texts.examples, *read.phrases, *read.reports}) > 1:
            self._learn(texts)
        return self._resource

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Tell Rasa whether the material is still the same."""
        return material.fingerprint({**cls.get_default_config(), **config}["material"])

    def _learn(self, texts: TopicTexts) -> None:
        learnt = list(
            training_texts(texts, composed_per_topic=self._config["composed_per_topic"]),
        )
        self._model = LinearTextModel.train(
            [[_neutral(part) for part in text.parts] for text in learnt],
            [text.topic for text in learnt],
            self._settings,
        )
        self._model.favour(self._config["frequencies"])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,  # noqa: ARG003 - Rasa's signature
        **_kwargs: Any,
    ) -> TopicClassifier:
        """Return the trained classifier; one that had nothing to learn answers "other"."""
        try:
            with model_storage.read_from(resource) as folder:
                model = LinearTextModel.load(folder, LinearTextSettings.from_config(config))
        except ValueError:
            model = None
        return cls(config, model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the three topic properties on every message."""
        for message in messages:
            text = message.get(TEXT) or ""
            ranking = self._ranking(text)
            name, confidence = ranking[0]
            short = len(text.split()) < _SHORT_WORDS
            threshold = self._short_sure_threshold if short else self._sure_threshold
            properties = {
                TOPIC: {"name": name, "confidence": confidence},
                TOPIC_RANKING: [{"name": n, "confidence": c} for n, c in ranking],
                TOPIC_SURE: confidence >= threshold,
            }
            for key, value in properties.items():
                message.set(key, value, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[tuple[str, float]]:
        if self._model is None or not any(map(str.isalpha, text)):
            return [(FALLBACK_TOPIC, 0.0)]
        return self._model.ranking(_neutral(text))


def _neutral(text: str) -> str:
    return without_companies(fold(nfc(text)))


def topic_of(example: Message) -> str | None:
    """Return the topic code that a training example carries, or None."""
    metadata = example.get(METADATA) or {}
    for level in (METADATA_EXAMPLE, METADATA_INTENT):
        levels_own = metadata.get(level)
        if isinstance(levels_own, dict) and levels_own.get(TOPIC):
            return str(levels_own[TOPIC])
    return None
