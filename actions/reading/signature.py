"""The name that stands in a message like a signature: beside a number, after "ben", or alone. Pure.

"… 3 gündür yok, Nuray Sezgin 0541 …" names nobody with "adım"; where a name stands says it. The
message is cut where numbers, addresses, punctuation and words like "tel" stand, and each row of
words that may be a name is weighed by what surrounds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import given_names, name_runs, name_words, signature_words as w
from bot.patterns.districts import is_of
from bot.patterns.places import PROVINCES
from lexicon.turkish import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 2_000
_NUMBER, _MARK, _CONTACT, _ME, _WORD, _END = "number", "mark", "contact", "me", "word", "end"
_TOKEN = re.compile(
    r"(?P<number>\S+@\S+|\+?\d[\d ().+/_-]*\d|\d+)"
    r"|(?P<word>[^\W\d_]+(?:['\u2019-][^\W\d_]+)?)"
    r"|(?P<mark>[^\w\s]|\n|_)"
)
_PROVINCES = {fold(name): name for name in PROVINCES}
_MOST_WORDS, _FEWEST_DIGITS = 4, 7
_ENOUGH, _ENOUGH_FOR_ONE_WORD = 3.0, 3.5


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    folded: str = ""


_BOUND = _Token(_END, "")


def name_in(text: str) -> str | None:
    """Return the name that signs a message, else None."""
    tokens = list(_tokens(text[:_LONGEST]))
    shouted = text.isupper() or text.islower()
    found = [
        (score, -at, words)
        for at in range(len(tokens))
        for score, words in _at(tokens, at, shouted=shouted)
    ]
    if not found:
        return None
    score, _, words = max(found)
    return (
        _written(words) if score >= (_ENOUGH if len(words) > 1 else _ENOUGH_FOR_ONE_WORD) else None
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        said, folded = match.group(), fold(match.group())
        if match.lastgroup == _WORD:
            kind = _WORD
            if folded in w.SAYS_ME:
                kind = _ME
            elif w.DIGITS_SPOKEN.fullmatch(folded):
                kind = _NUMBER
            elif w.CONTACT_WORD.fullmatch(folded):
                kind = _CONTACT
            yield _Token(kind, said, folded)
        else:
            yield _Token(_kind(str(match.lastgroup), said), said)


def _kind(group: str, said: str) -> str:
    """Return what stands there: a few digits are a quarter's or an age, and nobody's number."""
    few = group == _NUMBER and "@" not in said and sum(map(str.isdigit, said)) < _FEWEST_DIGITS
    return _MARK if few else group


def _at(tokens: Sequence[_Token], at: int, *, shouted: bool) -> Iterator[tuple[float, list[str]]]:
    """Yield the name that may begin at a token, with how much speaks for it."""
    if not _may_begin(tokens[at], shouted=shouted):
        return
    before = _before(tokens, at)
    if w.SOMEBODY_ELSE.fullmatch(before.folded):
        return
    end = at + 1
    while end < len(tokens) and end - at < _MOST_WORDS and _goes_on(tokens, end, shouted=shouted):
        end += 1
    words = [token.text for token in tokens[at:end]]
    after = tokens[end] if end < len(tokens) else _BOUND
    if w.NOT_A_PERSON.fullmatch(after.folded) or is_a_place(words):
        return
    if name_words.is_of_an_institution(after.text):
        return
    beside = {before.kind, after.kind} & {_NUMBER, _ME} or after.folded in w.SAID_BY_ONESELF
    under = _is_a_letters_end(tokens, end) and w.LAWYERS & _titles(tokens, at)
    if (beside or under) and not any(word.folded in w.NO_NAME for word in tokens[at:end]):
        yield _surroundings(before, after) + _shape(words, shouted=shouted), words


def _before(tokens: Sequence[_Token], at: int) -> _Token:
    at -= 1
    while at >= 0 and (
        tokens[at].folded in w.TITLES or (tokens[at].text == "." and _titled(tokens, at))
    ):
        at -= 1
    return tokens[at] if at >= 0 else _BOUND


def _titles(tokens: Sequence[_Token], at: int) -> set[str]:
    """Return the title right before a name: "Av. Selim Uysal"."""
    return {token.folded for token in tokens[max(0, at - 2) : at] if token.folded in w.TITLES}


def _is_a_letters_end(tokens: Sequence[_Token], end: int) -> bool:
    """Whether nothing follows but what stands under a signature: "/ İstanbul Barosu"."""
    return all(token.text in _UNDER for token in tokens[end : end + 1])


_UNDER = frozenset("/\n.-|")


def _titled(tokens: Sequence[_Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded in w.TITLES


def _surroundings(before: _Token, after: _Token) -> float:
    opens = before.kind in {_NUMBER, _MARK, _CONTACT, _END, _ME}
    closes = after.kind in {_NUMBER, _MARK, _CONTACT, _END, _ME} or after.folded in w.AFTER_A_NAME
    score = 2.0 if opens and closes else 0.5 if closes else 0.0
    if _NUMBER in {before.kind, after.kind} or _CONTACT in {before.kind, after.kind}:
        score += 1.5
    if before.kind == _ME:
        score += 2.0
    if after.kind == _ME or after.folded in w.AFTER_A_NAME:
        score += 1.0
    return score


def _shape(words: Sequence[str], *, shouted: bool) -> float:
    folded = [fold(word) for word in words]
    known = given_names.is_turkish(folded[0])
    score = 1.0 if len(words) > 1 else 0.0
    if known and not given_names.is_everyday(folded[0]):
        score += 1.0
    elif not known:
        score -= 1.0
    if not shouted and all(word[:1].isupper() for word in words):
        score += 1.0
    if any(given_names.is_everyday(word) for word in folded) and (shouted or words[-1].islower()):
        score -= 1.0
    return score


def _may_begin(token: _Token, *, shouted: bool) -> bool:
    if token.kind != _WORD or len(token.text) < 2:  # noqa: PLR2004 - a letter is no name
        return False
    if name_words.is_of_an_institution(token.text):
        return False
    if given_names.is_turkish(token.folded):
        return True
    titled = token.text[:1].isupper() and token.text[1:].islower() and not shouted
    return (
        titled
        and not given_names.is_everyday(token.folded)
        and not w.INFLECTED.fullmatch(token.folded)
    )


def _goes_on(tokens: Sequence[_Token], at: int, *, shouted: bool) -> bool:
    """Whether a token may be a further name or the surname."""
    token = tokens[at]
    if token.kind != _WORD or token.folded in w.AFTER_A_NAME:
        return False
    if w.NOT_A_PERSON.fullmatch(token.folded) or name_words.is_of_an_institution(token.text):
        return False
    if given_names.is_turkish(token.folded) or (token.text[:1].isupper() and not shouted):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else _BOUND
    of_the_matter = name_runs.is_of_the_matter(token.text) or w.INFLECTED.fullmatch(token.folded)
    if of_the_matter and after.kind == _WORD:
        return False
    if not given_names.is_everyday(token.folded):
        return True
    return after.kind != _WORD or after.folded in w.AFTER_A_NAME


def is_a_place(words: Sequence[str]) -> bool:
    """Whether the words of a likely name are a province, alone or with its district."""
    folded = [fold(word) for word in words]
    province = _PROVINCES.get(folded[0])
    if province is None:
        return False
    return len(folded) == 1 or is_of(folded[1], province) or not given_names.is_turkish(folded[0])


def _written(words: Sequence[str]) -> str:
    return " ".join(_capital(given_names.spelt(fold(word)) or lower(word)) for word in words)


def _capital(word: str) -> str:
    first = {"i": "İ", "ı": "I"}.get(word[:1], word[:1].upper())
    return first + word[1:]
