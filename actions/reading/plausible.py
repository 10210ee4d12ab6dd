"""Readings that a message's words do not bear out, and what is rather said. Pure.

What was learnt places a sentence that it never saw somewhere: "yanlış kişiye ödeme yaptım" with
those who want nothing, "beni bitirdiniz" with those whom nobody called. Such a reading ends a talk
or asks for a number, so it has to stand in the words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import (
    blame,
    inquiries,
    questions as q,
    reading as r,
    sympathy,
    topic_words,
    trouble,
    verbs,
)
from lexicon.tracking_number import is_right
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message
    from actions.reading.reading import Reading

_EXPLAINED = frozenset({r.PORTING, r.TRANSFER, r.CANCEL_SUBSCRIPTION, r.TARIFF, r.BILL})
_LEAVES = frozenset({r.CANCEL, r.WITHDRAW, r.UNDO})
_TOLD_RATHER = frozenset({r.DOCUMENTS, r.TARIFF, r.BILL, r.DATA_REQUEST})
_WANTS_NOTHING = re.compile(
    r"\b(?:yok\w*|degil\w*|hayir|istemi\w*|istemem|gerek\w*|vazgec\w*|birak\w*|iptal|kalsin|bosver\w*|"
    r"memnun\w*|yanlislikla|sil\w*|kaydetme\w*|acma\w*|etm[ie]\w*|olmadi|kapat\w*|yapma\w*|sadece|"
    r"merak|test|deneme)\b|"
    r"\byanlis (?:yer|anla|yazd|yazm|oldu|bas|numara|grup|kisiye yaz)\w*"
)
# Whom nobody called speaks of calls, answers or waiting, in whatever form.
_OF_BEING_REACHED = re.compile(
    r"\b(?:ara|don|gel|git|cevap|yanit|haber|ses|ulas|ilet|ilgi|bekle|kimse|gorus|muhatap|bakan|"
    r"soran|bildir|mesaj|mail|sms|telefon|randevu|ekip|usta|teknisyen|temsilci|coz|unut|kayd|kayit)"
)
_A_NUMBER_THAT_CALLS = re.compile(r"\b(?:arayan|aradig\w+) (?:numara|no|kisi|biri)\w*")
_ADVERTISING = re.compile(
    r"\b(?:ticari|reklam|tanitim|kampanya|pazarlama)\w*(?: \w+){0,3} "
    r"(?:istemi\w*|istemem|gelmesin|atmay?[iu]n\w*|gondermey\w+|almayay\w+|durdur\w*|kes\w*|bik\w*)"
)
_DISPLEASED = re.compile(
    r"\b(?:memnun degil\w*|memnun kalmad\w*|sikayetciyim|ilgisiz\w*|kaba\w*|saygisiz\w*|ters\w*|"
    r"hakaret\w*|bagird\w*|suratsiz\w*|yalan\w*|kapatt?i\w* yuzum\w*)\b"
)
_ASKS_TO_ASK = re.compile(r"\bsor(?:aca\w*|ucam|icam|mak ist\w*|abilir m\w*|ayim)\b")
_WAS_DONE = re.compile(r"\b\w{3,}[iu](?:l|n)(?:d[iu]|m[iu]s)\b")


def taken(reading: Reading, message: Message, question: str) -> Reading:
    """Return the reading that the words of a message bear out."""
    if message.is_choice or reading.main in {r.DANGER, r.FOREIGN}:
        return reading
    plain = " ".join(verbs.plain(fold(message.text)).split())
    reading = _blamed(reading, message)
    if r.NO_CALL in reading.all and not _is_of_being_reached(plain):
        return _uncalled(reading, plain, question)
    rather = next(
        (main for holds, main in _rather(reading, message, plain, question) if holds), None
    )
    return reading if rather is None else _instead(reading, rather)


def _rather(
    reading: Reading, message: Message, plain: str, question: str
) -> Iterator[tuple[object, str]]:
    """Yield what a message may rather say, and whether it does."""
    main, begins = reading.main, question in _BEGINS
    advertised = begins and main in _UNHEARD and _ADVERTISING.search(plain)
    yield advertised, r.COMPLAINT
    yield main == r.NO_COMPLAINT and not _WANTS_NOTHING.search(plain), _begun(plain)
    numbered = question in _ASKED_OF_A_NEW_ONE and _is_a_tracking_number(reading, plain)
    yield numbered and main not in {r.STATUS, r.WITHDRAW, r.ADD, r.REOPEN, r.HUMAN}, r.STATUS
    yield main in _OF_RECORDS and _OF_A_RECORDING.search(plain), r.DATA_REQUEST
    bad_news = _BAD_NEWS.search(plain) and not _GOOD_NEWS.search(plain)
    yield main == r.SOLVED and question in _BEGINS and bad_news, r.COMPLAINT
    yield main == r.THANK and _DISPLEASED.search(plain), r.COMPLAINT
    yield begins and main in _OF_MONEY and _COMPENSATION.search(plain), r.OPENER
    yield main == r.COMPLAINT and question == q.NONE and _only_leaves(message, plain), r.OPENER
    own = _COMES_AND_GOES.search(plain) and not _ELSEWHERE_TOO.search(plain)
    yield begins and main == r.OUTAGE_CHECK and own, r.COMPLAINT
    yield main in _TOLD_RATHER and _tells_only(message.text, plain, main), r.COMPLAINT


_ASKED_OF_A_NEW_ONE = frozenset({q.TOPIC, q.PROBLEM, q.PLACE, q.SOLVED})
_FEW_WORDS = 3
_OF_RECORDS = frozenset({r.STATUS, r.LOST_NUMBER, r.NO_CALL})
_OF_A_RECORDING = re.compile(r"\b(?:ses|gorusme|konusma|telefon) (?:kayd|kayit)\w*")
_BAD_NEWS = re.compile(
    r"\b(?:cal(?:di|indi|inmis|mis|dilar)|bozul\w*|yan(?:di|mis)|kesildi|kesti\w*|koptu|kirildi|"
    r"coktu|patladi)\b"
)
_GOOD_NEWS = re.compile(r"\b(?:duzel|cozul|hallol|calis(?:ti|iyo)|geldi|buldu|bulundu|tamir)\w*")
# "Gidip geliyor da bende mi sorun" asks of one's own line, not of the region.
_COMES_AND_GOES = re.compile(
    r"\b(?:gidip gel|gitti gel|git gel|gelip gid|kopup|kesilip|dusup|donup|takilip)\w*"
)
_ELSEWHERE_TOO = re.compile(
    r"\b(?:bolge|mahalle|sokak|semt|ilce|genel|ariza|kesinti|calisma|bakim|herkes)\w*"
)
_OF_MONEY = frozenset({r.TARIFF, r.BILL})
_COMPENSATION = re.compile(r"\b(?:tazminat|telafi)\w*")
_BEGINS = frozenset({q.NONE, q.PROBLEM})
_UNHEARD = frozenset(
    {r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.OPENER, r.CANCEL, r.NO_COMPLAINT, r.REFUSED, r.NO}
)


def _is_a_tracking_number(reading: Reading, plain: str) -> bool:
    """Whether a right tracking number is all that a message tells."""
    number = reading.fields.tracking_number
    words = re.findall(r"[a-z]+", plain)
    return number is not None and is_right(number) and len(words) <= _FEW_WORDS


def _begun(plain: str) -> str:
    """Return what somebody begins who was taken for wanting nothing."""
    if _ASKS_TO_ASK.search(plain):
        return r.OPENER
    about = trouble.about_the_service(plain) or topic_words.named(plain)
    return r.COMPLAINT if about else r.OPENER


def _is_of_being_reached(plain: str) -> bool:
    if _A_NUMBER_THAT_CALLS.search(plain):
        return False
    return len(plain.split()) > _FEW_WORDS or bool(_OF_BEING_REACHED.search(plain))


def _uncalled(reading: Reading, plain: str, question: str) -> Reading:
    kept = [one for one in reading.all if one != r.NO_CALL]
    if kept:
        return replace(reading, main=kept[0], also=tuple(kept[1:]))
    if question not in _BEGINS:
        return replace(reading, main=r.UNCLEAR)
    about = trouble.about_the_service(plain) or topic_words.named(plain)
    return replace(reading, main=r.COMPLAINT if about else r.INSULT)


def _only_leaves(message: Message, plain: str) -> bool:
    """Whether somebody only says to go elsewhere, and not yet why."""
    leaves = sympathy.felt(message.text) == sympathy.LEAVING
    return leaves and not (message.topic_sure or trouble.is_told(plain))


def _tells_only(text: str, plain: str, main: str) -> bool:
    """Whether something is told that went wrong or was done, and nothing is asked or wished.

    What the words themselves request is no guess.
    """
    if any(wanted == main for wanted, _ in inquiries.candidates(text)):
        return False
    told = trouble.marks(plain) > 0 or _WAS_DONE.search(plain)
    return bool(told) and not (trouble.asks(plain) or trouble.wishes(plain))


def _blamed(reading: Reading, message: Message) -> Reading:
    """Take a request for a complaint where we are blamed, and leave out one that is denied."""
    asked = (_EXPLAINED | _LEAVES) & {*reading.all}
    if not asked:
        return reading
    rest = blame.instead(message.text)
    if rest is not None:
        asked = (asked & _EXPLAINED) - {wanted for wanted, _ in inquiries.candidates(rest)}
    elif not blame.hinders(message.text):
        return reading
    if not asked:
        return reading
    kept = [one for one in reading.all if one not in asked] or [r.COMPLAINT]
    if r.NO_COMPLAINT in kept:
        return reading
    return replace(reading, main=kept[0], also=tuple(kept[1:]))


def _instead(reading: Reading, main: str) -> Reading:
    announced = main == r.OPENER  # what it was taken for is not served beside the question
    also = () if announced else tuple(one for one in reading.also if one != main)
    return replace(reading, main=main, value=None, field=None, also=also)
