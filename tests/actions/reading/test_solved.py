"""Only an explicit statement closes a complaint."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r, solved
from actions.reading.context import Context
from tests.actions.messages import said


def answer(text: str, question: str = q.SOLVED, **more: object) -> str | None:
    found = solved.candidates(said(text, **more), Context(question=question))  # type: ignore[arg-type]
    best = max(found, key=lambda one: one.score, default=None)
    return best.main if best is not None else None


@pytest.mark.parametrize("question", [q.SOLVED, q.CLOSE])
@pytest.mark.parametrize(
    "text",
    [
        "evet",
        "çözülmüştür, sağ olun",
        "dzldi",
        "ÇALIŞIYOR ŞİMDİ",
        "artık hiçbir sorun kalmadı",
        "önce açılmadı ama sonra açıldı",
        "modemi yeniledim, bağlantı geldi",
        "yok artık sıkıntı yok",
        "artık donmuyor",
    ],
)
def test_an_explicit_statement_is_a_yes(question: str, text: str) -> None:
    assert answer(text, question) == r.YES


@pytest.mark.parametrize("question", [q.SOLVED, q.CLOSE])
@pytest.mark.parametrize(
    "text",
    [
        "düzeldi mi",
        "düzelmiş gibi",
        "umarım çözülmüştür",
        "düzelirse yazarım",
        "çözülseydi söylerdim",
        "tabi canım, çözüldü",
        "çözüldü mözüldü",
        "düzeldi diyorsunuz",
        "çözüldü sanmıştım",
        "düzeldi düzelecek",
        "komşununki geldi",
        "kısmen düzeldi",
        "dediklerinizi yaptım",
        "evet uyguladım",
        "evet, yalnız iademi bekliyorum",
        "çalışıyor 🙄",
        "oldu canım oldu",
        "geldi ama pek güvenmiyorum",
        "kim demiş düzeldi diye",
        "cihaz ölmüş",
        "kapatıp açtım",
        "gelip bakıyorum",
        "gerek yok, sorun sizde",
        "biri çözmüş olsa yazmam",
        "kargo geldi",
        "ekipler çalışıyor",
        "arıza kaydım açıldı",
        "çözüldü yazın geçin",
        "mesaj geldi çözüldü diye",
        "sadece salon çekiyor",
        "oldu, ben birazdan bakarım",
        "tamam da düzelmesi lazım",
    ],
)
def test_a_yes_in_doubt_in_question_or_in_jest_is_none(question: str, text: str) -> None:
    assert answer(text, question) != r.YES


@pytest.mark.parametrize(
    "text",
    [
        "hayır",
        "düzeldi ama akşama yine koptu",
        "olmuyor",
        "clsmyr",
        "evet hâlâ kesiliyor",
        "televizyon geldi fakat internet yok",
        "ne düzelmesi",
        "düzelmiş falan değil",
        "zaten denemiştim bunları",
        "benim modemde öyle tuş bulunmuyor",
        "beceremem ben onu",
        "çözülse yazmazdım",
        "tabi canım düzeldi, rüyamda",
        "siz kaydımı oluşturun",
        "iki dakika çalıştı gitti",
    ],
)
def test_what_fails_cannot_be_tried_or_came_back_is_a_no(text: str) -> None:
    assert answer(text) == r.NO


@pytest.mark.parametrize(
    "text", ["tamam", "peki", "denedim", "resetledim", "eyvallah", "evdekiler bilir"]
)
def test_what_says_nothing_of_the_problem_is_asked_back(text: str) -> None:
    assert answer(text) == r.UNSURE


@pytest.mark.parametrize("text", ["deniyorum", "bir dakika", "akşam eve varınca bakacağım"])
def test_who_still_tries_waits(text: str) -> None:
    assert answer(text) == r.WAIT


def test_the_classifier_alone_closes_nothing() -> None:
    assert answer("mırın kırın", ranking=(("problem_solved", 1.0),)) == r.UNSURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kapatabilirsiniz", r.YES),
        ("sorunum çözüldü, kapatılsın", r.YES),
        ("kapatılmasında sakınca yok", r.YES),
        ("düzeldi ama kapatmayın", r.NO),
        ("çözülünce kapatırsınız", r.UNSURE),
        ("neyi kapatıyorsunuz", r.NO),
        ("hâlâ kesik, kapatın", r.UNSURE),
        ("kapatsanız da olur kapatmasanız da", r.UNSURE),
        ("yarın bakıp söylerim", r.WAIT),
    ],
)
def test_closing_is_what_is_said_of_closing(text: str, expected: str) -> None:
    assert answer(text, q.CLOSE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "internet geldi de bu sefer ev telefonu sustu",
        "düzeldi ama şimdi de televizyon donuyor",
        "çözüldü fakat bu kez faturam yanlış",
    ],
)
def test_another_trouble_in_its_place_closes_nothing(text: str) -> None:
    assert solved.evidence(text).get(r.YES, 0.0) == 0.0


def test_what_works_at_last_is_solved_whatever_came_before() -> None:
    assert solved.evidence("önce olmadı ama bu sefer düzeldi").get(r.YES) == 1.0
