"""Several troubles in one message, or another complaint that is announced. Pure.

A second thing counts only where it is said to be one: "ayrıca", "bir de", "+", "ikinci şikâyetim".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.reading import topic_words, trouble, verbs
from bot.clauses import clauses
from lexicon.turkish import fold

_PARTED = re.compile(
    r"\s*(?:\+|;|[,.]?\s*\b(?:ayrica|bir ?de|bi ?de|ustelik|bunun disinda|ikinci olarak|"
    r"ikincisi|ikinci sikayet\w*|diger sikayet\w*|ote yandan|bundan baska)\b)[\s,:]*"
)
_ANOTHER = re.compile(
    r"\b(?:ikinci|2\.|diger|oteki|obur|baska|ayri|yeni)\s+(?:bir\s+|bi\s+)?"
    r"(?:sikayet|sikyet|skyt|sorun|problem|konu|dert|derd)\w*|"
    r"\b(?:sikayet|sorun|problem|derd|dert)\w*(?: \w+){0,2} daha (?:var|olacak|olucak)\w*"
)
_RECORD = re.compile(r"\b(?:kayd|kayit|yaz|ilet|bildir|ac\b|al[iu]n)\w*")
_KINDRED = frozenset(("internet_outage", "internet_speed", "modem_device"))


@dataclass(frozen=True)
class Announced:
    """Another complaint: its topic as far as it was named, its words as far as they tell it."""

    topic: str | None
    text: str


def topic_of(text: str) -> str | None:
    """Return the one topic that a text names or plainly tells, or None."""
    folded = fold(text)
    plain = topic_words.plainly(folded)
    named = {codes[0] for codes in topic_words.named(folded) if len(codes) == 1}
    return plain or (named.pop() if len(named) == 1 else None)


def differs(topic: str | None, known: str) -> bool:
    """Whether a topic is told that is another than the known one, and not akin to it."""
    return topic not in {None, known} and not {topic, known} <= _KINDRED


def parts(text: str) -> list[str]:
    """Return the troubles that a text tells, each in its words; one where it tells one."""
    folded = fold(text)
    said = [match.span() for match in _PARTED.finditer(folded)]
    weak = [span for span in _weak_cuts(folded) if not _is_within(span[0], said)]
    cuts = sorted([*said, *weak])
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    found: list[str] = []
    seen: set[str | None] = set()
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        part = text[start:end].strip(" ,.;+")
        topic = topic_of(part)
        one = bool(at) and cuts[at - 1] in weak and not _is_plain(found[-1] if found else "")
        if found and (one or not _is_another(part, topic, seen)):
            found[-1] = text[text.find(found[-1]) : end].strip(" ,;+")
            continue
        found.append(part)
        seen |= _KINDRED if topic in _KINDRED else {topic}
    return found


# "Faturam çok geldi, internet de yavaş"; "hem internet yok hem fatura fazla".
_AS_WELL = re.compile(r"\b(?P<thing>\w{3,}?)(?: [dt]|[dt])[ae]\b")
_AND = re.compile(r"\s*,?\s*\b(?:ve|hem(?: de)?)\b\s*")


_MOST_WORDS = 20


def _weak_cuts(folded: str) -> list[tuple[int, int]]:
    """Return where another trouble may begin that is only told beside: each side must be plain."""
    if len(folded.split()) > _MOST_WORDS:
        return []  # a story tells one thing after the other
    as_well = [
        (match.start(), match.start())
        for match in _AS_WELL.finditer(folded)
        if match.start() and topic_words.named(match["thing"])
    ]
    begun = [(one.start, one.start) for one in clauses(folded) if one.start]
    joined = [match.span() for match in _AND.finditer(folded)]
    found = [one for one in dict.fromkeys([*joined, *as_well, *begun]) if one[0]]
    return [one for one in found if one[0] != one[1] or not _is_within(one[0], joined)]


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in spans)


def _is_plain(part: str) -> bool:
    return topic_words.plainly(fold(part)) is not None


def announced(text: str, topic: str | None) -> Announced | None:
    """Return another complaint that is announced beside one about `topic`, or None."""
    folded = fold(text)
    said = _ANOTHER.search(folded)
    pieces = list(_PARTED.finditer(folded))
    if said is None and not pieces:
        return None
    at = min([*(match.end() for match in pieces), *([said.start()] if said else [])])
    rest = text[at:].strip(" ,.;:+")
    about = topic_of(rest)
    if about == topic or {about, topic} <= _KINDRED:
        return None
    tells = trouble.is_told(verbs.plain(fold(rest)))
    if said is not None:
        return Announced(about, rest if tells else "")
    if tells and topic_words.plainly(fold(rest)):
        return Announced(about, rest)
    return None


def is_to_be_separate(text: str) -> bool:
    """Whether a text says that another matter is to have a record of its own: "ayrı kaydet"."""
    return bool(_SEPARATE.search(fold(text)))


_SEPARATE = re.compile(
    r"\b(?:ayri(?: ayri)?|ayri olarak|baska)\s+(?:bir\s+|bi\s+|birer\s+)?"
    r"(?:kaydet(?!me)|kayded[ei]|kayit|kayda|ac(?:[iu]n|al|sana)?\b|yaz(?!ma)|tut(?!ma)|dosya|olsun)"
)


def _is_another(part: str, topic: str | None, seen: set[str | None]) -> bool:
    if topic is None or topic in seen or None in seen:
        return False
    return topic_words.plainly(fold(part)) is not None
