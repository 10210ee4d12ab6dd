"""Telephone numbers in words ("sıfır beş yüz otuz iki, yüz yirmi üç, kırk beş, altmış yedi").

Each spoken group is a number below a thousand; its digits are written one after the other. Digits
and words may be mixed ("3 yüz 12"), digits counted ("çift sıfır", "üç tane beş"), and groups joined
by what people say between them ("sonra", "sonu da"). A number in figures alone is the business of
`numbers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.patterns.finding import Finding
from bot.patterns.numbers import plain
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = {
    "bir": 1,
    "iki": 2,
    "uc": 3,
    "dort": 4,
    "bes": 5,
    "alti": 6,
    "yedi": 7,
    "sekiz": 8,
    "dokuz": 9,
}
_TENS = {
    "on": 10,
    "yirmi": 20,
    "otuz": 30,
    "kirk": 40,
    "elli": 50,
    "altmis": 60,
    "yetmis": 70,
    "seksen": 80,
    "doksan": 90,
}
_ZERO, _HUNDRED, _THOUSAND = "sifir", "yuz", "bin"
_UNIT_OF = {str(value): word for word, value in _UNITS.items()}
# As they are typed in a hurry or spoken.
_ALSO = {
    "atmis": "altmis",
    "almis": "altmis",
    "otz": "otuz",
    "yrmi": "yirmi",
    "yirim": "yirmi",
    "krk": "kirk",
    "sfr": "sifir",
    "sifr": "sifir",
    "sfir": "sifir",
    "dkz": "dokuz",
    "skz": "sekiz",
    "sekis": "sekiz",
    "seksn": "seksen",
    "doksn": "doksan",
    "ytmis": "yetmis",
    "drt": "dort",
    "yz": "yuz",
}
_WORDS = "|".join(
    sorted([_ZERO, _HUNDRED, _THOUSAND, *_UNITS, *_TENS, *_ALSO], key=len, reverse=True)
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# One spoken or written piece. People join words, too: "otuziki", "yüzyirmiüç".
_SAID = re.compile(rf"(?:{_WORDS})+")
_WORD = re.compile(_WORDS)
_SPOKEN = re.compile(rf"(?<![^\W\d_])(?:{_WORDS})+(?![^\W\d_])")
_GAP = re.compile(r"[\s,.\-/()_*:;+]{0,4}")
_PAUSE = re.compile(r"[,.\-/()\n:;]")
_JOINTS = frozenset(
    """
    sonra sonrasi ondan ardindan arkasindan de da ve ile sonu sonunda son devami devaminda diye
    basliyor baslar basi basinda seydi sey simdi arti evet ise olarak yani aynen i ii iii e ee eee
    hmm tire bosluk nokta
    """.split(),  # noqa: SIM905 - words read better as a text
)
_RATHER = frozenset("pardon yok yanlis hayir aman duzeltiyorum yanlisim".split())  # noqa: SIM905
_TIMES = frozenset("tane kere kez adet defa".split())  # noqa: SIM905
_DOUBLE = "cift"
_PLACES = re.compile(r"(?:hane|rakam)\w*")
_BETWEEN = _JOINTS | _RATHER | _TIMES | {_DOUBLE}
_MOBILE = re.compile(r"(?:00|0)?(?:90)?0?(5\d{9})")
_MOBILE_BEGUN = re.compile(r"(?:00|0)?(?:90)?0?(?:5\d{0,9})?|0{1,2}9?")
_DIGITS, _MOST_DIGITS = 10, 15
# "Bin" is 1000.
_MOST_OF_A_WORD = 4
_FEWEST_WORDS = 2
_MOST_READINGS = 24
_NOTHING_YET = 1000


@dataclass(frozen=True)
class _Part:
    """A number word or a row of digits; `apart` when it was set apart from what is before."""

    word: str
    start: int
    end: int
    apart: bool = False
    rather: bool = False
    """Whether it is said in place of what stands before it."""
    counted: bool = False
    """Whether a word says how it belongs: "çift sıfır", "devamı 123"."""

    @property
    def spoken(self) -> bool:
        return self.counted or not self.word.isdigit()


def spoken_phones(text: str) -> Iterator[Finding]:
    """Yield mobile numbers that are at least partly in words; the value is E.164.

    "Beş yüz otuz iki yüz yirmi üç" may be 532 123 or 530 223: without a comma the longer first
    group is meant.
    """
    folded = fold(plain(text))
    figures = sum(map(str.isdecimal, folded))
    words = sum(len(_WORD.findall(said)) for said in _SPOKEN.findall(folded))
    multiplied = any(word in folded for word in (_DOUBLE, *_TIMES))
    if not multiplied and figures + _MOST_OF_A_WORD * words < _DIGITS:
        return  # most texts: nothing that takes longer can be found
    for run in _runs(folded):
        counted = any(part.counted for part in run)
        if counted or sum(part.spoken for part in run) >= _FEWEST_WORDS:
            yield from _phones_in(run)


def dictated(text: str, others: int = 4) -> list[str]:
    """Return what digits a text may spell, the likeliest first; none where it is about more.

    For a part of a number: "yüz yirmi üç" may be 123 or 1203. At most so many `others` are words
    that belong to no number.
    """
    folded = fold(plain(text))
    runs = list(_runs(folded))
    parts = [part for run in runs for part in run]
    beside = sum(
        not said.isdigit() and said not in _BETWEEN and not _SAID.fullmatch(said)
        for said in _TOKEN.findall(folded)
    )
    if not parts or len(parts) > _MOST_DIGITS or beside > others:
        return []
    found: list[str] = []
    for end, digits in _readings(tuple(parts), 0, "", re.compile(r"\d*")):
        if end == len(parts) and digits not in found:
            found.append(digits)
        if len(found) >= _MOST_READINGS:
            break
    return found


def _phones_in(run: list[_Part]) -> Iterator[Finding]:
    parts, first = tuple(run), 0
    while first < len(parts):
        best = max(
            (
                (end, digits)
                for end, digits in _readings(parts, first, "", _MOBILE_BEGUN)
                if _MOBILE.fullmatch(digits) and any(part.spoken for part in parts[first:end])
            ),
            key=lambda match: match[0],
            default=None,
        )
        if best is None:
            first += 1
            continue
        end, digits = best
        number = _MOBILE.fullmatch(digits)
        assert number is not None  # noqa: S101 - it was matched above
        yield Finding("phone", parts[first].start, parts[end - 1].end, f"+90{number.group(1)}")
        first = end


def _runs(folded: str) -> Iterator[list[_Part]]:
    """Yield stretches of neighbouring number words and digits, without what joins them."""
    run: list[_Part] = []
    end, apart, rather, joined = 0, False, False, False
    for token in _TOKEN.finditer(folded):
        said, gap = token.group(), folded[end : token.start()]
        end = token.end()
        if run and not _GAP.fullmatch(gap):
            yield _counted(run)
            run = []
        apart = apart or bool(_PAUSE.search(gap))
        if said.isdigit() or _SAID.fullmatch(said):
            for word in [said] if said.isdigit() else _WORD.findall(said):
                run.append(_Part(_ALSO.get(word, word), token.start(), end, apart, rather, joined))
                apart = rather = joined = False
        elif run and (said in _TIMES or said == _DOUBLE):
            run.append(_Part(said, token.start(), end))
        elif said == _DOUBLE:
            run = [_Part(said, token.start(), end)]
        elif run and _PLACES.fullmatch(said):  # "son iki hane 67"
            run.pop()
        elif run and said in _RATHER:
            rather = True
        elif run and said in _JOINTS:
            apart = joined = True
        else:
            yield _counted(run)
            run, apart, rather, joined = [], False, False, False
    yield _counted(run)


def _counted(run: list[_Part]) -> list[_Part]:
    """Write out "çift sıfır" and "üç tane beş", put right what was put right, drop the rest."""
    found: list[_Part] = []
    at = 0
    while at < len(run):
        part, after = run[at], run[at + 1 : at + 3]
        if part.word == _DOUBLE:
            if after and (digit := _digit(after[0])) is not None:
                found.append(_Part(digit * 2, part.start, after[0].end, apart=True, counted=True))
                at += 1
        elif part.word not in _TIMES:
            times = len(after) > 1 and after[0].word in _TIMES
            count, digit = _digit(part), _digit(after[1]) if times else None
            if times and count not in {None, "0"} and digit is not None:
                said = digit * int(count or 1)
                found.append(_Part(said, part.start, after[1].end, apart=True, counted=True))
                at += 2
            else:
                found.append(part)
        at += 1
    return _put_right([_as_said(one, found[at + 1 : at + 2]) for at, one in enumerate(found)])


def _digit(part: _Part) -> str | None:
    if part.word == _ZERO:
        return "0"
    if part.word in _UNITS:
        return str(_UNITS[part.word])
    return part.word if len(part.word) == 1 and part.word.isdigit() else None


def _as_said(part: _Part, after: list[_Part]) -> _Part:
    """Read "3 yüz" as "üç yüz"."""
    if after and after[0].word == _HUNDRED and not after[0].apart and part.word in _UNIT_OF:
        return _Part(_UNIT_OF[part.word], part.start, part.end, part.apart, part.rather)
    return part


def _put_right(run: list[_Part]) -> list[_Part]:
    """Read "elli dört yok pardon elli beş" as "elli beş": what is said again replaces as much."""
    at = next((at for at, part in enumerate(run) if part.rather), None)
    if at is None:
        return run
    again = next((n for n, part in enumerate(run[at + 1 :], at + 1) if part.apart), len(run))
    before = run[: max(0, at - (again - at))]
    first = _Part(run[at].word, run[at].start, run[at].end)
    return [*before, first, *run[at + 1 :]]


def _readings(
    parts: tuple[_Part, ...], first: int, digits: str, may_begin: re.Pattern[str]
) -> Iterator[tuple[int, str]]:
    """Yield up to where the parts may be read, and the digits; longer first groups come first.

    A group is as long as it can be; only a unit before "yüz" may also begin the next group, and
    figures after "yüz" may be a group of their own.
    """
    if first == len(parts) or len(digits) >= _MOST_DIGITS:
        yield first, digits
        return
    went_on = False
    for width, said in _groups(parts, first):
        longer = digits + said
        if len(longer) <= _MOST_DIGITS and may_begin.fullmatch(longer):
            went_on = True
            yield from _readings(parts, first + width, longer, may_begin)
    if digits or not went_on:
        yield first, digits


def _groups(parts: tuple[_Part, ...], first: int) -> list[tuple[int, str]]:
    """Return how many parts may be the first group, and its digits; the likeliest first."""
    groups = list(_first_groups(parts[first : first + 6]))
    if not groups:
        return []
    longest, _ = groups[-1]
    after = parts[first + longest].word if first + longest < len(parts) else ""
    last = parts[first + longest - 1]
    splits = (after == _HUNDRED and last.word in _UNITS) or (longest > 1 and not last.spoken)
    return list(reversed(groups[-2:] if splits else groups[-1:]))


def _first_groups(parts: tuple[_Part, ...]) -> Iterator[tuple[int, str]]:
    first = parts[0].word
    if first.isdigit() or first == _ZERO:
        yield 1, "0" if first == _ZERO else first
        return
    thousands, value, smallest = 0, 0, _NOTHING_YET
    for width, part in enumerate(parts, 1):
        word = part.word
        if part.apart and width > 1:
            return
        if word == _THOUSAND and width == 2 and smallest == 1:  # noqa: PLR2004 - "dört bin"
            thousands, value, smallest = value * 1000, 0, _NOTHING_YET
        elif word == _HUNDRED and (smallest == _NOTHING_YET or (smallest == 1 and value < 10)):  # noqa: PLR2004
            value, smallest = (value or 1) * 100, 100
        elif word in _TENS and smallest > 10:  # noqa: PLR2004 - nothing or hundreds before it
            value, smallest = value + _TENS[word], 10
        elif word in _UNITS and smallest > 1:
            value, smallest = value + _UNITS[word], 1
        elif _is_added(word, smallest):
            value, smallest = value + int(word), 1
        else:
            return
        yield width, str(thousands + value)


def _is_added(word: str, smallest: int) -> bool:
    """Whether figures go on with a number in words: "yüz 23", "yirmi 3"."""
    return word.isdigit() and word[0] != "0" and len(word) < len(str(smallest)) < len("1000")
