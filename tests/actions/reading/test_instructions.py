"""What is to be done to the words of a summary is no leave to register it."""

from __future__ import annotations

import pytest

from actions.reading import instructions, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.read import read
from actions.reading.verbs import plain
from tests.actions.messages import said

AT_THE_SUMMARY = Context(question=q.CONFIRM, told=True, name="Ayşe Yılmaz", phone="+905321234567")
TOLD = [
    "yazmışsın cebe çevir",
    "sabite değil cebe yaz",
    "iki gün yap onu",
    "soyadımı küçük harfle yaz",
    "oraya izmir demişsiniz",
    "telefonu ev yap",
    "onu biraz kısaltın",
    "200 yap",
    "ankara yerine bursa koy",
    "modem demişsin telefona çevirsene",
]
LEAVE = [
    "yaz gitsin",
    "hepsi doğru yaz",
    "kaydı yapın",
    "gereğini yapın",
    "mahsuru yok yapın",
    "hemen kaydedin yazın",
    "evet yaz kızım",
    "öyle yap",
    "tamam yazabilirsiniz",
    "çabucak yapın",
]


@pytest.mark.parametrize("text", TOLD)
def test_an_instruction_about_the_words_is_put_right_or_asked_back(text: str) -> None:
    assert instructions.instructs(plain(text))
    found = read(said(text, "affirm", confidence=0.9), AT_THE_SUMMARY)
    assert found.main in {r.CORRECT, r.UNSURE, r.NO}


@pytest.mark.parametrize("text", LEAVE)
def test_a_command_for_the_record_itself_is_leave(text: str) -> None:
    assert not instructions.instructs(plain(text))
    assert read(said(text, "affirm", confidence=0.9), AT_THE_SUMMARY).main == r.YES
