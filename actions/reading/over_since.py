"""Whether something that was told before is solved since: "dün yazmıştım, düzeldi". Pure.

The trouble in it is quoted and over: nothing is to be tried, and nothing to be recorded anew.
"""

from __future__ import annotations

import re

from actions.reading import earlier, of_record, trouble, verbs
from lexicon.turkish import fold


def is_told(text: str) -> bool:
    """Whether a text says of what it told before that it is solved, and tells nothing new."""
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    rest = earlier.beside_a_telling(plain)
    if rest is None or trouble.asks(plain):
        return False
    return of_record.is_solved(rest) and not trouble.is_told(rest)
