"""What is asked beside the form: a word in the steps, how a step is done, money, dates. Pure."""

from __future__ import annotations

import re

from actions.reading import asides, house_questions, questions as q, recourse, trouble, verbs
from lexicon.turkish import fold

SPLITTER, STEP, COMMITMENT, FEE, REFUND = "splitter", "step", "commitment", "fee", "refund"
ADDRESS, WHEN, WHY = "address", "when", "why"

_LONGEST, _MOST_WORDS = 200, 14
_ASKS = re.compile(
    r"\?|\b(?:ne|neyi|nedir|nasil|nasi|nere\w*|nerd\w*|kac\w*|hangi\w*|kim\w*|m[iu]|m[iu]y[iu]m|"
    r"m[iu]s[iu]n\w*|m[iu]d[iu]r|ne ?zaman\w*|ne ?kadar\w*|nekadar\w*|ogrenebilir\w*|bilmiyo\w*|"
    r"bilmem|anlamam|anlamiyo\w*|beceremem|yapamam|yapamiyo\w*)\b"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (SPLITTER, re.compile(r"\b(?:split\w*|ayirici\w*)\b")),
    (FEE, re.compile(r"\b(?:cayma|cezai? sart|erken (?:iptal|fesih)|iptal bedel)\w*")),
    (
        COMMITMENT,
        re.compile(
            r"\b(?:taahh?u[dt]|taahut|sozlesme)\w* (?:\w+ ){0,3}?(?:bit|dol|sur|son|kac|"
            r"ne ?zaman)\w*|"
            r"\bne ?zaman (?:\w+ ){0,2}?(?:bit|dol)\w* (?:\w+ ){0,2}?(?:taahh?u[dt]|taahut)\w*"
        ),
    ),
    (
        REFUND,
        re.compile(
            r"\b(?:iade|para|ucret|tutar)\w* (?:\w+ ){0,3}?(?:geri|iade|gel|yat|od[ei]n|iban|yapil|"
            r"al[ia])\w*(?: \w+){0,3}?|\biade\w* (?:\w+ ){0,2}?(?:ne|nere|nasil|iban)\w*"
        ),
    ),
    (
        ADDRESS,
        re.compile(
            r"\b(?:baska|diger|ikinci|yeni|farkli|oteki) (?:bir |bi )?(?:adres|ev|daire)\w*"
        ),
    ),
)
_STEP = re.compile(
    r"\b(?:nasil|nasi|nere\w*|nerd\w*) (?:\w+ ){0,2}?(?:yap|cikar|tak|sok|kapat|ac|resetle|bak|bul|"
    r"olc|gir|cek|bas|gor|anla)\w*|\b(?:cikar|tak|yap|kapat|ac|bak|olc|resetle)\w* (?:\w+ )?"
    r"(?:nasil|nere\w*|nerd\w*)\b|\b(?:bilmem|bilmiyor\w*|bilmiyom|anlamam|beceremem|yapamam|"
    r"yapamiyo\w*|beceremiyo\w*|elimden gelm\w+)\b|\b(?:nedir|ne demek|o ne|neymis)\b"
)
_STEPS_WORD = re.compile(
    r"\b(?:modem|sim|kart|kablo|port|fis|adaptor|priz|reset|ucak mod|dsl|fiber|kutu|isik|dugme|"
    r"ghz|wifi|adim|bunlar|onlar|dediklerin|ayar)\w*|\bben\b"
)
_WHEN_DONE = re.compile(
    r"\b(?:ne ?zaman|ne ?zmn|kac (?:gun|saat)\w*|ne kadar sur\w*) (?:\w+ ){0,3}?"
    r"(?:duzel|coz|hallol|hallet|yapil|gel|bit|sonuc|don|ara)\w*|"
    r"\b(?:bayram|aksam|hafta ?sonu|yarin|pazartesi|cuma)\w* ?(?:dan|den|a|ya)? ?(?:once|kadar) "
    r"(?:\w+ ){0,2}?(?:duzel|coz|hallol|yapil|gel|bit)\w* m[iu]\w*"
)


def asked(text: str, question: str) -> str | None:
    """Return what a short message asks beside the open question, or None."""
    folded = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text[:_LONGEST]))))
    if not folded or len(folded.split()) > _MOST_WORDS:
        return None
    why = WHY if asides.asks_why_to_give(folded, question) else None
    of_the_house = why or recourse.asked(folded) or house_questions.asked(folded, question)
    if of_the_house is not None:
        return of_the_house
    if not _ASKS.search(folded) or trouble.marks(folded) > 1:
        return None
    if question == q.SOLVED and _STEP.search(folded) and _STEPS_WORD.search(folded):
        return SPLITTER if _KINDS[0][1].search(folded) else STEP
    found = next((kind for kind, said in _KINDS if said.search(folded)), None)
    if found is None and question in {q.SOLVED, q.CONFIRM, q.PLACE} and _WHEN_DONE.search(folded):
        return WHEN
    return found
