"""What looks like refusing a detail and is not: another way to be reached, another answer. Pure."""

from __future__ import annotations

import re

from actions.reading import questions as q

_MAIL = r"(?:e ?-? ?posta\w*|e ?-?mail\w*|mail\w*|meyil\w*)"
_PHONE = r"(?:tel(?:efon\w*|im)?|cep\w*|numara\w*|gsm)"
_WISH = (
    r"(?:olsa|olsun|olur|olabilir|olmaz|verse[mk]?|versek|vereyim|verebilir\w*|veririm|vericem|verecegim|"
    r"yazsam|yazayim|yazarim|yazabilir\w*|alsaniz|kullan[iu]n|isterim|istiyorum|tercih\w*|uygun|yeter\w*|"
    r"(?:daha )?(?:iyi|kolay|rahat)\w*|uzerinden|(?:ile|yoluyla) \w*ulas\w*|ulas[iu]n\w*|"
    r"(?:at|gonder|yaz)(?:[iu]n|sa|san|sen|saniz|seniz)\w*)"
)
_NOT_WISHED = re.compile(
    r"\b(?:yok\w*|istemi\w*|istemem|lazim|gerek\w*|sart|neden|niye|nicin|yanlis|degis\w*|"
    r"(?:at|gonder|yaz|ver)m[ae]\w*|gelm\w*|almi\w*|almad\w*|hangisi|mi .+ m[iu])\b"
)
_MOST = 8


def _instead(wanted: str, refused: str) -> re.Pattern[str]:
    """Return what asks for one way where the other was asked for."""
    return re.compile(
        rf"\b{wanted}(?: (?:adres\w*|da|de|bari|sana|size))* (?:\w+ )?{_WISH}\b|"
        rf"\b{refused} (?:yerine|degil\w*|olmasin) (?:\w+ )?{wanted}|"
        rf"\b{wanted}[dt][ae]n (?:\w+ )?(?:ulas|yaz|bildir|don|haber)\w*"
    )


_WANTED = {
    q.PHONE: (q.EMAIL, _instead(_MAIL, _PHONE)),
    q.EMAIL: (q.PHONE, _instead(_PHONE, _MAIL)),
}
# "Hayır, başka sorum yok", "hayır düzelmedi": what was answered is not the question for a detail.
_ANOTHER_NO = re.compile(
    r"\W*(?:hayir|yok|yo|hic)\W+(?:\w+\W+){0,3}?"
    r"(?:sorum|soracag\w*|sorun (?:yok|kalmadi)|"
    r"(?:baska|bir|bi) ?(?:bir |bi )?sey(?:im)? (?:yok|sormay\w*)|"
    r"olmadi|cozulmedi|duzelmedi|gelmedi|bitmedi|acilmadi|degismedi)\W*(?:yok\w*|kalmadi)?\W*"
)
_ASKED_WORD = (
    r"(?:neden|niye|nicin|ne ?zaman|nasil|kac (?:gun|saat|hafta|ay|kere|kez|defa)\w*|"
    r"nere\w*|kim|kime|"
    r"hangi (?!numara|mail|isim)\w+)"
)
# "Neden çekmiyor bilmiyorum", "bilmem kaç gündür", "arar mısınız bilmem".
_NOT_KNOWN = re.compile(
    rf"\b{_ASKED_WORD}\b(?:\W+\w+){{1,5}}\W+(?:hic |ben |de )?bil(?:m[ie]\w*|emi\w*)|"
    rf"\bbil(?:mem|miyo\w*) (?:ki )?"
    rf"(?:{_ASKED_WORD}|kac|anlat\w*|ne (?:oldu|yap\w*|diy\w*|ol\w*))\b|"
    r"\b(?!bilir|soyle|ver|yaz)\w{2,} m[iu](?:s[iu]n\w*|y[iu]\w*)? (?:\w+ )?bil(?:mem|miyo\w*)"
)
_LONGEST = 120


def wished_instead(folded: str, question: str) -> str | None:
    """Return the question for the way that is wished where the other is asked for, or None."""
    if question not in _WANTED or len(folded.split()) > _MOST or _NOT_WISHED.search(folded):
        return None
    way, words = _WANTED[question]
    return way if words.search(folded) else None


def answers_something_else(folded: str) -> float:
    """Return how surely a "hayır" or "bilmem" is about something else than a detail; else 0.

    What is not known may be asked as well, which the rest of the message tells.
    """
    if len(folded) > _LONGEST:
        return 0.0
    if _ANOTHER_NO.fullmatch(folded):
        return 0.95
    return 0.6 if _NOT_KNOWN.search(folded) else 0.0
