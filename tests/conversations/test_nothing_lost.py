"""Whatever a customer tells stands in the complaint, whole and in their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant

WHOLE = [
    "annem öldü hattını kapatacağım ama bayi kendisi gelsin diyor",
    "tezgâhtaki beyefendi azarladı, geri arayacağız dediler fatura gene geldi 210 lira",
    "para iadesi istiyorum yapılmazsa tüketici mahkemesine giderim faturam üç kat geldi",
    "pansiyonumuzda 60 oda var konuk interneti çöktü herkes resepsiyonda",
    "duymuyorum yazarak dönün internetim iki gündür yok",
    "faturam fazla, emekliyim, taksitlendirir misiniz",
]


@pytest.mark.parametrize("text", WHOLE)
def test_the_first_message_is_kept_from_its_first_to_its_last_word(
    assistant: Assistant, text: str
) -> None:
    conversation = assistant.conversation()
    conversation.say(text)
    assert conversation.state.draft.description == text


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        ("internetim yavaş", "olmadı ki, komşuma sordum onda da öyleymiş, kutuyu değiştirmişlerdi"),
        ("yabancı bir numaradan ödül kazandınız diye yazdılar", "ertesi gün 39 lira üye olmuşum"),
        ("internet hızım düşük", "hız değil aslında internetim hiç yok"),
    ],
)
def test_what_an_answer_tells_beside_itself_is_kept(
    assistant: Assistant, first: str, answer: str
) -> None:
    conversation = assistant.conversation()
    conversation.say(first)
    conversation.say(answer)
    assert conversation.state.draft.description == f"{first}\n{answer}"


def test_another_topic_after_a_denial_is_taken_by_what_is_wrong(assistant: Assistant) -> None:
    conversation = assistant.conversation()
    conversation.say("internet hızım düşük")
    conversation.say("hız değil aslında internetim hiç yok")
    assert conversation.state.draft.topic == "internet_outage"


@pytest.mark.parametrize("said", ["0533 456 78 90", "ben Selim Kaya"])
def test_a_number_or_a_name_alone_is_no_complaint(assistant: Assistant, said: str) -> None:
    conversation = assistant.conversation()
    conversation.say(said)
    assert conversation.state.draft.description is None
    conversation.say("televizyonda yayın donuyor")
    assert conversation.state.draft.description == "televizyonda yayın donuyor"


@pytest.mark.parametrize(
    "said",
    ["hayır pardon kaydedin diyecektim", "yok yani evet şikayet kaydedin", "yok devam ediyor"],
)
def test_solved_by_mistake_is_opened_again(assistant: Assistant, said: str) -> None:
    conversation = assistant.conversation()
    conversation.say("internetim yavaş")
    conversation.choose("Evet, çözüldü")
    conversation.say(said)
    reply = conversation.say("0533 456 78 90")
    assert "yeniden açtım" in "\n".join([*conversation.replies[-2].texts, *reply.texts])


def test_a_request_that_was_made_before_is_a_complaint(assistant: Assistant) -> None:
    texting = assistant.texting()
    texting.say("ABONELIGIMI IPTAL EDIN DEFALARCA SOYLEDIM YETER")
    [complaint] = texting.registered
    assert complaint.description == "ABONELIGIMI IPTAL EDIN DEFALARCA SOYLEDIM YETER"


def test_after_an_alarm_another_matter_takes_the_words_of_the_danger_along(
    assistant: Assistant,
) -> None:
    conversation = assistant.conversation()
    conversation.say("modemin fişinden kıvılcım ve duman çıkıyor")
    conversation.say("internetim çok yavaş haftalardır düzelmedi")
    conversation.choose("Evet, kaldırın")
    assert (conversation.state.draft.description or "").startswith(
        "modemin fişinden kıvılcım ve duman çıkıyor\n"
    )


@pytest.mark.parametrize(
    "text",
    ["ev telefonunda konuşulmuyor hışırtı var", "telefonda görüşülemiyor ses gidiyor"],
)
def test_a_telephone_on_which_nobody_can_speak_is_no_wish_for_a_person(
    assistant: Assistant, text: str
) -> None:
    conversation = assistant.conversation()
    reply = conversation.say(text)
    assert conversation.state.draft.description == text
    assert "emsilci talebinizi" not in reply.text
