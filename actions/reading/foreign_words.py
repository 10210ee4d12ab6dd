"""The few wishes and answers of somebody who writes another language. Pure."""

from __future__ import annotations

import re

from actions.reading import reading as r
from lexicon import phone_numbers

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


_STATUS = re.compile(
    r"\b(?:status|any news|any update|update|progress|what happened|is it solved|how is it going|"
    r"stand der dinge|neuigkeiten|gibt es (?:etwas )?neues|statusu|rewsa|cawa ye)\b|"
    r"статус|какие новости|новости|ما هي الحالة|الحالة|أي جديد",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,3}")
_DIGITS = re.compile(r"\+?\d[\d\s().-]{6,22}\d")


def asks_how_it_stands(text: str) -> bool:
    """Whether a text asks how a record stands."""
    return bool(_STATUS.search(text))


def phone_in(text: str) -> str | None:
    """Return the number at which a person is reached, the plus of its country's code or not."""
    for match in _DIGITS.finditer(text):
        found = phone_numbers.read_phone(match.group(), plus_may_lack=True)
        if found is not None and found.reaches_a_person:
            return found.e164
    return None


def holds_a_number(text: str) -> bool:
    """Whether a text holds as many digits as a telephone number, right or wrong."""
    return bool(_DIGITS.search(text))


def agrees(text: str) -> bool:
    """Whether a text is a plain yes in one of the languages."""
    return bool(_AGREES.fullmatch(text))


_NAMED = re.compile(
    r"\b(?:my name(?: is|'s|:)|name:|(?:ich )?hei(?:ss|ß)e|mein name(?: ist|:)|nav[êe] min|ismi|"
    r"menya zovut|меня зовут)\s+(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){1,3}?)"
    r"(?=\s+(?:e|ye|and|und|и)\b|[^\w -]|\s*$)",
    re.IGNORECASE,
)


def name_in(text: str) -> str | None:
    """Return the name and surname by which somebody calls themselves, as it was written."""
    found = _NAMED.search(text)
    if found:
        return found["name"]
    return next((one for one in text.splitlines() if _A_NAME.fullmatch(one.strip())), None)


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
