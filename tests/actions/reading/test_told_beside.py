"""A trouble that is told beside anything is kept."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r, told_beside
from actions.reading.context import Context
from actions.reading.read import read
from tests.actions.messages import said


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        (q.PHONE, "numaram 0532 123 45 67 arayın beni hep kopuyor", "beni hep kopuyor"),
        (q.PHONE, "numara vermem internetim üç gündür yok", "internetim üç gündür yok"),
        (q.NAME, "adım Ayşe Yılmaz internetim yok", "internetim yok"),
        (q.NAME, "adımı vermem faturam iki katı geldi", "faturam iki katı geldi"),
        (q.NAME, "adim mehmet internet yok hala aramadiniz", "internet yok"),
        (q.NAME, "ADIM HASAN MODEM BOZUK", "MODEM BOZUK"),
        (q.EMAIL, "mail yok internet sürekli kopuyor", "internet sürekli kopuyor"),
        (q.PHONE, "0532 123 45 67 hat sürekli kesiliyor", "hat sürekli kesiliyor"),
        (q.DROP, "hayır silme modem de bozuk", "modem de bozuk"),
        (q.TOPIC, "internet üç gündür yok", "internet üç gündür yok"),
        (q.SOLVED, "olmadı kapattım açtım internet yok ışık da kırmızı", "ışık da kırmızı"),
    ],
)
def test_what_went_wrong_is_kept_beside_the_answer(question: str, text: str, kept: str) -> None:
    found = read(said(text, "inform"), Context(question=question, told=True))
    assert r.MORE in found.all
    assert kept in (found.text or text)


def test_a_name_a_trouble_and_a_wish_in_one_breath_are_all_kept() -> None:
    text = "adım Ali internetim hâlâ yok beni arayın"
    found = read(said(text, "talk_to_agent"), Context(question=q.NAME, told=True))
    assert (found.main, found.value) == (r.GIVEN, "Ali")
    assert {r.HUMAN, r.MORE} <= {*found.also}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "telefonum bozuk veremem"),
        (q.TOPIC, "internet arızası"),
        (q.SOLVED, "olmadı internet hala yok"),
        (q.EMAIL, "mailim yok internet kullanmıyorum"),
        (q.NAME, "adım Ayşe Yılmaz"),
        (q.NAME, "Ali Yok"),
        (q.PHONE, "0532 123 45 67 buradan arayın beni"),
        (q.NAME, "ismim Kerem Solmaz teşekkürler"),
        (q.PHONE, "numaram yok benim"),
        (q.CONFIRM, "hayır numara yanlış"),
    ],
)
def test_a_reason_or_a_wish_is_no_trouble(question: str, text: str) -> None:
    found = read(said(text, "inform"), Context(question=question, told=True))
    assert r.MORE not in found.all


def test_a_surname_and_ones_own_thing_end_no_clause() -> None:
    assert list(told_beside.pieces("adım Ayşe Yılmaz internetim yok")) == [
        "adım Ayşe Yılmaz internetim yok",
        "",
    ]
