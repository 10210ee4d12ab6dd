"""Codes of a telephone: which is accepted when, and how they may be written."""

from __future__ import annotations

from datetime import UTC, datetime

import pyotp
import pytest

from backend.staff import totp

# RFC 6238's own secret, in base32.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = datetime(2026, 11, 23, 7, 0, 10, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30


def code(steps: int = 0) -> str:
    """Return what the telephone shows so many steps from now, by the letter of RFC 4226."""
    return pyotp.HOTP(SECRET).at(STEP + steps)


def test_codes_are_those_of_rfc_6238() -> None:
    # Appendix B, the last six digits.
    for seconds, shown in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
        at = datetime.fromtimestamp(seconds, UTC)
        assert totp.accepted_step(SECRET, shown, at, 0) == seconds // 30


@pytest.mark.parametrize(
    ("steps", "last", "accepted"),
    [
        (0, 0, True),
        (-1, 0, True),  # the telephone is slow, or its owner is
        (1, 0, True),
        (-2, 0, False),
        (2, 0, False),
        (0, STEP, False),  # used
        (-1, STEP, False),  # older than what was used
        (1, STEP, True),
        (0, STEP - 1, True),
    ],
)
def test_a_code_is_accepted_near_its_time_and_once(
    steps: int, last: int, *, accepted: bool
) -> None:
    found = totp.accepted_step(SECRET, code(steps), NOW, last)
    assert found == (STEP + steps if accepted else None)


@pytest.mark.parametrize("wrong", ["", "000000", "12345", "1234567", "abcdef", "İ"])
def test_a_wrong_code_is_none(wrong: str) -> None:
    assert totp.accepted_step(SECRET, wrong, NOW, 0) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("123456", "123456"),
        ("123 456", "123456"),
        (" 12-34.56 ", "123456"),
        ("١٢٣٤٥٦", "123456"),
        ("12345", None),
        ("1234567", None),
        ("12345a", None),
        ("12345²", None),
        ("", None),
    ],
)
def test_six_digits_are_read_however_they_are_spaced(typed: str, read: str | None) -> None:
    assert totp.read_code(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("abcde-fgh23", "abcdefgh23"),
        ("ABCDE FGH23", "abcdefgh23"),
        ("abcdefgh23", "abcdefgh23"),
        ("abcde-fgh2", None),
        ("abcde-fgh234", None),
        ("abcde-fgh2İ", None),
        ("abcde-fgh2l", None),
        ("123456", None),
    ],
)
def test_a_recovery_code_is_read_in_capitals_too(typed: str, read: str | None) -> None:
    assert totp.read_recovery_code(typed) == read


def test_no_recovery_code_could_be_taken_for_another_or_for_the_telephones() -> None:
    made = [one for _ in range(20) for one in totp.new_recovery_codes()]
    assert len(made) == len(set(made)) == 200
    assert all(totp.read_recovery_code(one) and totp.read_code(one) is None for one in made)


def test_the_address_names_the_house_and_the_person() -> None:
    made = pyotp.parse_uri(totp.address(SECRET, "ayse", "Türk Telekom Masa"))
    assert (made.issuer, made.name, made.secret) == ("Türk Telekom Masa", "ayse", SECRET)


def test_a_secret_has_160_bits_and_is_shown_in_groups() -> None:
    made = {totp.new_secret() for _ in range(20)}
    assert len(made) == 20
    assert all(len(secret) == 32 for secret in made)
    assert totp.in_groups(SECRET).startswith("GEZD GNBV ")
