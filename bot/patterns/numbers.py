"""Long numbers: tracking, phone and service numbers, told from all others.

Digits come in groups ("0532 123 45 67"). A stretch of neighbouring groups is read as
one number when the whole makes sense; otherwise the groups that are laid out as such
numbers are ("532 123 45 67 3 gündür yok" holds a phone number and a 3).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.patterns import labels
from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

TRACKING_NUMBER = "tracking_number"
PHONE = "phone"
SERVICE_NUMBER = "service_number"

_GROUP = re.compile(r"[0-9]+")
_GAP = re.compile(r"[ \t\u00a0.\-\u2010-\u2015()/]{1,3}")
# What people put between the groups of a telephone number alone.
_WIDE_GAP = re.compile(r"[\s.\-\u2010-\u2015()/,_*:;|+~\u00b7'\"\u2019\u2026#\\\[\]{}<>=]{1,4}")
_KEYCAPS = str.maketrans("\ufe0f\u20e3\u200b", "   ")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
# A token of digits and of letters that look like some: "l84", "9O7"; or one between such tokens.
_ALIKE = re.compile(
    r"(?<![^\W_])(?=[oOlIi\u0131|]*\d)[\doOlIi\u0131|]+(?![^\W_])|"
    r"(?<=\d )[OolI|]{2,4}(?= [\doOlI|])"
)
_DIGIT_ALIKE = str.maketrans("oOlIi\u0131|", "0011111")
_IBAN = re.compile(r"\btr[ ]?\d{2}(?:[ ]?\d){22}\b")

_TRACKING = re.compile(r"[1-8]\d{11}")
_NATIONAL = re.compile(r"(?:5\d|[2-4][1-8])\d{8}")
_COUNTRY_PREFIX = re.compile(r"(?:0090|090|90|0)?(\d{10})|(?:00)?900(5\d{9})")
_FOREIGN_PHONE = re.compile(r"[1-9]\d{7,14}")
_ID_DIGITS = 11
_SERVICE_DIGITS = 10
_FEWEST_DIGITS = 8

_TRACKING_LAYOUTS = {(12,), (4, 4, 4), (3, 3, 3, 3), (6, 6), (2,) * 6}
_LOCAL_LAYOUTS = {(10,), (3, 7), (3, 3, 4), (3, 3, 2, 2), (3, 4, 3), (3, 2, 2, 3)}
_PHONE_LAYOUTS = (
    _LOCAL_LAYOUTS
    | {
        (len(prefix) + layout[0], *layout[1:])
        for prefix in ("0", "90", "090", "0090")
        for layout in _LOCAL_LAYOUTS
    }
    | {(len(prefix), *layout) for prefix in ("0", "90", "090", "0090") for layout in _LOCAL_LAYOUTS}
    | {(4, 4, 3), (4, 2, 3, 2), (4, 3, 4)}
)
_CARD_LAYOUT = (4, 4, 4, 4)
_MOST_GROUPS = 12


@dataclass(frozen=True)
class _Number:
    digits: str
    layout: tuple[int, ...]
    start: int
    end: int
    plus: bool


def numbers(text: str) -> Iterator[Finding]:
    """Yield the long numbers of an NFC text, with unnamed findings for foreign ones.

    Values: a tracking number's 12 digits (whether its check digit is right is for the
    caller), a phone number as E.164, a service number's 10 digits.
    """
    text = plain(text)
    if not _GROUP.search(text):
        return
    folded = fold(text)
    ibans = [Finding("", *match.span()) for match in _IBAN.finditer(folded)]
    yield from ibans
    for groups in _stretches(text, _GAP):
        if not any(found.start <= groups[0].start() < found.end for found in ibans):
            yield from _in_stretch(text, folded, groups)
    for groups in _stretches(text, _WIDE_GAP):
        if 1 < len(groups) <= _MOST_GROUPS + 1:
            yield from _mobile(text, folded, groups)


# Each reader of numbers asks for the same text.
@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Write every digit in ASCII, the length kept: other scripts, keycaps, O for 0 and l for 1.

    Letters count as digits only in a word that holds digits and nothing else beside them.
    """
    written = _in_ascii(text)
    if not _GROUP.search(written):
        return written
    return _ALIKE.sub(lambda match: match.group().translate(_DIGIT_ALIKE), written)


def look_alikes(text: str) -> list[tuple[int, int]]:
    """Return where `plain` takes letters for digits: whose number that makes is a guess."""
    written = _in_ascii(text)
    found = _ALIKE.finditer(written) if _GROUP.search(written) else ()
    return [match.span() for match in found if not match.group().isdigit()]


@lru_cache(maxsize=256)
def _in_ascii(text: str) -> str:
    return _OTHER_DIGIT.sub(_ascii_digit, text.translate(_KEYCAPS))


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match.group(), match.group()))


def _mobile(text: str, folded: str, groups: list[re.Match[str]]) -> Iterator[Finding]:
    """Yield a Turkish mobile number however its groups are parted ("0542,716,33,08")."""
    number = _number(text, groups)
    match = _COUNTRY_PREFIX.fullmatch(number.digits)
    national = match and (match[1] or match[2])
    before = folded[max(0, number.start - labels.REACH) : number.start]
    if labels.is_no_telephone(before, number.digits):
        return
    if national and national[0] == "5" and not _is_foreign(number, before):
        yield Finding(PHONE, number.start, number.end, f"+90{national}")


def _stretches(text: str, gap: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    stretch: list[re.Match[str]] = []
    for group in _GROUP.finditer(text):
        if stretch and not gap.fullmatch(text, stretch[-1].end(), group.start()):
            yield stretch
            stretch = []
        stretch.append(group)
    if stretch:
        yield stretch


def _in_stretch(text: str, folded: str, groups: list[re.Match[str]]) -> Iterator[Finding]:
    whole = _read(text, folded, groups, laid_out=False) if len(groups) <= _MOST_GROUPS else None
    if whole is not None:
        yield whole
        return
    first = 0
    while first < len(groups):
        found, width = _longest_from(text, folded, groups[first : first + _MOST_GROUPS])
        if found is not None:
            yield found
        first += width


def _longest_from(
    text: str,
    folded: str,
    groups: list[re.Match[str]],
) -> tuple[Finding | None, int]:
    for width in range(len(groups), 0, -1):
        found = _read(text, folded, groups[:width], laid_out=True)
        if found is not None:
            return found, width
    return None, 1


def _read(
    text: str,
    folded: str,
    groups: list[re.Match[str]],
    *,
    laid_out: bool,
) -> Finding | None:
    number = _number(text, groups)
    if len(number.digits) < _FEWEST_DIGITS or (laid_out and set(number.layout) == {1}):
        return None
    before = folded[max(0, number.start - labels.REACH) : number.start]
    entity, value = _recognised(number, before, laid_out=laid_out)
    return None if value is None else Finding(entity, number.start, number.end, value)


def _recognised(number: _Number, before: str, *, laid_out: bool) -> tuple[str, str | None]:
    phone = _e164(number)
    length = len(number.digits)
    found: tuple[str, str | None] = "", None
    if _is_foreign(number, before):
        found = "", ""
    elif length == _SERVICE_DIGITS and not number.plus and labels.is_service(before):
        found = SERVICE_NUMBER, number.digits
    elif (
        phone
        and not labels.is_no_telephone(before, number.digits)
        and (not laid_out or number.layout in _PHONE_LAYOUTS or number.plus)
    ):
        found = PHONE, phone
    elif (
        _TRACKING.fullmatch(number.digits)
        and not number.plus
        and (not laid_out or number.layout in _TRACKING_LAYOUTS)
    ):
        found = TRACKING_NUMBER, number.digits
    elif number.layout == (_SERVICE_DIGITS,) and number.digits[0] not in "05":
        found = SERVICE_NUMBER, number.digits
    return found


def _number(text: str, groups: list[re.Match[str]]) -> _Number:
    start, end = groups[0].start(), groups[-1].end()
    if start and text[start - 1] == "(" and ")" in text[start:end]:
        start -= 1
    plus = start > 0 and text[start - 1] == "+"
    if plus:
        start -= 1
    if start and text[start - 1] == "(" and ")" in text[start:end]:
        start -= 1
    return _Number(
        "".join(group.group() for group in groups),
        tuple(group.end() - group.start() for group in groups),
        start,
        end,
        plus,
    )


def _is_foreign(number: _Number, before: str) -> bool:
    if labels.is_foreign(before) and len(number.digits) >= _SERVICE_DIGITS:
        return True
    if len(number.digits) == _ID_DIGITS and len(number.layout) == 1:
        return number.digits[0] != "0"
    return number.layout[: len(_CARD_LAYOUT)] == _CARD_LAYOUT


def _e164(number: _Number) -> str | None:
    if number.plus and not number.digits.startswith("90"):
        return f"+{number.digits}" if _FOREIGN_PHONE.fullmatch(number.digits) else None
    match = _COUNTRY_PREFIX.fullmatch(number.digits)
    national = match and (match[1] or match[2])
    if not national or not _NATIONAL.fullmatch(national):
        return None
    bare_landline = number.layout == (10,) and number.digits[0] != "5"
    return None if bare_landline else f"+90{national}"
