"""What the people of `demo` are called, what customers complain of, and how it goes on."""

from __future__ import annotations

from dataclasses import dataclass

from backend.complaints.models import Channel
from backend.staff.models import Role


@dataclass(frozen=True)
class Person:
    """Somebody who works here."""

    username: str
    name: str
    role: Role
    teams: tuple[str, ...] = ()


PEOPLE = (
    Person("ayse", "Ayşe Kaya", Role.AGENT, ("technical", "field")),
    Person("mehmet", "Mehmet Öz", Role.AGENT, ("billing", "contracts")),
    Person("zeynep", "Zeynep Işık", Role.LEAD, ("technical", "network", "devices")),
    Person("elif", "Elif Demir", Role.AGENT, ("frontline", "quality", "sales")),
    Person("burak", "Burak Aslan", Role.AGENT, ("privacy", "digital", "devices", "network")),
    Person("selim", "Selim Ünal", Role.SUPERVISOR),
    Person("mudur", "Müge Şahin", Role.ADMIN),
    Person("denetci", "Deniz Çelik", Role.AUDITOR),
)


@dataclass(frozen=True)
class Case:
    """A complaint: how many hours ago it came, from whom, what about, and what was done since.

    `actions` are those of `ComplaintHandling` with their arguments, each by a person, some hours
    after the one before; `reminders` are by whom, when (`reminder_times`) and of what.
    """

    hours_ago: float
    name: str | None
    phone: str | None
    topic: str
    text: str
    channel: Channel = Channel.WEB_FORM
    email: str | None = None
    actions: tuple[tuple[str, str, tuple[object, ...]], ...] = ()
    reminders: tuple[tuple[str, str, str], ...] = ()


_TAKE = ("change_state", ("in_review",))
CASES = (
    Case(
        *(190, "Kerem Solmaz", "+905551110001", "internet_outage"),
        text="Evdeki internet akşamları dokuzdan sonra tamamen gidiyor, sabaha kadar gelmiyor. "
        "Modemi iki kez değiştirdiniz, sonuç aynı.",
        actions=(
            ("ayse", *_TAKE),
            ("ayse", "ask", ("Modemin DSL ışığı gece sönüyor mu, yoksa yanıp sönüyor mu?",)),
        ),
        reminders=(("ayse", "days", "Yanıt gelmediyse bir kez daha sor, ölçüm iste."),),
    ),
    Case(
        *(170, "Nazlı Er", "+905551110002", "billing"),
        text="Temmuzda kapattığım ek paketin parasını her ay almaya devam ediyorsunuz. "
        "Üç ayın iadesini istiyorum.",
        channel=Channel.SMS,
        actions=(
            ("mehmet", *_TAKE),
            (
                *("mehmet", "conclude"),
                (
                    "upheld",
                    "Ek paketin üç aylık ücreti, 389,70 TL, bir sonraki faturanıza iade edildi.",
                ),
            ),
        ),
    ),
    Case(
        *(120, "İlker Ünsal", "+905551110003", "internet_speed"),
        text="100 megabit için ödüyorum, ölçtüğümde 12 çıkıyor. Kabloyla da aynı.",
        actions=(
            ("zeynep", *_TAKE),
            ("zeynep", "note", ("Santral portu doygun görünüyor; saha ekibine soruldu.",)),
            ("zeynep", "change_state", ("waiting_third_party",)),
        ),
    ),
    Case(
        *(96, "Sevgi Polat", "+905551110004", "commitment_cancellation"),
        text="Taahhüdüm bitmişti, sormadan iki yıl uzatmışsınız. Cayma bedeli de istiyorlar.",
        channel=Channel.WEB_CHAT,
        actions=(("mehmet", *_TAKE),),
    ),
    Case(
        *(74, "Hakan Yıldız", "+905551110005", "mobile_coverage"),
        text="Keçiören'de evin içinde telefon hiç çekmiyor, arayanlar ulaşamıyor.",
        channel=Channel.SMS,
        actions=(
            ("zeynep", *_TAKE),
            (
                "zeynep",
                "conclude",
                (
                    "rejected",
                    "Evinizin içi kapsama dışında. Wi-Fi araması açıkken görüşme yapılabilir.",
                ),
            ),
        ),
    ),
    Case(
        *(50, None, "+905551110006", "installation_relocation"),
        text="Nakil için iki kez randevu verdiniz, ekip gelmedi, bir de gelmiş gibi kapatılmış.",
    ),
    Case(
        *(47, "Fatma Çetin", None, "customer_service"),
        text="Kırk dakika bekletip yüzüme kapattılar, geri arayacağız dediler, arayan yok.",
        email="fatma.cetin@ornek.example",
    ),
    Case(
        *(30, "Baran Doğan", "+905551110007", "modem_device"),
        text="Gönderdiğiniz modem kutudan bozuk çıktı, açılınca kapanıyor.",
        channel=Channel.WEB_CHAT,
        actions=(("zeynep", "assign", ("devices", "")),),
        reminders=(("zeynep", "days", "Yeni modem yola çıktı mı?"),),
    ),
    Case(
        *(26, "Emine Aksoy", "+905551110008", "internet_outage"),
        text="Apartmanda dünden beri kimsede internet yok, üç daire aradık, kayıt bile açılmadı.",
    ),
    Case(
        *(9, "Onur Kılıç", "+905551110009", "roaming"),
        text="Almanya'da iki gün kaldım, kapalı olmasına rağmen 2.140 lira dolaşım ücreti gelmiş.",
    ),
    Case(
        *(5, "Kerem Solmaz", "+905551110001", "internet_outage"),
        text="Yine gitti, bu dördüncü kez yazıyorum.",
        channel=Channel.SMS,
    ),
    Case(
        *(2, "Gülsüm Ateş", "+905551110010", "privacy_consent"),
        text="Adıma, haberim olmadan bir hat açılmış; e-Devlet'te gördüm.",
    ),
    # Whom no message reaches: they have a landline only, and are called.
    Case(
        *(7, "Mürüvvet Tan", "+902125550021", "internet_outage"),
        text="Telefon var, internet yok. Kızım bakıyordu, o da şehir dışında.",
        channel=Channel.PHONE,
        actions=(
            ("ayse", *_TAKE),
            ("ayse", "ask", ("Modemin üstündeki ışıklardan hangileri yanıyor?",)),
        ),
    ),
    Case(
        *(29, "Rıfat Soylu", "+903125550022", "billing"),
        text="Ev telefonuma hiç aramadığım yurt dışı aramaları yazılmış.",
        channel=Channel.STORE,
        actions=(
            ("mehmet", *_TAKE),
            (
                "mehmet",
                "conclude",
                ("upheld", "Yurt dışı aramalarının 214,60 TL'si faturanızdan düşüldü."),
            ),
        ),
    ),
    Case(
        *(52, "Şükran Aydın", "+902325550023", "internet_speed"),
        text="İnternet çok yavaş, torunlarım ders yapamıyor.",
        channel=Channel.PHONE,
        actions=(
            ("ayse", *_TAKE),
            ("ayse", "conclude", ("upheld", "Hat profiliniz düzeltildi; hızınız 50 Mb/sn oldu.")),
        ),
    ),
)


# By whom, whose (`places`), the short name, the title and the words.
REPLIES = (
    (
        *("selim", "team:technical", "olcum", "Ölçüm istendi"),
        "Hattınız için ölçüm istedim. Sonucu {takip_no} numaralı kaydınızdan izleyebilirsiniz.",
    ),
    (
        *("ayse", "own", "merhaba", "Karşılama (Ayşe)"),
        "Merhaba {ad}, ben {temsilci}, teknik destekten yazıyorum. Hemen bakıyorum.",
    ),
)


# By whom, whose, the name and the acts (`macro_acts`).
MACROS = (
    (
        *("selim", "house", "İncelemeye al, üç gün sonra bak"),
        {"state": "in_review", "person": "me", "when": "days", "reminder": "Nerede kaldı?"},
    ),
    (
        *("zeynep", "team:technical", "Ölçüm iste"),
        {
            "note": "Hat ölçümü istendi.",
            "question": "Merhaba {ad}, modeminizin DSL ışığı yanıyor mu? Ölçüm istedik.",
            "when": "hour",
            "reminder": "Ölçüm sonucu geldi mi?",
        },
    ),
)


# Who has which rules of routing: what each asks and decides, and why.
RULES = (
    ("selim", {"severity": "critical", "priority": "2", "note": "Tehlikede biri var."}),
    (
        "selim",
        {"channel": "official_institution", "priority": "1", "note": "Süreyi kurum da izler."},
    ),
)
# By whom, and what it is called: the first day of the next year, on which nobody answers.
HOLIDAY = ("selim", "Yılbaşı")


@dataclass(frozen=True)
class Talk:
    """A chat: what the customer wrote and the bot answered, and who holds it now.

    `holder` is a username, `""` who waits for a person, None where the bot has it.
    """

    minutes_ago: int
    lines: tuple[tuple[str, str], ...]
    holder: str | None = ""
    reason: str = "Bir kişiyle görüşmek istiyor"
    says: str = ""


TALKS = (
    Talk(
        41,
        (
            (
                "üç gündür arıyorum kimse açmıyor birine bağlayın artık",
                "Sizi bir temsilciye aktarıyorum; sıranızı buradan görebilirsiniz.",
            ),
        ),
    ),
    Talk(
        18,
        (
            (
                "faturam iki katı gelmiş",
                "Fatura için önce ayrıntısına bakabilirsiniz. Sorun çözüldü mü?",
            ),
            (
                "hayır anlamıyorum ben öyle şeylerden, insan yok mu",
                "Sizi bir temsilciye aktarıyorum.",
            ),
        ),
    ),
    Talk(
        12,
        (
            ("modem sürekli yeniden başlıyor", "Adaptörü ve kabloyu kontrol edebilir misiniz?"),
            ("ettim olmadı", "Temsilcimiz buradan yazacak."),
        ),
        holder="ayse",
        says="Merhaba, ben Ayşe. Modemin arkasındaki etikette yazan modeli söyler misiniz?",
    ),
    Talk(
        3,
        (("merhaba tarifeler ne kadar", "Güncel tarifeleri internet sitemizden görebilirsiniz."),),
        holder=None,
    ),
)
