"""After the alarm: what every message is answered with, and that nobody is let go unasked."""

from __future__ import annotations

from typing import Any

import pytest

from actions.reading import questions as q, reading as r
from lexicon import contact_wishes
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained, registered

KINDS = ("self_harm", "fire", "electricity", "emergency", "violence", "stolen_line", "threat")
WAY = {"phone": "+905421112233"}
TEXT = "oyunu kaydet babamın numarası 0542 111 22 33"
CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def alarmed(kind: str, channel: str = "web", talk: Talk | None = None) -> Talk:
    talk = talk or Talk(channel)
    talk.hear(r.DANGER, "yardım edin", kind=kind)
    return talk


@CHANNELS
class TestLeaving:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("main", [r.LEAVE_QUEUE, r.CANCEL])
    def test_nobody_leaves_without_a_yes(self, channel: str, kind: str, main: str) -> None:
        talk = alarmed(kind, channel)
        said = talk.hear(main, "sıradan çıkmak istiyorum")
        assert said == ["utter_ask_leave"]
        assert talk.backend.agent_place("c1").state == "waiting"
        assert talk.hear(r.NO, "hayır") == ["utter_alarm_stays"]
        assert talk.backend.agent_place("c1").state == "waiting"

    def test_a_yes_leaves_and_the_record_stays(self, channel: str) -> None:
        talk = alarmed("electricity", channel)
        talk.hear(r.LEAVE_QUEUE, "beklemem")
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_left"
        assert talk.backend.agent_place("c1").state == "none"
        assert [one.status for one in talk.backend.shown.values()] == ["registered"]

    def test_what_gets_worse_after_leaving_goes_to_the_front_again(self, channel: str) -> None:
        talk = alarmed("electricity", channel)
        talk.hear(r.LEAVE_QUEUE, "beklemem")
        talk.hear(r.YES, "evet")
        said = talk.hear(r.UNCLEAR, "köpek kabloya değdi")
        assert {"utter_alarm_worse_shock", "utter_alarm_back"} <= set(said)
        assert talk.backend.life == {"c1"}

    def test_the_place_told_after_leaving_goes_into_the_record(self, channel: str) -> None:
        talk = alarmed("electricity", channel)
        talk.hear(r.LEAVE_QUEUE, "beklemem")
        talk.hear(r.YES, "evet")
        assert talk.hear(r.COMPLAINT, "Bağdat caddesi no 212") == ["utter_alarm_told"]
        assert len(talk.registered) == 1

    @pytest.mark.parametrize(
        ("main", "text"),
        [
            (r.CANCEL, "bıktım vazgeçtim"),
            (r.GOODBYE, "hoşçakalın"),
            (r.LEAVE_QUEUE, "boşver beni"),
            (r.UNCLEAR, "elveda"),
        ],
    )
    def test_a_farewell_is_an_alarm(self, channel: str, main: str, text: str) -> None:
        talk = alarmed("self_harm", channel)
        assert talk.hear(main, text) == ["utter_alarm_despair"]
        assert talk.hear(main, text) == ["utter_alarm_despair_again"]
        assert talk.backend.agent_place("c1").state == "waiting"

    def test_a_farewell_after_leaving_calls_a_human_again(self, channel: str) -> None:
        talk = alarmed("self_harm", channel)
        talk.hear(r.LEAVE_QUEUE, "sıradan çıkar beni")
        talk.hear(r.YES, "evet")
        assert "utter_alarm_despair" in talk.hear(r.GOODBYE, "elveda")
        assert talk.backend.agent_place("c1").state == "waiting"


@CHANNELS
class TestFalseAlarm:
    def test_it_is_lifted_by_a_yes_only(self, channel: str) -> None:
        talk = alarmed("fire", channel)
        assert talk.hear(r.DANGER, "yangın yok", kind="fire") == ["utter_ask_alarm"]
        assert talk.state.waiting
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"
        assert not talk.backend.agent_requests
        assert [one.status for one in talk.backend.shown.values()] == ["withdrawn"]
        assert talk.state.danger is None

    def test_saying_it_twice_is_a_yes(self, channel: str) -> None:
        talk = alarmed("fire", channel)
        talk.hear(r.DANGER, "yangın yok", kind="fire")
        assert talk.hear(r.NO, "yok diyorum, yangın falan yok")[0] == "utter_alarm_lifted"

    @pytest.mark.parametrize("kind", ["violence", "self_harm"])
    def test_where_it_may_be_forced_only_a_yes_counts(self, channel: str, kind: str) -> None:
        talk = alarmed(kind, channel)
        said = talk.hear(r.UNCLEAR, "yanlış oldu bir şey yok")
        assert said == [f"utter_alarm_false_{kind}", "utter_ask_alarm"]
        talk.hear(r.UNCLEAR, "yanlış oldu diyorum")
        assert talk.state.waiting
        assert [one.status for one in talk.backend.shown.values()] == ["registered"]
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"

    def test_a_no_keeps_it(self, channel: str) -> None:
        talk = alarmed("fire", channel)
        talk.hear(r.UNCLEAR, "şaka yaptım")
        assert talk.hear(r.NO, "hayır") == ["utter_alarm_stays"]
        assert talk.state.waiting

    def test_a_danger_at_the_question_is_a_danger(self, channel: str) -> None:
        talk = alarmed("fire", channel)
        talk.hear(r.UNCLEAR, "yangın yok")
        said = talk.hear(r.DANGER, "alevler çıktı, evi sardı", kind="fire")
        assert said[0] == "utter_danger_fire_again"
        assert talk.question == q.NONE

    def test_the_problem_told_along_is_taken_up(self, channel: str) -> None:
        talk = alarmed("self_harm", channel)
        talk.hear(r.UNCLEAR, "şaka yaptım, internetim çok yavaş")
        talk.hear(r.YES, "evet", about="internet_speed")
        told = talk.state.draft.description or talk.registered[-1].description
        assert told == "internetim çok yavaş"

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_command_alone_is_asked_back_and_a_yes_lifts(self, channel: str, kind: str) -> None:
        talk = alarmed(kind, channel)
        assert talk.hear(r.WITHDRAW, "geri çek") == ["utter_ask_alarm"]
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"

    def test_a_denial_at_the_question_of_leaving_asks_for_lifting(self, channel: str) -> None:
        talk = alarmed("threat", channel)
        talk.hear(r.LEAVE_QUEUE, "beklemem")
        assert talk.hear(r.NO, "tehlike yok ki operatör dedim") == ["utter_ask_alarm"]

    def test_what_is_complained_of_once_it_is_over_is_taken_up(self, channel: str) -> None:
        talk = alarmed("fire", channel)
        said = talk.hear(r.MORE, "söndü, modemim de bozuk onu da yazın")
        assert said == ["utter_alarm_over_fire", "utter_ask_alarm"]
        talk.hear(r.YES, "evet", about="modem_device")
        told = talk.state.draft.description or talk.registered[-1].description
        assert "modemim de bozuk" in told

    def test_somebody_near_is_no_rescuer(self, channel: str) -> None:
        talk = alarmed("emergency", channel)
        assert talk.hear(r.UNCLEAR, "komşum geldi") == ["utter_alarm_somebody"]
        assert not talk.state.calm


@CHANNELS
class TestOtherLanguages:
    @pytest.mark.parametrize("language", ["en", "de", "ar", "ru", "ku"])
    def test_it_is_answered_in_the_language_and_registered(
        self, channel: str, language: str
    ) -> None:
        talk = Talk(channel)
        said = talk.hear(r.DANGER, "…", kind="fire", language=language)
        assert said == [
            f"utter_danger_foreign_{language}",
            f"utter_foreign_recorded_{language}",
            f"utter_alarm_read_now_{language}",
        ]
        assert [one.urgent for one in talk.registered] == [True]
        assert talk.backend.life == {"c1"}
        # Whoever calls them back is told which language they speak.
        [wish] = contact_wishes.among(talk.registered[0].description)
        assert wish.endswith(" görüşmek istiyor.")

    def test_what_follows_is_kept_and_answered_in_it(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "fire", kind="fire", language="en")
        said = talk.hear(r.FOREIGN, "second floor, my child is here", language="en")
        assert said == ["utter_danger_foreign_en_again"]
        (number,) = talk.backend.registered
        assert talk.backend.additions == {number: ["second floor, my child is here"]}

    @pytest.mark.parametrize("language", ["en", "de", "ru"])
    def test_a_number_and_a_place_are_said_back_in_it(self, channel: str, language: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "fire", kind="fire", language=language)
        said = f"utter_danger_foreign_told_{language}"
        way = {"phone": "+905332221199"}
        assert talk.hear(r.MORE, "0533 222 11 99", told=way) == [said]
        assert talk.newest[-1]["told"] == "0533 222 11 99"
        assert talk.hear(r.FOREIGN, "Atatürk street 5, Alanya", language=language)[0] == (
            f"{said}_again"
        )
        assert talk.hear(r.FOREIGN, "what now", language=language)[0].endswith("_again")

    def test_who_writes_turkish_after_all_is_answered_in_it(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "fire", kind="fire", language="en")
        said = talk.hear(r.UNCLEAR, "evde yangın var çabuk gelin ne yapayım")
        assert not any("foreign" in one for one in said)


@CHANNELS
class TestFraud:
    @pytest.mark.parametrize(
        ("text", "situation"),
        [
            ("savcıyım dedi parayı yatır diyor", "fraud"),
            ("kapıdaki adam kart bilgisi istiyor", "false_fitter"),
        ],
    )
    def test_it_is_told_what_to_do_now_and_called_urgent(
        self, channel: str, text: str, situation: str
    ) -> None:
        talk = Talk(channel)
        said = talk.hear(r.DANGER, text, kind="stolen_line", text_told=text)
        assert said[:2] == [f"utter_danger_{situation}", "utter_danger_recorded_fraud"]
        assert talk.backend.urgent == {"c1"}
        assert talk.hear(r.UNCLEAR, "kodu da söyledim") == ["utter_alarm_worse_fraud"]


class TestTheForm:
    def test_it_goes_on_where_it_was_when_the_alarm_is_lifted(self) -> None:
        talk = alarmed("fire", talk=complained())
        talk.hear(r.UNCLEAR, "yangın yok")
        said = talk.hear(r.YES, "evet")
        assert said[0] == "utter_alarm_lifted"
        assert said[-1].startswith("utter_ask_phone")
        assert "cayma" in (talk.state.draft.description or "")

    def test_it_goes_on_when_the_danger_is_over(self) -> None:
        talk = alarmed("fire", talk=complained())
        said = talk.hear(r.UNCLEAR, "itfaiye geldi söndürdü")
        assert said[0] == "utter_alarm_over_life"
        assert said[-1].startswith("utter_ask_phone")
        assert talk.hear(r.GIVEN, value=MOBILE)[-1] == "utter_ask_name"
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
        talk.hear(r.YES, "evet")
        assert [one.urgent for one in talk.registered] == [True, False]
        assert talk.backend.agent_place("c1").state == "waiting"

    def test_a_name_that_was_asked_for_is_taken_beside_the_alarm(self) -> None:
        talk = complained()
        talk.hear(r.GIVEN, value=MOBILE)
        alarmed("fire", talk=talk)
        assert talk.hear(r.DANGER, "Ali Ateş", kind="fire")[-1] == "utter_ask_confirm"
        assert talk.state.draft.name == "Ali Ateş"

    def test_a_yes_of_before_registers_nothing(self) -> None:
        talk = alarmed("electricity", talk=at_the_summary())
        known = len(talk.registered)
        said = talk.hear(r.YES, "evet")
        assert said[0] == "utter_alarm_go_on"
        assert said[-1].startswith("utter_ask_confirm")
        assert len(talk.registered) == known
        talk.hear(r.YES, "evet")
        assert len(talk.registered) == known + 1

    def test_another_danger_beside_the_form_comes_first(self) -> None:
        talk = alarmed("fire", talk=complained())
        talk.hear(r.UNCLEAR, "devam edelim")
        said = talk.hear(r.DANGER, "annem nefes almıyor", kind="emergency")
        assert said[0] in {"utter_alarm_worse_breath", "utter_danger_emergency"}
        assert talk.question == q.NONE

    def test_a_complaint_of_before_stays_the_one_that_words_belong_to(self) -> None:
        talk, number = registered()
        alarmed("fire", talk=talk)
        assert talk.state.complaint == number
        talk.hear(r.UNCLEAR, "yangın yok")
        talk.hear(r.YES, "evet")
        assert talk.state.complaint == number


@CHANNELS
class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("kind", "text", "said"),
        [
            ("emergency", "geliyorlar mı", "utter_alarm_nobody_sent"),
            ("stolen_line", "hattımı kapattınız mı", "utter_alarm_not_blocked"),
            ("violence", "telefonumdan yazmayın kocam okur", "utter_alarm_withheld"),
            ("violence", "sil bunları", "utter_alarm_erase"),
            ("violence", "geliyor", "utter_alarm_worse_attacker"),
            ("violence", "polis geldi", "utter_alarm_over_violence"),
            ("self_harm", "iyiyim şimdi", "utter_alarm_over_self_harm"),
            ("emergency", "112'yi aradım", "utter_alarm_called"),
            ("emergency", "arayamıyorum kontörüm yok", "utter_alarm_cannot_call"),
            ("emergency", "uykum geldi", "utter_alarm_worse_cold"),
            ("self_harm", "anlatacak kimsem yoktu", "utter_alarm_here_self_harm"),
            ("fire", "tamam", "utter_alarm_here_life"),
        ],
    )
    def test_it_fits(self, channel: str, kind: str, text: str, said: str) -> None:
        assert alarmed(kind, channel).hear(r.UNCLEAR, text)[0] == said

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("text", ["tamam", "geliyorlar mı", "beni aramayın", "ne yapayım"])
    def test_never_the_same_words_twice_in_a_row(self, channel: str, kind: str, text: str) -> None:
        talk = alarmed(kind, channel)
        before: list[str] = []
        for _ in range(4):
            said = talk.hear(r.UNCLEAR, text)
            assert not set(said) & set(before)
            before = said

    @pytest.mark.parametrize("main", [r.POSITION, r.HOW_LONG])
    def test_the_place_is_no_record_and_no_number_first(self, channel: str, main: str) -> None:
        assert alarmed("fire", channel).hear(main, "sıram kaç") == ["utter_alarm_next"]

    def test_an_address_is_read_back_and_not_asked_for_again(self, channel: str) -> None:
        talk = alarmed("emergency", channel)
        assert talk.hear(r.THANK, "Gül sok. no 4 Maltepe") == ["utter_alarm_told"]
        assert talk.newest[0]["told"] in {"Gül sok. no 4 Maltepe", "Gul sok. no 4 Maltepe"}
        said: list[str] = []
        for text in ("nefes almıyor", "geliyorlar mı", "kan geliyor", "arayamıyorum"):
            said += talk.hear(r.UNCLEAR, text)
        assert not [one for one in said if one.startswith("utter_alarm_where")]
        assert talk.hear(r.UNCLEAR, "adresi yazdım ya") == ["utter_alarm_known"]

    def test_a_place_in_the_first_message_is_not_asked_for(self, channel: str) -> None:
        talk = Talk(channel)
        said = talk.hear(r.DANGER, "Gül sok no 4te ev yanıyor", kind="fire")
        assert said[1] == "utter_danger_recorded_placed"

    def test_a_wish_not_to_be_called_is_kept_for_the_agent(self, channel: str) -> None:
        talk = alarmed("violence", channel)
        talk.hear(r.REFUSED, "beni aramayın")
        (added,) = talk.backend.additions.values()
        assert added[0].startswith("DİKKAT")

    def test_a_stolen_line_is_no_way_to_reach_anybody(self, channel: str) -> None:
        talk = alarmed("stolen_line", channel)
        told: dict[str, Any] = {"phone": "+905339998877", "phone_is_mobile": True}
        assert talk.hear(r.UNCLEAR, "0533 999 88 77", told=told) == ["utter_alarm_told_line"]
        assert talk.registered[0].phone != "+905339998877"

    def test_another_kind_of_danger_has_its_own_first_words(self, channel: str) -> None:
        talk = alarmed("stolen_line", channel)
        said = talk.hear(r.DANGER, "kocam beni öldürecek", kind="violence")
        assert said[0] == "utter_danger_violence"
        assert talk.backend.life == {"c1"}
        assert len(talk.registered) == 1

    def test_a_kind_that_is_only_guessed_changes_nothing(self, channel: str) -> None:
        talk = alarmed("self_harm", channel)
        talk.hear(r.DANGER, "duymasın kimse", kind="violence")
        assert talk.state.danger == "self_harm"
        assert talk.hear(r.GOODBYE, "hoşçakalın") == ["utter_alarm_despair"]

    @pytest.mark.parametrize("kind", KINDS)
    def test_danger_to_life_goes_before_the_rest(self, channel: str, kind: str) -> None:
        talk = alarmed(kind, channel)
        assert (talk.backend.life == {"c1"}) == (kind not in {"stolen_line", "threat"})


def test_a_day_later_a_danger_that_was_over_is_no_alarm_any_more() -> None:
    talk = alarmed("fire")
    talk.hear(r.UNCLEAR, "itfaiye geldi söndürdü")
    talk.wait(hours=25)
    talk.hear(r.GREET)
    assert talk.state.danger is None


@CHANNELS
class TestWaysOut:
    """Whoever raised no alarm gets out of it in any words, and nobody in danger by accident."""

    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            ("emergency", "ortada acil bir durum yok, yalnızca sinyal zayıf diyorum"),
            ("emergency", "112 lik bir hal yok bizde"),
            ("emergency", "kimse hasta değil"),
            ("stolen_line", "hayır hattım bende, ücretlere itirazım var"),
            ("fire", "modem değişsin istiyorum, paketim de düşük"),
            ("stolen_line", "kontörüm iki kez kesilmiş onu soruyorum"),
        ],
    )
    def test_a_denial_and_an_everyday_complaint_offer_to_lift_it(
        self, channel: str, kind: str, text: str
    ) -> None:
        talk = alarmed(kind, channel)
        talk.hear(r.COMPLAINT, text)
        assert talk.question == q.ALARM
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"

    @pytest.mark.parametrize(
        "text",
        [
            "yaralı yok, adres Keçiören Bağlarbaşı mahallesi 14",
            "babam nefes alıyor, Ladik Akpınar köyü cami yanı",
        ],
    )
    def test_where_they_are_is_no_denial_and_no_end(self, channel: str, text: str) -> None:
        talk = alarmed("emergency", channel)
        assert talk.hear(r.COMPLAINT, text) == ["utter_alarm_told"]
        assert talk.state.whereabouts is not None
        assert not talk.state.calm

    def test_the_status_is_told(self, channel: str) -> None:
        talk = alarmed("emergency", channel)
        said = talk.hear(r.STATUS, "kaydım ne durumda")
        assert "utter_status" in said[0] or said[0].startswith("utter_complaint")

    @pytest.mark.parametrize("kind", KINDS)
    def test_saying_nothing_of_a_danger_is_no_denial(self, channel: str, kind: str) -> None:
        talk = alarmed(kind, channel)
        for text in ("öyle işte", "ne bileyim", "size bir şey soracağım", "bilmiyorum ki"):
            said = talk.hear(r.UNCLEAR, text)
            assert "utter_ask_alarm" not in said
            assert said[0].startswith("utter_alarm_here_")
        assert talk.state.waiting

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("adım Nermin", {"name": "Nermin"}),
            ("soyadım Yılmaz", {"name": "Yılmaz"}),
            ("adım Cem Duran, hattım faturasız", {"name": "Cem Duran"}),
            ("hattım faturalı, kurumsal", {}),
            ("yeni modem istiyorum 0532 111 22 33", {"phone": MOBILE, "phone_is_mobile": True}),
        ],
    )
    def test_a_name_or_a_detail_is_kept_and_is_no_denial(
        self, channel: str, kind: str, text: str, told: dict[str, Any]
    ) -> None:
        talk = alarmed(kind, channel)
        said = talk.hear(r.COMPLAINT, text, told=told)
        assert talk.question != q.ALARM
        assert "utter_alarm_false_line" not in said
        (added,) = talk.backend.additions.values()
        assert added[-1].endswith(text)
        assert [one.status for one in talk.backend.shown.values()] == ["registered"]

    def test_a_name_is_read_back(self, channel: str) -> None:
        talk = alarmed("violence", channel)
        assert talk.hear(r.UNCLEAR, "adım Nermin", told={"name": "Nermin"}) == ["utter_alarm_told"]
        assert talk.newest[0]["told"] == "Nermin"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("bulduk, çantamdaymış", True),
            ("telefon arabadaymış", True),
            ("yanlış yazdım, öyle bir şey yok", False),
            ("paketim de eksik yüklenmiş", False),
        ],
    )
    def test_found_is_said_only_of_what_was_found(
        self, channel: str, text: str, *, found: bool
    ) -> None:
        talk = alarmed("stolen_line", channel)
        assert ("utter_alarm_false_line" in talk.hear(r.COMPLAINT, text)) == found
        assert talk.question == q.ALARM

    def test_the_wish_to_lift_counts_whatever_stands_beside_it(self, channel: str) -> None:
        talk = alarmed("violence", channel)
        talk.hear(r.UNCLEAR, "yanlış anladınız")
        said = talk.hear(r.CORRECT, "kaldırın alarmı ama fatura kaydım dursun")
        assert said[0] == "utter_alarm_lifted"

    def test_what_raised_a_false_alarm_is_taken_up_as_what_it_is(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "modem kırmızı yanıyor, internetim kopuyor", kind="fire")
        talk.hear(r.UNCLEAR, "yangın yok")
        talk.hear(r.YES, "evet")
        assert "internetim kopuyor" in (talk.state.draft.description or "") or any(
            "internetim kopuyor" in one.description for one in talk.registered[1:]
        )

    def test_pills_already_taken_have_words_of_their_own(self, channel: str) -> None:
        talk = alarmed("self_harm", channel)
        assert "utter_alarm_worse_taken" in talk.hear(r.DANGER, "hap içtim", kind="self_harm")


@CHANNELS
class TestNumberBesideADenial:
    """Who says that there is no danger is not told of a crew when they leave their number."""

    def test_it_is_kept_and_the_question_put_again(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "ablam görmüyo dedemin interneti donuyo", kind="emergency")
        talk.hear(r.UNCLEAR, "tehlike yok ki")
        said = talk.hear(r.COMPLAINT, TEXT, told=WAY)
        assert said == ["utter_alarm_told_again", "utter_ask_alarm_again"]
        assert talk.state.waiting
        assert talk.hear(r.YES, "evet")[0] == "utter_alarm_lifted"
        assert talk.state.draft.phone == WAY["phone"]

    def test_before_a_denial_help_is_spoken_of(self, channel: str) -> None:
        talk = Talk(channel)
        talk.hear(r.DANGER, "annem bayıldı internet de yok", kind="emergency")
        assert talk.hear(r.COMPLAINT, TEXT, told=WAY) == ["utter_alarm_told"]

    def test_a_place_after_a_denial_is_one_where_help_is_wanted(self, channel: str) -> None:
        talk = alarmed("fire", channel)
        talk.hear(r.UNCLEAR, "yangın yok")
        said = talk.hear(r.COMPLAINT, "Bağdat caddesi no 12 0542 111 22 33", told=WAY)
        assert said == ["utter_alarm_told"]

    def test_where_it_may_be_forced_nothing_changes(self, channel: str) -> None:
        talk = alarmed("violence", channel)
        talk.hear(r.UNCLEAR, "yanlış oldu bir şey yok")
        said = talk.hear(r.COMPLAINT, "numaram 0542 111 22 33", told=WAY)
        assert "utter_alarm_told_again" not in said


@CHANNELS
class TestTrapped:
    """Who lies under rubble can go to no neighbour: what helps there is said, also afterwards."""

    def test_what_helps_under_rubble_is_said(self, channel: str) -> None:
        text = "göçük altındayım telefon çekmiyor"
        talk = Talk(channel)
        said = talk.hear(r.DANGER, text, kind="emergency", text_told=text, cannot_call=True)
        assert said[0] == "utter_danger_trapped"

    @pytest.mark.parametrize(
        ("main", "text", "answered"),
        [
            (r.DANGER, "bacağım da sıkıştı", "utter_danger_trapped_again"),
            (r.UNCLEAR, "şarjım %7", "utter_alarm_worse_battery"),
            (r.UNCLEAR, "bataryam 4 kaldı", "utter_alarm_worse_battery"),
            (r.UNCLEAR, "sesimi duyan var mı", "utter_danger_trapped_again"),
            (r.UNCLEAR, "orada kimse yok mu", "utter_danger_trapped_again"),
            (r.UNCLEAR, "arayamıyorum çekmiyor", "utter_danger_trapped_again"),
        ],
    )
    def test_what_follows_is_answered_as_that(
        self, channel: str, main: str, text: str, answered: str
    ) -> None:
        talk = Talk(channel)
        rubble = "duvarın altında kaldım"
        talk.hear(r.DANGER, rubble, kind="emergency", text_told=rubble)
        more = {"kind": "emergency"} if main == r.DANGER else {}
        assert talk.hear(main, text, **more)[0] == answered

    def test_who_tells_it_only_later_is_told_it_too(self, channel: str) -> None:
        talk = alarmed("emergency", channel)
        said = talk.hear(r.DANGER, "enkaz altındayım", kind="emergency")
        assert said[0] == "utter_danger_trapped"
        assert len(talk.registered) == 1


ORDINARY = ("sıradan şikayet diye kaydedin", "bunu normal bir arıza sayın")


@CHANNELS
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ORDINARY)
def test_who_wants_it_recorded_as_an_ordinary_matter_is_heard_and_asked(
    channel: str, kind: str, text: str
) -> None:
    talk = alarmed(kind, channel)
    assert "utter_ask_alarm" in talk.hear(r.MORE, text)
    assert "utter_ask_alarm_again" in talk.hear(r.MORE, text)
    assert talk.state.danger is not None
    assert talk.backend.agent_place("c1").state == "waiting"
    assert talk.hear(r.YES, "evet")[0].startswith("utter_alarm_lifted")
    assert talk.state.danger is None


def test_once_it_is_lifted_what_was_told_with_it_is_taken_up() -> None:
    talk = Talk()
    talk.hear(r.DANGER, "televizyonum donuyor ölmek istiyorum", kind="self_harm")
    talk.hear(r.MORE, ORDINARY[0])
    talk.hear(r.YES, "evet")
    assert talk.state.draft.topic == "tv_service"
    assert talk.state.draft.description == "televizyonum donuyor"


def test_where_nothing_was_told_it_is_asked_for() -> None:
    talk = alarmed("self_harm")
    talk.hear(r.MORE, ORDINARY[0])
    talk.hear(r.YES, "evet")
    assert talk.question == q.PROBLEM


def test_where_the_alarm_stays_nothing_else_is_begun() -> None:
    talk = alarmed("self_harm")
    talk.hear(r.MORE, ORDINARY[0])
    assert talk.hear(r.NO, "hayır kalsın") == ["utter_alarm_stays"]
    assert talk.state.wants == ()


@CHANNELS
def test_where_rescuers_came_nobody_is_told_to_call_them_and_the_alarm_is_raised(
    channel: str,
) -> None:
    talk = Talk(channel)
    said = talk.hear(r.DANGER, "ev telefonu kesik, ambulans geldi annemi aldı", kind="emergency")
    assert said[:2] == ["utter_alarm_over_life", "utter_danger_recorded_came"]
    assert talk.registered[0].urgent
    assert talk.backend.life == {"c1"}
    said = talk.hear(r.DANGER, "babam da bayıldı", kind="emergency")
    assert {"utter_danger_emergency_again", "utter_alarm_worse_breath"} & {*said}
    assert not talk.state.calm
