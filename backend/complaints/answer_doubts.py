"""What speaks against an answer to a customer before it is sent: signs, not proofs. Pure.

Whoever concludes is shown them and says a second time that it is meant so. Nothing here is a rule
of what an answer must hold: a sign that errs costs one deliberate key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_WORDS, LEAST_LETTERS = 2, 8
TOO_SHORT = "Yanıt çok kısa: müşteri ne yapıldığını bundan anlar mı?"
FORMULA = "Yanıt bir kalıp: neyin yapıldığını söylemiyor."
LEFT_OVER = "Yanıtta doldurulmamış yer kalmış: “{}”."
SAID_BY_CUSTOMER = "Yanıt müşterinin yazdığının aynısı."
NO_TIME = "Müşteri ne zaman diye sormuş; yanıtta bir gün ya da süre yok."
NO_REASON = "Müşteri nedenini sormuş; yanıtta bir neden yok."
NO_MONEY = "Müşteri para iadesi istemiş; yanıtta ücretten söz edilmiyor."

_WORD = re.compile(r"[^\W_]+")
# Words of which alone nobody learns anything, by how they begin: "Talebiniz incelenmiştir."
_FORMULA = (
    *("gere", "islem", "sorun", "talep", "taleb", "sikaye", "kayit", "kayd", "konu", "basvuru"),
    *("yapil", "yapti", "tamam", "cozul", "cozdu", "incel", "kapat", "kapan", "sonuc", "alin"),
    *("deger", "ilgi", "birim", "ilet", "gerekli", "olumlu", "bilgi", "sunar", "olup", "ekib"),
    *("sayin", "muster", "merhaba", "iyi", "gun", "tesekk", "ede", "dile", "saygi", "taraf", "ve"),
)
# What stands for something that was to be written: "{ad}", "[tarih]", "<tutar>", "XXX", "___".
_PLACES = re.compile(
    r"\{[^{}\n]*\}|\[[^\[\]\n]{1,40}\]|<[^<>\n]{1,40}>|\b[xX]{2,}\b|_{2,}|\?{3,}|\*{3,}|#{2,}"
    r"|\b(?:GG|DD)[./-](?:AA|MM)(?:[./-](?:YYYY|YY))?\b|\b(?:SS|HH):(?:DD|MM)\b|\b(?:TODO|TBD)\b"
)
_ASKS_WHEN = re.compile(r"\bne zaman(?!lar)|\bkac gun|\bhangi gun|\bne kadar sure")
_ASKS_WHY = re.compile(r"\b(?:neden|niye|nicin)\b|\bnedenini\b|\bsebebini\b")
_ASKS_MONEY = re.compile(
    r"\biade(?:si|sini|mi|yi)?\b[^.!?]*\b(?:iste|edil|edin|yap|talep)"
    r"|\bpara(?:mi|min)\b[^.!?]*\b(?:geri|iade|iste)|\bgeri (?:odeme|odenme|verilme|verin)"
)
# Dates, hours, spans of time; and what is done already, which answers "when" as well.
_TIME = re.compile(
    r"\d|\bbugun|\byarin|\bdun\b|\bhafta|\bgun\b|\bgunu\b|\bgunde|\bgune|\bsaat|\bay\b|\baya\b|\bayi"
    r"|\bsimdi|\bhemen|\bsabah|\bogle|\baksam|\bpazar|\bsali|\bcarsamba|\bpersembe|\bcuma|\bocak|\bsubat|\bmart\b|\bnisan"
    r"|\bmayis|\bhaziran|\btemmuz|\bagustos|\beylul|\bekim\b|\bkasim|\baralik"
    r"|\w{2,}[iu](?:ldi|ndi)\w*\b|\w{2,}(?:ildi|uldu|indi|undu|andi|endi)\w*\b"
)
_REASON = re.compile(
    r"\bcunku|\bneden|\bsebep|\bsebeb|\bkaynakla|\byuzunden|\bdolayi|\boturu|\bgeregi\b(?! yap)"
    r"|\bariza|\bbakim|\bcalisma|\bkesinti|\bkopma|\bkopuk|\bhata|\bgecik|\byogun|\beksik|\bborc"
    r"|\bsozlesme|\btaahhut|\bkampanya|\btarife|\baltyapi|\bkapasite|\bhasar|\bhavuz|\bnitekim"
    r"|\bicin\b|[dt][iu]g[iu]nd[ae]n\b|\btanimli|\btanimlan"
)
_MONEY = re.compile(
    r"\biade|\bucret|\btutar|\blira|\btl\b|₺|\bfatura|\bodeme|\bodendi|\bbedel|\bpara"
)


def doubts(answer: str, said: Iterable[str], *, with_files: bool = False) -> list[str]:
    """Say what speaks against an answer to a customer who has `said` this, in words for agents.

    `with_files`: files go with it, which may be what it says.
    """
    found = []
    words = _WORD.findall(answer)
    asked = fold(" ".join(said))
    told = fold(answer)
    if not with_files:
        found += _emptiness(words)
    if places := _PLACES.search(answer):
        found.append(LEFT_OVER.format(places[0]))
    if words and _plain(told) in _plain(asked):
        found.append(SAID_BY_CUSTOMER)
    for asks, tells, doubt in (
        (_ASKS_WHEN, _TIME, NO_TIME),
        (_ASKS_WHY, _REASON, NO_REASON),
        (_ASKS_MONEY, _MONEY, NO_MONEY),
    ):
        if asks.search(asked) and not tells.search(told):
            found.append(doubt)
    return found


def _emptiness(words: list[str]) -> list[str]:
    if len(words) < LEAST_WORDS or sum(map(len, words)) < LEAST_LETTERS:
        return [TOO_SHORT]
    return [FORMULA] if all(fold(word).startswith(_FORMULA) for word in words) else []


def _plain(folded: str) -> str:
    """Return the words of a text alone, each between blanks."""
    return f" {' '.join(_WORD.findall(folded))} "
