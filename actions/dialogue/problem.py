"""The problem as the summary shows it: the trouble, without what stands elsewhere in it. Pure.

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


def shown(draft: Draft) -> str:
    """Return the description without greeting and contact data that the summary shows anyway."""
    text = draft.description or ""
    folded = fold(text)
    kept, end = "", 0
    for start, until in sorted(_spans(draft, folded)):
        if start >= end:
            kept, end = f"{kept}{text[end:start]} ", until
    kept += text[end:]
    kept = "\n".join(" ".join(line.split()).strip(" ,;") for line in kept.split("\n")).strip()
    return kept if len(kept.split()) >= _FEWEST else text


def _spans(draft: Draft, folded: str) -> Iterator[tuple[int, int]]:
    """Yield what stands elsewhere in the summary."""
    greeting = _GREETING.match(folded)
    if greeting:
        yield greeting.span()
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
