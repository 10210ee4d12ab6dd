"""What is asked of us while a complaint is taken: how to send something, why to give it. Pure.

"Belgeyi nereden yollayacağım", "numaramı niye vereyim" are answered, and are no part of the story;
"bu parayı nasıl vereceğim", which asks nobody, is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, short_answers, trouble, verbs
from lexicon.turkish import fold, words_only

if TYPE_CHECKING:
    from actions.reading.reading import Reading

_LONGEST = 200
_I_SHALL = (
    r"(?:[ae]c[ae]g[iu][mz]|[iu]?c[ae][mz]|y?[ae]y[iu]m|[ae]l[iu]m|[ae]bil[iu]r[iu][mz]|"
    r"[ae]r[iu][mz])"
)
_HOW = r"(?:nasil|nasi|nere(?:ye|den|de)|ner(?:den|de)|neyle|ne (?:ile|sekilde))"
_SENDS = r"(?:gonder|yolla|at|ekle|yukle|ilet|ver|yaz|soyle|paylas|ogren|takip ed|sorgula|gor|al)"
_ASKS_HOW = re.compile(
    rf"\b{_HOW}(?: (?:size|sana|buraya|buradan|ben|onu|bunu)){{0,2}} {_SENDS}y?{_I_SHALL}\b|"
    rf"\b{_SENDS}y?{_I_SHALL} {_HOW}\b"
)
_ASKS_WHY = re.compile(
    r"\b(?:niye|neden|nicin|ne (?:diye|icin|gerek))(?: \w+){0,3}? "
    r"(?:ver|yaz|soyle|paylas)y?(?:eyim|ayim|elim|alim|ecekmis\w*|acakmis\w*|iyorum|uyorum)\b|"
    r"\b(?:ver|yaz|soyle|paylas)y?(?:eyim|ayim)(?: ki)? (?:niye|neden|nicin)\b"
)
# What is sent or told to us, and the words around it.
_OURS = re.compile(
    r"(?:dekont|belge|evrak|makbuz|fis\b|fatura ornegi|ekran|goruntu|foto|resim|resm|video|dosya|"
    r"numara|telefon|cep|mail|eposta|adres|ad\b|adim|isim|ismim|kimlik|tc\b|bilgi|sikayet|kayd|kayit|"
    r"takip|sonuc|cevap|cevab|yanit|siz|sana|bur|bu\b|bun|su\b|sun|o\b|onu|onlar|ben|bana|peki|simdi|"
    r"de\b|da\b|ki\b|ya\b|yani|iste|pardon|acaba|ayrica|once|sonra|bil)\w*"
)
_OF_MONEY = re.compile(r"\b(?:para|ucret|borc|lira|tl|taksit|ceza)\w*")
_AT = frozenset({q.TOPIC, q.PLACE, q.SOLVED, q.PHONE, q.EMAIL, q.NAME, q.CONFIRM, q.CORRECT})
_NOT_SAID_BY_IT = frozenset({r.YES, r.SOLVED})


def is_asked(text: str) -> str | None:
    """Return `r.WHY` or `r.HELP` where a text only asks us why or how to give something."""
    plain = words_only(verbs.plain(fold(text[:_LONGEST])))
    why, how = _ASKS_WHY.search(plain), _ASKS_HOW.search(plain)
    if _OF_MONEY.search(plain) or not (why or how):
        return None
    rest = _ASKS_HOW.sub(" ", _ASKS_WHY.sub(" ", plain))
    if trouble.is_told(trouble.without_people(rest)):
        return None
    if why:
        return r.WHY
    return r.HELP if all(_OURS.fullmatch(word) for word in rest.split()) else None


def rather(reading: Reading, text: str, question: str) -> Reading:
    """Return a reading without the story where a message only asks us something."""
    told = r.STORY & {*reading.all}
    if question not in _AT or not (told or reading.main in _NOT_SAID_BY_IT):
        return reading
    asked = is_asked(text)
    if asked is None or (not told and short_answers.lead(verbs.plain(fold(text))) is not None):
        return reading
    also = tuple(one for one in reading.also if one not in r.STORY)
    main = asked if reading.main in r.STORY | _NOT_SAID_BY_IT else reading.main
    return replace(reading, main=main, also=also, text=None)
