"""Once a complaint is registered and nothing is asked, what is said is about that complaint."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, registered

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def closed(channel: str) -> tuple[Talk, str]:
    talk, number = registered(channel)
    talk.hear(r.SOLVED, "düzeldi")
    talk.hear(r.YES, "evet")
    return talk, number


def withdrawn(channel: str) -> tuple[Talk, str]:
    talk, number = registered(channel)
    talk.hear(r.WITHDRAW)
    talk.hear(r.YES, "evet")
    return talk, number


@CHANNELS
@pytest.mark.parametrize(
    ("read_as", "text"),
    [
        (r.UNCLEAR, "300 lira"),
        (r.OUT_OF_SCOPE, "iki kere ödedim"),
        (r.DOCUMENTS, "dekontum duruyor"),
        (r.NO_COMPLAINT, "kutusu bende faturası bende"),
        (r.SOLVED, "pilini çıkardım"),
    ],
)
def test_a_remark_is_added(channel: str, read_as: str, text: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(read_as, text) == ["utter_addition_done"]
    assert talk.backend.additions[number] == [text]


@CHANNELS
def test_a_question_about_the_date_gets_the_record_s_own(channel: str) -> None:
    talk, _ = registered(channel)
    assert talk.hear(r.UNCLEAR, "ne vakit sonuçlanır") == ["utter_date_of_record"]
    assert talk.hear(r.REOPEN, "daha çabuk olmaz mı") == ["utter_date_wish_kept"]


def test_what_stands_wrong_is_passed_on_and_makes_no_second_complaint() -> None:
    talk, number = registered("sms")
    assert talk.hear(r.COMPLAINT, "numaram yanlış geçmiş kayda") == ["utter_put_right_asked"]
    assert talk.question == q.ADDITION
    told = {"phone": "+905339998877", "phone_is_mobile": True}
    assert talk.hear(r.UNCLEAR, "0533 999 88 77", told=told) == ["utter_addition_done"]
    assert len(talk.registered) == 1
    assert len(talk.backend.additions[number]) == 2


@CHANNELS
def test_the_topic_is_put_right(channel: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(r.COMPLAINT, "konu fatura olacaktı") == ["utter_topic_put_right"]
    assert talk.backend.shown[number].topic == "billing"


@CHANNELS
def test_an_addition_to_one_number_goes_to_no_other(channel: str) -> None:
    talk, first = registered(channel)
    talk.hear(r.COMPLAINT, "yurt dışında ücret", about="roaming")
    talk.hear(r.YES, "evet")
    said = talk.hear(
        r.STATUS, f"{first} e ekleyin: zil bozuk", also=(r.MORE,), told={"tracking_number": first}
    )
    assert said == ["utter_addition_done"]
    assert talk.backend.additions == {first: ["zil bozuk"]}


@CHANNELS
@pytest.mark.parametrize(
    ("read_as", "text"),
    [
        (r.NO, "hayır"),
        (r.NO_COMPLAINT, "düzelmedi elim yanlış yere gitti"),
        (r.COMPLAINT, "niye kapattın düzelmedi"),
        (r.UNDO, "geri al"),
    ],
)
def test_a_wrong_closing_is_undone_at_once(channel: str, read_as: str, text: str) -> None:
    talk, number = closed(channel)
    assert talk.hear(read_as, text) == ["utter_reopening_done"]
    assert talk.backend.shown[number].status == "in_review"


@CHANNELS
def test_what_was_withdrawn_is_offered_as_a_new_complaint_by_one_yes(channel: str) -> None:
    talk, number = withdrawn(channel)
    assert talk.hear(r.UNCLEAR, "pişmanım açar mısınız") == [
        "utter_withdrawn_for_good",
        "utter_ask_confirm",
    ]
    talk.hear(r.YES, "evet")
    assert [one.description for one in talk.registered] == ["cayma bedeli yazmışsınız"] * 2
    assert talk.backend.shown[number].status == "withdrawn"


@CHANNELS
def test_a_no_to_the_offer_leaves_it(channel: str) -> None:
    talk, _ = withdrawn(channel)
    talk.hear(r.REOPEN)
    assert talk.hear(r.NO, "hayır") == ["utter_cancelled"]
    assert len(talk.registered) == 1


@CHANNELS
def test_a_draft_does_not_block_withdrawing_by_number(channel: str) -> None:
    talk, number = registered(channel)
    talk.hear(r.COMPLAINT, "hakkımı yediler", about="customer_service")
    said = talk.hear(r.WITHDRAW, f"{number} geri çek", told={"tracking_number": number})
    assert said == ["utter_ask_withdraw"]


def test_sent_by_mistake_asks_whether_to_withdraw() -> None:
    talk, number = registered("sms")
    assert talk.hear(r.NO_COMPLAINT, "pardon yanlış yere yolladım") == ["utter_ask_withdraw"]
    talk.hear(r.YES, "evet")
    assert talk.backend.shown[number].status == "withdrawn"


def test_no_complaint_is_never_said_of_an_open_one() -> None:
    talk, _ = registered("sms")
    assert talk.hear(r.NO_COMPLAINT, "…") == ["utter_no_other_complaint"]


class TestPieces:
    def test_are_joined_and_registered(self) -> None:
        talk = Talk("sms")
        assert talk.hear(r.OUT_OF_SCOPE, "valorant") == ["utter_keep_on"]
        assert talk.hear(r.UNCLEAR, "gecikme çok") == ["utter_registered", "utter_ask_topic"]
        assert talk.registered[0].description == "valorant\ngecikme çok"

    def test_are_not_joined_after_a_long_silence(self) -> None:
        talk = Talk("sms")
        talk.hear(r.UNCLEAR, "valorant")
        talk.wait(minutes=20)
        talk.hear(r.UNCLEAR, "gecikme çok")
        assert not talk.registered

    def test_filler_asks_for_the_problem(self) -> None:
        assert Talk("sms").hear(r.SMALL_TALK, "ya") == ["utter_ask_problem"]

    def test_a_bank_s_message_is_asked_about_first(self) -> None:
        talk = Talk("sms")
        text = "Sayin musterimiz kartinizdan 90 TL harcama yapilmistir. Bilgi icin arayin B014"
        assert talk.hear(r.COMPLAINT, text) == ["utter_what_about_forwarded"]
        assert not talk.registered


def test_several_numbers_are_all_answered() -> None:
    talk = Talk()
    talk.hear(r.STATUS)
    numbers = "375865776814 387641574289"
    said = talk.hear(r.GIVEN, numbers, value="375865776814")
    assert len(said) == 2


def test_a_status_says_that_the_draft_is_not_saved() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    assert talk.hear(r.STATUS, "kaydım ne oldu")[0] == "utter_not_saved_yet"


@pytest.mark.parametrize("text", ["RET", "durdurun artık", "Kesin şu mesajları"])
def test_what_is_to_stop_is_added_to_a_complaint_of_messages(text: str) -> None:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "her gun reklam mesaji geliyor", about="privacy_consent")
    talk.hear(r.CANCEL_SUBSCRIPTION, text)
    (added,) = talk.backend.additions.values()
    assert added == [text]


def test_what_is_to_stop_is_no_part_of_another_complaint() -> None:
    talk, _ = registered("sms")
    talk.hear(r.UNCLEAR, "ret")
    assert not talk.backend.additions
