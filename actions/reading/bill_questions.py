"""What is asked about money: how to pay, by instalments, after the due date, the details. Pure."""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold, words_only

PAY, INSTALMENTS, OVERDUE, DETAILS = "pay", "instalments", "overdue", "details"
_ASKS = (
    r"(?:nasil|nasi|nere\w*|nerd\w*|hangi\w*|m[iu]\w*|ne|neler|kac\w*|olur|olacak|var|yapil\w*|"
    r"edil\w*)"
)
_HOW = r"(?:nasil|nasi|nere\w*|nerd\w*)"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        INSTALMENTS,
        re.compile(
            r"\b(?:taksit\w*|bol(?:up|erek|ebil\w*|un\w*)|parca parca)\b"
            rf"(?: \w+){{0,3}}? {_ASKS}\b|"
            rf"\b{_ASKS} (?:\w+ )?taksit\w*|"
            r"\btaksit(?:le|e|lendir\w*|li)?\b(?: \w+){0,3}? "
            r"(?:ist(?:iyo\w*|eri[mz])|isterdi[mk]|rica ed\w*|lazim|yap[iu]n\w*|bolun\w*)\b|"
            r"\b(?:parca parca|bolerek|bolup) (?:\w+ ){0,2}?ist(?:iyo\w*|eri[mz])\b"
        ),
    ),
    (
        OVERDUE,
        re.compile(
            r"\b(?:tarih|gun|vade|sure)\w* (?:\w+ )?gec(?:ti|mis|se|erse|ince|ir)\w*"
            r"(?: \w+){0,3}? (?:ne|olur|olacak|m[iu]\w*|faiz|ceza|kapan\w*|kesil\w*|gecik\w*)|"
            r"\b(?:gec|zamaninda|gununde|vaktinde) "
            r"(?:ode(?:sem|rsem|mesem|mezsem)|odeyemezsem)\w*|"
            r"\bode(?:mezsem|mesem|yemezsem)\b"
        ),
    ),
    (
        PAY,
        re.compile(
            rf"\b(?:{_HOW}|hangi \w+) (?:\w+ )?"
            r"(?:ode(?:r|y|n|me|sem|rim|riz)|yat[iu]r)\w*|"
            rf"\b(?:ode|yat[iu]r)\w*(?: \w+){{0,2}}? (?:{_HOW}|yol\w*|secenek\w*)|"
            r"\b(?:kart|havale|eft|nakit|otomatik|ptt|banka|bayi)\w* (?:\w+ )?"
            r"ode\w*(?: \w+)? m[iu]\w*"
        ),
    ),
    (
        DETAILS,
        re.compile(
            rf"\b(?:ayrinti|detay|dokum|icerig|kalem)\w*(?: \w+){{0,3}}? {_HOW}|"
            rf"\b{_HOW}(?: \w+){{0,3}}? (?:ayrinti|detay|dokum|icerig|kalem)\w*"
        ),
    ),
)


def asked(text: str) -> str | None:
    """Return what of a bill a text asks, None where it asks none of these."""
    folded = words_only(verbs.plain(fold(text)).replace("'", ""))
    return next((kind for kind, said in _KINDS if said.search(folded)), None)
