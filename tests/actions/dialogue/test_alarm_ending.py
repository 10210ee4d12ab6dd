"""What ends a danger, what only seems to, and the complaint that goes on when it is over."""

from __future__ import annotations

import re

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import RESPONSES, Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def alarm(kind: str, text: str, channel: str = "web") -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, text, kind=kind, text_told=text)
    return talk


@CHANNELS
@pytest.mark.parametrize(
    ("kind", "text", "gone", "said"),
    [
        ("emergency", "mutfakta gaz kokusu var", "geçti", "gas"),
        ("emergency", "mutfakta gaz kokusu var", "koku kalmadı pencereleri açtık", "gas"),
        ("emergency", "mutfakta gaz kokusu var", "kokmuyor artık", "gas"),
        ("emergency", "mutfakta gaz kokusu var", "iyiyiz şimdi", "gas"),
        ("emergency", "sobadan zehirlendik", "geçti iyiyiz", "fumes"),
        ("fire", "modemden duman çıkıyor", "duman dağıldı", "smoke"),
    ],
)
def test_what_has_passed_is_not_over(
    channel: str, kind: str, text: str, gone: str, said: str
) -> None:
    talk = alarm(kind, text, channel)
    assert talk.hear(r.UNCLEAR, gone)[0] == f"utter_alarm_passed_{said}"
    assert not talk.state.calm
    assert talk.hear(r.UNCLEAR, gone)[0] == f"utter_alarm_passed_{said}_again"
    assert talk.backend.agent_place("c1").state == "waiting"


@pytest.mark.parametrize("name", ["gas", "fumes", "smoke"])
def test_it_says_who_has_to_look_first(name: str) -> None:
    for one in RESPONSES[f"utter_alarm_passed_{name}"].values():
        assert "girmeyin" in one["text"]
        assert re.search("187|tfaiye|[öo]l[cç][uü]l", one["text"])


@pytest.mark.parametrize(
    "came", ["187 geldi ölçtü temiz dedi", "geldiler kapattılar", "gazcılar baktı vanayı kesti"]
)
def test_who_looked_ends_it(came: str) -> None:
    talk = alarm("emergency", "mutfakta gaz kokusu var")
    assert talk.hear(r.UNCLEAR, came)[0] == "utter_alarm_over_life"
    assert talk.state.calm


def test_what_smells_again_is_an_alarm_again() -> None:
    talk = alarm("emergency", "mutfakta gaz kokusu var")
    talk.hear(r.UNCLEAR, "geldiler kapattılar")
    assert talk.hear(r.UNCLEAR, "yine kokuyor")[0] == "utter_danger_gas_again"
    assert not talk.state.calm


def test_who_came_in_vain_has_not_ended_it() -> None:
    talk = alarm("emergency", "mutfakta gaz kokusu var")
    assert talk.hear(r.UNCLEAR, "187 geldi ama hala kokuyor")[0] == "utter_danger_gas_again"
    assert not talk.state.calm


@pytest.mark.parametrize("asked", ["napıyım", "ne yapicaz", "napcaz şimdi", "n'apalım"])
def test_asked_what_to_do_the_steps_are_said_again(asked: str) -> None:
    talk = alarm("emergency", "mutfakta gaz kokusu var")
    assert talk.hear(r.UNCLEAR, asked)[0] == "utter_danger_gas_again"
    assert talk.hear(r.UNCLEAR, asked)[0] == "utter_danger_gas"


@CHANNELS
@pytest.mark.parametrize(
    ("text", "still", "said"),
    [
        ("kardeşim sokaktaki kabloya değdi çarpıldı", "tel hala yerde duruyo", "electricity"),
        ("komşuyu direk çarptı", "şikayetçiyim direk aynı duruyor", "electricity"),
        ("çocuk rögara düştü kapağı yok", "hala açık kimse gelmedi", "pit"),
    ],
)
def test_what_is_still_there_is_warned_of_though_they_are_safe(
    channel: str, text: str, still: str, said: str
) -> None:
    talk = alarm("electricity", text, channel)
    assert talk.hear(r.UNCLEAR, "hastaneye götürdük iyi")[0] == "utter_alarm_over_electricity"
    assert talk.hear(r.MORE, still)[0] == f"utter_alarm_still_there_{said}"
    assert talk.hear(r.MORE, "Fatih mahallesi 4. sokak no 2")[0] == "utter_alarm_told"
    (kept,) = talk.backend.additions.values()
    assert kept[-2:] == [still, "Fatih mahallesi 4. sokak no 2"]


@CHANNELS
@pytest.mark.parametrize(
    "told", ["ustanız boruyu kırdı zararımı karşılayın", "duvarımı deldiniz şikayet ediyorum"]
)
def test_what_is_complained_of_when_it_is_over_is_a_complaint(channel: str, told: str) -> None:
    talk = alarm("emergency", "mutfakta gaz kokusu var", channel)
    talk.hear(r.UNCLEAR, "itfaiye geldi kapattı")
    assert "utter_alarm_beside" in talk.hear(r.MORE, told)
    kept = talk.state.draft.description or talk.registered[-1].description
    assert told in kept


def test_a_complaint_that_is_only_announced_is_begun() -> None:
    talk = alarm("electricity", "komşuyu direk çarptı")
    talk.hear(r.UNCLEAR, "tedaş geldi elektriği kesti")
    said = talk.hear(r.OPENER, "şikayetçiyim")
    assert said[0] == "utter_alarm_beside"
    assert talk.state.question != q.NONE


def test_what_was_complained_of_with_it_goes_on_when_rescuers_ended_it() -> None:
    talk = alarm("fire", "binada yangın var, internetim de kesildi")
    said = talk.hear(r.UNCLEAR, "itfaiye geldi söndürdü")
    assert said[:2] == ["utter_alarm_over_life", "utter_alarm_beside"]
    assert "internetim de kesildi" in (talk.state.draft.description or "")


def test_a_number_left_when_it_is_over_is_said_back() -> None:
    talk = alarm("fire", "modemden alev çıkıyor")
    talk.hear(r.UNCLEAR, "itfaiye söndürdü")
    told = {"phone": "+905551112233", "name": "Leyla Sağ"}
    assert talk.hear(r.MORE, "0555 111 22 33 Leyla Sağ", told=told) == ["utter_alarm_told_again"]
