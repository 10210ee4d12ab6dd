"""One trouble is over, and another is there: "internetim düzeldi ama faturam yüksek". Pure.

What works again is no complaint; what is told beside it is, whatever was told before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.reading import of_record, several, topic_words, trouble, verbs
from lexicon.turkish import fold

_JOINT = re.compile(
    r"[\s,.;]*\b(?:ama|fakat|ancak|lakin|yalniz(?!ca)|ne var ki|bu (?:sefer|kez|defa)(?: de)?|"
    r"simdi de)\b[\s,]*|\s*[,.;!]\s+"
)
_LONGEST = 300


@dataclass(frozen=True)
class Other:
    """The trouble that is there: its topic, its words, and what is over as far as it is named."""

    topic: str
    text: str
    over: frozenset[str]

    def follows(self, known: str | None) -> bool:
        """Whether it is another than what was told of topic `known`, and that is what is over."""
        if known is None or not several.differs(self.topic, known):
            return False
        return not self.over or any(not several.differs(one, known) for one in self.over)


def told(text: str) -> Other | None:
    """Return the trouble that is told beside what is over, None where there is none of its own."""
    folded = fold(text)
    if len(text) > _LONGEST:
        return None
    for joint in _JOINT.finditer(folded):
        before, after = folded[: joint.start()].strip(), folded[joint.end() :].strip()
        topic = _told_of(after) if before else None
        if topic is None or trouble.asks(verbs.plain(folded)) or not of_record.is_solved(before):
            continue
        over = _named(before)
        if all(several.differs(topic, one) for one in over):
            return Other(topic, text[joint.end() :].strip(), over)
    return None


def _told_of(folded: str) -> str | None:
    """Return the topic of which a trouble is told: plainly, else the one that is named in it."""
    plain = topic_words.plainly(folded)
    if plain is None and trouble.marks(verbs.plain(folded)) > 0 and not of_record.is_solved(folded):
        return several.topic_of(folded)
    return plain


def _named(folded: str) -> frozenset[str]:
    """Return the topics that are named; an "arıza" alone may be of anything."""
    return frozenset(
        code for codes in topic_words.named(_OF_ANYTHING.sub(" ", folded)) for code in codes
    )


_OF_ANYTHING = re.compile(r"\b(?:ariza|kesinti)\w*")
