"""A child writes: a warm word, a grown-up is sent for, and nothing is asked of it."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, complained


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_a_child_is_sent_to_a_grown_up_and_nothing_is_registered(channel: str) -> None:
    talk = Talk(channel)
    said = talk.hear(r.COMPLAINT, "11 yaşındayım oyundan elmas aldım fatura geldi", about="billing")
    assert said == ["utter_child", "utter_child_bought"]
    assert talk.hear(r.MORE, "ne yapacağım") == ["utter_child_again"]
    assert not talk.registered
    assert talk.question == q.NONE


def test_what_the_form_had_of_a_child_is_forgotten() -> None:
    talk = complained()
    talk.hear(r.UNCLEAR, "ben 9 yaşındayım numaram yok")
    assert talk.said == ["utter_child"]
    assert not talk.state.draft.has_content


def test_the_grown_up_goes_on() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "12 yaşındayım fatura geldi", about="billing")
    talk.hear(r.COMPLAINT, "ben annesiyim, oyundan para çekilmiş", about="billing")
    assert talk.state.draft.has_content


@pytest.mark.parametrize(
    "text",
    [
        "13 yaşındayım evde tekim internet gitti",
        "13YASINDAYIM NET YOK",
        "13 yasimdayim cekmiyo",
        "ben 13 yasinda bir cocugum internet yok",
        "13 yaşım var faturayı görmek istiyom",
    ],
)
def test_a_child_tells_its_age_in_many_ways(text: str) -> None:
    assert Talk().hear(r.COMPLAINT, text, about="internet_outage") == ["utter_child"]


@pytest.mark.parametrize(
    "text",
    ["oğlum 12 yaşında oyun almış", "72 yaşındayım", "12 aydır böyle", "13 yaşında çocuğum var"],
)
def test_who_speaks_of_a_child_or_of_months_is_none(text: str) -> None:
    assert "utter_child" not in Talk().hear(r.COMPLAINT, text, about="billing")
