"""What became of something that was told before, against a trouble that is told now."""

from __future__ import annotations

import pytest

from actions.reading import earlier, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.read import read
from tests.actions.messages import complaint, said


@pytest.mark.parametrize(
    "text",
    [
        "internet yok diye yazmıştım ne oldu",
        "geçen hafta arıza bildirmiştim hâlâ bekliyorum",
        "modem bozuk diye kayıt açtırmıştım ses seda yok",
        "hattım çekmiyor demiştim bakıldı mı",
        "DUN YAZDIM INTERNETIM YOK DIYE DONEN OLMADI",
        "faturam için şikayet etmiştim sonuç ne",
        "iki hafta önce başvuru yapmıştık haber yok",
        "televizyon donuyor diye söylemiştim cevap gelmedi",
        "nakil icin talep olusturmustum noldu",
        "fatura yüksek diye bildirmiştim ne aşamada",
    ],
)
@pytest.mark.parametrize("question", [q.NONE, q.PROBLEM, q.PHONE])
def test_what_became_of_an_earlier_telling_is_asked(text: str, question: str) -> None:
    found = read(complaint(text, "internet_outage"), Context(question=question))
    assert found.main == r.STATUS


@pytest.mark.parametrize(
    "text",
    [
        "geçen ay şikayet etmiştim yine aynı modem bozuldu",
        "daha önce de yazmıştım bu sefer faturam yüksek",
        "nakil için başvurmuştum hala internet bağlanmadı",
        "tarifemi değiştirin demiştim değişmemiş faturam yüksek geldi",
        "geçen hafta arıza bildirmiştim düzeldi şimdi yine internet yok",
        "iptal ettirmiştim hala fatura geliyor",
        "internet yok diye aradım kimse açmadı",
        "kayıt açtırmıştım ekip geldi modemi bozdu internet yok",
        "internetim yok ne oldu",
        "yazdım ama gitmedi internet yok",
    ],
)
def test_a_trouble_told_with_an_earlier_one_stays_a_complaint(text: str) -> None:
    assert not earlier.is_asked_after(text)
    assert read(complaint(text, "internet_outage"), Context()).main != r.STATUS


def test_a_human_wished_for_beside_it_is_kept() -> None:
    text = "internet yok diye yazmıştım ne oldu, beni bir temsilciye bağlayın"
    assert read(complaint(text), Context()).also == (r.HUMAN,)


@pytest.mark.parametrize(
    "text",
    [
        "şikayetlerimi görebilir miyim",
        "SIKAYETLERIM NEREDE",
        "kayıtlarımı listele",
        "bütün şikayetleri göster",
        "başvurularım hangileri",
        "kayitlarim gorunmuyor",
    ],
)
@pytest.mark.parametrize("question", [q.NONE, q.PROBLEM, q.PHONE])
def test_all_of_ones_complaints_are_to_be_seen(text: str, question: str) -> None:
    wrong = said(text, "ask_privacy", confidence=0.99)
    assert read(wrong, Context(question=question)).main == r.LOST_NUMBER


@pytest.mark.parametrize("text", ["şikayetim nerede kaldı", "kaydımı göremiyorum"])
def test_of_one_it_is_told_how_it_stands(text: str) -> None:
    assert read(said(text, "help"), Context()).main == r.STATUS


@pytest.mark.parametrize(
    "text", ["şikayetlerimi silin", "nerede şikayet edebilirim", "şikayetlerim var hepsini yazayım"]
)
def test_nothing_is_to_be_seen(text: str) -> None:
    assert earlier.asks_to_see(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "çağrı merkezine defalarca yazdım hâlâ çözülmedi",
        "hâlâ internetim yok",
        "yeni şikayetim var",
    ],
)
def test_a_first_telling_persists_in_nothing(text: str) -> None:
    assert not earlier.persists(text)


@pytest.mark.parametrize(
    "text",
    [
        "cozuldu mu sizce",
        "peki çözüldü mü",
        "HALLOLDU MU",
        "sorunumu hallettiniz mi",
        "düzeldi mi ki",
    ],
)
def test_whether_it_is_solved_asks_how_it_stands(text: str) -> None:
    assert read(said(text, "hesitate"), Context()).main == r.STATUS


@pytest.mark.parametrize(
    "text", ["cozuldu", "çözüldü mü anlamadım internet yok", "düzelmedi mi desem"]
)
def test_what_says_more_or_less_does_not(text: str) -> None:
    assert not earlier.asks_whether_solved(text)


@pytest.mark.parametrize(
    "text",
    ["baska sikayetim vardi", "önceki kaydım vardı", "iki tane mi actiniz", "kaç kayıt açtınız"],
)
def test_other_records_are_spoken_of(text: str) -> None:
    assert read(said(text, "file_complaint"), Context()).main == r.LOST_NUMBER


@pytest.mark.parametrize(
    "text", ["başka şikayetim var", "iki kere kaydettim telefonu", "modem vardı"]
)
def test_of_a_new_one_or_of_none_is_not(text: str) -> None:
    assert not earlier.mentions_another(text)
