"""One fact of the story put right: "tutarı 350 yap", "15 değil 5 kasım". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.reading import topics, verbs
from lexicon.turkish import fold

_UNITS = {
    "money": r"(?:tl|lira\w*|₺)",
    "days": r"gun\w*",
    "weeks": r"hafta\w*",
    "months": r"ay(?:d\w+|l\w+)?\b",
    "hours": r"saat\w*",
    "speed": r"mb\w*",
    "data": r"gb\w*",
    "times": r"(?:kez|kere|defa)\b",
}
_NUMBER = r"\d+(?:[.,]\d+)*"
_OF_MONEY = re.compile(
    rf"\b(?:tutar|fatura|ucret|para|borc|iade)\w* (?:\w+ ){{0,2}}?(?P<number>{_NUMBER})"
)
_FACT = (
    r"(?:\d[\d.,]*|\b(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi|otuz|kirk|elli|yuz|"
    r"bin)\b)"
)
_RATHER = re.compile(
    rf"(?P<wrong>{_FACT})(?P<unit>(?: ?[a-z]+)?),? (?:degil|dgl|deil)[ ,]+(?P<right>{_FACT})"
)
# "1.240 yazdım aslında 1.420,55 olacak".
_MISTYPED = re.compile(
    rf"(?P<wrong>{_NUMBER})(?P<unit>(?: ?(?:tl|lira))?) (?:yaz|de|gir|soyle)\w*\W+(?:\w+ ){{0,2}}?"
    rf"(?:aslinda|dogrusu|asli|ama) (?:\w+ ){{0,2}}?(?P<right>{_NUMBER})"
)
# "Yok ne 6000'i 60.000".
_NOT_THAT = re.compile(
    rf"\bne (?P<wrong>{_NUMBER})(?P<unit>(?: ?(?:tl|lira))?)['\u2019 ]?y?[iu]?,? (?:\w+ )?"
    rf"(?P<right>{_NUMBER})"
)
_SAID = re.compile(
    r"\b(?:degil|dgl|deil|yanlis\w*|ol(?:a|u)?cak\w*|olmali|aslinda|dogrusu|pardon|"
    r"(?:oyle|onu|boyle) (?:yazma|deme|soyleme)\w*|duzelt\w*|yerine|vardi)\b|\bne \d"
)
_WORD_DENIED = re.compile(
    r"\b(?P<wrong>[a-z]{3,})(?:'[a-z]+)?,? (?:degil|dgl|deil)[ ,]+(?P<right>[a-z]{3,}[a-z ]*)$|"
    r"\b(?P<rather>[a-z]{3,})[ ,]+(?P<not>[a-z]{3,}) (?:degil|dgl|deil)\W*$"
)
_MOST_WORDS_OF_ONE = 5


@dataclass(frozen=True)
class _Amount:
    number: str
    unit: str
    span: tuple[int, int]


def in_story(story: str, said: str) -> str | None:
    """Return the story with the one fact replaced that a text puts right.

    None where the words do not tell which of its facts is meant.
    """
    folded = fold(said)
    match = _RATHER.search(folded) or _MISTYPED.search(folded) or _NOT_THAT.search(folded)
    return _amount(story, folded) if match is None else _rather(story, said, match)


def _rather(story: str, said: str, match: re.Match[str]) -> str | None:
    right = said[slice(*match.span("right"))]
    unit = re.escape(match["unit"].strip()[:3])
    found = [
        *re.finditer(
            rf"(?<![\w.,]){_however_written(match['wrong'])}(?![\w,]|\.\d)(?= ?{unit})",
            fold(story),
        )
    ]
    if len(found) != 1:
        return None
    return f"{story[: found[0].start()]}{right}{story[found[0].end() :]}"


def _however_written(number: str) -> str:
    """Return the pattern of a number, its thousands with a dot or without: "6000", "6.000"."""
    if not re.fullmatch(r"\d{4,}|\d{1,3}(?:\.\d{3})+", number):
        return re.escape(number)
    return r"\.?".join(number.replace(".", ""))


def is_said(text: str) -> bool:
    """Whether a text says that something was otherwise than it was told."""
    return bool(_SAID.search(fold(text)))


def denies_what_was_told(story: str, said: str) -> bool:
    """Whether a few words deny one that stands in the story: "Yusufeli değil Şavşat"."""
    folded = " ".join(fold(said).split()).strip(" .!?")
    match = _WORD_DENIED.search(folded)
    if match is None or len(folded.split()) > _MOST_WORDS_OF_ONE:
        return False
    wrong = match["wrong"] or match["not"]
    if topics.read(wrong) or topics.read(match["right"] or match["rather"]):
        return False  # the topic is another's to put right
    return bool(re.search(rf"\b{re.escape(wrong[:_STEM])}", fold(story)))


_STEM = 5


def _amount(story: str, folded: str) -> str | None:
    told = _amounts(folded)
    of_money = _OF_MONEY.search(folded)
    if not told and of_money:
        told = [_Amount(of_money["number"], "money", of_money.span("number"))]
    if len(told) != 1:
        return None
    known = [one for one in _amounts(fold(story)) if one.unit == told[0].unit]
    if len(known) != 1 or known[0].number == told[0].number:
        return None
    start, end = known[0].span
    return f"{story[:start]}{told[0].number}{story[end:]}"


def _amounts(folded: str) -> list[_Amount]:
    return [
        _Amount(match.group(1), unit, match.span(1))
        for unit, words in _UNITS.items()
        for match in re.finditer(rf"(?<![\w.,])({_NUMBER}) ?{words}", folded)
    ]


def takes_out(text: str) -> bool:
    """Whether a text wants a detail gone, and nothing in its place: "adımı silin"."""
    plain = verbs.plain(fold(text))
    return bool(_TAKES_OUT.search(plain)) and not _IN_ITS_PLACE.search(plain)


_TAKES_OUT = re.compile(
    r"\b(?:sil|cikar|kaldir)(?:in(?:iz)?|sana\w*|elim|er m\w*|ir m\w*|ilsin|insin|abil\w*)?\b|"
    r"\b(?:yazma|gorunme|olma|kaydetme)(?:y[iu]n(?:[iu]z)?|s[iu]n)\b"
)
_IN_ITS_PLACE = re.compile(r"\b(?:yerine|onun yerine|degistir\w*|yenisi\w*)\b")
