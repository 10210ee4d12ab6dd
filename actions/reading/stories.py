"""The customer's story: does a message tell one, a new one, or more of the same. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import tips_in_vain
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

# Words with which complaints are opened and which say nothing about the problem (folded).
_OPENERS = re.compile(
    r"(sikayet|sikyet|skyt|sorun|problem|sikinti|dert|derd|magdur|basvur|kayit|kayd|bildir|ilet|"
    r"olustur|yardim|memnun|form|dilekce|konu)\w*|"
    r"(bir|bi|size|sizi|sizden|sizin|sizinle|ben|bana|benim|var|vardi|war|olacak|olacakti|olcak|"
    r"olcakti|olucak|ac|acin|acar|acmak|acalim|acacagim|actirmak|etmek|etcem|edicem|edecegim|"
    r"ediyorum|et|etmk|istiyorum|istyorm|isterim|istiyoruz|yasiyorum|yaziyorum|yazacagim|yazmak|"
    r"merhaba|merhabalar|selam|slm|mrb|iyi|gunler|aksamlar|geceler|gunaydin|lutfen|hakkinda|"
    r"hakkindaki|icin|ile|ilgili|ve|da|de|ki|yeni|baska|ikinci|daha|mi|misiniz|musunuz|miyim|"
    r"buraya|burasi|nasil|cok|artik|ya|efendim|hemen|acil|tuketici|turk|telekom|sirket\w*|"
    r"hello|hi|alo|hey|yardimci|olur|olabilir|yaziyom|ariyorum|operator\w*|almak|alir|birak|birakmak|yapmak|yapacagim|vermek|adim|ismim|yok|degil|degilim)",
)
_FEWEST_CONTENT_WORDS = 2

_ANNOUNCED = re.compile(r"sikayet|sikyet|\bsorun|problem|sikinti|magdur")
_TRIED = re.compile(
    r"resetle|reset att|yeniden baslat|\bac\w* (?:\w+ )?kapa\w*|\bkapa\w*,? (?:\w+ ){0,2}?ac\w*|"
    r"kapatip tekrar|fis(i|ini) cek|"
    r"denedi(m|k)\b|hepsini (denedim|yaptim)|silip (tekrar |yeniden )?(yukle|kur)|"
    r"fabrika ayar|ucak modu",
)


def says_something(message: Message) -> bool:
    """Whether a complaint says what is wrong, rather than "şikayetim var"."""
    content = len(content_words(message))
    return content >= _FEWEST_CONTENT_WORDS or (
        content == 1 and len(message.words) > 1 and _has_verdict(message)
    )


def announces_a_complaint(message: Message) -> bool:
    """Whether a message says that there is a complaint, without saying what."""
    return bool(_ANNOUNCED.search(message.folded))


def content_words(message: Message) -> list[str]:
    """Return the folded words that are neither openers nor bare numbers."""
    if message.is_choice:
        return []
    places = [fold(one) for name in ("city", "district") for one in message.entities.get(name, ())]
    return [
        word
        for word in message.words
        if not word.isdigit()
        and not _OPENERS.fullmatch(word)
        and not any(word.startswith(place) for place in places)
    ]


def _has_verdict(message: Message) -> bool:
    """Whether something is missing or not so: "internetim yok", "haberim yok"."""
    return any(word in {"yok", "degil", "cok"} for word in message.words)


def has_tried(text: str) -> bool:
    """Whether a folded description says that the usual steps were taken already."""
    return bool(_TRIED.search(text))


_STILL_THERE = re.compile(
    r"\b(?:cozulmedi|duzelmedi|gecmedi|coz(?:e)?medi\w*|hallet?(?:e)?medi\w*|halledemedi\w*|"
    r"hala (?:ayni|yok|cozul\w*|duzel\w*))\b|"
    r"\b(?:aradim|aradik|yazdim|bildirdim|kayit (?:actim|actirdim|biraktim))\b.{0,60}"
    r"\b\w+m(?:edi|adi|iyo|uyo)\w*"
)
_DISPUTES = re.compile(
    r"\biade\w*|\bgeri (?:isti|od|ver|yat)\w*|\bhaksiz\w*|\bizinsiz\w*|\bonaysiz\w*|\bhabersiz\w*|"
    r"\b(?:demis|dem?i|soylemis|soz vermis)t?[iu]n[iu]z\b|\bdediniz\b|\b(?:istemedig|kullanmadig|"
    r"almadig|imzalamadig)[iu]m\w*|\byanlis (?:hesab|kisi|numara|yer|abone)\w*"
)


def leaves_nothing_to_try(text: str, topic: str | None) -> bool:
    """Whether steps would be asked for in vain: it goes on, who owes what, or nothing is there."""
    owed = _DISPUTES.search(text) if topic == "billing" else _OWED.search(text)
    return bool(_STILL_THERE.search(text) or owed) or tips_in_vain.is_said(text, topic)


_OWED = re.compile(
    r"\bgeri (?:al|ver|iade|gonder)\w*|\biade (?:et|ed|al)\w*|\b(?:para|ucret|taksit|bedel)\w* "
    r"(?:al[iu]yo\w*|kesiyo\w*|istiyo\w*|yans\w*|cek\w*)|\bkanser\w*|\bradyasyon\w*"
)
_ANOTHER = re.compile(
    r"\b(baska|bsk|yeni|ikinci|2\.?|ayri|farkli)\s+(bir\s+|bi\s+)?"
    r"(sikayet|sikyet|skyt|sorun|problem|konu|dert|derd)",
)
_ADD_IT = re.compile(
    r"\b(?:bunu|onu|sunu|bunlari|sunlari|oraya|bir de|bi de)(?: da| de)? (?:\w+ )?"
    r"(?:ekle|yaz|belirt|not |ilave)(?!d[iu]|m[ai])\w*|\bekle(?:y[iu]n|r m[iu]s[iu]n\w*|yelim)\b"
)
_LONG = 6
_PROBABLY_A_TOPIC = 0.35
# One trouble with several names: who says "modem" after "internet" tells more of the same.
_KINDRED = frozenset({"internet_outage", "internet_speed", "modem_device"})
# "Kimse telefonu açmıyor" beside a complaint is a remark, however sure the classifier is.
_REMARKS = frozenset({"customer_service", "other"})


def is_a_long_complaint(message: Message) -> bool:
    """Whether a long message is a complaint in spite of its intent (an insult, "iptal" …)."""
    return message.topic_sure and len(message.words) >= _LONG


def tells_a_problem(message: Message) -> bool:
    """Whether a message says what is wrong, as far as the topic's classifier can tell."""
    if message.is_choice or not says_something(message):
        return False
    if message.intent == "file_complaint":
        return True
    if message.intent in {"problem_persists", "nlu_fallback", "inform"}:
        return message.topic_sure or message.topic_confidence >= _PROBABLY_A_TOPIC
    return is_a_long_complaint(message)


def says_to_add(message: Message) -> bool:
    """Whether the customer says that something is to be written down as well."""
    return bool(_ADD_IT.search(message.folded))


def says_another(message: Message) -> bool:
    """Whether the customer says that this is another complaint."""
    return bool(_ANOTHER.search(message.folded))


def is_about_another(message: Message, topic: str | None) -> bool:
    """Whether a message surely is about another topic than `topic`."""
    if topic is None or message.topic is None or not message.topic_sure:
        return False
    differs = not is_kindred(topic, message.topic)
    return differs and message.topic not in _REMARKS


def is_kindred(topic: str | None, other: str) -> bool:
    """Whether two topics are names of one trouble: "internet" and "modem"."""
    return topic == other or {topic, other} <= _KINDRED
