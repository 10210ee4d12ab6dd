"""A message's clauses: what people put one after the other into one message. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexicon.turkish import fold

MOST_CLAUSES = 6
LONGEST = 400
"""Characters beyond which a message is a story rather than an answer with a wish beside it."""
_JOINT = re.compile(
    r"\s*[.!?;\n]+\s*|\s*,\s*|\s+(?=(?:ama|fakat|lakin|ancak|yalniz|ayrica|bir de|bi de|birde|bide)\b)"
)
_LEAD = re.compile(r"^(?:ama|fakat|lakin|ancak|yalniz|ayrica|bir de|bi de|birde|bide|ve|hem)\s+")
_ABBREVIATION = re.compile(r"(?:\d|\bdr|\bno|\btel|\bvb|\bvs)$")


@dataclass(frozen=True)
class Clause:
    """`text[start:]` begins with these words."""

    text: str
    start: int


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a short message; none where it has only one, or is a long story."""
    if len(text) > LONGEST:
        return []
    folded, found, start = fold(text), [], 0
    for joint in [*_JOINT.finditer(folded), None]:
        end = joint.start() if joint else len(text)
        if joint and "." in joint.group() and _ABBREVIATION.search(folded, 0, end):
            continue
        lead = _LEAD.match(folded[start:end])
        begin = start + (lead.end() if lead else 0)
        words = text[begin:end].strip()
        if any(map(str.isalnum, words)):
            found.append(Clause(words, begin))
        start = joint.end() if joint else end
    return found if 1 < len(found) <= MOST_CLAUSES else []
