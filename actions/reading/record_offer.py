"""What is answered to "kaydedip sizi arayalım mı?", asked of who waits while nobody is there. Pure.

A plain "gerek yok" refuses the record and keeps the place in the queue: nothing is lost by it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import clear_yes, reading as r, short_answers, verbs, wishes
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Reading

YES, NO, UNSURE = "yes", "no", "unsure"

_RECORDS = re.compile(
    r"\bkay[dt]e(?:t|d(?:in|iniz|elim|er|iver\w*|ip))?\b(?! (?:gerek|luzum|istemi))|"
    r"\bkayde(?:din(?:iz)?|t(?:sin\w*)?)\b|"
    r"\bkay(?:it|di) (?:ac|olustur|al|yap)(?!m[ai])\w*|\bkayda (?:al|gec)(?!m[ai])\w*"
)
_CALLS = re.compile(
    r"\b(?:ara(?:y[iu]n(?:[iu]z)?|s[iu]n(?:lar)?|rs[iu]n[iu]z|y[iu]ver\w*|yabil\w*)|"
    r"geri doe?n(?:un|sun\w*|us))\b"
)
_KEEPS_ON = re.compile(
    r"\bbekl(?:er[iu]m|eriz|[iu]yo\w*|e[iy]?[iy]?ec[ae]\w+|i?y?c[ae]m|eyelim|emek ist\w+)\b|"
    r"\bsirada(?:y[iu]m)? (?:kal|dur)\w*"
)
_REFUSES = re.compile(
    r"\bkay(?:it|[dt]e[dt]?)\w* (?:gerek|luzum|istemi|degil|olmas[iu]n)\w*|\bkaydetme\w*|"
    r"^(?:\w+ )?(?:istem(?:iyo\w*|em|ez)|(?:gerek|luzum) (?:yok|kalmadi)|kalsin|olmasin)"
    r"(?: \w+){0,2}$"
)
_FEW = 8


def read(message: Message, reading: Reading) -> str | None:
    """Return which answer a message is, None where it is about something else."""
    if message.is_choice:
        return YES if reading.main == r.YES else NO if reading.main == r.NO else None
    plain = " ".join(verbs.plain(fold(message.text)).replace("'", "").split())
    lead = short_answers.lead(plain)
    if clear_yes.says_both(plain) or clear_yes.supposes(plain):
        return UNSURE
    refuses = bool(_REFUSES.search(plain))
    records = bool(_RECORDS.search(plain)) and not refuses
    if lead == r.NO or refuses or _KEEPS_ON.search(plain):
        found: str | None = UNSURE if records and lead != r.NO else YES if records else NO
    elif lead == r.YES or records or _calls(plain) or reading.main == r.YES:
        found = YES
    elif reading.main in {r.NO, r.WAIT}:
        found = NO
    else:
        unsure = reading.main in {r.UNSURE, r.REFUSED} and len(plain.split()) < _FEW
        found = UNSURE if unsure else None
    return found


def _calls(plain: str) -> bool:
    """Whether somebody says in a few words to be called: "akşam arayın beni"."""
    return len(plain.split()) <= _FEW and bool(_CALLS.search(plain))


def refuses_a_call(text: str) -> bool:
    """Whether a text wants to be answered in writing: "evet ama aramayın, mesaj atın"."""
    return wishes.refuses_calls(text) and not _CALLS.search(verbs.plain(fold(text)))


def told_beside(message: Message, reading: Reading) -> str | None:
    """Return the story that stands beside a yes, without it; None where there is none."""
    if message.is_choice or reading.main not in r.STORY:
        return None
    words = message.text.split()
    while words and short_answers.lead(fold(words[0])) == r.YES:
        words = words[1:]
    left = " ".join(words)
    beside_the_answer = short_answers.rest(verbs.plain(fold(_RECORDS.sub(" ", fold(left)))))
    only_a_wish = wishes.has_any(left) or _CALLS.search(fold(left))
    return left if len(beside_the_answer) > 1 and not only_a_wish else None
