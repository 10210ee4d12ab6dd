"""A topic is named in few words; several that are meant alike are offered."""

from __future__ import annotations

import pytest

from actions.reading import reading as r, topic_words, topics
from lexicon.turkish import fold
from tests.actions.messages import said


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("fatura", ("billing",)),
        ("Fatura ve ödeme", ("billing",)),
        ("İNTERNET HIZI", ("internet_speed",)),
        ("müşteri hizmetleri", ("customer_service",)),
        ("numara taşıma", ("number_porting",)),
        ("cep telefonum çekmiyor", ("mobile_coverage",)),
        ("ev telefonu", ("landline",)),
        ("diğer", ("other",)),
        ("internet", ("internet_outage", "internet_speed", "modem_device")),
        ("muz", ()),
    ],
)
def test_a_topic_is_named_in_words(text: str, codes: tuple[str, ...]) -> None:
    assert topics.read(text) == codes


def test_three_topics_are_offered_and_never_other() -> None:
    assert topics.likeliest(("other", "roaming")) == ("roaming", "internet_outage", "billing")


def test_a_misspelt_topic_is_recognised() -> None:
    (found,) = topics.candidates(said("faturra"))
    assert (found.main, found.value) == (r.GIVEN, "billing")


def test_a_vague_topic_is_offered_as_choices() -> None:
    (found,) = topics.candidates(said("internet"))
    assert found.main == r.UNCLEAR
    assert len(found.choices) > 1


@pytest.mark.parametrize("text", ["şikayet değil paket soracaktım", "kaç lira borcum var"])
def test_a_request_is_no_topic(text: str) -> None:
    assert list(topics.candidates(said(text))) == []


def test_who_asks_for_somebody_names_no_topic() -> None:
    message = said("temsilci", ranking=(("talk_to_agent", 0.9),))
    assert list(topics.candidates(message)) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("internette bir sıkıntı var dünden beri gelmiyor", "internet_outage"),
        ("köyde iki gündür şebeke gitti", "mobile_coverage"),
        ("konuşurken hat kopuyor", "mobile_coverage"),
        ("evdeki telefon konuşurken kesiliyor", "landline"),
        ("borcu yatırdım hat hâlâ kapalı", "billing"),
        ("her gün arıyorlar bir şey satmak için", "privacy_consent"),
        ("internetten alışveriş yaptım ürün gelmedi", None),
        ("paketimi sormak için üç kez aradım", None),
        ("numaramı taşımak istemiyorum ama faturam yüksek", "billing"),
    ],
)
def test_a_plain_fault_needs_no_question(text: str, topic: str | None) -> None:
    assert topic_words.plainly(fold(text)) == topic
