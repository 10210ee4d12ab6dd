"""The texts of notices about complaints: which there are, and what each may tell."""

from __future__ import annotations

from dataclasses import replace

from backend.complaints.severity import Peril
from backend.complaints.states import InvalidReason
from backend.notifications.text_shapes import (
    DIGITS,
    EVERY_WAY,
    NUMBER,
    PROMISED_DATE,
    WHETHER,
    Text,
    Variable,
    Way,
)

# How the customer gets files that go with a text: with it, or from the page of their complaint.
ENCLOSED, ON_PAGE = "enclosed", "on_page"
_FILES = Variable(
    "files",
    "dosyalar nerede: bununla birlikte, takip sayfasında ya da yok",
    choices=("", ENCLOSED, ON_PAGE),
)
# What a complaint waits for: nobody, its customer, somebody outside.
CUSTOMER, THIRD_PARTY = "customer", "third_party"
_WAITS_FOR = Variable("waits_for", "kimden yanıt bekleniyor", choices=("", CUSTOMER, THIRD_PARTY))
# What the customer was asked and has not answered yet.
_QUESTION = Variable(
    "question",
    "yanıtı beklenen soru (yoksa boş)",
    "Işık yanıyor mu?",
    optional=True,
    written=True,
)
_LONGEST_DATE = PROMISED_DATE.longest

# Until which day a concluded complaint may be taken up again.
REOPEN_UNTIL = Variable(
    "reopen_until", "yeniden açılabileceği son gün", "26 Aralık 2026", "31 Ağustos 2026"
)
_REOPEN_UNTIL_IF = replace(
    REOPEN_UNTIL, means="yeniden açılabileceği son gün (geçtiyse boş)", optional=True
)
_ANSWERS_BY_MAIL = Variable("answers_by_mail", "e-postamız yanıtlanabilir", choices=WHETHER)
REGISTERED = Text(
    "registered",
    "Şikâyet kaydedildi",
    EVERY_WAY,
    (NUMBER, PROMISED_DATE, Variable("in_review", "değerlendirmeye de alındı", choices=WHETHER)),
)
IN_REVIEW = Text(
    "in_review", "Değerlendirmeye alındı", EVERY_WAY, (NUMBER, PROMISED_DATE, _WAITS_FOR, _QUESTION)
)
# In place of both where danger to somebody was told: no day on which it would be concluded.
DANGER = Text(
    "danger",
    "Tehlike bildirildi: kaydedildi ve değerlendiriliyor",
    EVERY_WAY,
    (
        NUMBER,
        Variable(
            "peril",
            "hangi tehlike: kendine zarar verme, gaz kokusu ya da başka",
            choices=("", *Peril),
        ),
    ),
)
# In place of the two below where danger to somebody was told, in no words of a bill's.
DANGER_PROMISED = Text(
    "danger_promised",
    "Tehlike bildirildi: hâlâ ilgileniyoruz",
    EVERY_WAY,
    (
        NUMBER,
        _QUESTION,
        Variable(
            "reason",
            "yazılan neden (kendiliğinden ertelendiyse boş)",
            "Ekibimiz yarın yeniden inceleyecek.",
            optional=True,
            written=True,
        ),
    ),
)
_LEGAL = (
    Variable("legal_date", "yasal sürenin son günü", "2 Aralık 2026 Çarşamba", _LONGEST_DATE),
    Variable("passed", "o gün geçti (geç kaydedilen başvuru)", choices=WHETHER),
)
DANGER_NOT_YET = Text(
    "danger_not_yet",
    "Tehlike bildirildi: yasal bildirim",
    EVERY_WAY,
    (
        NUMBER,
        _QUESTION,
        *_LEGAL,
    ),
)
NOT_YET = Text(
    "not_yet",
    "Yasal bildirim: henüz sonuçlanmadı",
    EVERY_WAY,
    (
        NUMBER,
        PROMISED_DATE,
        _WAITS_FOR,
        _QUESTION,
        *_LEGAL,
    ),
)
# In place of "registered" and the legal notice where that is due as it is entered.
REGISTERED_LATE = Text(
    "registered_late",
    "Geç kaydedildi: takip numarası ve yasal bildirim",
    EVERY_WAY,
    (NUMBER, PROMISED_DATE, *_LEGAL),
)
CONCLUDED = Text(
    "concluded",
    "Sonuç ve yanıt",
    EVERY_WAY,
    (
        NUMBER,
        DIGITS,
        Variable("outcome", "sonuç", "Haklı bulundu", "Kısmen haklı bulundu", needed=True),
        Variable(
            "answer", "yazılan yanıt", "Hattınızdaki arızayı giderdik.", written=True, needed=True
        ),
        Variable(
            "appeal",
            "itiraz yolları (yoksa boş)",
            "Yanıtımıza katılmıyorsanız tüketici hakem heyetine başvurabilirsiniz.",
            optional=True,
        ),
        _FILES,
        REOPEN_UNTIL,
        _ANSWERS_BY_MAIL,
    ),
)
NOT_VALID = Text(
    "not_valid",
    "Sonuç: şikâyet olarak işleme alınamadı",
    EVERY_WAY,
    (
        NUMBER,
        Variable(
            "why",
            "neden: hizmet numarası yok, kimlik yok, müşterimiz değil, şikâyet değil",
            choices=tuple(InvalidReason),
        ),
        Variable(
            "answer",
            "yazılan yanıt",
            "Hangi hatla ilgili olduğunu bulamadık.",
            written=True,
            needed=True,
        ),
        REOPEN_UNTIL,
        _ANSWERS_BY_MAIL,
        _FILES,
    ),
)
APPEAL = Text(
    "appeal",
    "İtiraz yolları",
    (Way.PART,),
    (
        Variable(
            "place",
            "nereye başvurulur: hakem heyeti, mahkeme, tutara göre biri, sınır bilinmiyor",
            choices=("committee", "court", "by_amount", "unknown"),
        ),
        Variable("limit", "hakem heyetinin sınırı", "186.000 TL", "1.186.000,50 TL", optional=True),
    ),
)
_MOBILE = Variable("mobile", "müşterinin cep numarası biliniyor", choices=WHETHER)
ADDED_WHEN_FINISHED = Text(
    "added_when_finished",
    "Sonuçlanmış kayda eklendi",
    EVERY_WAY,
    (
        NUMBER,
        DIGITS,
        _REOPEN_UNTIL_IF,
        _ANSWERS_BY_MAIL,
        _MOBILE,
    ),
)
# What a customer wrote by e-mail is added to an open complaint of theirs.
ADDED = Text(
    "added",
    "E-postayla yazılan eklendi",
    (Way.EMAIL,),
    (
        NUMBER,
        replace(
            PROMISED_DATE,
            means="sonuç için verilen tarih (yoksa boş)",
            optional=True,
            needed=False,
        ),
        _MOBILE,
    ),
)
ASKED = Text(
    "asked",
    "Müşteriye soru",
    EVERY_WAY,
    (
        NUMBER,
        Variable("question", "sorulan soru", "Işık yanıyor mu?", written=True, needed=True),
        _ANSWERS_BY_MAIL,
        _MOBILE,
        _FILES,
    ),
)
PROMISED = Text(
    "promised",
    "Verilen tarih değişti",
    EVERY_WAY,
    (
        NUMBER,
        PROMISED_DATE,
        _WAITS_FOR,
        _QUESTION,
        Variable(
            "reason",
            "yazılan neden (kendiliğinden ertelendiyse boş)",
            "Yedek parça yarın geliyor.",
            optional=True,
            written=True,
        ),
    ),
)
REOPENED = Text("reopened", "Yeniden incelemeye alındı", EVERY_WAY, (NUMBER, PROMISED_DATE))
WITHDRAWN = Text("withdrawn", "Geri çekildi", EVERY_WAY, (NUMBER,))
JOINED = Text(
    "joined",
    "Başka kayıtla birleştirildi",
    EVERY_WAY,
    (NUMBER, Variable("other_number", "diğer kaydın numarası", "4821 0937 6614", needed=True)),
)
PARTED = Text("parted", "Birleştirme geri alındı", EVERY_WAY, (NUMBER, PROMISED_DATE))

TEXTS = (
    REGISTERED,
    REGISTERED_LATE,
    IN_REVIEW,
    DANGER,
    DANGER_PROMISED,
    DANGER_NOT_YET,
    NOT_YET,
    PROMISED,
    ASKED,
    CONCLUDED,
    NOT_VALID,
    APPEAL,
    ADDED,
    ADDED_WHEN_FINISHED,
    REOPENED,
    WITHDRAWN,
    JOINED,
    PARTED,
)
