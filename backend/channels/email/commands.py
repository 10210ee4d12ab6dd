"""What a mail may ask for by a command, as our own mails say; everything else is for people.

A mail is read by no assistant: only what cannot mean anything else is done by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexicon.turkish import fold

if TYPE_CHECKING:
    from backend.channels.email.reading import Mail

_NO_LETTER = re.compile(r"[\W_]+")
# As by SMS: the command, and the word for why.
_REOPEN = {"yenidenac", "yenidenacin", "yenidenaciniz", "yenidenacilsin", "cozulmedi"}


def asks_to_reopen(mail: Mail) -> bool:
    """Whether the first line that a mail says is the command to take a complaint up again.

    Alone in its line, in capitals or not, with Turkish letters or without.
    """
    lines = (_NO_LETTER.sub("", fold(each)) for each in mail.new.splitlines())
    return next((each for each in lines if each), "") in _REOPEN
