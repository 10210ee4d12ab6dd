"""What the complaints of `generate` say, and by whom: every person and address is made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lexicon.turkish import fold

if TYPE_CHECKING:
    import random

FIRST_NAMES = (
    *("Ayşe", "Mehmet", "Zeynep", "Mustafa", "Elif", "Hüseyin", "Fatma", "İbrahim", "Çiğdem"),
    *("Oğuz", "Şule", "Ümit", "Gülşen", "Barış", "Ebru", "Kerem", "Nazlı", "Volkan", "Sevgi"),
)
LAST_NAMES = (
    *("Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Yıldız", "Öztürk", "Aydın", "Arslan"),
    *("Doğan", "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özdemir", "Işık", "Güneş"),
)
STREETS = ("Çınar", "Menekşe", "Şehit Kemal", "Gül", "Ihlamur", "Değirmen", "Lale", "Çamlık")

TOPICS: dict[str, tuple[str, ...]] = {
    "internet_outage": (
        "{days} gündür evde internet yok, modemin ışığı kırmızı yanıyor.",
        "İnternet akşamları kesiliyor, {days} gündür çağrı merkezi oyalıyor.",
        "Bağlantı her yarım saatte bir kopuyor, iş toplantılarına giremiyorum.",
    ),
    "internet_speed": (
        "100 megabit ödüyorum, {days} gündür 9 megabiti geçmiyor.",
        "Hız akşam sekizden sonra düşüyor, video açılmıyor.",
    ),
    "billing": (
        "Faturam bu ay iki katına çıktı, {amount} TL fazla yazılmış.",
        "Ödediğim fatura ödenmemiş görünüyor, {amount} TL'yi geri istiyorum.",
    ),
    "commitment_cancellation": (
        "Taahhüdüm bitti, iptal için aradım, {amount} TL cayma bedeli çıkardınız.",
        "Haberim olmadan taahhüdüm uzatılmış, onay vermedim.",
    ),
    "modem_device": ("Gönderdiğiniz modem {days} günde bozuldu, kendi kendine kapanıyor.",),
    "mobile_coverage": ("Evin içinde telefon çekmiyor, {days} gündür kimse bana ulaşamıyor.",),
    "installation_relocation": ("Nakil için {days} gündür ekip bekliyorum, gelen yok.",),
    "package_tariff": ("Tarifem sorulmadan değişmiş, aylık {amount} TL fazla ödüyorum.",),
    "customer_service": ("Kırk dakika bekledim, yüzüme kapandı, geri arayan olmadı.",),
    "number_porting": ("Numara taşıma {days} gündür sürüyor, hattım kapalı kaldı.",),
}
WHERE = " Adres {street}."
AFTER = (
    "",
    " Taşındığımızdan beri böyle.",
    " Daha önce de yazmıştım, sonuç çıkmadı.",
    " Bir an önce düzeltilmesini istiyorum.",
    " Komşularda aynı sorun yok.",
)
QUESTIONS = ("Modeminizin ışıkları ne renk yanıyor?", "Fatura tarihini yazar mısınız?")
ADDITIONS = ("Kırmızı yanıyor.", "Ayın on dördünde kesilmiş.", "Hâlâ aynı, değişen bir şey yok.")
UPHELD = (
    "Hattınızdaki arıza giderildi; kesinti süresi bir sonraki faturanızdan düşülecek.",
    "Fazla alınan tutar bir sonraki faturanıza iade edildi.",
)
REJECTED = ("Kayıtlarımızda bir hata görünmüyor; ölçümler sözleşmedeki değerlerde.",)


@dataclass(frozen=True)
class Customer:
    """Somebody made up. No two have the same number, address or street door."""

    name: str
    phone: str
    email: str
    street: str


def customer(rng: random.Random, number: int) -> Customer:
    """Make the customer of a number, below ten million."""
    first, last = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
    return Customer(
        name=f"{first} {last}",
        phone=f"+90555{number:07}",
        email=f"{fold(first)}.{fold(last)}.{number}@ornek.example",
        street=f"{rng.choice(STREETS)} Sokak {number}",
    )


def complaint(rng: random.Random, street: str, topic: str = "") -> tuple[str, str]:
    """Return a topic, the given one if any, and what somebody says of it."""
    topic = topic or rng.choice(tuple(TOPICS))
    said = rng.choice(TOPICS[topic]) + WHERE + rng.choice(AFTER)
    days, amount = rng.randint(2, 20), rng.randint(40, 900)
    return topic, said.format(days=days, amount=amount, street=street)
