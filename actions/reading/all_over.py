"""Whether all is over that a record tells: "düzeldi" ends one trouble, and none beside it. Pure."""

from __future__ import annotations

import re
from itertools import combinations

from actions.reading import several, topic_words, verbs
from lexicon.turkish import fold


def awaits(said: str) -> bool:
    """Whether a text names, beside what works again, what is still waited for."""
    folded = fold(said)
    return bool(_WAITED_FOR.search(verbs.plain(folded))) or _are_several(_named(folded))


def is_of_another(said: str, topic: str | None) -> bool:
    """Whether what a text says to work is nothing of a record of this topic."""
    named = _named(fold(said))
    return topic is not None and bool(named) and all(several.differs(one, topic) for one in named)


def is_of_several(story: str) -> bool:
    """Whether a record's words tell more than one trouble, so that "düzeldi" may be of one."""
    return len(several.parts(story)) > 1 or _are_several(_named(fold(story)))


def _named(folded: str) -> set[str]:
    """Return the topics that are named; how the company answers is told with any trouble."""
    groups = topic_words.named(_OF_WHAT.sub(" ", folded))
    return {codes[0] for codes in groups} - {"customer_service"}


def _are_several(topics: set[str]) -> bool:
    return any(several.differs(one, other) for one, other in combinations(topics, 2))


# "İnternet faturam": one thing.
_OF_WHAT = re.compile(r"\b(?:internet|telefon|hat|ev|cep|tv|televizyon)\w* (?=fatura|paket|tarife)")
_WAITED_FOR = re.compile(
    r"\bbekl(?:iyo(?:r(?:um|uz|uk)?|m|z)?|[ei]mede\w*|eni(?:yo|l)\w*|erim|eriz|edig\w*)\b|"
    r"\b(?:hala|halen|henuz|duruyo\w*|eksik\w*|kaldi)\b"
)
