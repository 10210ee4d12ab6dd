"""A name behind a no, and beside the topic."""

from __future__ import annotations

import pytest

from actions.reading import name_beside_a_topic, named_after_a_no, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.read import read
from tests.actions.messages import said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hayır Ömer", "Ömer"),
        ("yok Fatma", "Fatma"),
        ("HAYIR ÖMER KAYA", "Ömer Kaya"),
        ("hayır, Zeynep Su", "Zeynep Su"),
        ("yok yok Hasan", "Hasan"),
        ("yanlış Kemal", "Kemal"),
        ("değil Selin", "Selin"),
        ("hayır umut", "Umut"),
    ],
)
def test_a_name_behind_a_no_answers_the_question_for_it(text: str, name: str) -> None:
    found = read(said(text, "deny", confidence=1.0), Context(question=q.NAME, told=True))
    assert (found.main, found.value) == (r.GIVEN, name)


@pytest.mark.parametrize("question", [q.CONFIRM, q.CORRECT])
def test_at_the_summary_it_puts_the_name_right(question: str) -> None:
    context = Context(question=question, told=True, name="Umut Kaya")
    found = read(said("hayır Ömer", "deny"), context)
    assert (found.main, found.field, found.value) == (r.CORRECT, q.NAME, "Ömer Kaya")


@pytest.mark.parametrize(
    "text",
    ["hayır istemiyorum", "hayır", "yok", "hayır olmaz", "yok canım", "hayır vermem", "yok artık"],
)
def test_a_no_alone_holds_no_name(text: str) -> None:
    assert named_after_a_no.name(text, asked=True) is None


def test_where_no_name_is_asked_for_a_word_is_none() -> None:
    assert named_after_a_no.name("hayır umut", asked=False) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fatura Nazlı Er", "Nazlı Er"),
        ("Mehmet Demir internet hızı", "Mehmet Demir"),
        ("NAZLI ER FATURA", "Nazlı Er"),
        ("fatura itirazı Ayşe Kaya", "Ayşe Kaya"),
        ("modem Kerem Aksu", "Kerem Aksu"),
        ("Aslı Hanım fatura", "Aslı"),
        ("tv yayın Hasan Hüseyin Çelik", "Hasan Hüseyin Çelik"),
        ("hayır Ömer", "Ömer"),
    ],
)
def test_a_name_beside_the_topic_is_kept(text: str, name: str) -> None:
    assert name_beside_a_topic.found(said(text)) == name
    assert read(said(text, "inform"), Context(question=q.TOPIC, told=True)).fields.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Türk Telekom fatura",
        "internet çok yavaş",
        "kurulum nakil",
        "ev telefonu sabit",
        "yurt dışı kullanım",
        "mobil şebeke",
        "fatura ödeme deniz",
        "müşteri hizmetleri",
    ],
)
def test_a_topic_alone_holds_no_name(text: str) -> None:
    assert name_beside_a_topic.found(said(text)) is None
