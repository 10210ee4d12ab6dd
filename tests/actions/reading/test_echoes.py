"""A question that only gives back what was asked for is no answer to it."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.context import Context
from actions.reading.echoes import is_echo
from actions.reading.message import Message
from actions.reading.read import read


def _message(text: str) -> Message:
    return Message(text, "deny", 0.9, ranking=(("deny", 0.9),))


ECHOES = [
    (q.NAME, "isim?"),
    (q.NAME, "ad mı soyad mı"),
    (q.NAME, "ismimi mi istiyosunuz"),
    (q.PHONE, "hangi numara"),
    (q.PHONE, "TEL Mİ"),
    (q.PHONE, "evdeki numara mı olsun cep mi"),
    (q.EMAIL, "mail?"),
    (q.EMAIL, "e-posta mı"),
    (q.PLACE, "hangi mahalle"),
    (q.TOPIC, "konu ne"),
    (q.CONFIRM, "özet?"),
    (q.CONFIRM, "neyi kaydedeyim mi"),
    (q.SOLVED, "hangi sorun"),
    (q.CODE, "hangi kod"),
    (q.TRACKING, "takip no mu"),
]


@pytest.mark.parametrize(("question", "text"), ECHOES)
def test_what_was_asked_for_is_asked_again_whatever_the_classifier_believes(
    question: str, text: str
) -> None:
    found = read(_message(text), Context(question=question, offer=f"{question}:1", told=True))
    assert (found.main, found.also) == (r.UNCLEAR, ())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.NAME, "Adem"),
        (q.NAME, "isim vermem"),
        (q.NAME, "ismim neden lazım"),
        (q.NAME, "isim Mine"),
        (q.PHONE, "numara 0532 111 22 33"),
        (q.PHONE, "telefonum yok"),
        (q.EMAIL, "mail yok mu olur"),
        (q.SOLVED, "sorun çözüldü"),
        (q.CONFIRM, "bilgiler yanlış"),
        (q.NONE, "hangi numara"),
    ],
)
def test_what_says_more_is_none(question: str, text: str) -> None:
    assert not is_echo(_message(text), question)
