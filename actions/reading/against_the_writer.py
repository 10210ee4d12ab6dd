"""Whether what is told is done to who writes: whoever threatens others tells of arms, too. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

_TO_THEM = re.compile(
    r"\b(?:bana|beni|bizi|bize|uzerim\w*|ustum(?:e|uze|de)\w*|pesim\w*|kapim\w*|cocug?u?m\w*|"
    r"annem\w*|kizim\w*|oglum\w*|imdat|yardim|kurtar\w*)\b|"
    r"\b(?:dov|vur|saldir|bogaz|bogu|tehdit ed|kovala|sikistir)\w*(?:[iu]yo\w*|d[iu]\b|d[iu]lar)"
)


def is_told(message: Message) -> bool:
    """Whether a message tells of a danger to its writer or theirs."""
    return bool(_TO_THEM.search(verbs.plain(fold(message.text))))
