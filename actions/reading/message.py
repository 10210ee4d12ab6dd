"""What came from the customer, out of Rasa's parse data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FALLBACK_INTENT = "nlu_fallback"
# What `str.isalnum` holds for.
_WORD = re.compile(r"[^\W_]+")
_EARLIER = 3


@dataclass(frozen=True)
class Clause:
    """A part of a message, with the classifier's ranking of intents for it alone."""

    text: str
    start: int
    ranking: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Message:
    """One message: the text as written and what was recognised in it.

    `is_choice` is true for a quick reply that we offered (the channel strips slashes
    from typed text, so nobody can type one). The topic is the classifier's likeliest.
    `peril` are the kinds of danger that the classifier sees, which stand in no other ranking.
    `earlier` are the customer's messages before this one, oldest first; `at` is the moment
    it was stored, ISO 8601 in UTC.
    """

    text: str
    intent: str = FALLBACK_INTENT
    confidence: float = 1.0
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topic: str | None = None
    topic_confidence: float = 0.0
    topic_sure: bool = False
    # Likely by far, though not sure: the next one has next to nothing.
    topic_leads: bool = False
    topic_ranking: tuple[str, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    peril: tuple[tuple[str, float], ...] = ()
    clauses: tuple[Clause, ...] = ()
    earlier: tuple[str, ...] = ()
    at: str | None = None
    id: str | None = None
    # What the time with people of the house came to, where it ended since the last message.
    people: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, latest: Mapping[str, Any], earlier: Iterable[str] = ()) -> Message:
        """Read a tracker's `latest_message`."""
        entities: dict[str, tuple[str, ...]] = {}
        for entity in latest.get("entities") or ():
            name, value = str(entity.get("entity")), str(entity.get("value"))
            entities[name] = (*entities.get(name, ()), value)
        ranking = _ranking(latest.get("intent_ranking"))
        intent = _intent(latest.get("intent") or {}, ranking)
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
            topic_leads=_leads(latest.get("topic_ranking")),
            topic_ranking=tuple(str(rival["name"]) for rival in latest.get("topic_ranking") or ()),
            ranking=_without_peril(ranking),
            peril=_peril(ranking),
            clauses=tuple(
                Clause(
                    str(one["text"]),
                    int(one["start"]),
                    _without_peril(_ranking(one["intent_ranking"])),
                )
                for one in latest.get("clauses") or ()
            ),
            earlier=tuple(earlier)[-_EARLIER:],
            at=metadata.get("at"),
            id=metadata.get("message_id") or latest.get("message_id"),
            people=metadata.get("people"),
        )

    @property
    def is_choice(self) -> bool:
        """Whether a quick reply was chosen."""
        return self.text.startswith("/")

    @cached_property
    def folded(self) -> str:
        """The text in small ASCII letters, as long as the text."""
        return fold(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The folded words without punctuation; digits are words too."""
        return words_of(self.text)

    def first(self, entity: str) -> str | None:
        """Return the first value of an entity, or None."""
        return next(iter(self.entities.get(entity, ())), None)

    def likelihood(self, intent: str) -> float:
        """Return how likely the classifier holds an intent to be."""
        if not self.ranking:
            return self.confidence if intent == self.intent else 0.0
        return dict(self.ranking).get(intent, 0.0)

    def of_words(self, text: str) -> Message:
        """Return it as if these words were all of it; nothing is believed of them."""
        return replace(
            self,
            text=text,
            intent=FALLBACK_INTENT,
            confidence=0.0,
            entities={},
            topic=None,
            topic_confidence=0.0,
            topic_sure=False,
            topic_ranking=(),
            ranking=(),
            clauses=(),
        )

    def part(self, clause: Clause) -> Message:
        """Return a clause as a message of its own; its details stay with the whole message."""
        name, confidence = clause.ranking[0] if clause.ranking else (FALLBACK_INTENT, 0.0)
        return replace(
            self,
            text=clause.text,
            intent=name,
            confidence=confidence,
            ranking=clause.ranking,
            topic=None,
            topic_confidence=0.0,
            topic_sure=False,
            topic_leads=False,
            topic_ranking=(),
            clauses=(),
        )


def words_of(text: str) -> list[str]:
    """Return the folded words of a text without punctuation; digits are words too."""
    return _WORD.findall(fold(text))


def _ranking(rivals: Any) -> tuple[tuple[str, float], ...]:
    return tuple((str(one["name"]), float(one["confidence"])) for one in rivals or ())


_LEADS, _NEXT_TO_NOTHING = 0.85, 0.05


def _leads(rivals: Any) -> bool:
    """Whether the likeliest of several topics is far ahead of the next."""
    shares = [float(one["confidence"]) for one in rivals or ()][:2]
    return len(shares) > 1 and shares[0] >= _LEADS and shares[1] <= _NEXT_TO_NOTHING


_PERIL = "danger_"


def _peril(ranking: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    return tuple((name[len(_PERIL) :], p) for name, p in ranking if name.startswith(_PERIL))


def _without_peril(ranking: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Return what a message may be if it is no danger, which is decided before (`peril.py`)."""
    kept = [(name, share) for name, share in ranking if not name.startswith(_PERIL)]
    whole = sum(share for _, share in kept)
    if len(kept) == len(ranking) or not whole:
        return ranking
    return tuple((name, share / whole) for name, share in kept)


def _intent(found: Mapping[str, Any], ranking: tuple[tuple[str, float], ...]) -> Mapping[str, Any]:
    if not str(found.get("name")).startswith(_PERIL):
        return found
    name, confidence = _without_peril(ranking)[0]
    return {"name": name, "confidence": confidence}
