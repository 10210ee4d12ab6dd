"""Numbers that complaints need, told by their digits and how these are grouped.

They are read beside the secrets, so that a tracking number and a phone number in a row are not
taken for a card. Phones: numbering plans of Turkey and E.164; IMEI: 3GPP TS 23.003; ICCID: ITU-T
E.118; the tracking number is our own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexicon import tracking_number
from lexicon.masking.checks import luhn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lexicon.masking.runs import Run

# What a reading costs less when the words before name it, or a plus sign does.
NAMED, PLUS = -80, -1
_MOST_GROUPS = 7
_MOST_DIGITS = 20

_NATIONAL = re.compile(
    r"(?:(?:00)?90|090|0)?(?:5[0-9]{9}|[2-4][1-9][0-9]{8}|8(?:50|00|11|22)[0-9]{7}|900[0-9]{7})"
)
_FOREIGN = re.compile(r"00[1-9][0-9]{7,12}")
_LOCAL = {(10,), (3, 7), (3, 3, 4), (3, 3, 2, 2), (3, 4, 3), (3, 2, 2, 3)}
_PHONE_LAYOUTS = (
    _LOCAL
    | {(size + first, *rest) for size in (1, 2, 3, 4) for first, *rest in _LOCAL}
    | {(size, *layout) for size in (1, 2, 3, 4) for layout in _LOCAL}
    | {(4, 4, 3), (4, 2, 3, 2), (4, 3, 4)}
)
_SHORT_LAYOUTS = {(7,), (3, 4), (3, 1, 3), (3, 2, 2)}
TRACKING_LAYOUTS = {(12,), (4, 4, 4), (3, 3, 3, 3), (6, 6), (2,) * 6}
# Type allocation codes of the bodies that give them out today.
_IMEI_BODIES = ("35", "86", "01", "99")
_OF_CARDS = "89"  # telecommunications, by the same standard as bank cards
_YEARS = range(1990, 2040)
_YEAR_LAYOUT, _SERVICE_LAYOUT = (4,), (10,)
_IMEI_DIGITS, _ICCID_DIGITS = (15, 16), (19, 20)
_MARKS = {".", ":", "/", "-"}
_FOREIGN_DIGITS = range(8, 14)

_REACH = 40
_NAMED_TRACKING = re.compile(
    r"(?:takip|basvuru|kayit|kayd|sikayet)[a-z]*(?:\W{0,3}(?:no|num|kod)[a-z]*)?"
    r"(?:\W{1,3}[a-z]{1,8})?[\W_]{0,4}$"
)
_NAMED_IMEI = re.compile(
    r"imei[a-z]*[12]?(?:\W{0,3}(?:no|num)[a-z]*)?(?:\W{1,3}[a-z]{1,8})?[\W_]*$"
)
_DATE = re.compile(
    r"(?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)?[0-9]{2})"
    r"|(?:19|20)[0-9]{2}([./-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12][0-9]|3[01])"
)
_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?::[0-5][0-9])?")
_ADDRESS = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\.(?!$)|$)){4}")

PHONE, TRACKING, DEVICE, OTHER = "phone", "tracking", "device", "other"


def readings(run: Run, group: int) -> Iterator[tuple[int, str, int]]:
    """Yield what the groups from `group` on may be: number of digits, kind and cost."""
    borders, digits = run.borders, run.digits
    start = borders[group]
    layout: tuple[int, ...] = ()
    dotted = group + 2 < len(borders) and run.gap(borders[group + 1]) in _MARKS
    for last in range(group, min(group + _MOST_GROUPS, len(borders) - 1)):
        end = borders[last + 1]
        size = end - start
        if size > _MOST_DIGITS:
            return
        layout = (*layout, end - borders[last])
        found = _number(run, start, digits[start:end], layout)
        if found is None and dotted:
            found = _in_marks(run, start, end)
        if found is not None:
            yield size, *found


def _number(run: Run, start: int, digits: str, layout: tuple[int, ...]) -> tuple[str, int] | None:
    size = len(digits)
    found = None
    if size < _FOREIGN_DIGITS[0]:
        year = layout == _YEAR_LAYOUT and int(digits) in _YEARS
        short = layout in _SHORT_LAYOUTS and digits.startswith("444")
        found = (PHONE, 0) if short else (OTHER, 0) if year else None
    elif size in _FOREIGN_DIGITS and _has_plus(run, start):
        found = (PHONE, PLUS)
    elif layout in _PHONE_LAYOUTS and (_NATIONAL.fullmatch(digits) or _FOREIGN.fullmatch(digits)):
        found = (PHONE, 0)
    elif layout in TRACKING_LAYOUTS and tracking_number.is_right(digits):
        named = _NAMED_TRACKING.search(run.before(start, _REACH))
        found = (TRACKING, NAMED if named else 0)
    elif size in _IMEI_DIGITS and digits.startswith(_IMEI_BODIES):
        found = _device(run, start, digits)
    elif size in _ICCID_DIGITS and digits.startswith(_OF_CARDS):
        found = (DEVICE, 0)
    elif layout == _SERVICE_LAYOUT:
        found = (OTHER, 0)
    return found


def _device(run: Run, start: int, digits: str) -> tuple[str, int] | None:
    """Tell an IMEI by its check digit; with software version (16 digits), or wrong, by its name."""
    right = len(digits) == _IMEI_DIGITS[0] and luhn(digits)
    if _NAMED_IMEI.search(run.before(start, _REACH)):
        return DEVICE, NAMED
    return (DEVICE, 0) if right else None


def _in_marks(run: Run, start: int, end: int) -> tuple[str, int] | None:
    """Tell dates, times and IP addresses."""
    written = run.text[run.places[start] : run.places[end - 1] + 1]
    shapes = (_DATE, _TIME, _ADDRESS)
    return (OTHER, 0) if any(shape.fullmatch(written) for shape in shapes) else None


def _has_plus(run: Run, start: int) -> bool:
    place = run.places[start]
    return "+" in run.text[max(0, place - 2) : place]
