"""Strong words that are everyday, and the same words where somebody is in danger."""

from __future__ import annotations

import pytest

from lexicon import danger


@pytest.mark.parametrize(
    "text",
    [
        # what a bill and a line do
        "fatura bizi bitirdi öldürdü, indirim istiyoruz",
        "ölsem de bu taahhütten kurtulsam",
        "sanki deprem oldu, internet gitti",
        "internetim komada",
        "televizyon kutusu öldü açılmıyor",
        "canıma tak etti, fatura yine yüksek",
        # whatever kills is a thing
        "yeter artık bu internet bir gün öldürecek beni, toplantıya giremedim",
        "öldürecek bizi şu modeminiz",
        "internetin kopması beni öldürüyor",
        "sizin hızınız oğlumu delirtecek",
        "operatörünüz insanı hasta eder",
        "türk telekom beni mahvetti resmen",
        # the line is wanted in haste, for a lesson or for work
        "çok acil, kızımın vizesi var, hattım hemen açılsın",
        "oğlanın yarın canlı dersi var nolur bağlayın",
        "torunum derse giremiyor acil çözün interneti",
        "eşimin iş görüşmesi var bugün düzelmesi lazım",
        # whose it is, who pays and who knows nothing of it
        "dedemin interneti bu, anneannem anlamıyo",
        "faturayı babam ödüyo ablamın haberi yok",
        "abim işte numara babamın hattı",
        # leaving the operator
        "numaramı taşıyorum, hakkınızı helal edin",
        "başka operatöre geçiyorum, kararım kesin",
        "ölmeden şu telefonu bağlayıverin",
        # another time
        "geçen ay kalp krizi geçirdim, faturayı ödeyemedim",
        "annem öleli iki ay oldu, hat onun adına",
        "evvelki hafta eve hırsız girdi, modemi götürmüş",
        # places, owners and visits
        "Zile kazası Kepez köyündeyiz",
        "amcamın hattını üzerime geçirmek istiyorum",
        "ekip gelince kapıyı kızım açar",
        # who is not there, or leaves
        "yarın evde olmayacağım",
        "evde olmayacam yarın",
        "haftaya burda olmayacam ekip gelmesin",
        "yarın olmayacağım, teknisyen öbür gün gelsin",
        "akşam beşten sonra işyerinde yokum",
        "artık müşteriniz olmayacağım",
        "cumartesi dükkanda olmam",
        "randevu için o gün olmayacağım",
        # a death in the family, told for the line's sake
        "babam öldü telefonu kendi üstüme geçirmek istiyorum",
        "kayınpederim öldü faturası hala geliyor",
        "annem vefat etti aboneliğini kapatmıyorsunuz",
    ],
)
def test_a_manner_of_speech_is_everyday(text: str) -> None:
    assert danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "hakkınızı helal edin, yaşamak istemiyorum, numaramı da kapatın",
        "dün kocam dövdü, yine geliyor korkuyorum",
        "dün direk devrildi, kablo yolda",
        "ekip diye kapıya gelen adam kapıyı zorluyor",
        "internetim yavaş",
        # something befalls whoever has an exam, or something else is to be opened
        "acil lazım çocuğun ateşi var hat açılsın",
        "acil çocuk odada kilitli kaldı sınavı var kapı açılsın",
        "çocuk dersten kaçtı bulamıyoruz hattını acil açın",
        "işten gelirken düştüm acil açın hattı",
        "kızım okulda düştü kolu kırıldı acil açılsın hattım",
        # what is hidden, or goes on, beside whose line it is
        "annem bilmesin babamın interneti",
        "annem bilmiyo babamın telefonundan yazıyorum",
        "kocamın haberi yok internet onun",
        "annem bilmiyo babamın silahı internet yok",
        "annem bilmiyor internetteki adam fotoğrafımı istiyo babamın hattı",
        "babamın telefonu kapalı dünden beri eve gelmedi",
        # pills lie ready
        "71 yaşındayım ev telefonum kesik, hapları masaya dizdim",
        "borç icra derken ilaçları avucuma aldım telefon da yok",
        # somebody kills, whatever the reason
        "internet kesildi babam öldürecek beni",
        "modem yüzünden abim beni öldürecek",
        "hat yok beni öldürecek",
        "internetteki herif beni öldürecek",
        "öldürecek beni, internet de yok",
        "bu internet beni öldürecek, kocam kapıda",
        "şu hat öldürecek beni, ben de kendimi öldüreceğim",
        "modemi kırdım kocam öldürecek beni bu internet için",
        "fatura için kocam öldürecek beni",
        "ölsem de kurtulsam bu hayattan",
        "yarın burada olmayacağım, herkese veda ettim",
        "bu dünyada olmayacağım artık",
        "evde olmayacağım artık kimseye yük olmayacağım",
        "babamı öldürdüler hattı hala açık",
        "annem öldü galiba nefes almıyor telefonla arayamıyorum",
    ],
)
def test_what_goes_on_or_is_meant_is_not(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    ["72 yaşındayım oğlum", "kızım ben yetmiş beş yaşında kadınım", "emekli adamım ben evladım"],
)
def test_an_age_and_whom_one_speaks_to_are_no_danger(text: str) -> None:
    assert danger.is_everyday(text)


@pytest.mark.parametrize(
    "text", ["72 yaşındayım oğlum düştüm", "oğlum bayıldı", "70 yaşındayım yaşamak istemiyorum"]
)
def test_an_age_excuses_nothing_else(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize("text", ["imdat", "İmdaaat", "kurtarın"])
def test_a_cry_alone_is_an_emergency(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == "emergency"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("fire", "prz dmn ckyr"),
        ("self_harm", "ysmk istmyrm"),
        ("emergency", "kzm bygn 112 dsmyo"),
        ("emergency", "babam fenalaştı yere yığıldı, 155 de açmıyor yardım edin"),
        ("violence", "alt kata hırsız girdi, telefon kesik, saklanıyorum"),
        ("violence", "ustanız karıma uygunsuz laflar etti"),
        ("violence", "eski eşim konumumu izliyor, telefonuma program kurmuş"),
        ("stolen_line", "hakimim diyen biri aradı, parayı yatır diyor"),
        ("stolen_line", "kapıdaki adam telekomdanım diyor, kart numaramı istiyor"),
        ("stolen_line", "telefondaki kadına kodu söyledim"),
        ("electricity", "baz istasyonunun kulesi eğildi, devrilecek"),
    ],
)
def test_what_was_missed_is_found(kind: str, text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "doğrulama kodu gelmiyor, giriş yapamıyorum",
        "otomatik ödeme için kart numarası istiyor uygulamanız",
        "kampanya diye aradılar, istemediğim pakete geçirmişler",
        "temsilciniz kaba konuştu",
        "kargo görevlisi kapıya gelmedi",
        "sobayı yaktık, televizyon izliyoruz, yayın donuyor",
        "tmm slm nbr",
    ],
)
def test_the_same_words_in_everyday_matters_are_no_alarm(text: str) -> None:
    assert danger.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "yarın olmayacam",
        "artık olmayacağım",
        "artık olmıcam",
        "yarın beni göremeyeceksiniz",
        "yarından sonra beni bulamayacaksınız",
        "bu geceden sonra beni duyamayacaksınız",
        "artık var olmayacağım",
        "yarın zaten olmayacağım",
    ],
)
def test_who_will_be_no_more_is_in_danger(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "yarın evde olmayacağım",
        "bu sorun artık olmayacak dediniz",
        "yarın ekip beni evde göremeyecek",
        "bir daha beni göremeyeceksiniz başka firmaya geçiyorum",
        "yarın beni evde bulamazsınız",
        "artık sizde olmayacağım",
        "artık müşteriniz olmayacağım",
        "yarın olmayacağım ekip gelmesin",
    ],
)
def test_who_will_not_be_there_is_in_none(text: str) -> None:
    assert danger.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "filmde adam tam silahını çekti yayın gitti",
        "dizide kadın intihar ediyordu ekran karardı",
        "oyunda beni bıçakladılar ping yüzünden",
        "maçta gol olurken bomba gibi patladı ses kesildi",
        "belgeselde ev yanıyordu görüntü dondu",
        "filmdeki adam kendini asacaktı tv kapandı",
        "haberlerde yangın vardı yayın gitti",
        "savaş filminin ortasında adam vuruldu kanal dondu",
    ],
)
def test_what_a_film_or_a_game_shows_is_none(text: str) -> None:
    assert danger.find(text) is None
    assert danger.is_harmless(text)


@pytest.mark.parametrize(
    "text",
    ["mahsur kaldık donuyoruz internet bazen geliyor", "karda araçtayız donuyoruz net gitti"],
)
def test_people_who_freeze_are_no_frozen_picture(text: str) -> None:
    assert not danger.is_harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "modem kırmızı yanıyor",
        "los ışığı yandı geçmiyor",
        "KIRMIZI IŞIK YANIYOR",
        "turuncu turuncu yanıp sönüyor",
        "cihazda yesil yanmiyo kirmizi yaniyo",
        "pon lambası yanık duruyor",
        "dsl ledi hiç yanmıyor sarı yanıyor",
        "evdeki modemin ışıkları hep yanıyor internet yok",
    ],
)
def test_a_lamp_that_is_on_is_no_fire(text: str) -> None:
    assert danger.is_harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "modem yanıyor",
        "kırmızı kırmızı yanıyor alev çıkıyor",
        "ışıkları yandı sonra duman çıktı",
        "led yanıyor ama kokuyor, eriyor",
        "priz siyah siyah yandı kıvılcım attı",
        "kırmızı alevler içinde yanıyoruz",
    ],
)
def test_what_burns_beside_a_lamp_is_not_harmless(text: str) -> None:
    assert not danger.is_harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "tansiyon ilacımı içtim şimdi sakinim",
        "annem ilacını içti uyuyor zile basmayın",
        "SABAH HAPIMI ALDIM HALA INTERNET YOK",
        "cayimi ictim bekliyorum",
        "o kadar lafı yuttum ama bu fatura olmaz",
        "kampanyaya atladım indirim yapılmadı",
    ],
)
def test_the_days_medicine_and_what_is_swallowed_in_anger_are_everyday(text: str) -> None:
    assert danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "tansiyon ilaçlarımı içtim bitsin artık",
        "sabah haplarımın hepsini içtim uyanmayacağım",
        "annem ilaçlarını içti uyandıramıyorum",
        "uyku ilacımı fazla aldım eve gelmeyin",
    ],
)
def test_the_days_medicine_taken_to_end_it_is_not_everyday(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "babamda kalp pili var hat lazım",
        "kırarım ben bu modemi",
        "şu modemi vurup parçalarım",
        "10 ocakta yokum",
        "tatildeyim burada yokum",
    ],
)
def test_needs_anger_at_a_thing_and_days_off_are_everyday(text: str) -> None:
    assert danger.is_everyday(text)


def test_a_call_centre_that_is_a_scene_of_fire_is_none() -> None:
    assert danger.is_harmless("burası yangın yeri gibi oldu telefona bakan yok")
    assert not danger.is_harmless("yangın yerindeyiz alevler büyüyor")


@pytest.mark.parametrize("text", ["artık yokum veda ediyorum", "kafamı kırarım o modemle bayıldı"])
def test_a_farewell_or_a_faint_is_not(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "78 yaşındayım ev telefonum çalışmıyor kimseye ulaşamıyorum",
        "KIZIM 81 YAŞINDA KADINIM SABİT TELEFONUM KESİK KİMSEYİ ARAYAMIYORUM",
        "yasliyim evladim telefondan ses gelmiyo",
        "emekliyim hattım bozuk kimseyle görüşemiyorum",
    ],
)
def test_an_old_customer_s_line_that_is_out_is_a_complaint(text: str) -> None:
    assert danger.find(text) is None
    assert danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "78 yaşındayım ev telefonum çalışmıyor fenalaştım kimseye ulaşamıyorum",
        "yaşlıyım tek başımayım ev telefonum çalışmıyor",
        "80 yaşındayım telefonum kesik düştüm kalkamıyorum",
        "emekliyim hattım bozuk doktora ulaşamıyorum",
    ],
)
def test_who_is_in_need_beside_it_is_not(text: str) -> None:
    assert not danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "dün depremde hattınız çöktü 112ye ulaşamadık",
        "GEÇEN HAFTA 112'Yİ ARAYAMADIK HAT YOKTU",
        "3 gün önce itfaiyeye ulaşamamıştık sizin yüzünüzden",
    ],
)
def test_help_that_was_out_of_reach_on_another_day_is_no_alarm(text: str) -> None:
    assert danger.find(text) is None
    assert danger.is_harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "112'ye ulaşamadık",
        "dün düştüm 112'ye ulaşamıyorum",
        "dün 112'yi arayamadık şimdi de yangın var",
        "dün gece ambulansı arayamadık annem öldü",
    ],
)
def test_what_goes_on_or_ended_in_death_is(text: str) -> None:
    assert danger.find(text) is not None


@pytest.mark.parametrize(
    "text",
    ["hat yok ya", "HAT YOK BE", "telefonum yok yav", "ev hattı hala kesik abi", "tel gitti yine"],
)
def test_a_line_that_is_out_and_no_more_is_everyday(text: str) -> None:
    assert danger.is_everyday(text)


@pytest.mark.parametrize("text", ["hat yok yardım edin", "hat yok annem bayıldı", "hat yok düştüm"])
def test_a_line_that_is_out_beside_more_is_not(text: str) -> None:
    assert not danger.is_everyday(text)


def test_life_that_is_named_as_not_meant_is_no_despair() -> None:
    assert danger.is_harmless("bıktım yaşamaktan değil sizden")
    assert not danger.is_harmless("yaşamaktan bıktım")


@pytest.mark.parametrize(
    "text",
    [
        "6633 e sms yolladim param gitti 90 tl\nnumarami degistirin",
        "param gitti, 3030'a mesaj atmıştım\nnumaramı değiştirmek istiyorum",
        "oylamaya mesaj gönderdim 150 lira çekildi, numaram değişsin",
    ],
)
def test_what_a_short_number_cost_is_no_fraud(text: str) -> None:
    assert danger.find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "6633 e sms yolladim bankadan param gitti\nhattim gitti",
        "linkteki 6633 e mesaj attım param gitti\nnumaram kapandı",
        "6633 e mesaj attım param gitti\nhattım kapandı",
        "6633 e kod gönderdim hesabımdan param gitti numaram kapandı",
    ],
)
def test_a_bank_a_link_or_a_dead_line_beside_it_is_a_danger(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == "stolen_line"
