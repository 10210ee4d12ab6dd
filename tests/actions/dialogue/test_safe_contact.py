"""Where a phone may be in other hands nothing goes to it before a clear yes."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import RESPONSES, Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
BEATEN = "kocam beni dövüyor telefonumu aldı"
SISTERS = {"phone": "+905321112233", "phone_is_mobile": True}


def beaten(channel: str = "web") -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, BEATEN, kind="violence", text_told=BEATEN, cannot_call=True)
    return talk


@CHANNELS
def test_the_record_is_kept_quiet_and_no_number_is_asked_for(channel: str) -> None:
    talk = beaten(channel)
    assert talk.said[:2] == ["utter_danger_violence_no_phone", "utter_danger_recorded_violence"]
    assert [one.quiet for one in talk.registered] == [True]
    for name in talk.said:
        text = (RESPONSES[name].get(channel) or RESPONSES[name]["web"])["text"]
        assert "numarayı buraya bırakın" not in text


@CHANNELS
@pytest.mark.parametrize(
    "text",
    [
        "kocam dövüyor telefonumu elimden aldı bilgisayardan yazıyorum",
        "eşim saldırıyor telefonuma el koydu",
        "babam beni dövüyor telefonumu sakladı",
        "sevgilim telefonumu kilitledi vuruyor bana",
        "dövüyor beni telefon kullandırmıyor",
    ],
)
def test_whoever_has_no_phone_is_told_who_else_can_call_112(channel: str, text: str) -> None:
    talk = Talk(channel)
    talk.hear(r.DANGER, text, kind="violence", text_told=text, cannot_call=True)
    shown = RESPONSES[talk.said[0]]
    told = (shown.get(channel) or shown["web"])["text"]
    assert talk.said[0] == "utter_danger_violence_no_phone"
    assert "112" in told
    assert "sabit hat" in told
    assert "komşu" in told or "komsu" in told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("fire", "mutfak yanıyor"),
        ("self_harm", "ölmek istiyorum"),
        ("violence", "teknisyeniniz beni taciz etti"),
        ("violence", "komşu karısını dövüyor"),
    ],
)
def test_elsewhere_it_is_not(kind: str, text: str) -> None:
    talk = Talk()
    talk.hear(r.DANGER, text, kind=kind, text_told=text)
    assert [one.quiet for one in talk.registered] == [False]


@CHANNELS
def test_a_number_that_is_left_is_asked_about_by_itself(channel: str) -> None:
    talk = beaten(channel)
    said = talk.hear(r.UNCLEAR, "ablamın numarası 0532 111 22 33", told=SISTERS)
    assert said[-1] == "utter_ask_safe"
    assert talk.newest[-1]["told"] == "0532 111 22 33"
    assert [one.quiet for one in talk.registered] == [True]
    (kept,) = talk.backend.additions.values()
    assert kept[-1].startswith("DİKKAT, güvenli olduğu söylenmedi")


@CHANNELS
def test_only_a_yes_makes_it_the_way_to_be_reached(channel: str) -> None:
    talk = beaten(channel)
    talk.hear(r.UNCLEAR, "ablamın numarası 0532 111 22 33", told=SISTERS)
    assert talk.hear(r.YES, "evet") == ["utter_alarm_safe"]
    (one,) = talk.registered
    assert (one.quiet, one.phone) == (False, SISTERS["phone"])


@CHANNELS
def test_a_no_and_anything_else_leave_it_quiet(channel: str) -> None:
    talk = beaten(channel)
    talk.hear(r.UNCLEAR, "0532 111 22 33", told=SISTERS)
    assert talk.hear(r.NO, "hayır") == ["utter_alarm_not_safe"]
    assert talk.question == q.NONE
    talk.hear(r.UNCLEAR, "0532 111 22 33", told=SISTERS)
    talk.hear(r.UNCLEAR, "kapıyı tekmeliyor")
    assert talk.hear(r.YES, "evet")[-1] != "utter_alarm_safe"
    assert [one.quiet for one in talk.registered] == [True]


def test_who_wants_no_call_in_danger_gets_none() -> None:
    talk = Talk()
    talk.hear(r.DANGER, "annem bayıldı", kind="emergency")
    assert talk.hear(r.UNCLEAR, "sakın beni aramayın")[0] == "utter_alarm_withheld"
    assert [one.quiet for one in talk.registered] == [True]


def test_violence_told_after_another_danger_makes_its_record_quiet() -> None:
    talk = Talk()
    talk.hear(r.DANGER, "mutfak yanıyor", kind="fire", text_told="mutfak yanıyor")
    talk.hear(r.DANGER, BEATEN, kind="violence", text_told=BEATEN)
    assert [one.quiet for one in talk.registered] == [True]


@CHANNELS
@pytest.mark.parametrize(
    "text", ["Evet, güvenli", "o numara güvenli", "güvenli", "kardeşimin telefonu güvenlidir"]
)
def test_called_safe_it_is_so_whatever_was_said_in_between(channel: str, text: str) -> None:
    talk = beaten(channel)
    talk.hear(r.UNCLEAR, "0532 111 22 33", told=SISTERS)
    talk.hear(r.UNCLEAR, "kapıyı tekmeliyor")
    talk.hear(r.UNCLEAR, "Mamak Demirlibahçe mahallesi 12")
    assert talk.hear(r.UNCLEAR, text) == ["utter_alarm_safe"]
    (one,) = talk.registered
    assert (one.quiet, one.phone) == (False, SISTERS["phone"])


@CHANNELS
def test_a_number_that_is_called_safe_with_it_is_not_asked_about(channel: str) -> None:
    talk = beaten(channel)
    text = "ablamı arayabilirsiniz 0532 111 22 33 güvenli"
    assert talk.hear(r.UNCLEAR, text, told=SISTERS) == ["utter_alarm_safe"]
    (kept,) = talk.backend.additions.values()
    assert kept[-1] == text
    assert [one.quiet for one in talk.registered] == [False]


@CHANNELS
@pytest.mark.parametrize(
    "text",
    [
        "güvenli değil",
        "güvenli mi bilmiyorum",
        "güvenli bir yerdeyim",
        "güvenli ama geceleri aramayın",
        "güvenli sanırım",
        "evet",
        "telefonumu görüyor",
    ],
)
def test_anything_less_than_that_leaves_it_quiet(channel: str, text: str) -> None:
    talk = beaten(channel)
    talk.hear(r.UNCLEAR, "0532 111 22 33", told=SISTERS)
    talk.hear(r.UNCLEAR, "kapıyı tekmeliyor")
    talk.hear(r.YES if text == "evet" else r.UNCLEAR, text)
    assert [one.quiet for one in talk.registered] == [True]


@CHANNELS
def test_what_was_called_not_safe_is_not_meant_by_it_later(channel: str) -> None:
    talk = beaten(channel)
    talk.hear(r.UNCLEAR, "0532 111 22 33", told=SISTERS)
    talk.hear(r.NO, "hayır")
    talk.hear(r.UNCLEAR, "güvenli")
    assert [one.quiet for one in talk.registered] == [True]
