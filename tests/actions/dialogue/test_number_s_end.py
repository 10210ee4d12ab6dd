"""The end of a number that is put right after registration, open or concluded, in the chat."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered

assert MOBILE.endswith("4567")


def _concluded() -> tuple[Talk, str]:
    talk, number = registered()
    talk.backend.set_status(number, "resolved", "Sonuçlandı")
    return talk, number


@pytest.mark.parametrize("begun", [registered, _concluded])
@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("sonu 76 olacak", "4576"),
        ("SONU 67 DEGIL 76", "4576"),
        ("numaranın sonu 4657 olacaktı", "4657"),
        ("pardon son iki hane 76", "4576"),
        ("telefonda 45 değil 54", "5467"),
    ],
)
@pytest.mark.parametrize("read_as", [r.UNCLEAR, r.MORE, r.CORRECT, r.ADD, r.NO])
def test_it_is_read_back_and_written_on_a_yes(
    begun: type, text: str, ends: str, read_as: str
) -> None:
    talk, number = begun()
    assert talk.hear(read_as, text) == ["utter_ask_contact"]
    assert talk.hear(r.YES, "evet") == ["utter_contact_changed"]
    assert talk.backend.registered[number].phone == MOBILE[:-4] + ends
    assert not talk.backend.additions


def test_by_sms_the_sender_s_number_is_the_contact() -> None:
    talk, number = registered("sms")
    talk.backend.set_status(number, "resolved", "Sonuçlandı")
    assert talk.hear(r.UNCLEAR, "sonu 63 olacak") == ["utter_number_is_the_sender_s"]
    assert not talk.backend.reasons


def test_what_it_ends_in_already_is_said_back() -> None:
    talk, _ = registered()
    assert talk.hear(r.MORE, "sonu 76 değil 67") == ["utter_known_already"]
    assert talk.question == q.NONE


def test_what_fits_no_known_number_is_asked_for_whole() -> None:
    talk, _ = registered()
    assert talk.hear(r.MORE, "sonu 11 değil 12")[0] == "utter_contact_asked"
    assert talk.question == q.PHONE


@pytest.mark.parametrize(
    "text",
    ["faturanın sonu 63 lira değil 36", "son 2 gündür yok", "son 3 fatura yanlış", "2 değil 4 gün"],
)
def test_what_is_counted_puts_no_number_right(text: str) -> None:
    talk, number = registered()
    talk.hear(r.MORE, text)
    assert talk.backend.registered[number].phone == MOBILE
    assert talk.state.new_contact is None
