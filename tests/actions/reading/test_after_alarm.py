"""What is said after an alarm, by kind of danger: other words than anybody foresaw as well."""

from __future__ import annotations

import pytest

from actions.reading import after_alarm as after, beside_danger, reading as r
from actions.reading.message import Message
from actions.reading.reading import Fields, Reading

SAID = [
    # kind, what is said, how it is read otherwise, what it is
    ("self_harm", "hoşçakalın", r.GOODBYE, after.DESPAIR),
    ("self_harm", "elveda dostlar", r.UNCLEAR, after.DESPAIR),
    ("self_harm", "vazgeçtim artık her şeyden", r.CANCEL, after.DESPAIR),
    ("self_harm", "bıraktım ben", r.LEAVE_QUEUE, after.DESPAIR),
    ("self_harm", "yapacak bir şey yok", r.UNCLEAR, after.DESPAIR),
    ("self_harm", "hakkınızı helal edin iyi geceler", r.GOODBYE, after.DESPAIR),
    ("self_harm", "bitti artık", r.UNCLEAR, after.DESPAIR),
    ("self_harm", "temsilci istemiyorum", r.LEAVE_QUEUE, after.LEAVE),
    ("self_harm", "sıradan çıkmak istiyorum", r.LEAVE_QUEUE, after.LEAVE),
    ("self_harm", "ya şaka yaptım iyiyim ben", r.UNCLEAR, after.FALSE),
    ("self_harm", "öyle demek istemedim sinirliydim", r.UNCLEAR, after.FALSE),
    ("self_harm", "lafın gelişi söyledim onu", r.MORE, after.FALSE),
    ("self_harm", "siz onu düz arıza kaydı olarak açın", r.COMPLAINT, after.FALSE),
    ("self_harm", "normal arıza olarak almayın, ciddiyim", r.MORE, after.IN_EARNEST),
    ("self_harm", "annem geldi yanımda", r.UNCLEAR, after.OVER),
    ("self_harm", "elimde haplar var", r.UNCLEAR, after.WORSE),
    ("self_harm", "beni aramayın", r.REFUSED, after.WITHHELD),
    ("self_harm", "aramayın beni", r.DANGER, after.WITHHELD),
    ("gas", "geldi itfaiye", r.DANGER, after.OVER),
    ("fire", "apartmanda kimse kalmadı", r.UNCLEAR, None),
    ("self_harm", "kimse yok yanımda", r.UNCLEAR, after.HELP),
    ("violence", "geliyor", r.POSITION, after.WORSE),
    ("violence", "geri geldi", r.PERSISTS, after.WORSE),
    ("violence", "kocam döndü sarhoş", r.UNCLEAR, after.WORSE),
    ("violence", "kapıyı yumrukluyor", r.UNCLEAR, after.WORSE),
    ("violence", "uyandı", r.UNCLEAR, after.WORSE),
    ("violence", "polis geldi aldılar onu", r.UNCLEAR, after.OVER),
    ("violence", "polis aldı götürdü onu güvendeyim", r.DANGER, after.OVER),
    ("violence", "komşuya kaçtım güvendeyim şimdi", r.UNCLEAR, after.OVER),
    ("violence", "gitti evden", r.UNCLEAR, after.OVER),
    ("violence", "telefonumdan yazmayın kocam okur", r.MORE, after.WITHHELD),
    ("violence", "sil bunları görmesin", r.WITHDRAW, after.WITHHELD),
    ("violence", "sil bunları", r.WITHDRAW, after.ERASE),
    ("violence", "telefonum yok diyorum bilgisayardan yazıyorum", r.NO, after.CANNOT_CALL),
    ("violence", "tamam bi şey yok yanlış oldu", r.NO_COMPLAINT, after.FALSE),
    ("violence", "geliyorlar mı", r.POSITION, after.COMING),
    ("emergency", "geliyorlar mı", r.POSITION, after.COMING),
    ("emergency", "ambulans ne zaman gelir", r.HOW_LONG, after.COMING),
    ("emergency", "çabuk gelin", r.UNCLEAR, after.COMING),
    ("emergency", "biriniz gönderdiniz mi ekip", r.UNCLEAR, after.COMING),
    ("emergency", "çok üşüdüm uykum geldi", r.UNCLEAR, after.WORSE),
    ("emergency", "yüzde iki kaldı şarjım", r.UNCLEAR, after.WORSE),
    ("emergency", "nefes almıyor galiba", r.DANGER, after.WORSE),
    ("emergency", "ağzından kan geliyor", r.DANGER, after.WORSE),
    ("emergency", "112 aradım, öldü mü çocuk", r.STATUS, after.CALLED),
    ("emergency", "ambulansı aradık geliyorlar", r.UNCLEAR, after.CALLED),
    ("emergency", "ambulans geldi götürüyorlar", r.UNCLEAR, after.OVER),
    ("emergency", "hastanedeyiz şimdi", r.UNCLEAR, after.OVER),
    ("emergency", "kontörüm yok arayamıyorum", r.UNCLEAR, after.CANNOT_CALL),
    ("emergency", "112 cevap vermiyor", r.UNCLEAR, after.CANNOT_CALL),
    ("emergency", "Mithatpaşa mah. Gül sok. 4/3 Maltepe", r.UNCLEAR, after.TOLD),
    ("emergency", "adres yazdım ya az önce", r.UNCLEAR, after.GIVEN_ALREADY),
    ("emergency", "ne yapayım şimdi", r.HELP, after.HELP),
    ("emergency", "sıram kaçıncı", r.POSITION, after.PLACE_IN_QUEUE),
    ("emergency", "boşver beklemem", r.LEAVE_QUEUE, after.LEAVE),
    ("emergency", "vazgeçmem ben beklerim", r.LEAVE_QUEUE, after.STAYS),
    ("emergency", "kaydım ne durumda", r.STATUS, after.UNSAVED),
    ("fire", "yangın yok evladım modemin ışığı kırmızı yanıyor", r.DANGER, after.FALSE),
    ("fire", "benim soyadım Ateş", r.DANGER, after.FALSE),
    ("fire", "itfaiye geldi söndürdü teşekkürler", r.THANK, after.OVER),
    ("fire", "söndü", r.UNCLEAR, after.OVER),
    ("emergency", "geldiler vanayı kapattılar", r.UNCLEAR, after.OVER),
    ("fire", "alevler çatıya sıçradı", r.DANGER, after.WORSE),
    ("fire", "bacağım yandı", r.UNCLEAR, after.WORSE),
    ("fire", "itfaiye geldi ama söndüremediler", r.UNCLEAR, after.WORSE),
    ("fire", "itfaiye gelmedi hala", r.UNCLEAR, after.COMING),
    ("electricity", "çocuk kabloya dokundu", r.UNCLEAR, after.WORSE),
    ("electricity", "köpek telle çarpıldı", r.UNCLEAR, after.WORSE),
    ("electricity", "direk devrildi", r.DANGER, after.WORSE),
    ("electricity", "kayıt işlemine devam edelim", r.YES, after.GO_ON),
    ("stolen_line", "hattımı kapattınız mı", r.CANCEL_SUBSCRIPTION, after.BLOCKED),
    ("stolen_line", "hattım açık mı", r.CHANNELS, after.BLOCKED),
    ("stolen_line", "bulduk bulduk çantadaymış", r.UNCLEAR, after.FALSE),
    ("stolen_line", "cebimden çıktı evdeymiş telefon", r.UNCLEAR, after.FALSE),
    ("stolen_line", "bankadan aradılar kodu söyledim", r.UNCLEAR, after.WORSE),
    ("stolen_line", "hesabımdan para çekmişler", r.COMPLAINT, after.WORSE),
    ("stolen_line", "444ü aradım kapattırdım", r.UNCLEAR, after.CALLED),
    ("threat", "sinirden yazdım kusura bakma", r.UNCLEAR, after.FALSE),
    ("violence", "ne alakası var, tarife diyorum", r.MORE, after.FALSE),
    ("electricity", "tehlikede değilim ki", r.UNCLEAR, after.FALSE),
    ("fire", "bu şaka değil", r.UNCLEAR, after.IN_EARNEST),
    ("fire", "şaka yok", r.UNCLEAR, after.IN_EARNEST),
    ("threat", "şaka yapmıyorum", r.NO_COMPLAINT, after.IN_EARNEST),
    ("threat", "SAKA FALAN YAPMIYORUM", r.UNCLEAR, after.IN_EARNEST),
    ("self_harm", "ciddi diyorum", r.SMALL_TALK, after.IN_EARNEST),
    ("self_harm", "şaka yapmıyorum ben", r.NO_COMPLAINT, after.IN_EARNEST),
    ("violence", "abartmıyorum", r.UNCLEAR, after.IN_EARNEST),
    ("emergency", "yanlış alarm değil bu", r.UNCLEAR, after.IN_EARNEST),
    ("fire", "yanlışlıkla yazmadım", r.UNCLEAR, after.IN_EARNEST),
    ("fire", "alarmı kaldırmayın", r.UNCLEAR, after.IN_EARNEST),
    ("emergency", "kaydımı iptal etmeyin sakın", r.WITHDRAW, after.IN_EARNEST),
    ("threat", "dalga mı geçiyorsunuz", r.UNCLEAR, None),
    ("fire", "şaka mı bu ya", r.UNCLEAR, None),
    ("threat", "şaka yaptım ciddi değildim", r.UNCLEAR, after.FALSE),
    ("emergency", "tehlike yok değil ki", r.UNCLEAR, after.IN_EARNEST),
    ("emergency", "hastaneye götüremiyoruz", r.UNCLEAR, None),
    ("emergency", "ambulans müdahale etmedi", r.UNCLEAR, None),
    ("violence", "polis burada yok", r.UNCLEAR, None),
    ("violence", "güvende hissetmiyorum", r.UNCLEAR, None),
    ("fire", "itfaiye sönmedi dedi", r.UNCLEAR, None),
    ("stolen_line", "hat bende değil", r.UNCLEAR, None),
    ("stolen_line", "çantada değilmiş", r.UNCLEAR, None),
    ("stolen_line", "hattımı iptal ettiremedim", r.UNCLEAR, None),
    ("violence", "geri çek", r.WITHDRAW, after.TAKE_BACK),
    ("self_harm", "vazgeç", r.CANCEL, after.TAKE_BACK),
    ("fire", "evet kaldırın onu", r.YES, after.TAKE_BACK),
    ("emergency", "ablam geldi", r.UNCLEAR, after.SOMEBODY),
    ("emergency", "doktor komşu geldi", r.UNCLEAR, after.OVER),
    ("emergency", "kalp masajı yapıyorum hala", r.UNCLEAR, after.WORSE),
]


def message(text: str) -> Message:
    return Message(text)


@pytest.mark.parametrize(("kind", "text", "main", "what"), SAID)
def test_it_is_read_as_what_it_is(kind: str, text: str, main: str, what: str | None) -> None:
    assert after.said(message(text), Reading(main, kind=kind), kind) == what


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("electricity", "çocuk kabloya değdi", "shock"),
        ("emergency", "bayıldı cevap vermiyor", "breath"),
        ("emergency", "kanaması durmuyor", "blood"),
        ("electricity", "çocuğun eli yandı", "burn"),
        ("emergency", "titriyorum donuyorum", "cold"),
        ("emergency", "pilim bitiyor", "battery"),
        ("violence", "kapıyı kırıyor", "attacker"),
        ("stolen_line", "onay kodu istediler verdim", "fraud"),
        ("emergency", "daha kötü oldu", ""),
        ("emergency", "okulun yanı", None),
        ("violence", "tamam", None),
    ],
)
def test_what_got_worse_has_words_of_its_own(kind: str, text: str, what: str | None) -> None:
    assert after.worsened(text, kind) == what


@pytest.mark.parametrize(
    ("text", "main", "what"),
    [
        ("internet geri geldi", r.SOLVED, None),
        ("Ayşe Yılmaz", r.GIVEN, None),
        ("modemi kırdı", r.DANGER, None),
        ("0532 111 22 33", r.GIVEN, None),
        ("teşekkürler", r.THANK, None),
        ("geri geldi kapıda", r.UNCLEAR, after.WORSE),
        ("nefes alamıyor", r.DANGER, after.WORSE),
    ],
)
def test_once_it_is_over_only_another_danger_counts(text: str, main: str, what: str | None) -> None:
    assert after.said(message(text), Reading(main), "violence", calm=True) == what


def test_a_number_is_a_way_to_be_reached() -> None:
    fields = Fields(phone="+905321112233", phone_is_mobile=True)
    told = after.said(message("0532 111 22 33"), Reading(r.UNCLEAR, fields=fields), "fire")
    assert told == after.TOLD


def test_what_is_told_beside_a_denial_is_kept() -> None:
    told = beside_danger.told_beside(message("ya şaka yaptım, internetim çok yavaş"))
    assert told == "internetim çok yavaş"
    assert beside_danger.told_beside(message("şaka yaptım")) is None


def test_the_button_leaves_nobody_unasked() -> None:
    pressed = Message("/leave_queue", "leave_queue")
    assert after.said(pressed, Reading(r.LEAVE_QUEUE), "fire") == after.LEAVE


@pytest.mark.parametrize(
    "text",
    [
        "evdeki telefon ölü, ambulans geldi babamı hastaneye aldı",
        "dün itfaiye geldi, sabit hat çalışmadığı için geç haber verdik",
        "sağlık ekibi müdahale etti ama ev telefonumuz kesik",
    ],
)
def test_rescuers_came(text: str) -> None:
    assert after.tells_that_they_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "ambulans geldi mi görmedim",
        "ambulans hâlâ gelmedi",
        "ambulans geldi ama bizim sokağı bulamıyor",
        "ambulans geldi gitti, babam yine bayıldı",
        "ambulans geldi diyorlar babam nefes almıyor",
        "annem düştü kalkamıyor telefon da yok",
    ],
)
def test_rescuers_did_not_come_or_something_is_worse(text: str) -> None:
    assert not after.tells_that_they_came(text)
