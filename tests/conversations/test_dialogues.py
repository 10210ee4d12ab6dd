"""Whole dialogues in the Turkish that customers write, with the real model and actions.

`talk` is a list of what the customer says and a piece of what must be answered; a line that
starts with ">" chooses a quick reply by its title.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from actions.backend_errors import BackendUnavailableError
from actions.reading.tracking_numbers import check_digit, display

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation, Reply

PHONE, ASK_PHONE = "0532 123 45 67", "cep telefonu numaranız"
ASK_EMAIL, ASK_NAME = "E-posta adresiniz", "Adınız ve soyadınız"
ASK_HELP, ASK_TOPIC = "Sorun çözüldü mü?", "hangi konuda"
ASK_DESCRIPTION, SUMMARY = "sorunu kısaca yazar mısınız", "Şikâyetinizin özeti"
REGISTERED, NOTICE = "Takip numaranız: 4821 0937 55", "KVKK aydınlatma metni"
ASK_TO_LEAVE, ASK_PROOF = "silip burada bırakalım mı?", "Kayıtların size ait olduğunu"
UNKNOWN = "48210937551" + str(check_digit("48210937551"))


def talk(customer: Conversation, *turns: tuple[str, str]) -> Reply:
    """Say one line after the other; every answer must contain the piece beside it."""
    for said, expected in turns:
        reply = customer.choose(said[1:]) if said.startswith(">") else customer.say(said)
        assert expected in reply.text, f"{said!r} was answered: {reply.text}"
    return customer.replies[-1]


class TestComplaint:
    def test_from_the_first_word_to_the_number(self, customer: Conversation) -> None:
        talk(
            customer,
            ("internetim 3 gündür yok, arıyorum kimse açmıyor", ASK_HELP),
            (">Hayır", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("Ayşe Yılmaz", SUMMARY),
            (">Evet", REGISTERED),
        )
        (registered,) = customer.registered
        assert registered.description == "internetim 3 gündür yok, arıyorum kimse açmıyor"
        assert registered.topic == "internet_outage"
        assert registered.topic_set_by == "classifier"
        assert registered.phone == "+905321234567"
        assert registered.name == "Ayşe Yılmaz"
        assert registered.channel == "web_chat"
        assert registered.conversation_id == customer.id

    def test_a_bare_opener_first(self, customer: Conversation) -> None:
        talk(
            customer,
            ("slm bi şikayetim olcaktı", ASK_DESCRIPTION),
            ("faturam iki katı geldi, itiraz ediyorum", ASK_HELP),
        )
        assert customer.state.draft.topic == "billing"

    def test_one_word_and_then_the_rest(self, customer: Conversation) -> None:
        talk(customer, ("fatura sorunu", ASK_DESCRIPTION), ("iki kat fazla yazmışsınız", ASK_HELP))
        assert customer.state.draft.description == "fatura sorunu\niki kat fazla yazmışsınız"

    def test_everything_told_at_once_is_asked_nothing_again(self, customer: Conversation) -> None:
        talk(
            customer,
            (
                "hattımı iptal etmiyorsunuz cayma bedeli, adım Ali Veli, numaram 0532 123 45 67",
                SUMMARY,
            ),
            ("evet kaydedin", REGISTERED),
        )
        assert customer.registered[0].name == "Ali Veli"

    def test_shouting_in_capitals(self, customer: Conversation) -> None:
        talk(
            customer,
            ("FATURAMA İTİRAZ EDİYORUM FAZLA ÜCRET ALMIŞSINIZ", ASK_HELP),
            ("HAYIR ÇÖZÜLMEDİ", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("İSMAİL IŞIK", "Ad: İsmail Işık"),
            ("ONAYLIYORUM", REGISTERED),
        )

    def test_steps_that_help_register_it_as_solved_without_contact(
        self,
        customer: Conversation,
    ) -> None:
        reply = talk(
            customer,
            ("tv yayını gidip geliyor", ASK_HELP),
            ("tamam deniyorum", "bekliyorum"),
            ("düzeldi teşekkürler", REGISTERED),
        )
        (registered,) = customer.registered
        assert registered.solved_at_first_contact
        assert registered.phone is None
        assert NOTICE not in reply.text

    def test_tamam_alone_does_not_count_as_solved(self, customer: Conversation) -> None:
        talk(customer, ("internetim hiç yok", ASK_HELP), ("tamam", "yoksa sürüyor mu?"))
        assert not customer.registered

    def test_steps_already_tried_are_not_offered(self, customer: Conversation) -> None:
        reply = talk(
            customer,
            ("modemi kapatıp açtım resetledim internetim hala yok arıza var", ASK_PHONE),
        )
        assert ASK_HELP not in reply.text

    def test_the_topic_is_asked_when_unsure_and_may_be_typed(self, customer: Conversation) -> None:
        reply = talk(customer, ("şikayetim var", ASK_DESCRIPTION), ("hakkımı yediler", ""))
        assert ASK_TOPIC in reply.text
        assert [choice["title"] for choice in reply.choices][-1] == "Diğer"
        assert len(reply.choices) == 4
        talk(customer, ("kurulum", ASK_PHONE))
        assert customer.state.draft.topic == "installation_relocation"
        assert customer.state.draft.topic_set_by == "customer"

    def test_a_second_complaint_keeps_the_customer(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("mehmet kaya", SUMMARY),
            ("evet", REGISTERED),
            (
                "yurtdışında internet paketi için haksız ücret yazmışsınız",
                "Telefon: 0532 123 45 67",
            ),
            ("evet", REGISTERED),
        )
        first, second = customer.registered
        assert second.name == first.name == "Mehmet Kaya"
        assert second.description != first.description

    def test_the_notice_is_given_once(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", NOTICE),
            (PHONE, ASK_NAME),
            ("mehmet kaya", SUMMARY),
            ("evet", REGISTERED),
            ("benim adıma habersiz hat açılmış sahte imzayla", SUMMARY),
        )
        assert sum(NOTICE in reply.text for reply in customer.replies) == 1
        assert "şifre yazmayınız" in customer.replies[0].text

    def test_more_of_the_story_is_added(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            ("bir de cayma bedelini iki katı istiyorlar onu da yazın", "ekledim"),
        )
        assert "iki katı" in customer.state.draft.description

    def test_an_insult_with_a_complaint_is_taken(self, customer: Conversation) -> None:
        customer.say("salak mısınız siz 3 aydır internetim yok hala fatura kesiyorsunuz")
        assert customer.state.draft.description

    def test_html_and_braces_are_only_text(self, customer: Conversation) -> None:
        talk(
            customer,
            (
                (
                    "internetim üç gündür yok <script>alert(1)</script> {operator_phone} 0[x]\n"
                    "evde arıza var, modemin ışığı yanıp sönüyor"
                ),
                ASK_HELP,
            ),
            ("olmadı", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("Ayşe", "<script>alert(1)</script>"),
        )
        assert "{operator_phone}" in customer.replies[-1].text


class TestContact:
    @pytest.fixture(autouse=True)
    def _at_the_phone_question(self, customer: Conversation) -> None:
        talk(customer, ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE))

    @pytest.mark.parametrize(
        "written",
        ["05321234567", "+90 532 123 45 67", "nmrm 532 1234567 buyrun", "0532-123-45-67"],
    )
    def test_numbers_in_every_spelling(self, customer: Conversation, written: str) -> None:
        talk(customer, (written, ASK_NAME))
        assert customer.state.draft.phone == "+905321234567"

    def test_a_landline_then_an_email(self, customer: Conversation) -> None:
        talk(
            customer,
            ("0212 555 44 33", ASK_EMAIL),
            ("ali.veli@ornek.com", ASK_NAME),
            ("geç", "Ad: verilmedi"),
            ("evt", REGISTERED),
        )
        (registered,) = customer.registered
        assert registered.phone == "+902125554433"
        assert registered.email == "ali.veli@ornek.com"
        assert registered.name is None

    def test_refusing_everything(self, customer: Conversation) -> None:
        reply = talk(
            customer,
            ("telefonumu vermek istemiyorum", ASK_EMAIL),
            ("mail adresim yok", "444 1 444"),
        )
        assert [choice["title"] for choice in reply.choices] == ["Temsilciye bağlan", "Vazgeç"]
        talk(customer, (PHONE, ASK_NAME))

    def test_a_number_in_two_messages(self, customer: Conversation) -> None:
        talk(customer, ("0532 123 45", "Kalan rakamları"), ("67", ASK_NAME))

    def test_a_number_too_long(self, customer: Conversation) -> None:
        talk(customer, ("0532 123 45 678", "eksik ya da hatalı"))

    def test_failing_explains_then_offers_a_way_out(self, customer: Conversation) -> None:
        talk(
            customer,
            ("12", "numaranızı yazar mısınız"),
            ("13", "örneğin: 0532 123 45 67"),
            ("14", "temsilciye bağlanabilir"),
        )
        talk(customer, (">Vazgeç", ASK_TO_LEAVE), (">Evet", "hiçbir şey kaydedilmedi"))
        assert not customer.registered
        assert customer.state.draft.description is None

    def test_a_way_out_to_a_human(self, customer: Conversation) -> None:
        talk(customer, ("12", ""), ("13", ""), ("14", ""), (">Temsilci", "444 1 444"))
        assert customer.id in customer.backend.agent_requests


class TestInterruptions:
    @pytest.mark.parametrize(
        ("said", "answered"),
        [
            ("neden soruyorsunuz", "SMS ile bildirmek"),
            ("yardım", "birkaç soru soruyorum"),
            ("merhaba", "Merhaba."),
            ("teşekkürler", "Rica ederim."),
            ("robot musun", "yapay asistanım"),
            ("kvkk", "turktelekom.com.tr/kvkk"),
            ("ne kadar sürer", "24 saat"),
            ("size başka nasıl ulaşabilirim", "6616"),
            ("nasılsın", "Teşekkür ederim."),
            ("hava durumu", "yardımcı olamıyorum"),
            ("salak", "Kızgınlığınızı anlıyorum"),
            ("şikayetim ne durumda", "12 haneli takip numaranızı"),
            ("takip numaramı kaybettim", "Önce bu şikâyetinizi tamamlayalım"),
            ("kaydımı yeniden açın", "Önce bu şikâyetinizi tamamlayalım"),
        ],
    )
    def test_the_question_is_asked_again_after(
        self,
        customer: Conversation,
        said: str,
        answered: str,
    ) -> None:
        talk(customer, ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE))
        reply = talk(customer, (said, answered))
        assert reply.texts[-1].startswith("Cep telefonu numaranızı yazar mısınız?")
        talk(customer, (PHONE, ASK_NAME), ("Ayşe", SUMMARY), ("evet", REGISTERED))

    def test_a_status_query_with_a_number_in_the_middle(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (display(UNKNOWN), "bulamadım"),
            (PHONE, ASK_NAME),
        )

    @pytest.mark.parametrize("said", ["vazgeçtim", "iptal", "şikayetimden vazgeçtim"])
    def test_cancelling_is_asked_about_first(self, customer: Conversation, said: str) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (said, ASK_TO_LEAVE),
            ("evet", "hiçbir şey kaydedilmedi"),
            ("merhaba", "şikâyet asistanıyım"),
        )
        assert customer.state.draft.description is None

    def test_cancelling_can_be_thought_better_of(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            ("vazgeçtim", ASK_TO_LEAVE),
            (">Hayır", "devam ediyoruz"),
            (PHONE, ASK_NAME),
        )

    def test_cancelling_can_be_taken_back(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("vazgeçtim", ASK_TO_LEAVE),
            ("evet", "hiçbir şey kaydedilmedi"),
            (">Geri al", "Geri aldım"),
            ("Ayşe", SUMMARY),
            ("evet", REGISTERED),
        )

    def test_whoever_waits_for_a_human_is_asked_nothing_more(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            ("canlı destek istiyorum", "Temsilci talebinizi aldım"),
            (PHONE, "temsilcimiz yazdıklarınızı görecek"),
            ("sıram kaç", "Sıranın başındasınız"),
            (">Beklemeyeceğim", ASK_NAME),
        )
        assert not customer.backend.agent_requests
        assert not customer.registered

    def test_not_cancelling_is_no_cancelling(self, customer: Conversation) -> None:
        customer.say("hattımı iptal etmiyorlar cayma bedeli istiyorlar")
        customer.say("iptal etmeyin kaydedin")
        assert customer.state.draft.description is not None


class TestCorrections:
    @pytest.fixture(autouse=True)
    def _at_the_summary(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("Ayşe Yılmaz", SUMMARY),
        )

    @pytest.mark.parametrize(
        ("said", "shown"),
        [
            ("telefon yanlış, 0533 111 22 33", "Telefon: 0533 111 22 33"),
            ("adım Ayşe değil Ayşen", "Ad: Ayşen Yılmaz"),
            ("soyadım Yılmaz değil Yıldız olacak", "Ad: Ayşe Yıldız"),
            ("konu taahhüt değil yurt dışı", "Konu: Yurt dışı kullanım"),
            ("0533 111 22 33", "Telefon: 0533 111 22 33"),
        ],
    )
    def test_a_value_given_is_taken(self, customer: Conversation, said: str, shown: str) -> None:
        talk(customer, (said, shown), ("evet", REGISTERED))

    def test_by_choices(self, customer: Conversation) -> None:
        talk(
            customer,
            (">Düzelt", "Hangisini düzeltelim?"),
            (">Telefon", ASK_PHONE),
            ("0533 111 22 33", "Telefon: 0533 111 22 33"),
            (">Düzelt", "Hangisini"),
            (">Açıklama", ASK_DESCRIPTION),
            ("cayma bedeli adı altında 900 lira yazdınız iptal hattıma", "900 lira"),
            (">Evet", REGISTERED),
        )
        assert customer.registered[0].phone == "+905331112233"

    def test_by_words(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hayır", "Hangisini düzeltelim?"),
            ("telefon", ASK_PHONE),
            ("0533 111 22 33", SUMMARY),
            ("evet", REGISTERED),
        )


class TestStatus:
    def register(self, customer: Conversation) -> str:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("Ayşe Yılmaz", SUMMARY),
            ("evet", REGISTERED),
        )
        return next(iter(customer.backend.registered))

    def test_ones_own_in_full_without_a_number(self, customer: Conversation) -> None:
        number = self.register(customer)
        reply = talk(customer, ("şikayetim ne durumda", display(number)))
        assert "cayma bedeli" in reply.text

    def test_somebody_elses_only_coarsely(
        self,
        assistant: Assistant,
        customer: Conversation,
    ) -> None:
        number = self.register(customer)
        other = assistant.conversation(customer.backend)
        reply = talk(other, (f"{display(number)} nolu şikayetim noldu", "Kaydınız alındı"))
        assert "cayma bedeli" not in reply.text
        assert "Taahhüt" not in reply.text

    def test_asked_for_and_given(self, assistant: Assistant, customer: Conversation) -> None:
        number = self.register(customer)
        other = assistant.conversation(customer.backend)
        talk(
            other,
            ("şikayetimin durumunu öğrenmek istiyorum", "12 haneli takip numaranızı"),
            ("neden", "takip numaranızla buluyorum"),
            ("123", "12 rakamdır"),
            (f"numaram {number}", "Kaydınız alındı"),
        )

    def test_a_wrong_check_digit_and_an_unknown_number(self, customer: Conversation) -> None:
        wrong = UNKNOWN[:-1] + str((int(UNKNOWN[-1]) + 1) % 10)
        talk(
            customer,
            ("şikayetim ne oldu", "12 haneli"),
            (wrong, "Bu numarada bir hata var"),
            (UNKNOWN, "bulamadım"),
        )

    def test_a_lost_number(self, customer: Conversation) -> None:
        number = self.register(customer)
        talk(customer, ("takip numaramı kaybettim", display(number)))

    def test_lost_while_being_asked_for(self, customer: Conversation) -> None:
        talk(
            customer,
            ("şikayetim ne oldu", "12 haneli"),
            ("bilmiyorum ki", ASK_PROOF),
            ("vazgeçtim", "doğrulamayı bıraktık"),
            ("merhaba", "şikâyet asistanıyım"),
        )

    def test_a_complaint_instead_of_a_number(self, customer: Conversation) -> None:
        talk(
            customer,
            ("şikayetim ne oldu", "12 haneli"),
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
        )

    def test_an_answered_complaint_shows_the_answer(self, customer: Conversation) -> None:
        number = self.register(customer)
        shown = customer.backend.shown
        shown[number] = replace(shown[number], answer="Cayma bedeli iade edildi.")
        talk(customer, ("şikayetim ne durumda", "Cayma bedeli iade edildi."))

    def test_not_solved_is_one_tap_while_it_may_be_reopened(self, customer: Conversation) -> None:
        number = self.register(customer)
        shown = customer.backend.set_status(number, "resolved", "Sonuçlandı")
        customer.backend.shown[number] = replace(
            shown, answer="Bedel iade edildi.", reopen_until="26 Aralık 2026"
        )
        talk(
            customer,
            ("şikayetim ne durumda", "Bedel iade edildi."),
            (">Çözülmedi", "yeniden açtım"),
        )
        assert customer.backend.reasons == {number: "Çözülmedi"}

    def test_after_the_window_nothing_is_offered_and_a_new_complaint_is_the_way(
        self, customer: Conversation
    ) -> None:
        number = self.register(customer)
        shown = customer.backend.set_status(number, "closed", "Kapandı")
        customer.backend.shown[number] = replace(shown, answer="Bedel iade edildi.")
        assert "Çözülmedi" not in [
            one["title"] for one in customer.say("şikayetim ne durumda").choices
        ]
        customer.backend.reopening_over = True
        talk(
            customer,
            ("kaydımı yeniden açın", "Çözülmeyen nedir"),
            ("cayma bedeli iade edilmedi hala", "yeni bir kayıt açalım"),
        )


class TestAfterRegistration:
    @pytest.fixture
    def number(self, customer: Conversation) -> str:
        return TestStatus().register(customer)

    def test_adding(self, customer: Conversation, number: str) -> None:
        talk(
            customer,
            ("kaydıma ekleme yapmak istiyorum", "Eklemek istediğinizi"),
            ("bu ay da aynı tutar geldi", "ekledim"),
        )
        assert customer.backend.additions[number] == ["bu ay da aynı tutar geldi"]

    def test_adding_to_one_of_two(self, customer: Conversation, number: str) -> None:
        talk(
            customer,
            ("benim adıma habersiz hat açılmış sahte imzayla", SUMMARY),
            ("evet", REGISTERED),
            ("kaydıma bilgi eklemek istiyorum", "Hangi kaydınız"),
            (f">{display(number)}", "Eklemek istediğinizi"),
            ("imza bana ait değil ekspertiz raporum var", "ekledim"),
        )
        assert number in customer.backend.additions

    def test_withdrawing_after_confirmation(self, customer: Conversation, number: str) -> None:
        talk(
            customer,
            ("şikayetimi geri çekmek istiyorum", "emin misiniz"),
            (">Evet", "geri çektim"),
            ("şikayetim ne durumda", "Geri çekildi"),
            ("şikayetimi geri çekiyorum", "zaten geri çekilmiş"),
        )

    def test_not_withdrawing(self, customer: Conversation, number: str) -> None:
        talk(
            customer,
            ("şikayetimden vazgeçtim", "emin misiniz"),
            ("hayır kalsın", "Kaydınız duruyor"),
        )
        assert customer.backend.shown[number].status == "registered"

    def test_reopening(self, customer: Conversation, number: str) -> None:
        customer.backend.set_status(number, "resolved", "Sonuçlandı")
        talk(
            customer,
            ("kaydımı yeniden açın", "Çözülmeyen nedir"),
            ("cayma bedeli iade edilmedi hala", "yeniden açtım"),
        )

    def test_reopening_what_is_open(self, customer: Conversation, number: str) -> None:
        talk(
            customer,
            ("kaydımı yeniden açın", "zaten açık"),
        )

    @pytest.mark.parametrize(
        ("said", "then"),
        [
            ("kaydıma ekleme yapmak istiyorum", "Eklemek istediğinizi"),
            ("şikayetimi geri çekmek istiyorum", "emin misiniz"),
            ("takip numaramı kaybettim", "Kayıtlarınız"),
        ],
    )
    def test_elsewhere_it_needs_the_registered_mobile(
        self, assistant: Assistant, customer: Conversation, number: str, said: str, then: str
    ) -> None:
        elsewhere = assistant.conversation(customer.backend)
        talk(
            elsewhere,
            (said, ASK_PROOF),
            (PHONE, "6 haneli bir kod"),
            ("111111", "Bu kod doğru değil"),
            (customer.backend.code, then),
        )

    def test_whose_number_is_not_known_learns_nothing(self, assistant: Assistant) -> None:
        talk(
            assistant.conversation(),
            ("kaydıma ekleme yapmak istiyorum", ASK_PROOF),
            (PHONE, "Bu numara bizde kayıtlıysa"),
        )


class TestInterruptionsOfTheSmallQuestions:
    CASES = (
        ("neden soruyorsunuz", "için soruyorum|numaranızla buluyorum"),
        ("yardım", '"vazgeç" yazarak'),
        ("?!", "tekrar yazar mısınız|birkaç kelimeyle"),
    )

    @pytest.mark.parametrize(("said", "answered"), CASES)
    def test_of_the_tracking_number(self, customer: Conversation, said: str, answered: str) -> None:
        talk(customer, ("şikayetim ne durumda", "12 haneli takip numaranızı"))
        reply = customer.say(said)
        assert any(piece in reply.text for piece in answered.split("|")), reply.text
        talk(customer, (UNKNOWN, "bulamadım"))

    @pytest.mark.parametrize(("said", "answered"), CASES)
    def test_of_the_addition(self, customer: Conversation, said: str, answered: str) -> None:
        TestStatus().register(customer)
        talk(customer, ("kaydıma ekleme yapmak istiyorum", "Eklemek istediğinizi"))
        reply = customer.say(said)
        assert any(piece in reply.text for piece in answered.split("|")), reply.text
        talk(customer, ("bu ay da aynı tutar geldi", "ekledim"))

    @pytest.mark.parametrize("begun", ["şikayetim ne durumda", "kaydıma ekleme yapmak istiyorum"])
    def test_cancelling(self, customer: Conversation, begun: str) -> None:
        if "ekleme" in begun:
            TestStatus().register(customer)
        customer.say(begun)
        talk(customer, ("vazgeçtim", "Hiçbir şey değişmedi"), ("merhaba", "Merhaba"))


class TestAround:
    def test_nonsense_twice_offers_a_human(self, customer: Conversation) -> None:
        customer.say("?!")
        reply = talk(customer, ("...", "Sizi yine anlayamadım"))
        assert reply.choices[0]["payload"] == "/talk_to_agent"
        assert "Şikâyetinizi kaydedebilir" in customer.replies[0].text

    def test_a_human_is_asked_for_once(self, customer: Conversation) -> None:
        talk(customer, ("temsilciye bağla", "yeriniz: 1"), ("insan istiyorum", "Sıranın başında"))
        assert list(customer.backend.agent_requests) == [customer.id]

    def test_no_thank_you_ends_friendly(self, customer: Conversation) -> None:
        talk(customer, ("hayır teşekkürler", "İyi günler"))

    def test_out_of_scope(self, customer: Conversation) -> None:
        talk(customer, ("galatasaray kaç attı dün", "Türk Telekom hizmetleriyle ilgili"))

    def test_the_backend_down_loses_nothing(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("Ayşe Yılmaz", SUMMARY),
        )
        customer.backend.down = True
        with pytest.raises(BackendUnavailableError):
            customer.say("evet")
        assert not customer.registered

    def test_a_turn_repeated_registers_once(self, customer: Conversation) -> None:
        talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            (PHONE, ASK_NAME),
            ("Ayşe Yılmaz", SUMMARY),
        )
        customer.say("evet", message_id="the-same")
        assert list(customer.backend.keys) == [f"{customer.id}:the-same/register"]

    def test_danger_is_answered_at_once_and_recorded_without_a_question(
        self, assistant: Assistant, customer: Conversation
    ) -> None:
        talk(assistant.conversation(customer.backend), ("temsilciye bağla", "yeriniz: 1"))
        reply = talk(
            customer,
            ("hattımı iptal etmiyorlar cayma bedeli istiyorlar", ASK_PHONE),
            ("bir de direkten kablo sarkıyor çarpılacağız", "112'yi arayın"),
        )
        (registered,) = customer.registered
        assert registered.urgent
        assert "cayma bedeli" in registered.description
        assert "sarkıyor" in registered.description
        assert "numarasıyla en öncelikli olarak kaydettim" in reply.texts[1]
        assert "görevdeki bir arkadaşımız" in reply.texts[2]
        assert customer.backend.agent_place(customer.id).position == 1
        talk(customer, ("Çankaya Kızılay 0532 123 45 67", "Aldım: Çankaya Kızılay"))
        (number,) = customer.backend.registered
        assert customer.backend.additions == {number: ["Çankaya Kızılay 0532 123 45 67"]}
        assert customer.registered[0].phone == "+905321234567"

    def test_every_turn_needs_one_action_call(self, customer: Conversation) -> None:
        talk(
            customer,
            ("internetim 3 gündür yok", ASK_HELP),
            ("hayır", ASK_PHONE),
            ("neden", "Cep telefonu"),
            (PHONE, ASK_NAME),
            ("Ayşe", SUMMARY),
            ("evet", REGISTERED),
        )
        assert all(reply.actions[-1:] == ["action_answer"] for reply in customer.replies)
        assert max(len(reply.actions) for reply in customer.replies[1:]) == 1
