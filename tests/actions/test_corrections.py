from __future__ import annotations

import pytest

from actions import corrections
from actions.complaint_draft import DESCRIPTION, EMAIL, NAME, PHONE, TOPIC, Draft
from actions.corrections import Correction
from tests.actions.messages import chose, said

DRAFT = Draft(customer_name="Ayşe Yılmaz", phone="+905321234567", topic="billing")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("telefon yanlış, 0533 111 22 33", Correction(PHONE, "+905331112233")),
        ("pardon 0533 111 22 33 olacak", Correction(PHONE, "+905331112233")),
        ("telefonu düzelt", Correction(PHONE)),
        ("numaram 0533 değil 0535 ile başlıyor", Correction(PHONE)),
        ("adım Ayşe değil Ayşen", Correction(NAME, "Ayşen Yılmaz")),
        ("soyadım Yılmaz değil Yıldız olacak", Correction(NAME, "Ayşe Yıldız")),
        ("ismim yanlış, doğrusu sevda", Correction(NAME, "Sevda")),
        ("ismim yanlış yazılmış", Correction(NAME)),
        ("konu fatura değil televizyon", Correction(TOPIC, "tv_service")),
        ("konu yanlış", Correction(TOPIC)),
        ("mailim yanlış ali@ornek.com olacak", Correction(EMAIL, "ali@ornek.com")),
        ("açıklamayı değiştirmek istiyorum", Correction(DESCRIPTION)),
        ("düzeltmek istiyorum", Correction(None)),
    ],
)
def test_what_is_corrected(text: str, expected: Correction) -> None:
    assert corrections.read(said(text, "correct_detail"), DRAFT) == expected


def test_a_vague_topic_is_narrowed_by_a_choice() -> None:
    correction = corrections.read(said("konu fatura değil internet", "correct_detail"), DRAFT)
    assert correction is not None
    assert correction.field == TOPIC
    assert correction.value is None
    assert correction.choices[:2] == ("internet_outage", "internet_speed")


def test_a_correction_is_seen_without_its_intent() -> None:
    assert corrections.read(said("telefon yanlış"), DRAFT) == Correction(PHONE)


@pytest.mark.parametrize("text", ["evet doğru", "internetim yok", "yanlış fatura kestiniz"])
def test_other_messages_correct_nothing(text: str) -> None:
    assert corrections.read(said(text), DRAFT) is None


def test_a_choice_names_its_field() -> None:
    assert corrections.read(chose("correct_detail", field=PHONE), DRAFT) == Correction(PHONE)
    assert corrections.read(chose("correct_detail"), DRAFT) == Correction(None)
