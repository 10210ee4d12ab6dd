"""Whether a line is to change hands, or a number its company: requests, no end of it. Pure.

"Numaramı taşımak istiyorum" requests; "numaramı taşıyamadım, iki haftadır bekletiyorsunuz"
complains.
"""

from __future__ import annotations

import re

from actions.reading import trouble

_NUMBER_MOVES = re.compile(
    r"\bnumara\w* (?:\w+ ){0,3}?(?:tas[iu](?!nd)|gec[iu]r(?!d))\w*|"
    r"\b(?:hat|hatt)\w* (?:\w+ ){0,1}?(?:size|sizden|turkcell\w*|vodafone\w*|"
    r"(?:baska|diger|oteki) (?:operator|firma|sirket)\w*) (?:\w+ )?(?:tas[iu]|gec[iu]r)\w*"
)
_LINE = re.compile(
    r"\b(?:hat(?!ir|al|a)\w*|telefon\w*|internet\w*|abonel\w*|numara\w*|fatura\w*)\b"
)
_CHANGES_HANDS = re.compile(
    r"\b(?:(?:kendi )?(?:uzer|ustu?m?|ust|ad)[iu](?:m|n|ne|me|mize)?\w* (?:\w+ )?"
    r"(?:al|gec[iu]r|aktar|cev[iu]r|yap)(?!d[iu]n|m[iu]s|m[iu]yo|[iu]nm)\w*|"
    r"devr?(?:al|et|ed)\w*|devir (?:al|et|ed|islem|yap|olma)\w*)"
)
_DONE = re.compile(r"\b\w{2,}(?:[ae]m[ae]d[iu]|m[iu]yo|m[ae]d[iu]n[iu]z|m[ae]d[iu]l[ae]r)\w*")
_NAMED, _MOST_NAMED = re.compile(r"\b(?:numara tas[iu]ma|hat dev(?:ri|ir)\w*|devir)\b"), 4


# "Başvurum reddedildi", "red geldi", "onaylanmadı": what was wanted, and not given.
_TURNED_DOWN = re.compile(
    r"\b(?:redd?e(?:dil(?:di|mis|iyo)|tt[iu]|diyo|dip|dince)\w*|ret(?:le\w+)?|"
    r"red(?:di|dini|dediniz)?(?: \w+)? (?:gel(?:di|iyo|mis)|al[dit]|yed|yiyo|ver(?:ildi|d)|"
    r"cik[tiy]|cevab|yanit|olun|ol[du])\w*|"
    r"(?:onay|kabul|izin)(?: \w+)? (?:al[ia]?m|ver[ie]?[lm]|edilm|etm|cikm)\w*|"
    r"(?:onaylan|gecerli sayil)m[aiu]\w*|geri cev[iu]r(?:d|il|m)\w*|"
    r"olumsuz (?:\w+ )?(?:gel|don|sonuc|cik)\w*)"
)


def of_a_number(folded: str) -> bool:
    """Whether a plain text wants a number moved to or from another company."""
    return bool(_NUMBER_MOVES.search(folded)) and _is_wanted(folded)


def of_a_line(folded: str) -> bool:
    """Whether a plain text wants a line put on another's name."""
    return bool(_LINE.search(folded) and _CHANGES_HANDS.search(folded)) and _is_wanted(folded)


def of_a_new_number(plain: str) -> bool:
    """Whether a plain text wants another number for its line: "numaramı değiştirmek istiyorum"."""
    text = " ".join(re.findall(r"[a-z0-9?]+", plain))
    return bool(_NEW_NUMBER.search(text)) and not trouble.marks(text) and _is_wanted(text)


_NEW_NUMBER = re.compile(
    r"\bnumara(?:m|mi|mizi|yi)?\b (?:\w+ ){0,2}?(?:degis(?!ti[^r]|mis|ecek|iyo)\w*|yenile\w*)|"
    r"\b(?:baska|yeni|farkli) (?:bir |bi )?(?:telefon )?numara(?:ya|yi)? (?:\w+ )?"
    r"(?:al|ist(?:e|iyo|iyr)|gec|kullan)\w*"
)


def is_turned_down(folded: str) -> bool:
    """Whether a plain text tells that what was wanted was refused."""
    return bool(_TURNED_DOWN.search(folded))


def _is_wanted(folded: str) -> bool:
    if _DONE.search(folded) or is_turned_down(folded):
        return False
    named = bool(_NAMED.search(folded)) and len(folded.split()) <= _MOST_NAMED
    return trouble.wishes(folded) or trouble.asks(folded) or (named and not trouble.marks(folded))
