"""Strong words bound to the trade or a household, taken back, or in dialect; and opposites."""

from __future__ import annotations

import pytest

from lexicon import danger


@pytest.mark.parametrize(
    "text",
    [
        # how many live there, who is at home
        "evde 8 kisi",
        "evde altı öğrenci internetsiz",
        "beş kişi aynı evde bir modeme bakıyoruz",
        # feared or scolded for
        "annem kızıcak acl",
        "abim kızar şimdi",
        "zam gelecek diye korkuyorum faturaya",
        "fatura yine şişer diye korkuyorum",
        # it hurts, from waiting or paying
        "başım ağrıyor fatura yine yanlış",
        "dilim kurudu anlatmaktan",
        "kulağım ağrıdı sırada beklemekten",
        # sworn off
        "sizden internet alacağıma güvercin yollarım",
        "bir daha sizden hat alırsam adam değilim",
        # papers and adverts
        "temsilci icrayla tehdit etti",
        "reklam için arayıp taciz ediyorlar",
        "rezil ettiniz bizi",
        # do not ring
        "çocuk uyuyor aramayın mesaj yazın",
        "aramayın toplantıdayım",
        # a wire in the flat
        "modemin kablosu koptu",
        "kedi kabloyu kemirmiş",
    ],
)
def test_what_is_bound_to_the_trade_is_everyday(text: str) -> None:
    assert danger.is_everyday(text)
    assert danger.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "evde 8 kişi mahsur kaldık",
        "evde üç kişi yerde yatıyor",
        "babam kızdı kemerle dövdü",
        "yaşayacağıma ölürüm daha iyi",
        "eve döneceğime kendimi öldürürüm",
        "çocuk uyuyor aramayın, kocam uyanırsa döver",
        "elemanınız tehdit etti dava açarsam bıçaklarım dedi",
        "modemin kablosu kıvılcım saçıyor",
        "boğazım şişti nefes alamıyorum, internet de yok",
        "korkuyorum evde biri var, fatura falan umurumda değil",
    ],
)
def test_peril_beside_it_is_not(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "hattım çalındı değil",
        "hattim kopyalandi degil bozuldu sadece",
        "telefonum çalındı sanmıştım değilmiş",
        "yangın çıktı sandım, komşu mangal yakmış",
        "eve hırsız girdi sanmıştık",
        "dolandırıldım değil, yanlış paket almışım",
    ],
)
def test_a_danger_that_is_taken_back_is_none(text: str) -> None:
    assert danger.is_harmless(text)
    assert danger.find(text) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stolen_line", "hattım çalındı değil mi, kodlar başkasına gidiyor"),
        ("emergency", "öldü sandım babamı, nefes almıyor"),
        ("emergency", "nefes alıyor değil, morardı kaldı bebeğim nefes almıyor"),
        ("emergency", "bilinci yerinde değil"),
        ("fire", "elektrik kesildi sanmıştım, mutfak yanıyor"),
        ("self_harm", "şaka yapıyor değilim kendimi asacağım"),
    ],
)
def test_what_is_taken_back_hides_no_other_danger(kind: str, text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == kind


def test_what_is_taken_back_and_was_no_danger_says_nothing_of_one() -> None:
    assert not danger.is_harmless("sahte sayfanıza kart bilgimi girdim ödeme yaptım sandım")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        # what will burn or burst, as it is spoken
        ("fire", "modem patlıycak gibi"),
        ("fire", "modem patlıcak sanki"),
        ("fire", "kablo tutuşacak gibi kızardı"),
        ("fire", "adaptör yanıcak"),
        ("electricity", "direk devrilcek"),
        ("fire", "pil şişmiş arkasını kaldırmış"),
        ("fire", "powerbank davul gibi oldu"),
        # false officials
        ("stolen_line", "savcıyım dedi, dolarları yatırdım"),
        ("stolen_line", "polis diye tanıtan birine bilezikleri teslim ettim"),
        (
            "stolen_line",
            "komiser olduğunu söyleyip parayı çöp kutusuna bıraktırdı, bıraktım verdim",
        ),
        ("stolen_line", "bankanız deyip kartımın bilgilerini aldılar"),
        ("stolen_line", "jandarmayım diyen adam altın istedi"),
        # gas, fumes, water
        ("emergency", "kombi gaz kaçırıyor"),
        ("emergency", "gaz alarmı ötüyo"),
        ("emergency", "sobadan başımız dönüyo"),
        ("emergency", "dere taştı dama çıktık"),
        ("emergency", "su yükseliyo bodrumda mahsuruz"),
        ("emergency", "arabada su içinde kaldık"),
        # trenches
        ("electricity", "kazdığınız yerin içine babaannem düştü"),
        ("self_harm", "sabaha yokum hakkınızı helal edin"),
    ],
)
def test_what_is_spoken_otherwise_is_found(kind: str, text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "modem patlamış olabilir yenisini verin",
        "fiyatlar patlar mı yine",
        "sinirden patlayacağım modem yüzünden",
        "bu ışık ne zaman yanacak",
        "batarya şişti, servise verdim",
        "savcılığa arama dökümü lazım",
        "polis lojmanına internet istiyoruz",
        "bankadan otomatik ödemeyi iki kere çektiler",
        "telekomdan diyip eski modemi aldılar yenisi gelmedi",
        "kombiyi internetten açamıyorum",
        "sel gibi reklam mesajı geliyor",
        "kazıda kablo kopmuş internet düştü",
        "yarın yokum evde, teknisyen gelmesin",
    ],
)
def test_its_everyday_opposite_is_none(text: str) -> None:
    assert danger.find(text) is None
