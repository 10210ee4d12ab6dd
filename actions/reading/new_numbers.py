"""A known telephone number put right in a part: "sonu 67 değil 76". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading.phone_answers import MEASURE, finished_phone

if TYPE_CHECKING:
    from actions.reading.message import Message

_DIGITS = re.compile(r"\d[\d ]*\d|\d")
_RATHER = re.compile(r"(\d[\d ]{0,14}?)\s*(?:yi|yu|ye|i|u)?\s*degil\w*\D{0,20}?(\d[\d ]{0,14})")
_SWAPPED = re.compile(r"(\d+)\s*(?:ile|le|la|ve)\s+(\d+)\D{0,30}(?:yer|karis|ters)")
# "Sonu 34", and "son 34" only where nothing is counted: "son 2 fatura".
_LAST = re.compile(
    r"\bson(?:u|da|lar)\w*\D{0,20}(\d{1,6})\b|"
    r"\bson\b\D{0,20}(\d{1,6})\b(?=\W*(?:$|ol|pardon|yaz|dogru|yanlis|duzel|degil|yap|i\b|u\b))|"
    # "Son 2 hanesi 67": how many they are comes first.
    r"\bson (?:\d (?:tane |adet )?)(?:hane|rakam|numara|sayi)\w*\D{0,20}(\d{1,6})\b"
)
# "4 değil 5 gün": what is counted is no part of a number.
_COUNTED = re.compile(rf"\d ?(?:{MEASURE.pattern})")
# Digits say by themselves where they stand only as a whole group of the number.
_OF_A_NUMBER = re.compile(
    r"\b(?:numara|nmr|tel|tlf|cep|gsm|hane|rakam|no\b|hat\b|hatt|son|bas|ilk|orta)"
)
_FIRST = re.compile(r"\bbas\w*\D{0,20}(\d{3,4})\b|(?<!\d)(\d{3,4})\D{0,12}\bbas")
_AT_END, _AT_START = re.compile(r"\bson"), re.compile(r"\bbas|bastaki|ilk")
_NATIONAL = 10


def in_parts(message: Message) -> str | None:
    """Return a number whose digits came in several messages, the last of them this one."""
    begun = ""
    for text in reversed(message.earlier):
        if not text.replace(" ", "").isdigit():
            break
        begun = text + begun
    if not begun or not message.text.replace(" ", "").isdigit():
        return None
    phone = finished_phone(re.sub(r"\D", "", begun), message.text)
    return phone.number if phone is not None else None


def is_in_part(folded: str) -> bool:
    """Whether a folded text puts right some digits of a number, and no whole one."""
    digits = sum(c.isdigit() for c in folded)
    patterns = (_RATHER, _SWAPPED, _LAST)
    return (
        0 < digits < _NATIONAL + 3
        and not MEASURE.search(folded)
        and any(one.search(folded) for one in patterns)
    )


def put_right(folded: str, known: str | None) -> str | None:
    """Return the known number (E.164) with the digits changed that a folded text names, or None."""
    if known is None or not known.startswith("+90"):
        return None
    digits = "0" + known[3:]
    for change in (_rather, _swapped, _ends):
        changed = change(folded, digits)
        if changed is not None and len(changed) == len(digits) and changed != digits:
            return "+90" + changed[1:]
    return None


def meant(folded: str) -> str | None:
    """Return the digits that a folded text says are right, whatever stood there before."""
    rather = _RATHER.search(folded)
    last = rather or _LAST.search(folded)
    found = next((one for one in reversed(last.groups()) if one), None) if last else None
    return re.sub(r"\D", "", found) if found else None


def _rather(folded: str, digits: str) -> str | None:
    match = _RATHER.search(folded)
    if match is None or _COUNTED.search(folded):
        return None
    wrong, right = (re.sub(r"\D", "", one) for one in match.groups())
    said = _OF_A_NUMBER.search(folded) is not None
    if not said and (MEASURE.search(folded) or not _is_a_group(wrong, digits)):
        return None
    if len(wrong) != len(right):
        wrong, right = wrong.lstrip("0"), right.lstrip("0")
    at = digits.find(wrong) if _AT_START.search(folded) else digits.rfind(wrong)
    if not _AT_END.search(folded) and digits.lstrip("0").startswith(wrong.lstrip("0")):
        at = digits.find(wrong)
    return digits[:at] + right + digits[at + len(wrong) :] if at >= 0 else None


def _is_a_group(wrong: str, digits: str) -> bool:
    """Whether digits are whole groups of a number as it is shown: "0532 123 45 67"."""
    edges = {0, 1, 4, 7, 9, 11}
    found = [at for at in edges if digits.startswith(wrong, at) and at + len(wrong) in edges]
    return len(wrong) > 1 and len(found) == 1


def _swapped(folded: str, digits: str) -> str | None:
    match = _SWAPPED.search(folded)
    if match is None:
        return None
    one, other = match.groups()
    for first, second in ((one, other), (other, one)):
        if first + second in digits:
            return digits.replace(first + second, second + first)
    return None


def _ends(folded: str, digits: str) -> str | None:
    # "Son 3 gündür"; and "sonu 67 değil 76" names first what is wrong.
    of_others = MEASURE.search(folded) or _RATHER.search(folded)
    match = None if of_others else _LAST.search(folded)
    end = next(filter(None, match.groups()), "") if match else ""
    return digits[: -len(end)] + end if end else None
