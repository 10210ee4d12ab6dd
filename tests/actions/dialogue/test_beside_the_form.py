"""Side questions are answered, hardship gets one word, and remarks delete nothing."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained


def _steps() -> Talk:
    talk = Talk()
    talk.hear(r.COMPLAINT, "internetim üç gündür yok", about="internet_outage")
    return talk


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("taahhüdüm hangi ay bitiyor", "utter_side_commitment"),
        ("cayma bedeli kaç lira tutar", "utter_side_fee"),
        ("ödediğim para iade edilir mi", "utter_side_refund"),
        ("splitter dediğiniz ne", "utter_side_splitter"),
        ("yeni adrese de bakıyor musunuz", "utter_side_address"),
    ],
)
@pytest.mark.parametrize("said", [r.NO, r.REFUSED, r.CANCEL, r.UNCLEAR, r.MORE, r.PRIVACY])
def test_a_side_question_is_answered_and_the_form_goes_on(
    text: str, answer: str, said: str
) -> None:
    talk = complained()
    assert talk.hear(said, text) == [answer, "utter_ask_phone_again"]
    assert talk.state.draft.phone is None


def test_what_is_given_beside_a_side_question_is_taken() -> None:
    talk = complained()
    said = talk.hear(r.GIVEN, "0532 123 45 67, param iade edilir mi", value=MOBILE)
    assert said == ["utter_side_refund", "utter_ask_name"]


@pytest.mark.parametrize("text", ["sim kartı nerden çıkarıyoruz", "ben modemden anlamam"])
def test_who_does_not_know_how_is_spared_the_steps(text: str) -> None:
    talk = _steps()
    said = talk.hear(r.UNSURE, text)
    assert said[0] == "utter_side_step"
    assert talk.question == q.PHONE


def test_why_is_answered_once_before_it_counts_as_a_refusal() -> None:
    talk = complained()
    assert talk.hear(r.REFUSED, "niye vereyim ki numaramı") == [
        "utter_why_phone",
        "utter_ask_phone_again",
    ]
    talk.hear(r.REFUSED, "niye vereyim ki numaramı")
    assert talk.question == q.EMAIL


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("babam vefat etti hâlâ fatura geliyor", "bereaved"),
        ("lokantanın interneti kesik, zarar ediyoruz", "trade"),
        ("vodafone'a geçeceğim artık internet yok", "leaving"),
        ("sınavım var internet yok", "urgent"),
        ("bıktım artık internet yine gitti", "weary"),
    ],
)
def test_hardship_gets_one_word_before_business(text: str, word: str) -> None:
    talk = Talk()
    assert talk.hear(r.COMPLAINT, text, about="package_tariff")[0] == f"utter_sympathy_{word}"
    assert f"utter_sympathy_{word}" not in talk.hear(r.MORE, text)


def test_the_bereaved_are_not_told_to_look_into_the_bill() -> None:
    talk = Talk()
    said = talk.hear(r.COMPLAINT, "eşim öldü, faturası kesilmeye devam ediyor", about="billing")
    assert said[0] == "utter_sympathy_bereaved"
    assert "utter_first_help_billing" not in said
    assert talk.question == q.PHONE


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("abone öldü internet yok", "internet_outage"),
        ("HAT SAHİBİ ÖLDÜ MODEM ÇALIŞMIYOR", "modem_device"),
        ("hattın sahibi vefat etti net çok yavaş", "internet_speed"),
        ("üzerine kayıtlı kişi öldü, televizyon açılmıyor", "tv_service"),
        ("rahmetli dayımın sabit telefonu sustu", "landline"),
        ("babam gecen ay oldu internet kesik", "internet_outage"),
    ],
)
def test_for_who_is_dead_nothing_is_to_be_restarted(text: str, topic: str, channel: str) -> None:
    talk = Talk(channel)
    said = talk.hear(r.COMPLAINT, text, about=topic)
    assert said[0] == "utter_sympathy_bereaved"
    assert not [one for one in said if one.startswith("utter_first_help_")]
    assert talk.registered if channel == "sms" else talk.question == q.PHONE


@pytest.mark.parametrize(
    "text",
    [
        "babamın telefonu öldü internet yok",
        "modem öldü hat sahibi benim",
        "babam hasta oldu internet kesik",
        "kizim oldu internet kesik",
        "hat sahibi oldum internet yok",
    ],
)
def test_who_lives_gets_the_steps(text: str) -> None:
    said = Talk().hear(r.COMPLAINT, text, about="internet_outage")
    assert "utter_sympathy_bereaved" not in said
    assert "utter_first_help_internet_outage" in said


def test_a_child_that_was_born_is_no_death() -> None:
    assert "utter_sympathy_bereaved" not in Talk().hear(r.COMPLAINT, "kızım oldu, kutlayacaktık")


@pytest.mark.parametrize(
    "remark",
    ["ismimi söyledim ya demin", "Emre'ye sordum, o bilirmiş", "emekli maaşımla ödüyorum bunu"],
)
@pytest.mark.parametrize("said", [r.CANCEL, r.NO_COMPLAINT, r.WITHDRAW])
def test_a_remark_does_not_ask_whether_to_delete(remark: str, said: str) -> None:
    talk = at_the_summary()
    talk.hear(said, remark)
    assert talk.question == q.CONFIRM


@pytest.mark.parametrize("wish", ["vazgeçtim", "boşver kalsın", "iptal edin bunu", "uğraşamam"])
def test_a_clear_wish_to_stop_does(wish: str) -> None:
    talk = at_the_summary()
    talk.hear(r.CANCEL, wish)
    assert talk.question == q.DROP
