"""Which of a customer's complaints a message speaks of: by number, by place, by topic. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import of_record, topic_words, tracking_numbers, verbs
from lexicon.turkish import fold, words_only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actions.reading.message import Message

_RECORD = r"(?:sikayet|basvuru|kay[iu]?[dt]|talep|taleb)\w*"
_OWN = r"(?:n[iuaed]\w*)?"
_ORDINALS = (
    rf"ilki{_OWN}|ilk {_RECORD}|birincisi{_OWN}|birinci {_RECORD}",
    rf"ikincisi{_OWN}|ikinci {_RECORD}",
    rf"ucuncusu{_OWN}|ucuncu {_RECORD}",
)
_PLACES = tuple(re.compile(rf"\b(?:{one})\b") for one in _ORDINALS)
_LAST = re.compile(rf"\b(?:sonuncusu{_OWN}|(?:son|sonuncu) {_RECORD})\b")
_BEFORE = re.compile(rf"\b(?:bir )?(?:onceki|evvelki|eski) {_RECORD}")
_OTHER = re.compile(
    rf"\b(?:diger|obur|oteki) {_RECORD}|\b(?:digeri|oburu|otekisi|oteki){_OWN}\b(?! {_RECORD})"
)
# "İkinci şikâyetim var": announced, and not there yet.
_ANNOUNCED = re.compile(rf"{_RECORD}(?: \w+){{0,2}} (?:var|olacak|olucak|yapacag\w+|edecegim)\b")
_BY_ANY_TROUBLE = ("internet_outage",)  # "yine kesildi" may be said of anything
_KINDRED = frozenset(("internet_outage", "internet_speed", "modem_device"))
_TWO = 2


def is_hinted(message: Message) -> bool:
    """Whether a message may speak of one complaint among several, so that it pays to look."""
    if message.is_choice:
        return False
    named = bool(tracking_numbers.all_in(message.text) or _things(message))
    return named or _is_placed(_plain(message))


def meant(message: Message, told: Mapping[str, str | None], at_hand: str | None) -> str | None:
    """Return the number of the complaint that is spoken of, None where the words tell none.

    `told` has the customer's numbers with their topics, oldest first. By its topic only another
    than the one `at_hand` is meant, and none by what wants a remedy or says that it is new.
    """
    if message.is_choice or not told:
        return None
    numbers = [one for one in tracking_numbers.all_in(message.text) if one in told]
    if numbers:
        return numbers[0] if len({*numbers}) == 1 else None
    plain = _plain(message)
    if _is_placed(plain):
        return _by_place(plain, list(told), at_hand)
    return _by_topic(message, told, at_hand)


def _is_placed(plain: str) -> bool:
    placed = any(one.search(plain) for one in (*_PLACES, _LAST, _BEFORE, _OTHER))
    return placed and not _ANNOUNCED.search(plain)


def _by_place(plain: str, order: Sequence[str], at_hand: str | None) -> str | None:
    here = order.index(at_hand) if at_hand in order else len(order) - 1
    found = {at for at, one in enumerate(_PLACES) if one.search(plain) and at < len(order)}
    if _LAST.search(plain):
        found.add(len(order) - 1)
    if _BEFORE.search(plain) and here > 0:
        found.add(here - 1)
    if _OTHER.search(plain) and len(order) == _TWO:
        found.add(1 - here)
    return order[found.pop()] if len(found) == 1 else None


def _by_topic(message: Message, told: Mapping[str, str | None], at_hand: str | None) -> str | None:
    if of_record.says_another(message) or of_record.wants_a_remedy(message):
        return None
    named = _things(message)
    known = told.get(at_hand or "")
    believed = message.topic if message.topic_sure else topic_words.plainly(message.folded)
    if known is not None and ({known, *_akin(known)} & named or believed == known):
        return None
    fitting = [number for number, topic in told.items() if topic in named]
    if not fitting:
        fitting = [number for number, topic in told.items() if {*_akin(topic)} & named]
    return fitting[-1] if fitting and fitting[-1] != at_hand else None


def _akin(topic: str | None) -> frozenset[str]:
    return _KINDRED if topic in _KINDRED else frozenset()


def _things(message: Message) -> set[str]:
    """Return the topics of the things that a message names."""
    groups = topic_words.named(message.folded)
    return {code for codes in groups if codes != _BY_ANY_TROUBLE for code in codes}


def _plain(message: Message) -> str:
    return words_only(verbs.plain(fold(message.text)))
