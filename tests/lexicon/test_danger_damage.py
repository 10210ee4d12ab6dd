"""What people at work broke is a loss; whoever is hurt, threatened or missing beside it is not."""

from __future__ import annotations

import pytest

from lexicon import danger

LOSSES = [
    "teknisyen mutfak duvarını delip sıvayı döktü gitti",
    "USTANIZ VİTRİNİMİ KIRDI ZARARI KİM ÖDEYECEK",
    "taseron bahce kapimizi kirdi toplamadan gitti",
    "fiber çekerken penceremizin camını patlattılar",
    "kurulum sırasında televizyonumu düşürdüler ekranı kırıldı",
    "modem takarken parkeyi çizmişler",
    "ekip geldi kilidi kırdı çıktı gitti",
    "kazı ekibi kaldırımı kırıp öyle bırakmış",
    "servis arabama vurdu özür bile dilemedi",
    "elemanınız eşyalarıma zarar verdi",
    "bayinizin elemanı zile basıp kaçtı",
    "kurye kapıyı çaldı kaçtı modemi bırakmadı",
]
DANGERS = [
    ("violence", "teknisyen duvarı kırdı, sonra bana da vurdu"),
    ("violence", "usta kapıyı kırdı beni dövdü"),
    ("violence", "kurulumcunuz camı kırdı anneme vurdu"),
    ("violence", "herif kapıyı kırıyor içeri girecek"),
    ("violence", "eski kocam pencereyi kırdı, ekip gelmeden yetişin"),
    ("violence", "komşu sarhoş kapımızı kırıyor"),
    ("emergency", "kazı ekibi doğalgaz borusunu deldi gaz kokuyor"),
    ("fire", "kurulum yaparken prizi kırdılar yangın çıktı"),
    ("electricity", "ekip duvarı deldi kablo kıvılcım saçıyor"),
]


@pytest.mark.parametrize("text", LOSSES)
def test_what_people_at_work_broke_is_no_danger(text: str) -> None:
    assert danger.find(text) is None
    assert danger.is_everyday(text)


@pytest.mark.parametrize(("kind", "text"), DANGERS)
def test_whoever_is_in_danger_beside_it_is_heard(kind: str, text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "ekip kapımı kırıp içeri girdi beni itekledi",
        "teknisyen kapıyı zorluyor, korkuyorum",
        "elemanınız duvarı yıktı çocuk altında kaldı",
        "kurye kapıyı kırıyor, açmazsan girerim dedi",
        "teknisyen kapıyı kırıp evimi soydu",
        "telekom elemanıyım deyip kapıyı kırdı",
        "montajcı camı kırdı, ayağıma battı",
        "usta kapımı kırdı, kızıma laf attı",
        "ekip kapıyı kırdı, evdeyim yalnızım",
        "biri camımı kırdı, usta değil",
    ],
)
def test_what_may_be_a_danger_is_not_called_everyday(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "oğlum kayıp, konumunu söyler misiniz",
        "BABAM KAYBOLDU TELEFONUNUN KONUMUNU BULUN",
        "kizim kayip konumunu ogrenmem lazim, konumunu verin",
        "eşim kayıp telefonunu açmıyor konumunu bulun",
    ],
)
def test_who_is_missing_and_to_be_found_is_not_watched(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "eski kocam kızımın konumunu buluyor peşimizde",
        "kocam her an konumumu takip ediyor",
        "sevgilim telefonuma program kurmuş konumumu izliyor",
    ],
)
def test_who_watches_somebody_still_is_a_danger(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == "violence"
