"""The rules of proving a mobile number, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import texts_of
from backend.complaints import proof_rules as rules
from backend.complaints.models import Complaint
from backend.complaints.proof import Proof
from backend.complaints.proving import CODE
from backend.gateways.sms import segments
from backend.kit.errors import InvalidInputError
from backend.kit.settings import Environment, Settings
from backend.notifications.text_shapes import Way

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


@dataclass
class Code:
    expires_at: datetime = NOW + MINUTE
    tries_left: int = 5
    used_at: datetime | None = None
    voided_at: datetime | None = None


def test_a_code_is_six_digits_and_seldom_the_same() -> None:
    codes = {rules.new_code() for _ in range(200)}
    assert all(len(code) == 6 and code.isascii() and code.isdigit() for code in codes)
    assert len(codes) > 190


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("482109", "482109"),
        (" 482 109 ", "482109"),
        ("482-109", "482109"),
        ("4 8 2 1 0 9", "482109"),
        ("٤٨٢١٠٩", "482109"),
        ("000000", "000000"),
        ("48210", None),
        ("4821090", None),
        ("kod 482109", None),
        ("4821O9", None),
        ("²82109", None),
        ("", None),
    ],
)
def test_a_code_is_read_in_any_spelling(text: str, code: str | None) -> None:
    assert rules.read_code(text) == code


@pytest.mark.parametrize(
    ("code", "live"),
    [
        (Code(), True),
        (Code(tries_left=1), True),
        (Code(tries_left=0), False),
        (Code(expires_at=NOW + SECOND), True),
        (Code(expires_at=NOW), False),
        (Code(used_at=NOW), False),
        (Code(voided_at=NOW), False),
    ],
)
def test_a_code_lives_until_it_is_old_spent_used_or_replaced(code: Code, *, live: bool) -> None:
    assert rules.is_live(code, NOW) is live


@pytest.mark.parametrize(
    ("minutes_ago", "wait"),
    [
        ([], 0),
        ([1, 2], 0),
        ([1, 2, 59], MINUTE.seconds),
        ([59, 2, 1], MINUTE.seconds),
        ([1, 2, 60], 0),
        ([1, 2, 3, 4], 57 * 60),
        ([120, 180, 240, 300, 1439], MINUTE.seconds),
        ([120, 180, 240, 300, 1440], 0),
        ([1, 2, 3, 1000, 1430], 57 * 60),
    ],
)
def test_a_number_waits_for_room_under_both_limits(minutes_ago: list[int], wait: int) -> None:
    asked = [NOW - minutes * MINUTE for minutes in minutes_ago]
    assert rules.wait_seconds(asked, NOW, per_hour=3, per_day=5) == wait


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 saniye"),
        (59, "59 saniye"),
        (60, "1 dakika"),
        (61, "2 dakika"),
        (3600, "60 dakika"),
        (7200, "2 saat"),
        (80000, "23 saat"),
    ],
)
def test_a_wait_is_written_as_people_say_it(seconds: int, words: str) -> None:
    assert rules.waiting(seconds) == words


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0532 123 45 67", "+905321234567"),
        ("5321234567", "+905321234567"),
        ("+90 (532) 123-45-67", "+905321234567"),
        ("+49 151 23456789", "+4915123456789"),
    ],
)
def test_a_mobile_is_read_in_any_spelling(text: str, phone: str) -> None:
    assert rules.parse_mobile(text) == phone


@pytest.mark.parametrize("text", ["", "12", "0212 345 67 89", "444 1 444", "0900 111 22 33", "ev"])
def test_what_gets_no_sms_is_no_mobile(text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        rules.parse_mobile(text)
    assert caught.value.errors == {"phone": rules.MOBILE_WRONG}


@pytest.mark.parametrize(
    ("phone", "written"),
    [("+905321234567", "0532 123 45 67"), ("+4915123456789", "+49 1512 3456789")],
)
def test_a_number_is_written_as_its_owner_does(phone: str, written: str) -> None:
    assert rules.national(phone) == written


def test_what_is_stored_depends_on_code_asker_phone_and_secret() -> None:
    asked = [
        ("482109", "a", "+1", "s"),
        ("482108", "a", "+1", "s"),
        ("482109", "b", "+1", "s"),
        ("482109", "a", "+2", "s"),
        ("482109", "a", "+1", "t"),
    ]
    sealed = [rules.seal(*each) for each in asked]
    assert len(set(sealed)) == 5
    assert rules.same(sealed[0], rules.seal(*asked[0]))
    assert not rules.same(sealed[0], sealed[1])
    assert "482109" not in sealed[0]


@pytest.mark.parametrize("operator", ["Türk Telekom", "Işık Çağrı Şebekesi", "X" * 40])
def test_the_sms_is_one_in_gsm_letters_with_the_digits_in_a_row(
    operator: str, tmp_path: Path
) -> None:
    settings = Settings(env=Environment.TEST, state_dir=tmp_path, operator_name=operator)
    texts, values = texts_of(settings), rules.told("004821")
    text = texts.render(CODE.name, Way.SMS, values, at=datetime(2026, 11, 23, tzinfo=UTC)).text
    size = segments.measure(text, turkish_tables=False)
    assert (size.encoding, size.segments) == (segments.Encoding.GSM7, 1)
    assert "004821" in text


@pytest.mark.parametrize(
    ("proof", "covered"),
    [
        (Proof("c"), True),
        (Proof("d"), False),
        (Proof("d", "+905321234567"), True),
        (Proof(None, "+905321234567"), True),
        (Proof(None, "+905321234568"), False),
        (Proof(None), False),
    ],
)
def test_whose_a_complaint_is(proof: Proof, *, covered: bool) -> None:
    complaint = Complaint(conversation_id="c", contact_phone="+905321234567")
    assert proof.covers(complaint) is covered


def test_a_proof_without_conversation_does_not_cover_what_belongs_to_none() -> None:
    assert not Proof(None, "+905321234567").covers(Complaint(contact_phone=None))
