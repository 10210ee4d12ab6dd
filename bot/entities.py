"""Entities by pattern, as a graph component."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.engine.storage.storage import ModelStorage  # noqa: TC002 - Rasa reads annotations
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message  # noqa: TC002 - Rasa reads annotations

from bot.patterns.finding import Finding, settled
from bot.patterns.phrases import Phrases
from bot.patterns.placeholders import figures
from bot.patterns.places import places
from bot.patterns.relative_days import relative_days
from bot.patterns.spoken_numbers import spoken_phones

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spacy.tokens import Doc


ISTANBUL = ZoneInfo("Europe/Istanbul")


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    is_trainable=False,
)
class PatternEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Find tracking, phone and service numbers, e-mail, durations, dates, sums and places."""

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
        today = datetime.now(ISTANBUL).date()
        return settled(rivals(document, self._phrases, today))

    def _entity(self, finding: Finding) -> dict[str, Any]:
        return {
            "entity": finding.entity,
            "start": finding.start,
            "end": finding.end,
            "value": finding.value,
            "extractor": type(self).__name__,
        }


def rivals(document: Doc, phrases: Phrases, today: date) -> Iterator[Finding]:
    """Yield everything that looks like something, what is less likely a coincidence first.

    `today` is Istanbul's day, from which "geçen salı" is told.
    """
    text = document.text
    yield from figures(text)
    yield from spoken_phones(text)
    yield from phrases.find(document)
    yield from relative_days(text, today)
    yield from places(text)
