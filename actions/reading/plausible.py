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
    asked_of_us,
    blame,
    inquiries,
    instructions,
    leaving_words,
    misconduct,
    money_back,
    not_to_end,
    number_sources,
    of_record,
    other_ends,
    places,
    questions as q,
    reading as r,
    several,
    sympathy,
    topic_words,
    tracking_numbers,
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
_KEPT_FROM_ALL = re.compile(
    r"\bkimse(?:ler|ye|nin)? (?:\w+ )?(?:gor|bil|duy|oku|ogren|ver|soyle|goster)"
    r"m[ae](?:s[iu]n|y[iu]n)\w*"
)
_ADVERTISING = re.compile(
    r"\b(?:ticari|reklam|tanitim|kampanya|pazarlama)\w*(?: \w+){0,3} "
    r"(?:istemi\w*|istemem|gelmesin|atmay?[iu]n\w*|gondermey\w+|almayay\w+|durdur\w*|kes\w*|bik\w*)"
)
_DISPLEASED = re.compile(
    r"\b(?:memnun degil\w*|memnun kalmad\w*|sikayetciyim|ilgisiz\w*|kaba\w*|saygisiz\w*|ters\w*|"
    r"rezil\w*|perisan\w*|mahvet\w*|bezdir\w*|b[iu]kt[iu]r\w*|"
    r"hakaret\w*|bagird\w*|suratsiz\w*|yalan\w*|kapatt?i\w* yuzum\w*)\b"
)
_WAS_DONE = re.compile(r"\b\w{3,}[iu](?:l|n)(?:d[iu]|m[iu]s)\b")


def taken(reading: Reading, message: Message, question: str) -> Reading:
    """Return the reading that the words of a message bear out."""
    if message.is_choice or reading.main in {r.DANGER, r.FOREIGN}:
        return reading
    plain = " ".join(verbs.plain(fold(message.text)).split())
    reading = other_ends.rather(reading, message.text, question)
    reading = asked_of_us.rather(reading, message.text, question)
    reading = _not_ended(_blamed(reading, message), message.text, question)
    if r.CANCEL_SUBSCRIPTION in reading.all and _TO_BE_OPENED.search(plain):
        kept = [one for one in reading.all if one != r.CANCEL_SUBSCRIPTION] or [r.COMPLAINT]
        reading = replace(reading, main=kept[0], also=tuple(kept[1:]))
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
    closed = main in _LEAVES and of_record.says_that_it_was_closed(message.text)
    yield closed, r.REOPEN  # that we closed it wishes for no end
    numbered = question in _ASKED_OF_A_NEW_ONE and _is_a_tracking_number(reading, plain)
    yield numbered and main not in {r.STATUS, r.WITHDRAW, r.ADD, r.REOPEN, r.HUMAN}, r.STATUS
    yield main in _OF_RECORDS and _OF_A_RECORDING.search(plain), r.DATA_REQUEST
    anew = question in _ASKED_FOR_A_RECORD and main in _HAS_NO_RECORD and several.is_a_first(plain)
    yield anew, r.COMPLAINT if _is_of_the_service(plain) else r.OPENER
    bad_news = _BAD_NEWS.search(plain) and not _GOOD_NEWS.search(plain)
    yield main == r.SOLVED and question in _BEGINS and bad_news, r.COMPLAINT
    yield main == r.THANK and _DISPLEASED.search(plain), r.COMPLAINT
    named = len(plain.split()) <= _FEW_WORDS and topic_words.named(plain)
    alone = begins and main in _ONLY_NAMED and len(plain.split()) == 1 and named
    yield alone, r.OPENER
    yield begins and main == r.THANK and named and not _THANKS.search(plain), r.OPENER
    yield begins and main in _OF_MONEY and _COMPENSATION.search(plain), r.OPENER
    yield main == r.COMPLAINT and question == q.NONE and _only_leaves(message, plain), r.OPENER
    own = _COMES_AND_GOES.search(plain) and not _ELSEWHERE_TOO.search(plain)
    yield begins and main == r.OUTAGE_CHECK and own, r.COMPLAINT
    yield begins and main == r.INSULT and misconduct.is_told(message.text), r.COMPLAINT
    sent = main == r.HUMAN and _TO_BE_SENT.search(plain) and not _TO_TALK_TO.search(plain)
    yield sent, r.COMPLAINT if begins else r.MORE
    rather = question in _ASKED_FOR_AN_EARLIER and instructions.is_to_be_recorded(message.text)
    yield rather and main not in {r.GIVEN, *r.STORY}, r.OPENER
    yield question not in _NOT_LEFT and leaving_words.to_the_start(plain), r.CANCEL
    which = main == r.CHANNELS and question in _BEGINS and _WHICH_WAS_MINE.search(plain)
    yield which, r.LOST_NUMBER
    failing = question == q.SOLVED and main == r.OUTAGE_CHECK and not trouble.asks(plain)
    yield failing, r.MORE
    yield (
        main in {r.WITHDRAW, r.CANCEL} and question == q.NONE and not _OF_ENDING.search(plain),
        r.UNCLEAR,
    )
    of_a_queue = question == q.WAITING or _OF_A_QUEUE.search(plain)
    yield main == r.POSITION and not of_a_queue, r.STATUS
    asked = main in _NOT_ASKED_OF_US and question in _OF_THE_FORM
    yield asked and number_sources.are_told_beside(message.text), r.MORE
    yield main in money_back.NOT_SAID_SO and money_back.came(plain), r.SOLVED
    yield main == r.CHANNELS and places.tells_an_address(plain), r.MORE
    yield main in _TOLD_RATHER and _tells_only(message.text, plain, main), r.COMPLAINT


_WHICH_WAS_MINE = re.compile(
    r"\b(?:hangi|ney?) (?:takip )?(?:numara|no)\w*d[iu]\b|\bnumaram neyd[iu]"
)
# "Usta yollayın" wants somebody at the door, and nobody to write to.
_TO_BE_SENT = re.compile(
    r"\b(?:usta|ekip|ekib|teknisyen|tekniker|tamirci|arizaci|montajci)\w*(?: \w+){0,3} "
    r"(?:gonder|yolla|gel|cik)\w*|\b(?:gonder|yolla)\w* (?:\w+ )?(?:usta|ekip|teknisyen|tamirci)\w*"
)
_TO_TALK_TO = re.compile(
    r"\b(?:temsilci|yetkili|insan|operator|musteri hizmet|konus|gorus|bagla|aktar|canli|yazis)\w*"
)
_ONLY_NAMED = frozenset({r.TARIFF, r.OUTAGE_CHECK})  # by one word: "net"
_ASKED_FOR_AN_EARLIER = frozenset({q.TRACKING, q.PROOF_PHONE, q.CODE})
_NOT_LEFT = q.IRREVERSIBLE | {q.WAITING, q.RESUME, q.NAME}
_OF_ENDING = re.compile(
    r"\b(?:vaz ?gec|vazgc|geri|iptal|kaldir|sil|kapa|iste|gerek|luzum|birak|bosver|"
    r"bos ver|kals|cek|sonlandir|bitir|dus[iu]r|cikar|durdur|yok|degil|coz|duzel|hallol|geldi|oldu|"
    r"yanlis|pisman|lazim|ihtiyac|neyse|iade|al|don)"
)
_OF_A_QUEUE = re.compile(
    r"\b(?:sira|kuyru|bekle|temsilci|kac kisi|kacinci|onumde|bagla|yetkili|insan|canli|operator|"
    r"musteri|konus|gorus|cevap|yanit|yaz|biri|kimse|kisi|orada|burada|ora|bur)"
)
# "Kapattınız, açar mısınız": what was cut off is to be opened, and nothing ended.
_TO_BE_OPENED = re.compile(
    r"\b(?:kapat|kes|durdur|dondur|kisitla)\w*?(?:[dt][iu](?:n[iu]z|l[ae]r|niz)?|m[iu]s\w*|ildi|"
    r"ilmis)"
    r"\b.*\b(?:ac(?:ar ?m[iu]\w*|[iu]n(?:[iu]z)?|abil\w*|ilsin|ilacak\w*|sana\w*|tir\w*)|"
    r"baglay[iu]n)\b"
)
_THANKS = re.compile(
    r"\b(?:tesekkur|tsk|tskr|sagol|sag ol|saol|eyvallah|eyv|minnet|razi ol|super|harika|guzel|iyi|"
    r"oldu|tamam|ok|calisiyo|geldi|duzel|cozul)\w*"
)
_ASKED_OF_A_NEW_ONE = frozenset({q.NONE, q.TOPIC, q.PROBLEM, q.PLACE, q.SOLVED})
_ASKED_FOR_A_RECORD = frozenset({q.TRACKING, q.PROOF_PHONE, q.CODE, q.WHICH, q.NONE, q.PROBLEM})
_HAS_NO_RECORD = frozenset({r.NO_COMPLAINT, r.LOST_NUMBER, r.NO, r.REFUSED, r.UNCLEAR})
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
_NOT_ASKED_OF_US = frozenset({r.PRIVACY, r.UNCLEAR, r.CANCEL_SUBSCRIPTION})
_OF_THE_FORM = frozenset({q.NONE, q.PHONE, q.EMAIL, q.NAME, q.CONFIRM})
_UNHEARD = frozenset(
    {r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.OPENER, r.CANCEL, r.NO_COMPLAINT, r.REFUSED, r.NO}
)


def _is_a_tracking_number(reading: Reading, plain: str) -> bool:
    """Whether a right tracking number is all that a message tells."""
    number = reading.fields.tracking_number
    words = re.findall(r"[a-z]+", plain)
    if number is None or not is_right(number):
        return False
    in_words = tracking_numbers.spelt(plain, tracking_numbers.LENGTH) == number
    return len(words) <= _FEW_WORDS + (tracking_numbers.LENGTH if in_words else 0)


def _begun(plain: str) -> str:
    """Return what somebody begins who was taken for wanting nothing."""
    if inquiries.says_it_will_ask(plain):
        return r.OPENER
    return r.COMPLAINT if _is_of_the_service(plain) else r.OPENER


def _is_of_the_service(plain: str) -> bool:
    """Whether plain words name a thing of the service, or tell that something is wrong with it."""
    return bool(trouble.about_the_service(plain) or topic_words.named(plain))


def _is_of_being_reached(plain: str) -> bool:
    if _A_NUMBER_THAT_CALLS.search(plain) or _KEPT_FROM_ALL.search(plain):
        return False
    return len(plain.split()) > _FEW_WORDS or bool(_OF_BEING_REACHED.search(plain))


def _uncalled(reading: Reading, plain: str, question: str) -> Reading:
    kept = [one for one in reading.all if one != r.NO_CALL]
    if kept:
        return replace(reading, main=kept[0], also=tuple(kept[1:]))
    if question not in _BEGINS:
        return replace(reading, main=r.UNCLEAR)
    told = _is_of_the_service(plain)
    return replace(reading, main=r.COMPLAINT if told else r.INSULT)


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


def _not_ended(reading: Reading, text: str, question: str) -> Reading:
    """Leave out the request whose words are denied: "iptal etmek istemiyorum, hızım düzelsin"."""
    denied = _ENDS & {*reading.all}
    if not denied or question in _ASKED_WHETHER_TO_END or not not_to_end.is_said(text):
        return reading
    rest = not_to_end.told_beside(text)
    kept = [one for one in reading.all if one not in denied and one != r.NO]
    more = len(re.findall(r"\w+", rest)) >= _FEW_WORDS  # than whose it is: "ben numaramı"
    main, *also = kept or [_begun(rest) if more else r.OPENER]
    return replace(reading, main=main, value=None, field=None, also=tuple(also))


_ENDS = frozenset({r.CANCEL_SUBSCRIPTION, r.PORTING, r.TRANSFER, r.CANCEL, r.WITHDRAW})
_ASKED_WHETHER_TO_END = q.IRREVERSIBLE | {q.STOP, q.CONFIRM, q.RESUME}


def _instead(reading: Reading, main: str) -> Reading:
    announced = main == r.OPENER  # what it was taken for is not served beside the question
    also = () if announced else tuple(one for one in reading.also if one != main)
    return replace(reading, main=main, value=None, field=None, also=also)
