"""Whole conversations by SMS, with the real model and actions.

Commands come as the payloads that the backend makes of them. Whatever is answered must be in plain
letters and hold in two segments.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from actions.backend_errors import BackendUnavailableError
from actions.reading.tracking_numbers import check_digit
from tests.conversations.sms_size import MOST, segments, with_choices

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation, Reply

REGISTERED, AGAIN = "Sikayetiniz kaydedildi. Takip no: 4821 0937 55", "Bu sikayetiniz de kaydedildi"
ASK_PROBLEM, ASK_TOPIC, HELP = "sorunu tek mesajla yazin", "hangi konuda?", "COZULDU yazin"
ADDED, STAYS = "Ekledik: 4821 0937 55", "Kaydiniz acik, ekibimiz ilgileniyor"
SURE, OTHER_TOPIC = "internetim 3 gündür yok", "ayrıca faturam iki katı geldi bu ay"
UNSURE = "hakkımı yediler"
UNKNOWN = "48210937551" + str(check_digit("48210937551"))
STATUS, WITHDRAW, REOPEN = "/check_status", "/withdraw_complaint", "/reopen_complaint"
ASK_WITHDRAWAL, NO_COMPLAINT = "kaydinizi geri cekelim mi?", "kayit bulamadik"


def text(customer: Conversation, *turns: tuple[str, str]) -> Reply:
    """Send one text after the other; every answer must contain the piece beside it."""
    for said, expected in turns:
        reply = customer.say(said)
        assert expected in reply.text, f"{said!r} was answered: {reply.text}"
        titles = [choice["title"] for choice in reply.choices]
        for part in reply.texts:
            shown = with_choices(part, titles) if ASK_TOPIC in part else part
            assert segments(shown) <= MOST, shown
        assert reply.texts, f"{said!r} was not answered"
    return customer.replies[-1]


def command(intent: str, **entities: str) -> str:
    return f"{intent}{json.dumps(entities, ensure_ascii=False)}"


def newest(customer: Conversation) -> str:
    return list(customer.backend.registered)[-1]


class TestComplaint:
    def test_one_text_is_enough(self, texting: Conversation) -> None:
        reply = text(texting, (SURE, REGISTERED))
        (registered,) = texting.registered
        assert registered.description == SURE
        assert (registered.topic, registered.topic_set_by) == ("internet_outage", "classifier")
        assert registered.channel == "sms"
        assert registered.phone == "+905321234567"
        assert len(reply.texts) == 2
        assert "26 Kasim 2026 Persembe" in reply.texts[0]
        assert "kvkk" in reply.texts[0]
        assert HELP in reply.texts[1]

    def test_no_turn_needs_more_than_one_action(self, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED), ("durum", "Internet arizasi"), ("çözüldü", "sevindik"))
        assert [reply.actions[-1:] for reply in texting.replies] == [["action_answer"]] * 3
        assert [len(reply.actions) for reply in texting.replies[1:]] == [1, 1]

    @pytest.mark.parametrize(
        "written",
        [
            "INTERNETIM YOK 3 GUNDUR",
            "İNTERNETİM YOK!!! 3 GÜNDÜR 😡",
            "nt yok kac gundur bi bakin",
            "merhaba internetim yok",
        ],
    )
    def test_however_it_is_written(self, texting: Conversation, written: str) -> None:
        text(texting, (written, REGISTERED))
        assert texting.registered[0].topic == "internet_outage"

    def test_an_unsure_topic_is_one_question_with_numbers(self, texting: Conversation) -> None:
        reply = text(texting, (UNSURE, ASK_TOPIC))
        assert len(texting.registered) == 1
        assert [choice["title"] for choice in reply.choices][-1] == "Diger"
        assert len(reply.choices) == 4
        assert HELP not in reply.text
        text(texting, ('/inform{"topic": "tv_service"}', "Konu: Televizyon"))
        assert texting.backend.shown[newest(texting)].topic == "tv_service"
        assert HELP in texting.replies[-1].text

    @pytest.mark.parametrize(("typed", "topic"), [("televizyon", "tv_service"), ("diğer", "other")])
    def test_a_topic_may_be_typed(self, texting: Conversation, typed: str, topic: str) -> None:
        text(texting, (UNSURE, ASK_TOPIC), (typed, "Konu:"))
        assert texting.backend.shown[newest(texting)].topic == topic
        assert not texting.backend.additions

    def test_a_text_that_makes_the_topic_sure_sets_it(self, texting: Conversation) -> None:
        text(texting, (UNSURE, ASK_TOPIC), ("3 gündür internetim kesik arıza var", ADDED))
        assert texting.backend.shown[newest(texting)].topic == "internet_outage"
        assert len(texting.registered) == 1

    def test_after_a_topic_question_a_command_still_works(self, texting: Conversation) -> None:
        text(
            texting,
            (UNSURE, ASK_TOPIC),
            (STATUS, "Kaydiniz alindi"),
            ("televizyon", "Konu: Televizyon"),
        )

    @pytest.mark.parametrize(
        "opener", ["şikayetim var", "slm bi şikayetim olcaktı", "SIKAYETIM VAR"]
    )
    def test_a_bare_opener_asks_for_the_problem(self, texting: Conversation, opener: str) -> None:
        text(texting, (opener, ASK_PROBLEM))
        assert not texting.registered
        text(texting, ("faturam çok geldi", REGISTERED))
        assert texting.registered[0].description == "faturam çok geldi"

    def test_one_word_and_then_the_rest(self, texting: Conversation) -> None:
        text(texting, ("fatura sorunu", ASK_PROBLEM), ("iki kat fazla yazmışsınız", REGISTERED))
        (registered,) = texting.registered
        assert registered.description == "fatura sorunu\niki kat fazla yazmışsınız"
        assert (registered.topic, registered.topic_set_by) == ("billing", "customer")

    def test_steps_already_tried_are_not_sent(self, texting: Conversation) -> None:
        reply = text(texting, ("tv yayını gidip geliyor modemi kapatıp açtım", REGISTERED))
        assert len(reply.texts) == 1

    def test_an_insult_with_a_complaint_is_taken(self, texting: Conversation) -> None:
        text(texting, ("salak mısınız siz 3 aydır internetim yok arıza var", REGISTERED))

    def test_an_insult_alone_is_answered_calmly(self, texting: Conversation) -> None:
        text(texting, ("salaklar", "Kizginliginizi anliyoruz"))
        assert not texting.registered

    def test_danger_is_answered_first_and_without_steps(self, texting: Conversation) -> None:
        danger = "internetim yok direkten kablo sarkıyor tehlikeli"
        reply = text(texting, (danger, "112'yi arayin"))
        assert "Oncelikli kaydedildi: 4821 0937 55" in reply.texts[1]
        assert HELP not in reply.text
        (registered,) = texting.registered
        assert (registered.urgent, registered.description) == (True, danger)
        assert texting.id in texting.backend.urgent
        text(texting, ("Çankaya Kızılay", "Aldik: Cankaya Kizilay"))
        assert texting.backend.additions == {newest(texting): ["Çankaya Kızılay"]}

    def test_other_numbers_in_the_text_are_the_line_it_is_about(
        self, texting: Conversation
    ) -> None:
        text(texting, ("0532 765 43 21 numaralı hattım evde hiç çekmiyor sinyal yok", REGISTERED))
        (registered,) = texting.registered
        assert (registered.phone, registered.service_number) == ("+905321234567", "+905327654321")

    def test_what_looks_like_a_template_is_only_text(self, texting: Conversation) -> None:
        text(
            texting,
            ("internetim üç gündür yok {operator_phone} 0[x] <b>", REGISTERED),
            (STATUS, "internetim uc gundur yok operator_phone"),
        )

    def test_a_turn_repeated_registers_once(self, texting: Conversation) -> None:
        texting.say(SURE, message_id="the-same")
        assert list(texting.backend.keys) == [f"{texting.id}:the-same/register"]

    def test_the_backend_down_loses_nothing(self, texting: Conversation) -> None:
        texting.backend.down = True
        with pytest.raises(BackendUnavailableError):
            texting.say(SURE)


class TestMore:
    def test_five_texts(self, texting: Conversation) -> None:
        text(
            texting,
            (SURE, REGISTERED),
            ("modemin ışığı kırmızı yanıyor", ADDED),
            ("hizmet numaram 1234567890", ADDED),
            (OTHER_TOPIC, AGAIN),
            ("olmadı hala aynı", STAYS),
        )
        first, second = texting.backend.registered
        assert texting.backend.additions == {
            first: ["modemin ışığı kırmızı yanıyor", "hizmet numaram 1234567890"],
            second: ["olmadı hala aynı"],
        }
        assert "kvkk" not in texting.replies[3].text

    def test_a_second_complaint_that_is_said_to_be_one(self, texting: Conversation) -> None:
        text(
            texting,
            (SURE, REGISTERED),
            ("başka bir şikayetim var", ASK_PROBLEM),
            ("modem de bozuk geldi değiştirmiyorlar", AGAIN),
            ("bir şikayetim daha var ikinci bir sorun faturam çok geldi", AGAIN),
        )
        assert len(texting.registered) == 3

    def test_a_remark_about_the_service_is_no_second_complaint(self, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED), ("müşteri hizmetleri telefonu açmıyor", ADDED))

    @pytest.mark.parametrize("said", ["cozuldu", "düzeldi", "çözüldü teşekkürler", "COZULDU"])
    def test_solved_by_the_steps(self, texting: Conversation, said: str) -> None:
        text(texting, (SURE, REGISTERED), (said, "cozuldu olarak kapatildi"))
        assert texting.backend.shown[newest(texting)].status == "resolved"

    @pytest.mark.parametrize("said", ["çözülmedi", "tamam", "olmadı hala yok"])
    def test_not_solved(self, texting: Conversation, said: str) -> None:
        text(texting, (SURE, REGISTERED), (said, "ekibimiz ilgileniyor"))
        assert texting.backend.shown[newest(texting)].status == "registered"

    def test_solved_and_back_again_is_reopened(self, texting: Conversation) -> None:
        text(
            texting,
            (SURE, REGISTERED),
            ("düzeldi", "sevindik"),
            ("yine gitti internet", "yeniden acildi"),
            ("modem de kırmızı yanıyor", ADDED),
        )
        assert len(texting.registered) == 1

    def test_announced_additions(self, texting: Conversation) -> None:
        text(
            texting,
            (SURE, REGISTERED),
            ("kaydıma ekleme yapmak istiyorum", "Eklemek istediginizi yazin"),
            ("adresim Çankaya", ADDED),
            ("kaydıma ekleyin: modem 5 yıllık", ADDED),
            ("ekleme yapmak istiyorum", "Eklemek istediginizi"),
            ("vazgeçtim", "biraktik"),
        )

    def test_another_day_it_is_the_same_complaint_that_is_not_solved(
        self, assistant: Assistant, texting: Conversation
    ) -> None:
        text(texting, (SURE, REGISTERED))
        later = assistant.texting(texting.backend)
        text(later, ("hala düzelmedi", STAYS))
        assert texting.backend.additions == {newest(texting): ["hala düzelmedi"]}

    def test_another_day_solved_is_asked_about(
        self, assistant: Assistant, texting: Conversation
    ) -> None:
        text(texting, (SURE, REGISTERED))
        later = assistant.texting(texting.backend)
        text(later, ("çözüldü", "cozuldu olarak kapatalim mi?"), ("evet", "kapatildi"))
        assert texting.backend.shown[newest(texting)].status == "resolved"
        text(assistant.texting(texting.backend), ("çözüldü", "cozulmesine sevindik"))


class TestStatus:
    def test_without_a_number_all_of_this_phone(
        self, assistant: Assistant, texting: Conversation
    ) -> None:
        text(texting, (SURE, REGISTERED), (OTHER_TOPIC, AGAIN))
        for asked in (STATUS, "durum nedir", "şikayetim ne durumda"):
            later = assistant.texting(texting.backend)
            reply = text(later, (asked, "Fatura ve odeme: Kaydiniz alindi"))
            assert reply.text.count("4821 0937 55") == 2

    def test_with_a_number_in_full_from_the_phone_and_coarsely_from_another(
        self, assistant: Assistant, texting: Conversation
    ) -> None:
        text(texting, (SURE, REGISTERED))
        number = newest(texting)
        asked = command(STATUS, tracking_number=number)
        text(assistant.texting(texting.backend), (asked, "internetim 3 gundur yok"))
        stranger = assistant.texting(texting.backend, "+905330000000")
        for words in (asked, f"{number} nolu şikayetim noldu"):
            reply = text(stranger, (words, "Kaydiniz alindi. Kayit:"))
            assert "internet" not in reply.text.lower()

    @pytest.mark.parametrize(
        ("said", "answered"),
        [
            (STATUS, NO_COMPLAINT),
            ("takip numaramı kaybettim", NO_COMPLAINT),
            (command(STATUS, tracking_number=UNKNOWN), "kayit bulunamadi"),
            (command(STATUS, tracking_number="482109375510"), "takip numarasi degil"),
            (command(STATUS, tracking_number="4821"), "takip numarasi degil"),
            ("482109375510", "takip numarasi degil"),
        ],
    )
    def test_unknown_and_wrong_numbers(
        self, texting: Conversation, said: str, answered: str
    ) -> None:
        text(texting, (said, answered))

    def test_an_answer_is_shown(self, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED))
        number, shown = newest(texting), texting.backend.shown
        shown[number] = replace(shown[number], answer="Arıza giderildi. " * 40)
        text(texting, (STATUS, "Yanitimiz: Ariza giderildi."))

    def test_lost_numbers_are_listed(self, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED), (OTHER_TOPIC, AGAIN))
        reply = text(texting, ("takip numaram neydi", "Kayitlariniz:"))
        assert reply.text.count("4821 0937 55") == 2


class TestWithdrawing:
    def test_after_one_question(self, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED), (WITHDRAW, ASK_WITHDRAWAL), ("EVET", "geri cekildi"))
        assert texting.backend.shown[newest(texting)].status == "withdrawn"
        text(texting, (command(WITHDRAW, tracking_number=newest(texting)), "zaten geri cekilmis"))

    @pytest.mark.parametrize("said", ["vazgeçtim", "şikayetimi geri çekmek istiyorum", "iptal"])
    def test_in_words(self, texting: Conversation, said: str) -> None:
        text(texting, (SURE, REGISTERED), (said, ASK_WITHDRAWAL), ("hayır", "Kaydiniz duruyor"))
        assert texting.backend.shown[newest(texting)].status == "registered"

    def test_asking_twice_is_meant(self, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED), (WITHDRAW, ASK_WITHDRAWAL), (WITHDRAW, "geri cekildi"))

    def test_another_text_leaves_the_question(self, texting: Conversation) -> None:
        text(
            texting,
            (SURE, REGISTERED),
            (WITHDRAW, ASK_WITHDRAWAL),
            ("modemin ışığı kırmızı yanıyor", ADDED),
            ("evet", STAYS),
        )
        assert texting.backend.shown[newest(texting)].status == "registered"

    def test_by_number_from_another_conversation(
        self, assistant: Assistant, texting: Conversation
    ) -> None:
        text(texting, (SURE, REGISTERED))
        asked = command(WITHDRAW, tracking_number=newest(texting))
        stranger = assistant.texting(texting.backend, "+905330000000")
        text(stranger, (asked, "bu numaradan acilmis bir kaydiniz degil"))
        later = assistant.texting(texting.backend)
        text(later, (asked, ASK_WITHDRAWAL), ("evet", "geri cekildi"))

    def test_nothing_to_withdraw(self, texting: Conversation) -> None:
        text(
            texting,
            (WITHDRAW, "acik bir kaydiniz yok"),
            ("vazgeçtim", "Birakilacak bir sey yok"),
            (command(WITHDRAW, tracking_number=UNKNOWN), "bu numaradan acilmis bir kaydiniz degil"),
            (command(WITHDRAW, tracking_number="123456"), "takip numarasi degil"),
        )

    def test_it_leaves_what_is_being_asked(self, texting: Conversation) -> None:
        text(texting, ("şikayetim var", ASK_PROBLEM), (WITHDRAW, "biraktik"))
        assert not texting.registered


class TestReopening:
    def test_with_a_reason(self, assistant: Assistant, texting: Conversation) -> None:
        text(texting, (SURE, REGISTERED))
        texting.backend.set_status(newest(texting), "closed", "Kapandı")
        later = assistant.texting(texting.backend)
        asked = command(REOPEN, tracking_number=newest(texting), reason="yine koptu 0532 1234567")
        text(later, (asked, "yeniden acildi"), ("modem kırmızı yanıyor", ADDED))
        assert newest(texting) in texting.backend.additions

    @pytest.mark.parametrize("said", [REOPEN, "kaydımı yeniden açın"])
    def test_without_a_number_the_newest_that_is_finished(
        self, assistant: Assistant, texting: Conversation, said: str
    ) -> None:
        text(texting, (SURE, REGISTERED), (OTHER_TOPIC, AGAIN))
        first = next(iter(texting.backend.registered))
        texting.backend.set_status(first, "resolved", "Sonuçlandı")
        text(assistant.texting(texting.backend), (said, "4821 0937 5509 nolu kaydiniz yeniden"))

    def test_what_cannot_be_reopened(self, assistant: Assistant, texting: Conversation) -> None:
        text(texting, (REOPEN, NO_COMPLAINT), (SURE, REGISTERED), (REOPEN, "zaten acik"))
        asked = command(REOPEN, tracking_number=newest(texting))
        stranger = assistant.texting(texting.backend, "+905330000000")
        text(stranger, (asked, "bu numaradan acilmis bir kaydiniz degil"))
        text(stranger, (command(REOPEN, tracking_number="1234"), "takip numarasi degil"))


class TestAround:
    @pytest.mark.parametrize("said", ["/talk_to_agent", "temsilciye bağlanmak istiyorum"])
    def test_a_human(self, texting: Conversation, said: str) -> None:
        text(texting, (said, "siraniz: 1. Temsilcimiz buradan yazacak"))
        assert texting.id in texting.backend.agent_requests
        text(
            texting,
            (SURE, "temsilcimiz yazdiklarinizi gorecek"),
            ("sıram kaç", "Siranin basindasiniz"),
            ("vazgeçtim", "siradan cikardik"),
        )
        # What was told while waiting is a complaint like any other.
        assert len(texting.registered) == 1

    @pytest.mark.parametrize(
        ("said", "answered"),
        [
            ("/help", "DURUM: son durum"),
            ("merhaba", "Turk Telekom sikayet hatti"),
            ("teşekkürler", "Rica ederiz"),
            ("robot musun", "yapay asistanim"),
            ("kişisel verilerim ne oluyor", "turktelekom.com.tr/kvkk"),
            ("ne kadar sürer", "24 saat"),
            ("neden soruyorsunuz", "dogru ekibe"),
            ("size başka nasıl ulaşabilirim", "iletisim@turktelekom.com.tr"),
            ("nasılsın", "Tesekkur ederiz"),
            ("galatasaray kaç attı dün", "yardimci olamiyoruz"),
            ("evet", "Sorununuzu yazin"),
            ("hayır teşekkürler", "gunler"),
            ("yardım istiyorum", "DURUM: son durum"),
            ("YARDIM EDIN", "DURUM: son durum"),
        ],
    )
    def test_what_is_no_complaint_is_only_answered(
        self, texting: Conversation, said: str, answered: str
    ) -> None:
        text(texting, (said, answered))
        assert not texting.registered
        text(texting, (SURE, REGISTERED), (said, ""))
        assert not texting.backend.additions

    def test_nonsense_twice_offers_a_human(self, texting: Conversation) -> None:
        text(texting, ("?!", "Anlayamadik"), ("...", "TEMSILCI yazin"))

    def test_the_chat_goes_on_as_before(self, customer: Conversation) -> None:
        reply = customer.say(SURE)
        assert "Takip no" not in reply.text
        assert not customer.registered
