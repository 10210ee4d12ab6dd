"""The number or the label of a choice, typed, is that choice; anything else is not."""

from __future__ import annotations

import pytest

from actions.reading.message import Message
from actions.reading.offers import Choice, chosen

_OFFERED = [
    Choice("Paket ve tarife", '/inform{"asked": "topic:3", "topic": "package_tariff"}'),
    Choice("Müşteri hizmetleri", '/inform{"asked": "topic:3", "topic": "customer_service"}'),
    Choice("Diğer", '/inform{"asked": "topic:3", "topic": "other"}'),
]
_NAMED = [Choice("Televizyon", '/inform{"asked": "topic:3", "topic": "tv_service"}')]


def _meant(text: str) -> str | None:
    message = chosen(Message(text), _OFFERED, _NAMED)
    return message.first("topic") if message.is_choice else None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("3", "other"),
        ("1)", "package_tariff"),
        ("2 numara", "customer_service"),
        ("ikincisi lütfen", "customer_service"),
        ("ilkini seçiyorum", "package_tariff"),
        ("sonuncu", "other"),
        ("3 pardon 1", "package_tariff"),
        ("2 diyorum ya", "customer_service"),
        ("MÜŞTERİ HİZMETLERİ", "customer_service"),
        ("müşteri hizmetleri yazdım ya", "customer_service"),
        ("paket ve tarife olsun", "package_tariff"),
        ("televizyon", "tv_service"),
    ],
)
def test_a_typed_choice_is_chosen(text: str, topic: str) -> None:
    assert _meant(text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "4",
        "0",
        "2 gündür yok",
        "bir sorunum var",
        "1 mi 2 mi bilemedim",
        "1 2",
        "müşteri hizmetleri beni bekletti",
        "diğer kaydım ne oldu",
        "0532 111 22 33",
        "nereye 1 yazacağım",
    ],
)
def test_what_says_more_is_no_choice(text: str) -> None:
    assert _meant(text) is None


def test_nothing_is_chosen_where_nothing_is_offered() -> None:
    assert not chosen(Message("1"), []).is_choice


_YES = Choice("Evet, çözüldü", '/affirm{"asked": "solved:2"}')
_NO = Choice("Hayır, kaydedin", '/deny{"asked": "solved:2"}')


@pytest.mark.parametrize("text", ["1", "1.", "ilki", "1 yazdım"])
def test_a_number_is_no_yes_to_what_ends_something_where_none_was_shown(text: str) -> None:
    assert not chosen(Message(text), [_YES, _NO], numbered=False).is_choice


@pytest.mark.parametrize(("text", "intent"), [("2", "deny"), ("evet çözüldü", "affirm")])
def test_a_no_and_a_whole_label_are_choices_all_the_same(text: str, intent: str) -> None:
    assert chosen(Message(text), [_YES, _NO], numbered=False).intent == intent


def test_a_number_is_a_yes_where_the_choices_were_numbered() -> None:
    assert chosen(Message("1"), [_YES, _NO]).intent == "affirm"


def test_a_number_names_a_topic_though_none_was_shown() -> None:
    assert chosen(Message("2"), _OFFERED, numbered=False).first("topic") == "customer_service"
