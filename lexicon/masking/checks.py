"""Check digits. Pure functions on strings of ASCII digits."""

from __future__ import annotations

_ID_DIGITS = 11
_ISO_REMAINDER = 1


def luhn(digits: str) -> bool:
    """Whether the last digit is right (ISO/IEC 7812-1, annex B): cards, IMEI, ICCID."""
    ones, twos = digits[::-2], digits[-2::-2]
    total = sum(map(int, ones)) + sum(int("0246813579"[int(two)]) for two in twos)
    return total % 10 == 0


def is_national_id(digits: str) -> bool:
    """Check the two control digits of a Turkish identity number (T.C. kimlik numarası)."""
    right = len(digits) == _ID_DIGITS and digits.isascii() and digits.isdigit()
    return right and are_of_national_id([int(digit) for digit in digits])


def are_of_national_id(digits: list[int]) -> bool:
    """Check eleven digits as `is_national_id` does."""
    if not digits[0] or sum(digits[:10]) % 10 != digits[10]:
        return False
    return (7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10 == digits[9]


def is_iban(iban: str) -> bool:
    """Whether the two check digits are right (ISO 13616, ISO/IEC 7064 MOD 97-10); upper case."""
    moved = iban[4:] + iban[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % 97 == _ISO_REMAINDER
