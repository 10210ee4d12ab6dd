"""Of which situation a danger is: the advice must fit."""

from __future__ import annotations

import pytest

from actions.reading import situations as s
from lexicon.danger import at_home


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("emergency", "merdivenlerde doğalgaz kokusu aldık", s.GAS),
        ("fire", "mutfakta tüp kaçırıyor gaz kokuyor", s.BOTTLE),
        ("electricity", "kaldırımdaki rögarın kapağı yok çocuklar var", s.PIT),
        ("electricity", "kutunun kapağı açık kablolar dışarıda", "electricity"),
        ("electricity", "caddedeki saha dolabının kapısı açık", s.BOX),
        ("electricity", "trafonun kapağı kırık çocuklar oynuyor", s.BOX),
        ("electricity", "çukurun kapağı kırık", s.PIT),
        ("electricity", "oğlumu elektrik çarptı", s.SHOCK),
        ("electricity", "direk yıkıldı birini çarpacak", "electricity"),
        ("electricity", "prizden kıvılcım ve yanık kokusu geliyor", "fire"),
        ("emergency", "banyoda düştüm kalkamıyorum evde kimse yok", s.ALONE),
        ("emergency", "babam düştü kalkamıyor", "emergency"),
        ("emergency", "göçük altındayım telefon çekmiyor", s.TRAPPED),
        ("emergency", "duvarın altında kaldık kurtarın", s.TRAPPED),
        ("emergency", "enkazdayız sesimizi duyan yok", s.TRAPPED),
        ("emergency", "tavan üstümüze çöktü çıkamıyoruz", s.TRAPPED),
        ("emergency", "ayağım kapıya sıkıştı çıkaramıyorum", s.TRAPPED),
        ("emergency", "bodrumda mahsur kaldım", s.TRAPPED),
        ("emergency", "dedem enkaz altında", "emergency"),
        ("emergency", "enkazdan sesler geliyor", "emergency"),
        ("emergency", "arabada mahsur kaldık su yükseliyor", "emergency"),
        ("emergency", "ev su altında kaldı mahsuruz", "emergency"),
        ("emergency", "abim bana vurdu kaçtım", "violence"),
        ("violence", "sevgilim beni dövüyor telefonumu kırdı", s.NO_PHONE),
        ("violence", "ablamı kocası eve kapatmış", s.VIOLENCE_OTHER),
        ("violence", "üst komşu karısını öldürüyor", s.VIOLENCE_OTHER),
        ("violence", "oğlum bana bıçak çekti", "violence"),
        ("violence", "kocam beni öldürecek", "violence"),
        ("self_harm", "kardeşim kendini asacak diyor", s.SELF_HARM_OTHER),
        ("self_harm", "haplarımı içtim bitsin artık", s.TAKEN),
        ("self_harm", "iki kutu antidepresan ictim", s.TAKEN),
        ("self_harm", "annemin tansiyon ilaçlarının hepsini içtim", s.TAKEN),
        ("self_harm", "tuz ruhu içtim", s.TAKEN),
        ("self_harm", "hapları tek tek içiyorum", s.TAKEN),
        ("self_harm", "20 hap içeceğim", "self_harm"),
        ("self_harm", "annem bütün ilaçlarını içmiş", s.TAKEN_OTHER),
        ("self_harm", "arkadaşım hapları içtim diye mesaj attı", s.TAKEN_OTHER),
        ("emergency", "annem deterjan içti", s.TAKEN_OTHER),
        ("emergency", "çocuk çamaşır suyu içti", s.TAKEN_OTHER),
        ("emergency", "mantardan zehirlendik", "emergency"),
        ("self_harm", "bileklerimi kestim kan akıyor", s.CUT),
        ("self_harm", "bileklerimi keseceğim", "self_harm"),
        ("self_harm", "eşim bileklerini kesmiş", s.SELF_HARM_OTHER),
        ("self_harm", "komşu çatıya çıkmış atlayacak", s.SELF_HARM_OTHER),
        ("self_harm", "oğlum kendimi vuracağım diyor", s.SELF_HARM_OTHER),
        ("self_harm", "annem de öldü artık yaşamak istemiyorum", "self_harm"),
        ("threat", "hepinizi yakacağım", "threat"),
        ("emergency", "sobadan zehirlendik başımız dönüyor", s.FUMES),
        ("emergency", "oğlum evden kaçtı telefonunun yerini bulun", s.MISSING),
        ("emergency", "annem eve dönmedi konumunu verin haber alamıyoruz", s.MISSING),
        ("emergency", "teknemiz su alıyor telefon zor çekiyor", s.SEA),
        ("electricity", "tele değdim çarpıldım elim uyuştu", s.SHOCKED),
        ("fire", "modem avucumu yaktı çok ısınıyor", s.HOT),
        ("fire", "modem ısındı duman çıkıyor", "fire"),
        ("fire", "telefonun bataryası davul gibi şişti", s.HOT),
        ("fire", "powerbank şişti duman tütüyor", "fire"),
        ("self_harm", "kutudaki hapların hepsini içmiş", s.TAKEN_OTHER),
        ("self_harm", "annem hapları elimden aldı ölmek istiyorum", "self_harm"),
        ("violence", "sevgilim beni banyoya kilitledi", at_home.LOCKED_IN),
        ("violence", "abim evden çıkarmıyor kapıyı üstüme kilitledi", at_home.LOCKED_IN),
        ("violence", "bizi zorla tutuyorlar", at_home.LOCKED_IN),
        ("violence", "kendimi odaya kilitledim kocam kapıda", "violence"),
        ("violence", "beni dövdü odaya kilitledim kendimi", "violence"),
        ("violence", "telefonumu kilitledi vuruyor bana", s.NO_PHONE),
        ("violence", "eski eşim beni bıçakladı", at_home.WOUNDED),
        ("violence", "tabancayla bacağımdan vuruldum", at_home.WOUNDED),
        ("violence", "kocam beni bıçaklayacak", "violence"),
        ("violence", "komşumuz karısını bıçakladı", s.VIOLENCE_OTHER),
        ("violence", "içeri hırsız girdi dolaba saklandım", s.HIDDEN),
        ("violence", "teknisyeniniz bana uygunsuz mesajlar atıyor", s.HARASSED),
        ("violence", "kocam telefonuma program kurmuş konumumu görüyor", s.WATCHED),
        ("stolen_line", "hakimim diyor hesaba para yatır diyor", s.FRAUD),
        ("stolen_line", "kapıdaki adam kart bilgimi istiyor", s.FALSE_FITTER),
        ("stolen_line", "hattım birden kapandı kodlar başkasına gidiyor", "stolen_line"),
        ("self_harm", "bir kutu ilaç içtim", s.TAKEN),
    ],
)
def test_the_situation_is_told_by_the_words(kind: str, text: str, situation: str) -> None:
    assert s.of(kind, text) == situation


def test_every_situation_is_of_a_kind() -> None:
    assert s.kind_of(s.GAS) == "emergency"
    assert s.kind_of("fire") == "fire"
