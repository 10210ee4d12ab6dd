"""A result that is not accepted is opened again; a result that was told is needed for it."""

from __future__ import annotations

import pytest

from actions.reading import disputes, questions as q, reading as r
from tests.actions.dialogue.kit import Talk, registered

SAID = [
    "bu sonucu kabul etmiyorum",
    "VERDIGINIZ KARARA ITIRAZIM VAR",
    "cevabiniz beni tatmin etmedi",
    "kabul etmiyorum",
    "itiraz ediyorum",
    "tekrar inceleyin lan",
    "hic memnun kalmadim",
]


def _concluded(channel: str) -> tuple[Talk, str]:
    talk, number = registered(channel)
    talk.backend.set_status(number, "resolved", "Sonuçlandı")
    return talk, number


@pytest.mark.parametrize("read_as", [r.NO, r.GOODBYE, r.REFUSED, r.UNCLEAR, r.INSULT])
@pytest.mark.parametrize("text", SAID)
def test_by_sms_it_is_opened_again_at_once(text: str, read_as: str) -> None:
    talk, number = _concluded("sms")
    assert talk.hear(read_as, text) == ["utter_reopening_done"]
    assert talk.backend.shown[number].status == "in_review"


@pytest.mark.parametrize("text", SAID)
def test_in_the_chat_the_reason_is_asked_and_kept(text: str) -> None:
    talk, number = _concluded("web")
    assert talk.hear(r.NO, text) == ["utter_ask_reason"]
    assert talk.question == q.REASON
    assert talk.hear(r.MORE, "fatura hâlâ iki kat") == ["utter_reopening_done"]
    assert "iki kat" in talk.backend.reasons[number]


def test_what_is_told_with_it_is_the_reason() -> None:
    talk, number = _concluded("web")
    said = "bu kararı kabul etmiyorum, ek paketi ben almadım faturada duruyor"
    assert talk.hear(r.NO, said) == ["utter_reopening_done"]
    assert talk.backend.reasons[number] == said


def test_who_comes_back_and_names_the_result_has_it_opened() -> None:
    talk, number = _concluded("sms")
    later = Talk("sms", talk.backend, id="c2")
    assert later.hear(r.NO, "sonucu kabul etmiyorum") == ["utter_reopening_done"]
    assert talk.backend.shown[number].status == "in_review"


def test_whoever_is_not_known_shows_whose_it_is() -> None:
    assert Talk().hear(r.NO, "bu nasıl bir karar, kabul etmiyorum") == ["utter_ask_proof_phone"]


def test_a_trouble_of_its_own_is_a_complaint() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "cevabınız yetersiz, faturam hâlâ yüksek", about="billing")
    assert talk.state.draft.topic == "billing"


@pytest.mark.parametrize("text", ["kabul etmiyorum", "itiraz ediyorum"])
def test_where_nothing_is_concluded_nothing_is_opened(text: str) -> None:
    talk, number = registered("sms")
    talk.hear(r.NO, text)
    assert not talk.backend.reasons
    assert talk.backend.shown[number].status == "registered"


@pytest.mark.parametrize(
    "text",
    [
        "sonucu kabul ediyorum sağ olun",
        "uygulama şifremi kabul etmiyor",
        "kabul etmiyor musunuz",
        "kabul etmezsem ne olur",
        "karara nasıl itiraz ederim",
    ],
)
def test_what_accepts_asks_or_means_a_thing_disputes_nothing(text: str) -> None:
    assert not disputes.is_of_the_result(text)
    assert not disputes.is_bare(text)
