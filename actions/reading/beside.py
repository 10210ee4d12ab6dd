"""What is said beside a detail in one breath: "0555 … kaç güne ararsınız". Pure.

The clauses of a message are read each for itself; what stands in the same clause as the number or
the name is read here, without it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, stories, weighing
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Reading

_ASKED_FOR = frozenset({q.PHONE, q.EMAIL, q.NAME})
_READ = r.STORY | {r.ADD, r.WHY, r.PRIVACY, r.DURATION, r.CHANNELS, r.HELP, r.BOT}
_FEWEST_WORDS = 3
_LIKELY = 0.55
_NUMBER = re.compile(r"\S+@\S+|\+?\d[\d\s().\-\u2010-\u2015]{5,}\d")
_AROUND = frozenset(
    """
    ben benim benimki adim ismim soyadim ad soyad isim numaram numara telefonum telefon tel cep no
    mail mailim adresim bu de da ve su merhaba selam iyi gunler tesekkurler lutfen buyrun tamam
    efendim olsun yazin beni bana arayin ulasin
    """.split()  # noqa: SIM905
)


def added(found: Reading, message: Message, context: Context) -> Reading:
    """Return a reading with what is asked or told beside the detail that was given."""
    if context.question not in _ASKED_FOR or found.main != r.GIVEN or found.text:
        return found
    rest = _rest(message.text, found)
    words = [word for word in re.findall(r"\w+", fold(rest)) if word not in _AROUND]
    if len(words) < _FEWEST_WORDS:
        return found
    # The classifier's ranking of the message is that of what makes up most of it.
    part = replace(message, text=rest, clauses=())
    elsewhere = replace(context, question=q.ADDITION) if stories.says_to_add(part) else context
    for one in weighing.ranked(part, elsewhere, found.fields):
        if one.main in _READ and one.score >= _LIKELY:
            said = r.MORE if one.main in r.STORY | {r.ADD} else one.main
            also = tuple(dict.fromkeys([*found.also, said]))
            return replace(found, also=also, text=message.text if said == r.MORE else None)
    return found


def _rest(text: str, found: Reading) -> str:
    """Return a text without the numbers, addresses, names and places that are told in it."""
    told = found.fields
    known = f"{found.value} {told.name} {told.city} {told.district}"
    left = _NUMBER.sub(" ", text)
    for word in fold(known).split():
        left = _without(left, word)
    return " ".join(left.split()).strip(" ,;.-")


def _without(text: str, word: str) -> str:
    """Cut the first of a word's places out of a text, whose letters may be Turkish."""
    place = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", fold(text))
    return text if place is None else f"{text[: place.start()]} {text[place.end() :]}"
