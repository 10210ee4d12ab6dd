"""Texts as Kannel brings them from phones with the single shift: letters back, questions kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from backend.channels.sms.lost_letters import restored

_SIGNS = {"ş": "?s", "Ş": "?S", "ı": "?i", "İ": "?I", "ğ": "?g", "Ğ": "?G", "ç": "?c"}


def as_it_comes(text: str) -> str:
    return re.sub("[şŞıİğĞç]", lambda match: _SIGNS[match.group()], text)


@pytest.mark.parametrize(
    "text",
    [
        "internetim çok yavaş, çalışmıyor",
        "Şikâyetim var: ağrı yapan bir gürültü geliyor, kışın da öyleydi",
        "bağlantım kopuyor, değiştirdiğiniz modem ısınıyor",
        "İletişim kuramıyorum, yetişemedim, görüşmek istemiyorum",
        "bahçede çekmiyor, Ayşegül Hanım'a söyledim, kardeşim de aradı",
        "herşey kapalı, birşey çıkmıyor, hoşgeldiniz mesajı bile gelmiyor",
        "hazırken gelmediler, yarınki randevu, ayrıca varınca aramadılar",
        "geldiğinde arızalıydı, aldığım gibi iade ettim, gittikçe kötüleşti",
        "YAVAŞ ÇALIŞIYOR, AĞ YOK, İNTERNET IŞIĞI YANMIYOR",
        "açık fatura, seçim yapamadım, içeriği kaçıncı kez değişti",
        "Beşiktaş, Eskişehir, Ağrı, Iğdır, Şırnak, Muş",
        "konuşamıyoruz, düşüyor, taşıyoruz, sözleşme, müşteri, başvuru",
        "gerçekçi olun, oldukça kötü, işçiyim, Türkçe konuşan yok mu",
    ],
)
def test_lost_letters_come_back(text: str) -> None:
    assert restored(as_it_comes(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "yok?simdi ne olacak",
        "geldi mi?simdi bakayım",
        "neden?internet hâlâ kesik",
        "niye?surekli kopuyor",
        "biliyor musunuz?cevap verin",
        "kapandı?simdi açılmıyor",
        "gelmeyecek?sonra ararım",
        "nerede?gelmiyor kimse var mı?gelin",
        "fatura değil?icindeki ücret ne",
        "ne zaman?Simdi mi?Internet ne olacak",
        "yok mu? simdi bakın",
        "arıyorum?sonuç yok",
    ],
)
def test_a_real_question_mark_stays_one(text: str) -> None:
    assert restored(text) == text


def test_a_question_mark_before_a_lost_letter_is_both() -> None:
    assert restored(as_it_comes("yok?şimdi değiştirin")) == "yok?şimdi değiştirin"


def test_both_kinds_in_one_text_are_told_apart() -> None:
    assert (
        restored("modem yava?s ?cal?i?s?iyor mu?simdi bak?in")
        == "modem yavaş çalışıyor mu?simdi bakın"
    )


def test_letters_that_are_gone_altogether_are_not_guessed() -> None:
    assert restored("a?r? yava?") == "a?r? yava?"


@given(st.text(alphabet="?SsIiGgcaeoun yokvar.", max_size=80))
def test_only_signs_become_letters(text: str) -> None:
    found = restored(text)
    assert as_it_comes(found) == text
