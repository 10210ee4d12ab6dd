"""Of several troubles of one text, registered each by itself, only one was meant."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk

THREE = "faturam iki katı geldi internetim çok yavaş bir de temsilciniz bana bağırdı"


def three() -> Talk:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, THREE)
    assert [one.topic for one in talk.registered] == [
        "billing",
        "internet_speed",
        "customer_service",
    ]
    return talk


def states(talk: Talk) -> list[str]:
    return [one.status for one in talk.backend.shown.values()]


@pytest.mark.parametrize(
    "text", ["yok ben oyle demedim sadece fatura", "YALNIZCA FATURA", "tek derdim fatura benim"]
)
def test_each_of_the_others_is_asked_about(text: str) -> None:
    talk = three()
    assert talk.hear(r.UNCLEAR, text) == ["utter_ask_withdraw"]
    talk.hear(r.YES, "evet")
    assert talk.question == q.WITHDRAW
    talk.hear(r.YES, "evet")
    assert states(talk) == ["registered", "withdrawn", "withdrawn"]
    assert not talk.backend.additions


def test_a_no_leaves_them() -> None:
    talk = three()
    talk.hear(r.UNCLEAR, "sadece internet hızı")
    talk.hear(r.NO, "hayır")
    assert states(talk)[0] == "registered"


@pytest.mark.parametrize("text", ["sadece aksamlari oluyor", "sadece 10 mbps geliyor"])
def test_what_names_none_of_them_is_no_choice(text: str) -> None:
    talk = three()
    talk.hear(r.MORE, text)
    assert talk.question != q.WITHDRAW
