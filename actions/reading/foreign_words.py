"""The few wishes of somebody who waits and writes another language. Pure."""

from __future__ import annotations

import re

from actions.reading import reading as r

_LEAVES = re.compile(
    r"\b(?:cancel|leave|stop|quit|not (?:want|going) to wait|don.?t want to wait|no longer|"
    r"nicht (?:mehr )?warten|abbrechen|abbruch|verlassen|otmen\w*|vyiti|ne hochu zhdat|"
    r"betal bik\w*|naxwazim|la urid|khalas)\b|"
    r"отмен|выйти|не хочу ждать|إلغاء|الغاء|لا أريد الانتظار",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:when|how long|how many|queue|place|position|human|person|agent|somebody|someone|"
    r"wann|wie ?lange|warteschlange|mensch|jemand|kogda|skolko|ochered|chelovek|kengi|cend|kes|"
    r"mata|kam)\b|когда|сколько|очередь|человек|متى|كم|شخص",
    re.IGNORECASE,
)


def wanted(text: str) -> str | None:
    """Return whether somebody wants to leave the queue or to know the place in it."""
    if _LEAVES.search(text):
        return r.LEAVE_QUEUE
    return r.POSITION if _PLACE.search(text) else None
