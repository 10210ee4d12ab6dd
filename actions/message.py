"""What a customer's message says, out of Rasa's parse data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

FALLBACK_INTENT = "nlu_fallback"


@dataclass(frozen=True)
class Message:
    """One message: the text as written and what was recognised in it.

    `is_choice` is true for a quick reply that we offered (the channel strips slashes
    from typed text, so nobody can type one). The topic is the classifier's likeliest.
    """

    text: str
    intent: str = FALLBACK_INTENT
    confidence: float = 1.0
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topic: str | None = None
    topic_confidence: float = 0.0
    topic_sure: bool = False
    topic_ranking: tuple[str, ...] = ()
    id: str | None = None

    @classmethod
    def of(cls, latest: Mapping[str, Any]) -> Message:
        """Read a tracker's `latest_message`."""
        entities: dict[str, tuple[str, ...]] = {}
        for entity in latest.get("entities") or ():
            name, value = str(entity.get("entity")), str(entity.get("value"))
            entities[name] = (*entities.get(name, ()), value)
        intent = latest.get("intent") or {}
        topic = latest.get("topic") or {}
        metadata = latest.get("metadata") or {}
        return cls(
            text=str(latest.get("text") or "").strip(),
            intent=str(intent.get("name") or FALLBACK_INTENT),
            confidence=float(intent.get("confidence") or 0.0),
            entities=entities,
            topic=topic.get("name"),
            topic_confidence=float(topic.get("confidence") or 0.0),
            topic_sure=bool(latest.get("topic_sure")),
            topic_ranking=tuple(str(rival["name"]) for rival in latest.get("topic_ranking") or ()),
            id=metadata.get("message_id") or latest.get("message_id"),
        )

    @property
    def is_choice(self) -> bool:
        """Whether a quick reply was chosen."""
        return self.text.startswith("/")

    @property
    def folded(self) -> str:
        """The text in small ASCII letters, as long as the text."""
        return fold(self.text)

    @property
    def words(self) -> list[str]:
        """The folded words without punctuation; digits are words too."""
        return "".join(c if c.isalnum() else " " for c in self.folded).split()

    def first(self, entity: str) -> str | None:
        """Return the first value of an entity, or None."""
        return next(iter(self.entities.get(entity, ())), None)
