"""What does not accept a result: "bu sonucu kabul etmiyorum", "karara itirazım var". Pure."""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold

_RESULT = (
    r"(?:sonuc|sonuclandir|karar|cevab|cevap|yanit|cozum|degerlendirme|inceleme|aciklama|gerekce|"
    r"red(?:d|\b)|ret\b)\w*"
)
_NOT_ACCEPTED = (
    r"(?:kabul etm[iae]\w*|kabul ed(?:ilemez|emem|emi)\w*|"
    r"kabullen\w*m\w*|itiraz\w*|katilm[iae]\w*|haksiz\w*|adil (?:degil|bulm)\w*|adaletsiz\w*|"
    r"(?:tatmin|memnun|razi|ikna) (?:et|ol|kal)m[iae]\w*|(?:tatmin|memnun|razi|ikna) (?:edici )?"
    r"degil\w*|begenm[iae]\w*|yanlis\w*|sacma\w*|yetersiz\w*|uygun (?:degil|bulm)\w*|tanim[iae]\w*|"
    r"reddediyo\w*|reddettim|olmaz boyle)"
)
_OF_THE_RESULT = re.compile(
    rf"\b{_RESULT}(?: \w+){{0,4}} {_NOT_ACCEPTED}|\b{_NOT_ACCEPTED}(?: \w+){{0,3}} {_RESULT}"
)
_BARE = re.compile(
    r"\b(?:kabul (?:etm[iu]yo(?:r?u)?[mz]|edemi\w*|etmem|edemem|edilemez)|kabullenemi\w*|"
    r"itiraz(?:im)? (?:var|edi\w*|ede\w*|etmek\w*|hakk\w*)|itirazim\b|katilmiyo\w*|"
    r"(?:memnun|tatmin|razi|ikna) (?:degil|olma|kalma|etme)\w*|"
    r"(?:tekrar|yeniden|bir daha|bastan) (?:incele|degerlendir|bak|ele al)\w*|haksizlik\w*)"
)
_ASKS = re.compile(
    r"\?|\bm[iu](?:y[iu]m|s[iu]n\w*|d[iu]r)?\b|\b(?:nasil(?! bi)|nere\w*|ne ?zaman|kac)\b|"
    r"\w{3,}m[ae]zs[ae]"
)
_MOST_WORDS, _FEW = 40, 8


def is_of_the_result(text: str) -> bool:
    """Whether a message says that the result itself is not accepted."""
    plain = _plain(text)
    return bool(_OF_THE_RESULT.search(plain)) and not _ASKS.search(plain)


def is_bare(text: str) -> bool:
    """Whether it says so in a few words, which mean the result where one was just told."""
    plain = _plain(text)
    return len(plain.split()) <= _FEW and bool(_BARE.search(plain)) and not _ASKS.search(plain)


_OUTRIGHT = re.compile(
    r"\b(?:kabul (?:etm[iu]yo(?:r?u)?[mz]|edemi\w*|etmem)|kabullenemi\w*|"
    r"itiraz(?:im)? (?:var|edi\w*)|katilmiyo\w*)"
)


def is_outright(text: str) -> bool:
    """Whether the few words can only be of a result: "katılmıyorum", "itiraz ediyorum"."""
    return is_bare(text) and bool(_OUTRIGHT.search(_plain(text)))


def _plain(text: str) -> str:
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text)).replace("'", "")))
    return plain if len(plain.split()) <= _MOST_WORDS else ""
