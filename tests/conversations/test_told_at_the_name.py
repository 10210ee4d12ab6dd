"""What is told where the name is asked for: an outcry is no name, and no sentence is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


def begin(customer: Conversation) -> None:
    for said in ("internetim kopuyor", "hayır", "0533 444 55 66"):
        customer.say(said)
    assert customer.state.question == "name"


@pytest.mark.parametrize(
    "cried", ["yeter artık", "KAFAYI YEDİM", "insaf artik", "lanet olsun", "deliricem artık"]
)
def test_an_outcry_is_no_name(customer: Conversation, cried: str) -> None:
    begin(customer)
    customer.say(cried)
    assert customer.state.question == "name"
    assert customer.state.draft.name is None


@pytest.mark.parametrize(
    "name", ["Yeter Artık", "yeter çalışkan", "Ahmet olsun", "TARHAN NEDİM", "Kızgın Demir"]
)
def test_a_name_that_sounds_like_anger_is_one(customer: Conversation, name: str) -> None:
    begin(customer)
    customer.say(name)
    assert customer.state.question == "confirm"
    assert customer.state.draft.name is not None


@pytest.mark.parametrize(
    "told",
    [
        "vasi kararım var elimde",
        "VASİLİK BELGEM MEVCUT",
        "noterden vekaletname var bende",
        "mahkemeden vasi karari aldik",
        "kapatmışsınız kaydı",
        "onceki sikayetimi kapatmissiniz",
        "hep yalan söylediniz bana",
    ],
)
def test_what_is_told_stands_in_the_record(customer: Conversation, told: str) -> None:
    begin(customer)
    customer.say(told)
    assert told in (customer.state.draft.description or "")
    assert customer.state.draft.name is None
    assert customer.state.danger is None


def test_a_guardian_who_begins_is_asked_what_is_wrong(customer: Conversation) -> None:
    customer.say("vasi kararım var elimde")
    assert customer.state.danger is None
    assert customer.state.question == "problem"
    assert "vasi kararım var elimde" in (customer.state.draft.opening or "")
