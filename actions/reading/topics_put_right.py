"""Another topic than the one in the summary: "fatura değil, internet hızı". Pure."""

from __future__ import annotations

import re

from actions.reading import topic_words, topics
from lexicon.turkish import fold, words_only

_DENIED = re.compile(
    r"\b(?:degil\w*|dgl|dil|demedim|diyen kim|(?:ne )?alaka\w*(?: yok)?|ilgisi yok|ilgili degil|"
    r"yazm[iu]ss[iu]n\w*|secm[ei]dim|ornek)\b"
)
_NO = re.compile(r"^(?:hayir|hyr|yok|yo)\b[\s,.]*")
# "Mobil değil, sabit mi yazdım" asks which number was given.
_ASKS_WHAT_WAS_WRITTEN = re.compile(
    r"\bm[iu] (?:yaz|ver|soyle|de|gir)(?:m[iu]s|[dt][iu])[iu]?[mk]\b"
)
_NEAR = 3
"""Words between a topic and what denies it."""


def instead_of(known: str | None, folded: str) -> str | None:
    """Return the one topic that a folded text names where it denies the known one."""
    denied = _DENIED.search(folded)
    if _ASKS_WHAT_WAS_WRITTEN.search(folded):
        return None
    if known is None or denied is None:
        return _first(known, folded) or _meant(known, folded)
    words = [(match.start(), match.group()) for match in re.finditer(r"[a-z]+", folded)]
    before = [(at, word) for at, word in words if at < denied.start()]
    where = next((at for at, word in reversed(before[-_NEAR:]) if known in _read(word)), None)
    if where is None:
        return _rather(known, [word for _, word in before[-_NEAR:]], folded, denied.end())
    left = [folded[denied.end() :], _NO.sub("", folded[:where])]
    found = {codes[0] for part in left if len(codes := topics.read(part)) == 1}
    told = topic_words.plainly(left[0])
    found |= {told} if told else set()  # "internetim hiç yok" names no topic, and tells of one
    found.discard(known)
    return found.pop() if len(found) == 1 else None


def _meant(known: str | None, folded: str) -> str | None:
    """Return the topic of "yanlış anladın, ben televizyon dedim"."""
    meant = _MEANT.search(folded)
    if known is None or meant is None or len(folded.split()) > _MOST_WORDS:
        return None
    named = topics.read(folded[meant.end() :])
    return named[0] if len(named) == 1 and named[0] != known else None


_MEANT = re.compile(
    r"\b(?:yanlis anla\w*|anlamad\w*|anlamiyo\w*)\b(?=.*\b(?:dedim|diyorum|yazdim)\b)"
)


def _rather(known: str, before: list[str], folded: str, end: int) -> str | None:
    """Return what is named instead of a topic that nobody holds: "modem değil, ev telefonu"."""
    named = topics.read(folded[end:])
    brief = len(folded.split()) <= _MOST_WORDS
    if not brief or len(named) != 1 or named[0] == known or topics.read(" ".join(before)) == named:
        return None
    return named[0] if any(_read(word) for word in before[-2:]) else None


def either_of(known: str | None, folded: str) -> tuple[str, ...]:
    """Return the topics of which one is meant where the known one is denied: "internet"."""
    denied = _DENIED.search(folded)
    if known is None or denied is None or len(folded.split()) > _MOST_WORDS:
        return ()
    before, after = folded[: denied.start()], folded[denied.end() :]
    about = [word for word in re.findall(r"[a-z0-9]+", after) if not _SAID.fullmatch(word)]
    if known not in topics.read(before) or len(about) != 1:
        return ()
    found = topics.read(about[0])
    return found if len(found) > 1 else ()


_SAID = re.compile(r"dedim|diyor\w*|bu|benim|sorun\w*|konu\w*|olacak\w*|olsun|ya")
_WRONG = re.compile(
    r"\b(?:konu|kategori|basli[gk])\w*(?: \w+){0,3} (?:yanlis\w*|hatali\w*|farkli|baska\w*|"
    r"degis\w*|duzelt\w*|o degil|bu degil|degil\w*|olmam\w*|uymu\w*)|"
    r"\b(?:yanlis|hatali|baska|farkli) (?:\w+ )?(?:konu|kategori)\w*|^\W*konu\w*\W*$"
)


def is_wrong(folded: str) -> bool:
    """Whether a folded text says that the topic itself is wrong, without naming the right one."""
    return bool(_WRONG.search(words_only(folded)))


_FIRST = re.compile(r"\b(?:once|evvela|ilk(?: once)?)\b")
_TO_BE = re.compile(
    r"\b(?:olsun|olacak|yapal[iu]m|alal[iu]m|bakal[iu]m|yap[iu]n|al[iu]n|yazal[iu]m|yaz[iu]n|"
    r"kayd\w+|dedim|halled\w+|coz\w+|gecelim)\b"
)
_MOST_WORDS = 8


def _first(known: str | None, folded: str) -> str | None:
    """Return the other topic that is to come first: "dur, önce nakil olsun"."""
    first = _FIRST.search(folded)
    if known is None or first is None or len(folded.split()) > _MOST_WORDS:
        return None
    rest = folded[first.end() :]
    groups = topic_words.named(rest)
    named = [codes[0] for codes in groups if len(codes) == 1]
    if not _TO_BE.search(rest) or len(groups) != 1 or len(named) != 1 or named[0] == known:
        return None
    return named[0]


def _read(word: str) -> tuple[str, ...]:
    return topics.read(word) or topics.misspelt([word])


def named(folded: str) -> tuple[str, ...]:
    """Return the topics named beside the word "konu" itself."""
    return topics.read(re.sub(r"\b(?:konu(?!s)|kategori|basli[gk])\w*", "", folded))


def says_no_more(text: str) -> bool:
    """Whether words that put the topic right tell nothing besides."""
    left = fold(text)
    for name, _ in topic_words.NAMES:
        left = re.sub(rf"(?:{name})\w*", " ", left)
    words = [one for one in re.findall(r"[a-z0-9]+", left) if not _ABOUT_THE_TOPIC.fullmatch(one)]
    return len(words) < _FEWEST_OF_A_STORY


_ABOUT_THE_TOPIC = re.compile(
    rf"{_SAID.pattern}|{_DENIED.pattern}|evet|hayir|yok|tamam|ama|aynen|oyle|dogru|ayni|gerisi|kalan\w*|diger\w*|obur\w*|hepsi|sikayet\w*|o|ev\w*"
)
_FEWEST_OF_A_STORY = 2
