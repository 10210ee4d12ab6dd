"""Small readings of a message: yes, no, is it solved, does it say something at all. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.complaint_draft import NOT_SOLVED, SOLVED

if TYPE_CHECKING:
    from actions.message import Message

WAIT = "wait"

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
    r"operator\w*|almak|alir|birak|birakmak|yapmak|yapacagim|vermek|adim|ismim|yok|degil|degilim)",
)
_FEWEST_CONTENT_WORDS = 2

_YES = re.compile(r"\b(evet|evt|ewet|he|hee|hihi|aynen|tabii?|onayli\w*|dogru\w*|kayd(et|ed)\w*)\b")
_WAITING = re.compile(
    r"\b(tamam|ok|okey|peki|olur|den(er|iy|ey|im)\w*|bakiyorum|bakayim|bakarim|bekle\w*|"
    r"bi(r)? (dakika|saniye|dk|sn)|simdi|yapiyorum|yapayim)\b",
)
_STILL_THERE = re.compile(
    r"olmadi|olmuyo|duzelmedi|cozulmedi|calismi|gelmedi|gelmiyo|degismedi|yaramadi|\bhala\b|"
    r"\bhal\b|\bayni\b|devam|denemem|ugrasamam|acilmadi|halledilmedi|kopuyo|kesiliyo|cekmiyo",
)
_GONE = re.compile(r"cozuldu|duzeldi|halloldu|hallettim|calisiyor|calisti|sorun kalmadi|geldi\b")
_ANNOUNCED = re.compile(r"sikayet|sikyet|\bsorun|problem|sikinti|magdur")
_RECORD_IT = re.compile(r"\bkay(de[dt]|da gec|it (ac|olus))")
_TRIED = re.compile(
    r"resetle|reset att|yeniden baslat|acip kapa|kapatip ac|kapatip tekrar|fis(i|ini) cek|"
    r"denedi(m|k)\b|hepsini (denedim|yaptim)|silip (tekrar |yeniden )?(yukle|kur)|"
    r"fabrika ayar|ucak modu",
)


def says_something(message: Message) -> bool:
    """Whether a complaint says what is wrong, rather than "şikayetim var"."""
    return len(content_words(message)) >= _FEWEST_CONTENT_WORDS or (
        len(content_words(message)) == 1 and len(message.words) > 1 and _has_verdict(message)
    )


def announces_a_complaint(message: Message) -> bool:
    """Whether a message says that there is a complaint, without saying what."""
    return bool(_ANNOUNCED.search(message.folded))


def content_words(message: Message) -> list[str]:
    """Return the folded words that are neither openers nor bare numbers."""
    if message.is_choice:
        return []
    return [w for w in message.words if not w.isdigit() and not _OPENERS.fullmatch(w)]


def _has_verdict(message: Message) -> bool:
    """Whether something is missing or not so: "internetim yok", "haberim yok"."""
    return any(word in {"yok", "degil", "cok"} for word in message.words)


def is_yes(message: Message) -> bool:
    """Whether a message agrees."""
    if message.intent == "affirm":
        return True
    return message.intent == "nlu_fallback" and bool(_YES.search(message.folded))


def is_no(message: Message) -> bool:
    """Whether a message says no, or that the customer will not."""
    return message.intent in {"deny", "refuse_detail"}


def help_result(message: Message) -> str | None:
    """Read the answer to "çözüldü mü?": SOLVED, NOT_SOLVED, WAIT, or None.

    "Tamam" after a row of steps means "I will try", not that they helped: registering a
    complaint as solved on it would be wrong.
    """
    if message.is_choice:
        return {"affirm": SOLVED, "deny": NOT_SOLVED}.get(message.intent)
    folded = message.folded
    if _STILL_THERE.search(folded) or _RECORD_IT.search(folded):
        return NOT_SOLVED
    if message.intent == "problem_persists" or is_no(message):
        return NOT_SOLVED
    if message.intent == "problem_solved" or _GONE.search(folded):
        return SOLVED
    if _WAITING.search(folded) and not _YES.search(folded):
        return WAIT
    return SOLVED if is_yes(message) else None


def has_tried(text: str) -> bool:
    """Whether a folded description says that the usual steps were taken already."""
    return bool(_TRIED.search(text))
