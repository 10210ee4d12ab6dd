"""A stolen line, and who was defrauded: the number that is given is read, and reaches them."""

from __future__ import annotations

from typing import Any

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import MOBILE, Talk

LINE, OTHER = "+905334445566", "+905321112233"
A, B = "0533 444 55 66", "0532 111 22 33"
CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def of(number: str, **more: str) -> dict[str, Any]:
    return {"phone": number, "phone_is_mobile": True, **more}


def stolen(channel: str, text: str, **told: Any) -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, text, kind="stolen_line", text_told=text, told=told)
    return talk


@CHANNELS
def test_a_number_told_with_the_theft_is_the_line_and_not_asked_again(channel: str) -> None:
    talk = stolen(channel, f"telefonum çalındı hattımı kapatın {A}", **of(LINE))
    assert "utter_danger_recorded_line_told" in talk.said
    assert talk.newest[1]["told"] == A
    (one,) = talk.registered
    assert one.service_number == LINE
    assert one.phone == (MOBILE if channel == "sms" else None)  # by SMS its sender is known


@CHANNELS
def test_without_a_number_it_is_asked_for(channel: str) -> None:
    talk = stolen(channel, "telefonum çalındı")
    assert "utter_danger_recorded_line" in talk.said


@CHANNELS
def test_the_other_number_becomes_the_contact(channel: str) -> None:
    talk = stolen(channel, f"telefonum çalındı, hat {A}, eşimin numarası {B}", **of(LINE))
    (one,) = talk.registered
    assert (one.service_number, one.phone) == (LINE, OTHER)


def test_a_number_after_the_line_becomes_the_contact() -> None:
    talk = stolen("web", f"telefonum çalındı hattımı kapatın {A}", **of(LINE))
    talk.hear(r.UNCLEAR, B, told=of(OTHER))
    assert talk.registered[0].phone == OTHER


def test_the_name_is_kept_though_the_line_is_not() -> None:
    talk = stolen("web", "telefonum çalındı")
    talk.hear(r.UNCLEAR, f"{A} Sevil Kaya", told=of(LINE, name="Sevil Kaya"))
    (one,) = talk.registered
    assert (one.name, one.phone) == ("Sevil Kaya", None)


def test_whoever_was_defrauded_is_reached_by_the_number_they_give() -> None:
    talk = stolen("web", "banka diye aradılar kodu söyledim hesabımdan 3 bin lira gitti")
    talk.hear(r.UNCLEAR, f"{B} Emine Çıt", told=of(OTHER, name="Emine Çıt"))
    (one,) = talk.registered
    assert (one.name, one.phone) == ("Emine Çıt", OTHER)


def test_both_numbers_are_read_back() -> None:
    talk = stolen("web", "dolandırdılar, hattım kapandı")
    talk.hear(r.UNCLEAR, f"hat numaram {A} ulaşamazsınız, kardeşimin numarası {B}", told=of(LINE))
    assert talk.newest[0]["told"] == f"{A}, {B}"
    assert talk.registered[0].phone == OTHER
