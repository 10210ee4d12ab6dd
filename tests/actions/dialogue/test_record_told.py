"""Beside how a complaint stands: what was asked, which dates were given, and who looked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import registered

if TYPE_CHECKING:
    from tests.actions.dialogue.kit import Talk

_FIRST = ("24 Kasım 2026 Salı", "süresi dolmadan değişti")
_SECOND = ("27 Kasım 2026 Cuma", "bekleniyor")
_TAKEN = ("Faturalar", "incelemeye aldı", "23 Kasım 2026 Pazartesi 10:00")
_ASKED = ("Faturalar", "size soru sordu", "24 Kasım 2026 Salı 11:30")


def _asked_with(channel: str, text: str, **known: Any) -> Talk:
    talk, number = registered(channel)
    talk.backend.shown[number] = replace(talk.backend.shown[number], **known)
    talk.hear(r.STATUS, text)
    return talk


def _value(talk: Talk, response: str, name: str) -> str:
    return str(next(one for one in talk.newest if one["response"] == response)[name])


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_of_a_complaint_that_nobody_touched_nothing_more_is_said(channel: str) -> None:
    talk = _asked_with(channel, "ne durumda", promises=(_SECOND,))
    assert talk.said == ["utter_status_full"]


def test_the_chat_says_in_short_what_happened() -> None:
    known: dict[str, Any] = {"promises": (_FIRST, _SECOND), "looks": (_TAKEN, _ASKED)}
    talk = _asked_with("web", "ne durumda", **known, files=2, satisfaction=4)
    assert talk.said[1:] == [
        "utter_status_dates",
        "utter_status_last_look",
        "utter_status_files",
        "utter_status_score",
    ]
    dates = "24 Kasım 2026 Salı (süresi dolmadan değişti); 27 Kasım 2026 Cuma (bekleniyor)"
    assert _value(talk, "utter_status_dates", "dates") == dates
    look = "Faturalar size soru sordu (24 Kasım 2026 Salı 11:30)"
    assert _value(talk, "utter_status_last_look", "last_look") == look


def test_whoever_asks_who_looked_is_told_everybody() -> None:
    talk = _asked_with("web", "kim baktı kaydıma", promises=(_SECOND,), looks=(_TAKEN, _ASKED))
    assert talk.said[1:] == ["utter_status_dates", "utter_status_looks"]
    assert _value(talk, "utter_status_looks", "looks").count("Faturalar") == 2


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_where_nobody_looked_yet_that_is_said(channel: str) -> None:
    talk = _asked_with(channel, "kim ilgileniyor şikayetimle", promises=(_SECOND,))
    assert talk.said[1:] == ["utter_status_dates", "utter_status_nobody_yet"]


def test_by_sms_only_who_asks_is_told_and_learns_that_one_can() -> None:
    known: dict[str, Any] = {"promises": (_FIRST, _SECOND), "looks": (_TAKEN,), "files": 1}
    assert _asked_with("sms", "durum", **known).said[1:] == ["utter_status_more"]
    talk = _asked_with("sms", "AYRINTI", **known)
    assert talk.said[1:] == ["utter_status_dates", "utter_status_looks", "utter_status_files"]
    assert _value(talk, "utter_status_looks", "looks").isascii()


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_what_was_asked_of_the_customer_is_always_told(channel: str) -> None:
    asked = "Faturanın hangi kalemine itiraz ediyorsunuz?"
    talk = _asked_with(channel, "ne durumda", question=asked, status="waiting_customer")
    assert talk.said[1:] == ["utter_status_question"]


def test_in_the_chat_one_tap_and_the_words_answer_what_was_asked() -> None:
    asked = "Faturanın hangi kalemine itiraz ediyorsunuz?"
    talk = _asked_with("web", "ne durumda", question=asked, status="waiting_customer")
    talk.choose("Yanıtlayayım")
    talk.hear(r.COMPLAINT, "yurt dışı kalemine")
    assert list(talk.backend.additions.values()) == [["yurt dışı kalemine"]]


def test_of_two_that_are_open_both_are_told_whole_and_of_more_the_list() -> None:
    talk, _ = registered()
    for number, (text, about) in enumerate(
        [("faturam iki katı", "billing"), ("hatta ses yok", "landline")]
    ):
        talk.hear(r.COMPLAINT, text, about=about)
        talk.hear(r.NO, "hayır")
        talk.hear(r.YES, "evet")
        assert len(talk.registered) == number + 2
        talk.hear(r.STATUS, "şikayetlerimle kim ilgileniyor")
        told = [one for one in talk.said if one == "utter_status_full"]
        assert len(told) == (2 if number == 0 else 0)
