"""An everyday trouble that is told after an alarm: recorded by itself, and the alarm stays."""

from __future__ import annotations

import pytest

from actions.dialogue import returned
from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
BILL = "faturam 3000 tl geldi ödeyemem"


def alarmed(kind: str, channel: str, text: str = "…") -> Talk:
    talk = Talk(channel)
    talk.hear(r.DANGER, text, kind=kind)
    return talk


def recorded(talk: Talk) -> list[str]:
    """Answer what the form still asks; return the words of every record that is no urgent one."""
    for main, value in ((r.GIVEN, MOBILE), (r.GIVEN, "Ayşe Yılmaz"), (r.YES, None)):
        if talk.question in {q.PHONE, q.NAME, q.CONFIRM}:
            talk.hear(main, value or "evet", value=value)
    return [one.description for one in talk.registered if not one.urgent]


@CHANNELS
@pytest.mark.parametrize("kind", ["self_harm", "violence", "threat"])
def test_who_speaks_of_a_bill_is_not_offered_to_leave(channel: str, kind: str) -> None:
    talk = alarmed(kind, channel)
    said = talk.hear(r.BILL, BILL, about="billing")
    assert "utter_alarm_beside" in said
    assert talk.question != q.ALARM
    assert recorded(talk) == [BILL]
    assert [one.status for one in talk.backend.shown.values()] == ["registered"] * 2
    assert talk.state.danger == kind
    assert talk.state.waiting


@CHANNELS
@pytest.mark.parametrize(
    "earnest", ["ciddi diyorum", "ŞAKA YAPMIYORUM", "saka falan degil bu", "yanlış alarm değil"]
)
def test_who_meant_it_is_not_asked_to_take_it_back(channel: str, earnest: str) -> None:
    talk = alarmed("emergency", channel)
    assert talk.hear(r.NO_COMPLAINT, earnest)[0].startswith("utter_alarm_here_")
    talk.hear(r.COMPLAINT, "internetim on gündür yok", about="internet_outage")
    assert talk.question != q.ALARM
    assert recorded(talk) == ["internetim on gündür yok"]


@CHANNELS
def test_who_means_it_after_all_lifts_nothing(channel: str) -> None:
    talk = alarmed("fire", channel)
    talk.hear(r.UNCLEAR, "şaka yaptım")
    assert talk.question == q.ALARM
    assert talk.hear(r.YES, "evet ciddiyim, şaka değil") == ["utter_alarm_stays"]
    assert talk.state.waiting


@CHANNELS
def test_a_no_to_lifting_records_what_was_told_beside(channel: str) -> None:
    talk = alarmed("fire", channel)
    talk.hear(r.COMPLAINT, "modemim de bozuk, paketim düşük", about="modem_device")
    assert talk.question == q.ALARM
    said = talk.hear(r.NO, "hayır kalsın")
    assert said[:2] == ["utter_alarm_stays", "utter_alarm_beside"]
    (told,) = recorded(talk)
    assert "modemim de bozuk" in told
    assert talk.state.danger == "fire"


@CHANNELS
def test_what_is_told_instead_of_an_answer_is_recorded_and_not_asked_again(channel: str) -> None:
    talk = alarmed("emergency", channel)
    talk.hear(r.COMPLAINT, "internetim yok üç gündür", about="internet_outage")
    assert talk.question == q.ALARM
    said = talk.hear(r.COMPLAINT, "internetim gelmiyor diyorum", about="internet_outage")
    assert "utter_alarm_beside" in said
    (told,) = recorded(talk)
    assert "internetim yok üç gündür" in told


OLD = "78 yaşındayım ev telefonum çalışmıyor kimseye ulaşamıyorum"


@CHANNELS
class TestADoubtfulAlarm:
    """No rule sees a danger in the words; only what was learnt raised it."""

    def test_who_is_well_is_asked_and_her_trouble_is_taken_up(self, channel: str) -> None:
        talk = alarmed("emergency", channel, OLD)
        assert talk.hear(r.NO, "hayır iyiyim sağlığım yerinde") == ["utter_ask_alarm"]
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"
        told = talk.state.draft.description or talk.registered[-1].description
        assert "ev telefonum çalışmıyor" in told

    def test_who_wants_it_recorded_gets_that(self, channel: str) -> None:
        talk = alarmed("emergency", channel, OLD)
        talk.hear(r.REFUSED, "cep telefonum yok ki")
        assert "utter_alarm_beside" in talk.hear(r.YES, "tamam yavrum kaydet")
        if talk.question == q.TOPIC:
            talk.hear(r.GIVEN, "sabit telefon", value="landline")
        (told,) = recorded(talk)
        assert "ev telefonum çalışmıyor" in told
        assert talk.state.danger == "emergency"


def test_a_danger_in_plain_words_is_over_without_that_question() -> None:
    talk = alarmed("emergency", "web", "annem bayıldı nefes almıyor, telefonum çalışmıyor")
    assert talk.hear(r.UNCLEAR, "iyiyiz şimdi") == ["utter_alarm_over_life"]


def test_who_may_be_read_by_another_has_a_quiet_record_of_it() -> None:
    talk = alarmed("violence", "web", "kocam beni dövüyor")
    assert talk.state.quiet
    talk.hear(r.BILL, BILL, about="billing")
    recorded(talk)
    assert [one.quiet for one in talk.registered] == [True, True]


def test_people_of_the_house_end_it() -> None:
    talk = alarmed("threat", "web")
    talk.hear(r.UNCLEAR, "ciddiyim")
    assert talk.state.in_earnest
    assert not returned.after(talk.state, {"until": "2026-11-23T10:00:00+00:00"}).in_earnest


@CHANNELS
@pytest.mark.parametrize(
    "text", ["internetim kesik", "internetim de hiç çalışmıyor", "NETİM DÜŞÜYOR SÜREKLİ"]
)
def test_a_line_that_fails_in_other_words_is_everyday_too(channel: str, text: str) -> None:
    talk = alarmed("self_harm", channel)
    assert "utter_alarm_beside" in talk.hear(r.COMPLAINT, text, about="internet_outage")
