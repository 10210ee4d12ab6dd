"""A telephone number that a mail's signature states without doubt. Pure.

Numbers in what somebody complains of may be anybody's line; only below the farewell, and only one,
is a number the writer's own.
"""

from __future__ import annotations

import re

from lexicon.phone_numbers import read_phone
from lexicon.turkish import fold

_FAREWELL = re.compile(
    r"\s*(?:--\s*|(?:en iyi dileklerimle|iyi (?:calismalar|gunler|aksamlar)"
    r"|saygi(?:lar(?:imla|imizla)?|yla)|(?:en )?derin saygilarimla|tesekkur(?:ler| ederim)?"
    r"|selamlar|kind regards|regards|best regards)[\s,.!]*)"
)
_OF_A_LINE = re.compile(
    r"\s*(?:(?:cep|gsm|tel|telefon|mobil|mobile|phone|iletisim|m|t)"
    r"(?: ?(?:tel|telefonu|no|numaram?))?\s*[:.]?\s*)?(?P<number>\+?[\d() ./-]{10,20})\s*"
)
_MOST_LINES = 8


def phone_in(text: str) -> str | None:
    """Return the one mobile number (E.164) of a mail's signature; None where there is any doubt."""
    lines = [line for line in text.split("\n") if line.strip()]
    last = lines[-_MOST_LINES:]
    begins = [at for at, line in enumerate(last) if _FAREWELL.fullmatch(fold(line))]
    if not begins:
        return None
    found = set()
    for line in last[begins[0] + 1 :]:
        stated = _OF_A_LINE.fullmatch(fold(line))
        number = read_phone(stated["number"].strip()) if stated else None
        if number is not None and number.gets_sms:
            found.add(number.e164)
    return found.pop() if len(found) == 1 else None
