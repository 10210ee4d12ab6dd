"""A yes that binds is said clearly, or it is none."""

from __future__ import annotations

import pytest

from actions.reading import (
    clear_yes,
    facts_put_right,
    of_record,
    questions as q,
    reading as r,
    riders,
    yes_no,
)
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.verbs import plain


def _answer(question: str, text: str) -> str | None:
    found = yes_no.candidates(Message(text, confidence=0.0), Context(question=question))
    return next((one.main for one in found), None)


@pytest.mark.parametrize("question", [q.CONFIRM, q.WITHDRAW, q.DROP])
@pytest.mark.parametrize("text", ["olmaz tamam", "evet ya hayır", "tamam olmaz", "olur hayır olur"])
def test_both_answers_are_none(question: str, text: str) -> None:
    assert _answer(question, text) == r.UNSURE


@pytest.mark.parametrize("text", ["elbette olmaz", "tabii canım hayır", "mutlaka hayır"])
def test_a_stressed_no_is_no_yes(text: str) -> None:
    assert _answer(q.CONFIRM, text) == r.NO


@pytest.mark.parametrize(
    "text", ["kabul etsem ne değişir", "tamam desem n'olur", "tamam?", "evet evet pek komikti"]
)
def test_what_is_supposed_asked_or_mocked_is_asked_back(text: str) -> None:
    assert _answer(q.CONFIRM, text) == r.UNSURE


@pytest.mark.parametrize(
    "text", ["evet sıkıntı yok", "tamam tamam", "evet kaydedin kolay gelsin", "evet yanlış yok"]
)
def test_a_plain_yes_stays_one(text: str) -> None:
    assert _answer(q.CONFIRM, text) == r.YES
    assert not clear_yes.is_none(plain(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("evet ama ücreti 500 yap", riders.PUTS_RIGHT),
        ("olur yalnız 3 haftadır", riders.PUTS_RIGHT),
        ("tamam da fatura 610 liraydı", riders.PUTS_RIGHT),
        ("doğru ancak adım eksik", riders.PUTS_RIGHT),
        ("evet ama modemin ışığı da yanmıyor", riders.TELLS),
        ("tamam ama haftaya", riders.LATER),
        ("olur ama size güvenmiyorum", riders.OPEN),
        ("evet de Rabbim yardım etsin", riders.WISHES),
        ("evet ama elinizi çabuk tutun", riders.WISHES),
        ("doğru ama artık bıktım", riders.WISHES),
    ],
)
def test_what_follows_a_yes_says_what_is_done_with_it(text: str, kind: str) -> None:
    assert riders.kind(riders.after_yes(text)) == kind


def test_a_yes_without_more_has_no_rider() -> None:
    assert riders.after_yes("evet kaydedin") == ""


@pytest.mark.parametrize(
    ("story", "said", "put_right"),
    [
        ("faturam 240 TL geldi", "tutarı 260 yap", "faturam 260 TL geldi"),
        ("2 gündür internet yok", "2 değil 6 gün", "6 gündür internet yok"),
        ("beş gündür yok", "beş gün değil altı gün", "altı gündür yok"),
        ("3 martta kesildi", "tarih 3 değil 8 mart", "8 martta kesildi"),
        ("faturam 240 TL, geçen ay 90 TL", "260 TL olacak", None),
        ("faturam çok geldi", "260 TL olacak", None),
        ("13 gündür yok", "3 değil 4 gün", None),
    ],
)
def test_one_fact_is_replaced_where_it_is_clear_which(
    story: str, said: str, put_right: str | None
) -> None:
    assert facts_put_right.in_story(story, said) == put_right


@pytest.mark.parametrize("text", ["sakın kaydetme", "kaydetmeyiniz", "vazgeçiyorum dur"])
def test_not_to_be_registered_at_all_is_known(text: str) -> None:
    assert yes_no.says_to_stop(text)


@pytest.mark.parametrize(
    "text", ["yanlış kaydetme", "düzeltmeden kaydetmeyin", "vazgeçmedim kaydet"]
)
def test_not_to_be_registered_as_it_stands_is_not_that(text: str) -> None:
    assert not yes_no.says_to_stop(text)


@pytest.mark.parametrize(
    "text", ["süper çözdünüz", "evet ne güzel hallettiniz", "çok iyi yaptınız doğrusu"]
)
def test_praise_of_how_it_was_done_is_no_clear_yes(text: str) -> None:
    assert clear_yes.praises(plain(text))
    assert not of_record.is_plainly_yes(Message(text), q.CLOSE)


@pytest.mark.parametrize(
    "text", ["evet düzeldi teşekkürler", "çözüldü, Allah razı olsun", "evet sayenizde çözüldü"]
)
def test_thanks_leave_a_yes_clear(text: str) -> None:
    assert not clear_yes.praises(plain(text))
    assert of_record.is_plainly_yes(Message(text), q.CLOSE)


@pytest.mark.parametrize("text", ["kalmasın", "hiç kalmasın", "kalmasın artık"])
def test_a_bare_kalmasin_can_be_read_both_ways(text: str) -> None:
    assert _answer(q.WITHDRAW, text) == r.UNSURE


@pytest.mark.parametrize("text", ["çekin kalmasın", "silin kaydım kalmasın"])
def test_with_the_act_it_withdraws(text: str) -> None:
    assert _answer(q.WITHDRAW, text) == r.YES
