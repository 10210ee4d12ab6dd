"""Nothing binding is done without a clear yes, and no topic is chosen by accident."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, registered


def _with_story(text: str) -> Talk:
    talk = at_the_summary()
    talk.state = talk.state.__class__.from_slot(
        {**talk.state.as_slot(), "draft": {**talk.state.as_slot()["draft"], "description": text}}
    )
    return talk


def test_an_amount_after_the_yes_is_put_right_and_shown_again() -> None:
    talk = _with_story("faturam 240 TL geldi")
    said = talk.hear(r.YES, "evet ama tutarı 260 yap")
    assert said == ["utter_corrected", "utter_ask_confirm_again"]
    assert talk.state.draft.description == "faturam 260 TL geldi"
    assert not talk.registered


def test_a_fact_after_the_yes_is_added_and_shown_again() -> None:
    talk = at_the_summary()
    said = talk.hear(r.YES, "tamam ama modem de bozuk", also=(r.MORE,))
    assert said == ["utter_noted", "utter_ask_confirm_again"]
    assert "modem de bozuk" in (talk.state.draft.description or "")
    assert not talk.registered


def test_a_yes_put_off_is_asked_back() -> None:
    talk = at_the_summary()
    assert talk.hear(r.YES, "olur ama haftaya") == ["utter_ask_back", "utter_ask_confirm_again"]
    assert not talk.registered


@pytest.mark.parametrize(
    "text", ["evet", "evet de Allah kolaylık versin", "tamam ama çabuk olun", "kaydedin sağ olun"]
)
def test_a_plain_yes_registers(text: str) -> None:
    talk = at_the_summary()
    talk.hear(r.YES, text)
    assert len(talk.registered) == 1


def test_what_is_to_be_separate_follows() -> None:
    talk = at_the_summary()
    talk.hear(r.YES, "tamam ama televizyonu ayrı kaydedin")
    assert len(talk.registered) == 1
    assert (talk.question, talk.state.draft.topic) == (q.PROBLEM, "tv_service")


@pytest.mark.parametrize("said", [r.NO, r.UNSURE])
def test_not_to_be_registered_asks_about_dropping(said: str) -> None:
    talk = at_the_summary()
    assert talk.hear(said, "kaydetmeyin, istemiyorum") == ["utter_ask_drop"]


def test_a_restricted_yes_withdraws_nothing() -> None:
    talk, _ = registered()
    talk.hear(r.WITHDRAW, "geri çekin")
    assert talk.hear(r.YES, "evet ama haftaya")[0] == "utter_ask_back"
    assert talk.question == q.WITHDRAW


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_heard_is_not_agreed_to_what_is_taken_back_for_good(channel: str) -> None:
    talk, _ = registered(channel)
    talk.hear(r.WITHDRAW, "geri çekin")
    for said in ("tamam", "TAMAM"):
        assert talk.hear(r.YES, said)[0].startswith("utter_ask_back")
    assert talk.question == q.WITHDRAW
    assert talk.hear(r.YES, "evet") == ["utter_withdrawal_done"]


def test_heard_lifts_no_alarm() -> None:
    talk = Talk()
    talk.hear(r.DANGER, "haplarımı içtim", kind="self_harm", text_told="haplarımı içtim")
    talk.hear(r.WITHDRAW, "geri çek")
    assert talk.question == q.ALARM
    talk.hear(r.YES, "tamam")
    assert talk.question == q.ALARM
    assert talk.state.danger


def test_a_restricted_yes_drops_nothing() -> None:
    talk = at_the_summary()
    talk.hear(r.CANCEL, "vazgeçtim")
    assert talk.hear(r.YES, "tamam ama haftaya")[0] == "utter_ask_back"
    assert talk.state.draft.has_content


def _asked_for_the_topic() -> Talk:
    talk = Talk()
    talk.hear(r.COMPLAINT, "hakkımı yediler")
    return talk


@pytest.mark.parametrize("said", [r.YES, r.NO])
def test_yes_and_no_choose_no_topic(said: str) -> None:
    talk = _asked_for_the_topic()
    talk.hear(said, "olmaz mı")
    assert talk.state.draft.topic is None
    assert talk.question == q.TOPIC


def test_what_is_refused_beside_the_topic_is_no_choice_of_other() -> None:
    talk = _asked_for_the_topic()
    talk.hear(r.REFUSED, "numaramı vermesem olur mu")
    assert talk.state.draft.topic is None


def test_all_that_is_offered_are_several_complaints() -> None:
    talk = _asked_for_the_topic()
    offered = [one for one in talk.state.offered if one != "other"]
    said = talk.hear(r.UNSURE, "üçü de")
    assert said[0] == "utter_one_after_the_other"
    assert talk.state.draft.topic == offered[0]
    assert [one.topic for one in talk.state.wants] == offered[1:]


def test_a_mobile_instead_of_the_tracking_number_is_proven() -> None:
    talk = Talk()
    talk.hear(r.STATUS, "şikayetim ne oldu")
    talk.hear(r.INVALID, "0532 123 45 67", told={"phone": MOBILE, "phone_is_mobile": True})
    assert talk.question == q.CODE


def test_who_finds_the_code_hard_may_still_write_it() -> None:
    registered_one, _ = registered()
    talk = Talk("web", registered_one.backend, "c2")
    talk.hear(r.WITHDRAW)
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.REFUSED, "ben koddan moddan anlamam")
    assert talk.question == q.CODE
    talk.hear(r.REFUSED, "kodu vermem")
    assert talk.question != q.CODE


def test_by_sms_a_record_of_its_own_changes_nothing_of_the_old() -> None:
    talk, _ = registered("sms")
    before = talk.registered[0].topic
    talk.hear(r.GIVEN, "ayri kaydet", value="billing")
    assert talk.question == q.PROBLEM
    talk.hear(r.COMPLAINT, "televizyonum donuyor", about="tv_service")
    assert [one.topic for one in talk.registered] == [before, "tv_service"]
