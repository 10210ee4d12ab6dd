"""When a yes is none: both answers at once, a question, a supposition, mockery. Pure.

What hangs on a yes is registered, closed or withdrawn: whoever has not said it clearly is asked
once more.
"""

from __future__ import annotations

import re

from actions.reading import short_answers

_REFUSES = re.compile(r"[hn]a+y+i+r+|hyr|hayr|olmaz|no+")
_CONSENTS = re.compile(r"e+v+e+t+|evt|ta+ma+m+|tmm|olur|onay\w*|ok|oke+y*|yes|do+gru+")
_HEARD = re.compile(r"t+a*m+a*m+(?:dir|d[iu]r)?|tm+|ok|oke+y*|peki|anladim|hm+|hi+")
_JOINS = frozenset({"but", "mu", "mi", "ve", "veya", "ya", "da", "hem", "ama", "gibi"})
_SUPPOSES = re.compile(
    r"\b(?:(?:de|soyle|onayla|kaydet|yaz|kabul et)(?:r|rs|s)[ae](?:m|k|n[iu]z)?|"
    r"(?:de|onayla|kabul et)m[ae]?z?s[ae]m) (?:\w+ ){0,3}?(?:ne|n'?[eao]l\w*|\w+ m[iu]\w*)\b"
)
# "Onay veremem", "teyit edemiyorum", "sence doğru mu": the word of a yes, and none.
_UNABLE = re.compile(
    r"\b(?:onay|teyit|tasdik|kabul|dogrula|kaydet|kayded)\w*(?: (?:ed|et|ver|yap)\w*?)?"
    r"(?:[ae]m[ae](?:m|y[iu]z|z)|[ae]?m[iu]yo\w*)\b|"
    r"\b(?:dogru|uygun|olmus|oldu|tam) m[iu]\b"
)
_WHOLLY_ASKED = re.compile(r"[\w\s]{1,12}\?+\W*")
_MOCKS = re.compile(r"\bkomik\w*|\bgul(?:er[iu]m|duru?\w*|eyim)\b|\bespri\w*|\bsir[ck]\w*")


# "Süper çözdünüz": thanks from one customer, mockery from the next.
_PRAISES = re.compile(
    r"\b(?:super|harika|mukemmel|muhtesem|efsane|sahane|bravo|"
    r"(?:(?:cok|ne|pek|gayet|ne de|o kadar) )+(?:guzel|iyi|hos|hizli|cabuk|kolay|temiz))"
    r"(?: \w+){0,2}? (?:coz|hallet|duzelt|yap|onar|becer|basar|tamir e)[a-z]*[dt][iu]n(?:[iu]z)?\b"
)


def praises(text: str) -> bool:
    """Whether a plain text praises how well we did it, which is as often mockery as thanks."""
    return bool(_PRAISES.search(text))


def is_none(text: str) -> bool:
    """Whether a plain text that begins like a yes is none."""
    return bool(
        says_both(text)
        or praises(text)
        or supposes(text)
        or _UNABLE.search(text)
        or _MOCKS.search(text)
        or (_WHOLLY_ASKED.fullmatch(text) and short_answers.lead(text.rstrip("?! ")) is not None)
    )


def only_acknowledges(text: str) -> bool:
    """Whether a plain text says "tamam" and no more: heard, as often as agreed."""
    words = re.findall(r"[a-z]+", text)
    return bool(words) and all(_HEARD.fullmatch(word) for word in words)


def supposes(text: str) -> bool:
    """Whether an answer is only supposed: "evet desem ne olur"."""
    return bool(_SUPPOSES.search(text))


def says_both(text: str) -> bool:
    """Whether a plain text says yes and no, and nothing that would tell which is meant."""
    words = re.findall(r"[a-z]+", text)
    if short_answers.is_emphatic_no(words):
        return False
    others = [word for word in short_answers.rest(text) if word not in _JOINS]
    yes = any(_CONSENTS.fullmatch(word) for word in words)
    return yes and not others and any(_REFUSES.fullmatch(word) for word in words)
