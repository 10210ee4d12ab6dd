"""The problem as the summary shows it, without what stands elsewhere in it. Pure.

Nothing is taken out of what is registered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue.draft import given
from actions.reading.phones import read_phone
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.dialogue.draft import Draft

_NUMBER = re.compile(
    r"(?:\b(?:numaram|telefonum|telefon|tel|tlf|cep(?: telefonum|im)?|gsm|irtibat|no)\b[\s:.]*)?"
    r"(?P<digits>\+?\d[\d ().\-/]{8,20}\d)"
)
_ADDRESS = re.compile(r"(?:\b(?:e-?postam?|(?:e-?)?mail(?:im)?|adresim)\b[\s:.]*)?\S+@\S+\.\w+")
_GREETING = re.compile(
    r"^\W*(?:selamu?n? ?aleykum|sa|merhabalar|merhaba|selamlar|selam|slm|mrb|gunaydin|"
    r"iyi (?:gunler|aksamlar|geceler|calismalar))\b[\s,.!]*"
)
_FEWEST = 2
_CLOSING = re.compile(r"[.,;!?]*\s*$")
# Where one clause ends and the next begins, as far as it is written.
_CLAUSE = re.compile(r"[^\n]+?(?:[.,;!?]+(?=\s|$)|(?=\n)|$)\s*")
# "0532 … numaralı hattımdan aradım": the sentence goes on with the number.
_GOES_ON = re.compile(
    r"['\u2019]?[a-z]*[\s,]*(?:numarali|nolu|no['\u2019 ]?lu|numara(?:m|miz|s[iu])|hat|hatt)\w*"
)
# What may stand beside a detail in a clause that says nothing else.
_FILLER = re.compile(
    r"(?:evet|hayir|tamam|tmm|peki|ok|bir|bi|1|dakika|dk|saniye|bekle(?:yin)?|lutfen|ve|da|de|bu|"
    r"benim|beni|bana|ben|adim|ismim|numaram|numara(?:dan|sindan|mdan)?|telefonum|telefon|tel|cep|"
    r"mailim|adresim|ara(?:yin|sin|rsiniz)?|ulas(?:in|abilirsiniz)?|yaz(?:in)?|tesekkur(?:ler)?|"
    r"ederim|sagolun|buyrun|alo|efendim)"
)


def shown(draft: Draft) -> str:
    """Return the description without what the summary shows anyway, where that leaves no hole.

    A detail goes with its clause, or from an end of one: the words in between stay as written.
    """
    text = draft.description or ""
    greeting = _GREETING.match(fold(text))
    rest = text[greeting.end() :] if greeting else text
    kept = "".join(_without_edges(draft, match.group()) for match in _CLAUSE.finditer(rest))
    kept = "\n".join(line.strip(" ,;") for line in kept.split("\n")).strip()
    return kept if len(kept.split()) >= _FEWEST else text


def _without_edges(draft: Draft, clause: str) -> str:
    """Return a clause without the details that it begins or ends with; "" if that is all it is."""
    folded = fold(clause)
    spans = sorted(_spans(draft, folded))
    begin, end = 0, len(clause)
    for start, until in spans:
        goes_on = folded[until - 1].isdigit() and _GOES_ON.match(folded, until) is not None
        if start >= begin and not goes_on and _says_nothing(folded[begin:start]):
            begin = until
    for start, until in reversed(spans):
        if start >= begin and until <= end and _says_nothing(folded[until:end]):
            end = start
    if _says_nothing(folded[begin:end]):
        return ""
    closing = _CLOSING.search(clause, end) if end < len(clause) else None
    kept = clause[begin:end].lstrip()
    return f"{kept.rstrip()}{closing.group()}" if closing else kept


def _says_nothing(folded: str) -> bool:
    return all(_FILLER.fullmatch(word) for word in re.findall(r"\w+", folded))


def _spans(draft: Draft, folded: str) -> Iterator[tuple[int, int]]:
    """Yield what stands elsewhere in the summary."""
    for match in _NUMBER.finditer(folded):
        phone = read_phone(match["digits"])
        if phone is not None and phone.number in {draft.phone, draft.service_number}:
            yield match.span()
    for match in _ADDRESS.finditer(folded):
        if draft.email and draft.email in match.group():
            yield match.span()
    name = given(draft.name)
    if name is not None:
        marked = rf"\b(?:benim )?(?:adim|ismim|isim|ad soyad|ben)\b[\s:,]*{re.escape(fold(name))}\b"
        yield from (match.span() for match in re.finditer(marked, folded))
