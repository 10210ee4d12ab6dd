"""Entities by pattern, as a graph component."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.engine.storage.storage import ModelStorage  # noqa: TC002 - Rasa reads annotations
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message  # noqa: TC002 - Rasa reads annotations

from bot.patterns.addresses import emails
from bot.patterns.dates import dates
from bot.patterns.finding import Finding, settled
from bot.patterns.numbers import numbers
from bot.patterns.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    is_trainable=False,
)
class PatternEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Find tracking, phone and service numbers, e-mail, durations, dates and sums."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Say that a tokenizer must have left its document on the message."""
        return [Tokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003 - Rasa's signature
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> PatternEntityExtractor:
        """Return an extractor; there is nothing to set or to learn."""
        return cls()

    def __init__(self) -> None:
        """Wait for the first document: its vocabulary is the matchers' too."""
        self._phrases: Phrases | None = None

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities to every message, keeping those found before."""
        for message in messages:
            found = [
                self._entity(finding) for finding in self.findings(message.get(SPACY_DOCS[TEXT]))
            ]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def findings(self, document: Doc | None) -> list[Finding]:
        """Return what is recognised in a document, in the text's order."""
        if document is None:
            return []
        if self._phrases is None:
            self._phrases = Phrases(document.vocab)
        return settled(_rivals(document, self._phrases))

    def _entity(self, finding: Finding) -> dict[str, Any]:
        return {
            "entity": finding.entity,
            "start": finding.start,
            "end": finding.end,
            "value": finding.value,
            "extractor": type(self).__name__,
        }


def _rivals(document: Doc, phrases: Phrases) -> Iterator[Finding]:
    """Yield findings, those that are less likely a coincidence first."""
    yield from emails(document.text)
    yield from dates(document.text)
    yield from numbers(document.text)
    yield from phrases.find(document)
