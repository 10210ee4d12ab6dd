"""What is refused, named in pieces or told beside a wish is taken as it was said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


def _registered(customer: Conversation) -> str:
    for text in ("internetim 3 gündür yok", "hayır", "0555 111 22 33", "Ali Kaya", "evet"):
        customer.say(text)
    (number,) = customer.backend.registered
    return number


@pytest.mark.parametrize(
    ("pieces", "topic"),
    [
        (("merhaba", "internet", "yok"), "internet_outage"),
        (("televizyon", "donuyor"), "tv_service"),
        (("gece aramayin nobetteyim faturam 2 kat",), "billing"),
        (("hafta içi aramayın mesaideyim modemim bozuk",), "modem_device"),
    ],
)
def test_a_trouble_is_recorded_by_sms(
    texting: Conversation, pieces: tuple[str, ...], topic: str
) -> None:
    for text in pieces:
        texting.say(text)
    (new,) = texting.backend.registered.values()
    assert new.topic == topic


def test_who_says_no_more_by_sms_is_let_go(texting: Conversation) -> None:
    texting.say("internet")
    texting.say("yok vazgeçtim")
    assert not texting.backend.registered


def test_who_wants_nothing_ended_has_complained(texting: Conversation) -> None:
    reply = texting.say("ben üyeliğimi iptal etmek istemiyorum sadece hızım düzelsin")
    assert "444 1 444" not in reply.text
    (new,) = texting.backend.registered.values()
    assert new.topic != "commitment_cancellation"


def test_a_first_complaint_begins_where_a_number_was_asked_for(customer: Conversation) -> None:
    customer.say("şikayetim ne oldu")
    assert "yazar mısınız" in customer.say("kaydım yok benim yeni şikayet").text
    assert "fatura" in customer.say("faturam iki kat geldi").text.lower()


@pytest.mark.parametrize(
    "refusal", ["yeni kayıt istemiyorum, {number} e ekleyin", "yeni kayıt açmayın ilkine ekleyin"]
)
def test_what_was_told_goes_into_the_record_that_is_named(
    customer: Conversation, refusal: str
) -> None:
    number = _registered(customer)
    customer.say("faturam da iki kat geldi")
    reply = customer.say(refusal.format(number=number))
    assert reply.texts[-1].endswith("numaralı kaydınıza ekledim.")
    assert "faturam da iki kat geldi" in str(customer.backend.additions)
    assert list(customer.backend.registered) == [number]


def test_whose_record_it_is_has_to_be_shown_first(customer: Conversation) -> None:
    customer.say("modemim bozuldu açılmıyor")
    reply = customer.say("yeni kayıt istemiyorum 4821 0937 5509 a ekleyin")
    assert "doğrulamam gerekiyor" in reply.text
    assert not customer.backend.additions


def test_thanks_is_no_yes_to_going_on(customer: Conversation) -> None:
    customer.say("internetim 3 gündür yok")
    customer.now += timedelta(hours=3)
    customer.say("merhaba")
    assert "devam ediyoruz" not in customer.say("peki teşekkürler").text


@pytest.mark.parametrize(
    "story",
    [
        "merhaba internetim 4 gündür yok",
        "selam modemim 2 haftadır açılmıyor",
        "iyi günler televizyonum 5 gündür donuyor, komşuda da öyle",
        "günaydın evim 3 gündür internetsiz",
    ],
)
def test_a_greeting_takes_no_word_of_the_trouble_with_it(
    customer: Conversation, story: str
) -> None:
    for text in (story, "hayır", "0555 111 22 33", "Ali Kaya", "evet"):
        customer.say(text)
    (new,) = customer.backend.registered.values()
    assert new.description.startswith(story)


@pytest.mark.parametrize("word", ["mesaj", "reklam", "MESAJ", "fatura", "modem", "numara"])
def test_one_word_by_sms_that_tells_no_trouble_is_asked_for_more(
    texting: Conversation, word: str
) -> None:
    texting.say(word)
    texting.say(word)
    assert not texting.registered


def test_what_follows_the_one_word_is_recorded_with_it(texting: Conversation) -> None:
    texting.say("reklam")
    texting.say("her gun istemedigim reklamlar geliyo")
    (new,) = texting.registered
    assert new.description == "reklam\nher gun istemedigim reklamlar geliyo"
