"""What is put right in the story, or said beside the questions, is taken as it was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.reading import questions as q

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

PHONE, NAME = "0555 111 22 33", "Ali Kaya"
ASKS_FOR_THE_PHONE, ASKS_FOR_THE_MAIL = "telefonu numara", "E-posta adresiniz"


def say(customer: Conversation, *texts: str) -> str:
    """Say one after the other and return the last answer."""
    return [customer.say(text).text for text in texts][-1]


def registered(customer: Conversation, trouble: str = "internetim 3 gündür yok") -> str:
    say(customer, trouble, "hayır", PHONE, NAME, "evet")
    return list(customer.backend.registered)[-1]


@pytest.mark.parametrize(
    ("told", "put_right", "story"),
    [
        ("faturam 312,40 geldi", "312,40 değil 213,40", "faturam 213,40 geldi"),
        ("faturam 4.500 lira geldi", "yok ne 4500'ü 45.000", "faturam 45.000 lira geldi"),
        ("faturam 750 tl geldi", "öyle yazmadım tutar 570 tl", "faturam 570 tl geldi"),
    ],
)
@pytest.mark.parametrize("at", [q.PHONE, q.CONFIRM])
def test_an_amount_is_put_right_whatever_is_asked(
    customer: Conversation, told: str, put_right: str, story: str, at: str
) -> None:
    say(customer, told, "hayır")
    if at == q.CONFIRM:
        say(customer, PHONE, NAME)
    answer = say(customer, put_right)
    assert "Düzelttim" in answer
    assert "hatalı görünüyor" not in answer
    assert customer.state.question == at
    assert customer.state.draft.description == story
    assert customer.state.draft.topic == "billing"


def test_a_place_that_is_put_right_refuses_no_number(customer: Conversation) -> None:
    say(customer, "Rize Pazar'da telefonum çekmiyor", "hayır")
    answer = say(customer, "Pazar değil Ardeşen")
    assert ASKS_FOR_THE_PHONE in answer
    assert ASKS_FOR_THE_MAIL not in answer
    assert "Ardeşen" in (customer.state.draft.description or "")


@pytest.mark.parametrize("said", ["hayır hâlâ aynı devam ediyor", "yok ikisi de sürüyor"])
def test_a_no_that_says_that_it_lasts_refuses_no_number(customer: Conversation, said: str) -> None:
    say(customer, "internetim sürekli kopuyor", "hayır")
    answer = say(customer, said)
    assert ASKS_FOR_THE_MAIL not in answer
    assert customer.state.question == q.PHONE
    assert said in (customer.state.draft.description or "")


def test_a_number_that_is_said_to_be_old_is_asked_for_anew(customer: Conversation) -> None:
    say(customer, "internetim yok", "hayır", PHONE)
    assert ASKS_FOR_THE_PHONE in say(customer, "pardon o numara eski")
    say(customer, "0533 999 88 77", NAME)
    assert customer.state.draft.phone == "+905339998877"


def test_whoever_leaves_a_number_at_the_steps_is_not_asked_for_them_again(
    customer: Conversation,
) -> None:
    say(customer, "internetim yok")
    answer = say(customer, PHONE)
    assert "çözül" not in answer
    assert customer.state.question == q.NAME


def test_which_number_was_written_is_said(customer: Conversation) -> None:
    say(customer, "modemim bozuk", "hayır", PHONE)
    assert "0555 111 22 33" in say(customer, "cep mi yazdım sabit mi yazdım")
    assert customer.state.draft.topic == "modem_device"
    say(customer, NAME)
    assert "0555 111 22 33" in say(customer, "hangi numaraydı")


def test_a_surname_of_two_letters_is_put_right(customer: Conversation) -> None:
    say(customer, "faturam yanlış", "hayır", PHONE, "Melis")
    assert "Melis Su" in say(customer, "hayır soyadım Su")


def test_ones_own_name_stands_beside_that_of_a_mother(customer: Conversation) -> None:
    say(customer, "annemin hattını kapatmıyorsunuz", "taahhüt ve iptal")
    say(customer, "benim adım Selma Tunç annemin adı Hatice Tunç")
    assert customer.state.draft.name == "Selma Tunç"


def test_a_wrong_number_is_called_wrong_where_the_mail_is_asked_for(customer: Conversation) -> None:
    say(customer, "internetim yok", "hayır", "geç")
    assert "eksik ya da hatalı" in say(customer, "0555 111 22 3344")


def test_nobody_is_asked_for_both_ways_in_turn_for_ever(customer: Conversation) -> None:
    say(customer, "internetim yok", "hayır", "geç", "yok")
    for text in ("geç", "evet kaydet", "geç"):
        answer = say(customer, text)
        assert ASKS_FOR_THE_MAIL not in answer
        assert '"geç"' not in answer
    say(customer, PHONE)
    assert customer.state.question == q.NAME


def test_a_late_order_to_record_refuses_no_number(customer: Conversation) -> None:
    say(customer, "internetim yok", "hayır")
    assert ASKS_FOR_THE_MAIL not in say(customer, "hayır kaydedin")
    assert customer.state.question == q.PHONE


def test_the_only_landline_that_was_told_is_asked_for_no_mobile(customer: Conversation) -> None:
    say(customer, "sadece sabit telefonum var 0312 444 55 66 o da çalışmıyor")
    if customer.state.question == q.SOLVED:
        say(customer, "hayır")
    assert customer.state.question == q.NAME
    assert customer.state.draft.phone == "+903124445566"


@pytest.mark.parametrize("order", ["kaydet evladım", "kaydedin işte"])
def test_whoever_wants_it_recorded_is_asked_for_no_name_and_no_address(
    customer: Conversation, order: str
) -> None:
    say(customer, "internetim yok", "hayır", "0312 444 55 66", order, order)
    assert customer.state.question == q.CONFIRM
    say(customer, "evet")
    assert customer.registered


def test_that_nobody_hears_solved_where_it_was_asked_back_twice(customer: Conversation) -> None:
    say(customer, "faturam yanlış", "hmm", "evet", "evet")
    assert customer.state.question == q.PHONE


def test_who_applied_for_a_service_has_no_earlier_complaint(customer: Conversation) -> None:
    say(customer, "internet aboneliği için başvurdum ekip gelmedi 0555 111 22 33 Ali Kaya")
    assert customer.state.question != q.CODE


def test_what_is_solved_is_asked_whether_to_be_closed_though_given_up(
    customer: Conversation,
) -> None:
    registered(customer)
    say(customer, "aslında vazgeçtim internet düzeldi")
    assert customer.state.question == q.CLOSE


def test_recording_ends_the_search_for_an_earlier_one(customer: Conversation) -> None:
    say(customer, "kaydım açılmış mıydı")
    say(customer, "evet kaydet")
    assert customer.state.question == q.PROBLEM
    say(customer, "faturam çok pahalı")
    assert customer.state.draft.description == "faturam çok pahalı"


def test_a_yes_to_either_or_closes_nothing(customer: Conversation) -> None:
    say(customer, "internetim yok", "bilmem ki")
    assert customer.state.question == q.SOLVED
    say(customer, "evet")
    assert not customer.registered
    assert customer.state.question == q.SOLVED


def test_who_wants_it_recorded_tries_no_steps_first(customer: Conversation) -> None:
    say(customer, "hakkımı yediniz, fatura meselesi")
    answer = say(customer, "fatura, kaydedin artık")
    assert "çözüldü mü" not in answer


def test_what_is_to_be_opened_again_is_no_end_of_the_line(customer: Conversation) -> None:
    answer = say(customer, "borcumdan hattımı kapattınız yarın yatıracağım açar mısınız")
    assert "kapatma talebini" not in answer


def test_a_detail_of_the_trouble_at_the_steps_is_kept(customer: Conversation) -> None:
    say(customer, "uygulamaya giremiyorum hata veriyor", "kod gelmiyor")
    assert "kod gelmiyor" in (customer.state.draft.description or "")


@pytest.mark.parametrize("text", ["ana menüye dön", "EN BAŞA DÖN"])
def test_whoever_wants_to_the_start_is_asked_and_loses_nothing(
    customer: Conversation, text: str
) -> None:
    say(customer, "internetim yok", text)
    assert customer.state.question == q.DROP
    say(customer, "hayır")
    assert customer.state.draft.description == "internetim yok"


def test_to_the_start_withdraws_nothing_that_is_registered(customer: Conversation) -> None:
    registered(customer)
    say(customer, "ana menüye dön")
    assert customer.state.question == q.NONE


class TestOnceRegistered:
    def test_another_trouble_at_the_mobile_is_another_record(self, customer: Conversation) -> None:
        say(customer, "internet yok", "modem kırmızı yanıyor", "fatura da çok geldi")
        say(customer, PHONE, NAME, "evet", "evet")
        assert {one.topic for one in customer.registered} >= {"billing"}
        assert len(customer.registered) > 1

    def test_what_is_to_be_written_down_too_is_a_record_of_its_own(
        self, customer: Conversation
    ) -> None:
        number = registered(customer)
        answer = say(customer, "fatura da fazla gelmiş onu da yazın")
        assert "çözüldü mü" not in answer
        say(customer, "evet")
        assert [one.topic for one in customer.registered][-1] == "billing"
        assert number not in customer.backend.additions

    def test_a_date_asked_for_after_an_extra_yes_is_told(self, customer: Conversation) -> None:
        registered(customer)
        answer = say(customer, "evet", "peki sonuç ne zaman belli olur")
        assert "26 Kasım" in answer
        assert customer.state.question == q.NONE

    @pytest.mark.parametrize("text", ["cuma günü evde yokum", "adresim Ordu Fatsa Kumru caddesi 4"])
    def test_where_and_when_after_an_extra_yes_is_added(
        self, customer: Conversation, text: str
    ) -> None:
        number = registered(customer)
        say(customer, "evet", text)
        assert customer.backend.additions[number] == [text]

    def test_how_the_other_stands_is_told_after_an_extra_yes(self, customer: Conversation) -> None:
        registered(customer)
        say(customer, "faturam iki katı geldi", "hayır", "evet", "evet")
        answer = say(customer, "diğeri duruyor mu hâlâ")
        assert "4821 0937 5509" in answer
        assert "4821 0937 5514" in answer

    def test_the_one_about_something_is_ended_and_not_the_line(
        self, customer: Conversation
    ) -> None:
        registered(customer)
        say(customer, "faturam iki katı geldi", "hayır", "evet")
        say(customer, "internetinkini iptal edin")
        assert customer.state.question == q.WITHDRAW
        assert customer.state.subject == "482109375509"

    @pytest.mark.parametrize("text", ["çok uzun sürdü bu", "ne uzun iş"])
    def test_impatience_withdraws_nothing(self, customer: Conversation, text: str) -> None:
        registered(customer)
        say(customer, text)
        assert customer.state.question != q.WITHDRAW

    @pytest.mark.parametrize("text", ["yok dur", "pardon vazgeçmedim", "hayır geri çekmeyin"])
    def test_a_withdrawal_that_is_regretted_is_offered_anew(
        self, customer: Conversation, text: str
    ) -> None:
        registered(customer)
        say(customer, "şikayetimi geri çekiyorum", "evet", text)
        assert customer.state.question == q.CONFIRM
        answer = say(customer, "evet geri açın")
        assert "zaten açık" not in answer
        assert len(customer.registered) == 2

    def test_who_will_write_elsewhere_is_not_told_to_record_it_here(
        self, customer: Conversation
    ) -> None:
        say(customer, "internetim yok", "hayır", PHONE, NAME)
        answer = say(customer, "evet kaydet bir de btk'ya yazacağım")
        assert "kaydedildi" in answer
        assert "burada da kaydedelim" not in answer


def test_whether_somebody_comes_is_answered_as_it_is(customer: Conversation) -> None:
    assert "Ekip gerekip gerekmediğine" in say(customer, "modem için eve usta gelecek mi")
    assert not customer.state.draft.has_content


@pytest.mark.parametrize("text", ["eve usta yollayın", "ekip gelsin baksın lütfen"])
def test_who_wants_a_fitter_at_the_door_is_put_into_no_queue(
    customer: Conversation, text: str
) -> None:
    number = registered(customer)
    say(customer, text)
    assert not customer.backend.agent_requests
    assert customer.backend.additions[number] == [text]


def test_which_papers_are_needed_is_answered(customer: Conversation) -> None:
    assert "ölüm belgesi" in say(customer, "babam öldü hattı için hangi belgeler lazım")


def test_calls_of_strangers_are_said_to_be_beyond_us_and_recorded_all_the_same(
    customer: Conversation,
) -> None:
    answer = say(customer, "her gün tanımadığım numaralar arıyor borsa diyorlar")
    assert "iys.org.tr" in answer
    assert customer.state.draft.has_content


def test_our_own_calls_are_none_of_strangers(customer: Conversation) -> None:
    answer = say(customer, "günde beş kere paket satmak için beni arıyorsunuz")
    assert "iys.org.tr" not in answer
