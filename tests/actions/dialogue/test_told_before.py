"""What was told before and is not solved goes to that complaint, and begins no new one."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered

AGAIN = pytest.mark.parametrize(
    "text",
    [
        "geçen hafta yazmıştım hâlâ çözülmedi",
        "DÜN BİLDİRDİM HALA AYNI",
        "onceki kaydim duruyor kimse bakmadi cozulmedi",
        "3 gün önce kayıt açtırmıştım yine kesiliyor hala",
        "aynı sorun devam ediyor",
    ],
)


@AGAIN
@pytest.mark.parametrize("read_as", [r.COMPLAINT, r.MORE, r.PERSISTS, r.REOPEN, r.UNCLEAR])
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_it_is_added_to_the_open_one(channel: str, read_as: str, text: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(read_as, text)[0].startswith("utter_addition_done")
    assert talk.backend.additions[number] == [text]
    assert len(talk.registered) == 1


@AGAIN
def test_what_was_concluded_is_opened_again_with_it(text: str) -> None:
    talk, number = registered()
    talk.backend.set_status(number, "resolved", "Sonuçlandı")
    talk.state = type(talk.state)()  # days later nothing is remembered
    assert talk.hear(r.COMPLAINT, text) == ["utter_reopening_done"]
    assert talk.backend.reasons[number] == text


def test_another_trouble_than_the_known_one_is_a_complaint_of_its_own() -> None:
    talk, _ = registered()
    talk.hear(r.COMPLAINT, "internetim hâlâ yok dün yazmıştım", about="internet_outage")
    assert talk.state.draft.topic == "internet_outage"
    assert not talk.backend.additions


def test_where_the_bot_asked_what_is_wrong_it_is_no_new_one_either() -> None:
    talk, number = registered()
    talk.hear(r.OPENER, "şikayetim var")
    talk.hear(r.COMPLAINT, "geçen haftaki şikayetim çözülmedi hâlâ")
    assert talk.backend.additions[number] == ["geçen haftaki şikayetim çözülmedi hâlâ"]
    assert not talk.state.draft.active


def test_who_is_not_known_shows_the_number_and_is_added_to_it() -> None:
    first, number = registered()
    talk = Talk(backend=first.backend, id="c2")
    assert talk.hear(r.REOPEN, "geçen ayki kaydım sonuçlanmadı") == ["utter_ask_proof_phone"]
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, value=talk.backend.code)
    assert talk.backend.additions[number] == ["geçen ayki kaydım sonuçlanmadı"]


def test_who_shows_nothing_has_complained_all_the_same() -> None:
    talk = Talk()
    talk.hear(r.REOPEN, "geçen ayki kaydım sonuçlanmadı")
    talk.hear(r.REFUSED, "vermem numara")
    assert talk.state.draft.description == "geçen ayki kaydım sonuçlanmadı"


def test_the_registered_one_is_withdrawn_and_what_is_told_now_stays() -> None:
    talk, number = registered()
    talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
    assert talk.hear(r.WITHDRAW, "önceki kaydı iptal edin") == ["utter_ask_withdraw"]
    talk.hear(r.YES, "evet")
    assert talk.backend.shown[number].status == "withdrawn"
    assert talk.state.draft.description == "internetim yok"


def test_what_is_told_now_is_meant_where_nothing_says_otherwise() -> None:
    talk, _ = registered()
    talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
    talk.hear(r.WITHDRAW, "şikayetimi iptal et")
    assert talk.question == q.DROP
