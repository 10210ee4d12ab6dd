"""With the real model: what is told in pieces, again, in words or beside a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation

SPOKEN = "dört sekiz iki bir sıfır dokuz üç yedi beş beş iki üç"


def talking(assistant: Assistant, channel: str) -> Conversation:
    return assistant.texting() if channel == "sms" else assistant.conversation()


def at_the_summary(customer: Conversation, trouble: str) -> None:
    for line in (trouble, "05321234567", "Ayşe Yılmaz"):
        customer.say(line)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("oğlum 13 yaşında evden kaçmış telefonunu bulun", "missing"),
        ("84 yaşındayım yalnız yaşıyorum telefonum kesik", "emergency"),
    ],
)
def test_who_is_missing_or_cut_off_is_in_danger(
    assistant: Assistant, channel: str, text: str, kind: str
) -> None:
    customer = talking(assistant, channel)
    reply = customer.say(text)
    assert "112" in reply.text
    assert customer.state.danger == kind
    assert customer.registered[0].urgent


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    "text",
    ["internet kaçtı yine geri gelmiyor", "filmde kız evden kaçtı o an yayın gitti"],
)
def test_what_only_sounds_so_is_none(assistant: Assistant, channel: str, text: str) -> None:
    customer = talking(assistant, channel)
    customer.say(text)
    assert customer.state.danger is None


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_two_short_messages_are_one_complaint(assistant: Assistant, channel: str) -> None:
    customer = talking(assistant, channel)
    customer.say("fatura")
    customer.say("çok geldi")
    told = customer.registered[0] if channel == "sms" else customer.state.draft
    assert (told.description, told.topic) == ("fatura çok geldi", "billing")


def test_an_sms_sent_again_is_answered_and_registers_nothing(texting: Conversation) -> None:
    texting.say("internetim yok üç gündür")
    reply = texting.say("internetim yok üç gündür")
    assert "yeniden kaydetmedik" in reply.text
    assert "4821 0937 55" in reply.text
    assert len(texting.registered) == 1
    assert not texting.backend.additions


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_a_tracking_number_told_in_words_is_looked_up(assistant: Assistant, channel: str) -> None:
    customer = talking(assistant, channel)
    assert "4821 0937 5523" in customer.say(SPOKEN).text
    assert not customer.registered


def test_the_yes_counts_and_the_wish_beside_it_is_in_the_record(customer: Conversation) -> None:
    at_the_summary(customer, "cayma bedeli yazmışsınız")
    reply = customer.say("evet ama şikayetimi kimse görmesin")
    (told,) = customer.registered
    assert "kimse görmesin" in told.description
    assert "durumu" not in reply.text


def test_only_the_topic_is_put_right_where_the_rest_is_called_right(
    customer: Conversation,
) -> None:
    at_the_summary(customer, "cayma bedeli yazmışsınız")
    customer.say("taahhüt değil fatura, gerisi doğru")
    assert customer.state.question == "confirm"
    draft = customer.state.draft
    assert (draft.topic, draft.description) == ("billing", "cayma bedeli yazmışsınız")


def test_a_landline_said_in_words_is_taken(customer: Conversation) -> None:
    for line in (
        "cayma bedeli yazmışsınız",
        "cep telefonum yok ev telefonum var",
        "iki yüz on iki beş yüz elli beş on iki otuz dört",
    ):
        customer.say(line)
    assert customer.state.draft.phone == "+902125551234"
    assert customer.state.question == "name"
