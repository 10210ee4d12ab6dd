"""A child that is pressed, who writes for one, and who is blackmailed: none is told to run away."""

from __future__ import annotations

import re

import pytest

from actions.reading import reading as r, situations
from tests.actions.dialogue.kit import RESPONSES, Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
BY_A_CHILD = "ben 12 yaşındayım oyunda biri fotoğrafını at diyo"
FOR_A_CHILD = "kızıma 11 yaşında tanımadığı bir adam fotoğraf at diyor"
BLACKMAILED = "görüntülerimi yayarım diyor para vermezsem"


def alarm(text: str, channel: str = "web") -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, text, kind="violence")
    return talk


@CHANNELS
@pytest.mark.parametrize(
    ("text", "situation", "closing"),
    [
        (BY_A_CHILD, situations.PRESSED, "utter_danger_recorded_child"),
        (FOR_A_CHILD, situations.GROOMED, "utter_danger_recorded_online"),
        (BLACKMAILED, situations.BLACKMAILED, "utter_danger_recorded_online"),
    ],
)
def test_what_to_do_fits_who_writes(channel: str, text: str, situation: str, closing: str) -> None:
    talk = alarm(text, channel)
    assert talk.said[:2] == [f"utter_danger_{situation}", closing]
    (record,) = talk.registered
    assert record.urgent


@pytest.mark.parametrize("situation", sorted(situations.ONLINE))
def test_the_advice_is_to_send_nothing_keep_the_messages_and_tell(situation: str) -> None:
    for name in (f"utter_danger_{situation}", f"utter_danger_{situation}_again"):
        for one in RESPONSES[name].values():
            assert not re.search("KADES|kom[sş]uya ge[cç]", one["text"])
            assert "112" in one["text"]
    first = RESPONSES[f"utter_danger_{situation}"]["web"]["text"]
    assert re.search("gönder(?:me|ilme)", first)
    assert "silmeyin" in first


def test_a_child_that_was_known_before_is_told_what_a_child_is_told() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "11 yaşındayım internet yok")
    talk.hear(r.DANGER, "fotoğraf at yoksa evine gelirim diyor", kind="violence")
    assert talk.said[0] == "utter_danger_violence_pressed"
    assert talk.hear(r.HELP, "korkuyorum")[0] == "utter_danger_violence_pressed_again"


def test_asked_whether_to_give_the_others_number_it_says_yes() -> None:
    talk = alarm(BY_A_CHILD)
    assert talk.hear(r.HELP, "kullanıcı adını yazayım mı")[0] == "utter_alarm_give_theirs"
    assert talk.hear(r.HELP, "numarasını da mı vereyim")[0] == "utter_alarm_give_theirs_again"


@pytest.mark.parametrize("text", ["babam döver söylemeyin", "anneme söylemeyin lütfen"])
def test_a_child_that_fears_its_family_is_told_whom_else_to_tell(text: str) -> None:
    talk = alarm(BY_A_CHILD)
    assert talk.hear(r.REFUSED, text)[0] == "utter_alarm_not_told_at_home"


@pytest.mark.parametrize(
    "text",
    [
        "onun numarası 0534 111 22 33",
        "beni tehdit eden numara 0534 111 22 33",
        "0534 111 22 33 bu numaradan yazıyor",
        "numarası şu 0534 111 22 33",
    ],
)
@pytest.mark.parametrize("before", [BLACKMAILED, "kocam beni dövüyor"])
def test_the_number_of_who_does_it_is_evidence_and_no_contact(text: str, before: str) -> None:
    talk = alarm(before)
    talk.hear(r.MORE, text, told={"phone": "+905341112233"})
    assert talk.said[0] == "utter_alarm_of_another"
    (kept,) = talk.backend.additions.values()
    assert kept[-1].startswith("DİKKAT, numara müşterinin değil")
    assert talk.state.draft.phone is None


def test_ones_own_number_is_how_one_is_reached() -> None:
    talk = alarm(BLACKMAILED)
    talk.hear(r.MORE, "benim numaram 0541 111 22 33", told={"phone": "+905411112233"})
    assert talk.said[0] == "utter_alarm_told_online"
    assert talk.state.draft.phone == "+905411112233"


def test_a_number_of_nobody_is_called_by_nobody() -> None:
    talk = alarm(BLACKMAILED)
    talk.hear(r.MORE, "0541 111 22 33", told={"phone": "+905411112233"})
    assert talk.said[0] == "utter_alarm_whose"
    assert talk.state.draft.phone is None


def test_a_threat_online_locks_nobody_in() -> None:
    talk = alarm(BLACKMAILED)
    assert "attacker" not in talk.hear(r.UNCLEAR, "hala tehdit ediyor")[0]
    assert talk.hear(r.UNCLEAR, "kapıya geldi")[0] == "utter_alarm_worse_attacker"
