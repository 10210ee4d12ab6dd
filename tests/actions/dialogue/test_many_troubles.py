"""However many troubles are told, none is lost: in one record, in its turn, or with the draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue.state import Want
from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, complained

IN_ONE_BREATH = (
    "internet yok fatura yüksek tv donuyor sabit hat çalışmıyor numaram taşınmadı",
    "INTERNET COK YAVAS FATURA YUKSEK TV DONUYO KURULUM YAPILMADI MODEM BOZUK",
)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("text", IN_ONE_BREATH)
def test_told_in_one_breath_all_stand_in_one_record(text: str, channel: str) -> None:
    talk = Talk(channel)
    assert "utter_all_noted" in talk.hear(r.COMPLAINT, text)
    told = talk.registered[0].description if channel == "sms" else talk.state.draft.description
    assert told == text


@pytest.mark.parametrize("text", ["internet yok", "internet yok modem kırmızı tv de donuyor"])
def test_of_few_nothing_is_said(text: str) -> None:
    assert "utter_all_noted" not in Talk().hear(r.COMPLAINT, text)


def waiting() -> Talk:
    """Somebody whose bill and television wait for their turn."""
    talk = complained()
    told = (("billing", "faturam yüksek"), ("tv_service", "tv donuyor"))
    wants = tuple(Want(r.COMPLAINT, text=text, topic=topic) for topic, text in told)
    talk.state = replace(talk.state, wants=wants)
    return talk


def test_what_waits_comes_back_with_the_draft() -> None:
    talk = waiting()
    talk.wait(minutes=70)
    assert talk.hear(r.GREET) == ["utter_ask_resume"]
    talk.hear(r.YES, "evet")
    description = talk.state.draft.description or ""
    assert all(told in description for told in ("cayma bedeli", "faturam yüksek", "tv donuyor"))


def test_more_of_what_waits_goes_there() -> None:
    talk = waiting()
    talk.hear(r.MORE, "bir de faturama iki kat fazla yazılmış")
    [bill, _] = talk.state.wants
    assert bill.text == "faturam yüksek\nfaturama iki kat fazla yazılmış"
    assert talk.question == q.PHONE
