"""The few wishes and answers of somebody who writes another language. Pure."""

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


_YES = re.compile(
    r"\W*(?:yes|yeah|yep|yea|ye|i am|we are)(?: (?:yes|please|i am|we are))?\W*", re.IGNORECASE
)
_NO = re.compile(
    r"\W*(?:no|nope|nah|not? (?:danger|in danger))(?: (?:no|thanks|thank you))?\W*", re.IGNORECASE
)


_AGREES = re.compile(
    r"\W*(?:yes|yeah|yep|ok|okay|sure|ja|bitte|da|ere|er\u00ea|bele|bel\u00ea|naam|aywa|evet|"
    r"да|конечно|نعم|أجل|ايوه)(?: (?:please|bitte|pozhaluysta|пожалуйста|min fadlak))?\W*",
    re.IGNORECASE,
)


def agrees(text: str) -> bool:
    """Whether a text is a plain yes in one of the languages."""
    return bool(_AGREES.fullmatch(text))


def yes_or_no(text: str) -> str | None:
    """Return what an English yes or no says."""
    if _YES.fullmatch(text):
        return r.YES
    return r.NO if _NO.fullmatch(text) else None


def wanted(text: str) -> str | None:
    """Return whether somebody wants to leave the queue or to know the place in it."""
    if _LEAVES.search(text):
        return r.LEAVE_QUEUE
    return r.POSITION if _PLACE.search(text) else None
