"""A part of an address put right in words: before the summary, at it, and after registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


def asked_for_the_name(customer: Conversation) -> None:
    for said in ("televizyon donuyor", "olmadı", "cep yok e posta tuna.esen@hotmial.con"):
        customer.say(said)
    assert customer.state.question == "name"


def test_it_is_read_back_where_the_name_is_asked_for(customer: Conversation) -> None:
    asked_for_the_name(customer)
    assert "tuna.esen@hotmial.com" in customer.say("con değil com olacak").text
    assert "tuna.esen@hotmail.com" in customer.say("pardon hotmail olacak").text
    assert customer.state.question == "name"
    customer.say("Tuna Esen")
    assert customer.state.draft.name == "Tuna Esen"
    assert customer.state.draft.description == "televizyon donuyor"
    reply = customer.say("gmail olacak hotmail değil")
    assert "tuna.esen@gmail.com" in reply.text
    customer.say("evet")
    assert customer.registered[0].email == "tuna.esen@gmail.com"
    assert "tuna.esen@gmail.com.tr" in customer.say("sonu com.tr olacaktı").text
    assert customer.state.question == "contact"


def test_nothing_is_said_to_be_put_right_that_stays(customer: Conversation) -> None:
    asked_for_the_name(customer)
    customer.say("Tuna Esen")
    assert "Düzelttim" not in customer.say("mail tuna.esen@hotmial.con olacak").text
    assert "Düzelttim" not in customer.say("telefon 0532 111 00 22 olsun").text
    assert customer.state.draft.phone == "+905321110022"
    assert "Düzelttim" in customer.say("telefon 0532 111 00 23 olsun").text
