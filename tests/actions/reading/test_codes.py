"""The texted code: given, missing, on its way, or refused."""

from __future__ import annotations

import pytest

from actions.reading import codes, reading as r
from tests.actions.messages import said


def read(text: str, *earlier: str, phone_told: bool = False) -> tuple[str, str | None]:
    found = codes.candidates(said(text, earlier=earlier), phone_told=phone_told)
    best = max(found, key=lambda one: one.score)
    return best.main, best.value


@pytest.mark.parametrize(
    "text",
    [
        *["730512", "kodum 730 512", "73-05-12", "KOD:730512 idi", "onay kodu 730512"],
        "Yardim dogrulama kodunuz: 730512.",
    ],
)
def test_a_code_is_found_in_any_spelling(text: str) -> None:
    assert read(text) == (r.GIVEN, "730512")


def test_a_code_in_words_is_read() -> None:
    assert read("yedi yüz otuz, beş yüz on iki") == (r.GIVEN, "730512")


def test_a_code_in_two_messages_is_put_together() -> None:
    assert read("512", "merhaba", "730") == (r.GIVEN, "730512")


def test_a_new_code_is_not_joined_to_the_one_before() -> None:
    assert read("730512", "111111") == (r.GIVEN, "730512")


@pytest.mark.parametrize("text", ["7305", "7305124", "kod 73051"])
def test_other_figures_are_no_code(text: str) -> None:
    assert read(text)[0] == r.INVALID


@pytest.mark.parametrize("text", ["kod ulaşmadı", "hâlâ mesaj yok", "sms düşmedi telefona"])
def test_a_code_that_did_not_come_has_a_field_of_its_own(text: str) -> None:
    (found, *_) = codes.candidates(said(text), phone_told=False)
    assert (found.main, found.field) == (r.UNCLEAR, r.NOT_RECEIVED)


def test_another_code_can_be_asked_for() -> None:
    assert read("bir daha gönderin")[0] == r.AGAIN


@pytest.mark.parametrize("text", ["bekliyorum gelsin", "bir saniye telefona bakıyorum"])
def test_who_looks_for_it_waits(text: str) -> None:
    assert read(text)[0] == r.WAIT


def test_a_code_may_be_kept_back() -> None:
    assert read("kodu vermem")[0] == r.REFUSED
