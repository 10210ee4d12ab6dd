"""What is written, what of it is found, and as what."""

from datetime import date

import pytest
import spacy
from hypothesis import given, strategies as st

from bot.entities import rivals
from bot.patterns.finding import settled
from bot.patterns.phrases import Phrases
from bot.patterns.placeholders import with_placeholders
from bot.turkish import fold

_SPACY = spacy.blank("tr")
_PHRASES = Phrases(_SPACY.vocab)
# A Wednesday.
TODAY = date(2026, 11, 25)


def found_in(text: str) -> list[tuple[str, str, str]]:
    document = _SPACY(text)
    for word in document:
        word.norm_ = fold(word.text)
    return [
        (found.entity, text[found.start : found.end], found.value)
        for found in settled(rivals(document, _PHRASES, TODAY))
    ]


TRACKING = "482109375523"
MOBILE = "+905321234567"

NUMBERS = [
    ("482109375523", [("tracking_number", "482109375523", TRACKING)]),
    ("4821 0937 5523", [("tracking_number", "4821 0937 5523", TRACKING)]),
    ("4821-0937-5523'ün durumu ne?", [("tracking_number", "4821-0937-5523", TRACKING)]),
    ("4821.0937.5523", [("tracking_number", "4821.0937.5523", TRACKING)]),
    ("482 109 375 523", [("tracking_number", "482 109 375 523", TRACKING)]),
    ("48 21 09 37 55 23", [("tracking_number", "48 21 09 37 55 23", TRACKING)]),
    ("4821 - 0937 - 5523", [("tracking_number", "4821 - 0937 - 5523", TRACKING)]),
    ("takip no:482109375523 ne oldu", [("tracking_number", "482109375523", TRACKING)]),
    ("482109375523un durumu", [("tracking_number", "482109375523", TRACKING)]),
    ("482109375524", [("tracking_number", "482109375524", "482109375524")]),
    ("5321 2345 6789", [("tracking_number", "5321 2345 6789", "532123456789")]),
    ("0821 0937 5523", []),
    ("9821 0937 5523", []),
    ("4821 0937 552", []),
    ("4821 0937 55231", []),
    ("0532 123 45 67", [("phone", "0532 123 45 67", MOBILE)]),
    ("05321234567", [("phone", "05321234567", MOBILE)]),
    ("5321234567", [("phone", "5321234567", MOBILE)]),
    ("532 123 45 67", [("phone", "532 123 45 67", MOBILE)]),
    ("532.123.45.67", [("phone", "532.123.45.67", MOBILE)]),
    ("0532-123-45-67", [("phone", "0532-123-45-67", MOBILE)]),
    ("0 532 123 45 67", [("phone", "0 532 123 45 67", MOBILE)]),
    ("0532 1234567", [("phone", "0532 1234567", MOBILE)]),
    ("0532 123 4567", [("phone", "0532 123 4567", MOBILE)]),
    ("0(532) 123 45 67", [("phone", "0(532) 123 45 67", MOBILE)]),
    ("(0532) 123 45 67", [("phone", "(0532) 123 45 67", MOBILE)]),
    ("(532) 123 45 67", [("phone", "(532) 123 45 67", MOBILE)]),
    ("+90 532 123 45 67", [("phone", "+90 532 123 45 67", MOBILE)]),
    ("+90 (532) 123-45-67", [("phone", "+90 (532) 123-45-67", MOBILE)]),
    ("+905321234567", [("phone", "+905321234567", MOBILE)]),
    ("905321234567", [("phone", "905321234567", MOBILE)]),
    ("00905321234567", [("phone", "00905321234567", MOBILE)]),
    ("0090 532 123 45 67", [("phone", "0090 532 123 45 67", MOBILE)]),
    ("05 32 12 34 56 7", [("phone", "05 32 12 34 56 7", MOBILE)]),
    ("numaram 05321234567den arayın", [("phone", "05321234567", MOBILE)]),
    ("tel:05321234567,", [("phone", "05321234567", MOBILE)]),
    ("0532 123 45 67'yi arayın", [("phone", "0532 123 45 67", MOBILE)]),
    ("+49 171 1234567", [("phone", "+49 171 1234567", "+491711234567")]),
    ("0312 306 07 32", [("phone", "0312 306 07 32", "+903123060732")]),
    ("312 306 07 32", [("phone", "312 306 07 32", "+903123060732")]),
    ("0(212)5551234", [("phone", "0(212)5551234", "+902125551234")]),
    (
        "0532 123 45 67 0533 765 43 21",
        [("phone", "0532 123 45 67", MOBILE), ("phone", "0533 765 43 21", "+905337654321")],
    ),
    (
        "0532 123 45 67 ya da 0533 765 43 21",
        [("phone", "0532 123 45 67", MOBILE), ("phone", "0533 765 43 21", "+905337654321")],
    ),
    (
        "532 123 45 67 3 gündür yok",
        [("phone", "532 123 45 67", MOBILE), ("duration", "3 gündür", "P3D")],
    ),
    (
        "4821 0937 5523 3 gündür bekliyorum",
        [("tracking_number", "4821 0937 5523", TRACKING), ("duration", "3 gündür", "P3D")],
    ),
    (
        "4821 0937 5523 ve 0532 123 45 67",
        [("tracking_number", "4821 0937 5523", TRACKING), ("phone", "0532 123 45 67", MOBILE)],
    ),
    ("8812345678", [("service_number", "8812345678", "8812345678")]),
    ("hizmet no 5321234567", [("service_number", "5321234567", "5321234567")]),
    ("hizmet numaram: 8812345678", [("service_number", "8812345678", "8812345678")]),
    ("abone no'm 881 234 56 78", [("service_number", "881 234 56 78", "8812345678")]),
    ("Müşteri numarası 1234567890", [("service_number", "1234567890", "1234567890")]),
    ("TR33 0006 1005 1978 6457 8413 26", []),
    ("TR330006100519786457841326", []),
    ("IBAN: TR33 0006 1005 1978 6457 8413 26 bu", []),
    ("5412 7534 1234 5678", []),
    ("5412753412345678", []),
    ("5412-7534-1234-5678 12/26 123", []),
    ("kart no 4543 1234 5678 9012", []),
    ("12345678901", []),
    ("TC kimlik no 12345678901", []),
    ("TC: 5321234567", []),
    ("vergi no 1234567890", []),
    ("sipariş no 482109375523", []),
    ("444 1 444", []),
    ("123 45 67", []),
    ("0850 222 04 44", []),
    ("500 dakika 20 GB 1000 SMS", []),
    ("192.168.1.1", []),
    ("1 2 3 4 5 6 7 8 9 1 2 3 4 5", []),
]

TIMES = [
    ("3 gündür yok", [("duration", "3 gündür", "P3D")]),
    ("3gündür", [("duration", "3gündür", "P3D")]),
    ("2 haftadır", [("duration", "2 haftadır", "P2W")]),
    ("bir aydır", [("duration", "bir aydır", "P1M")]),
    ("BİR YILDIR", [("duration", "BİR YILDIR", "P1Y")]),
    ("ucgun once uc gun once", [("duration", "uc gun once", "P3D")]),
    ("üç gün önce aradım", [("duration", "üç gün önce", "P3D")]),
    ("1,5 aydır", [("duration", "1,5 aydır", "P1.5M")]),
    ("bir buçuk yıldır", [("duration", "bir buçuk yıldır", "P1.5Y")]),
    ("yarım saattir bekliyorum", [("duration", "yarım saattir", "PT0.5H")]),
    ("kırk beş dakikadır", [("duration", "kırk beş dakikadır", "PT45M")]),
    ("on iki gündür", [("duration", "on iki gündür", "P12D")]),
    ("3-4 gündür", [("duration", "3-4 gündür", "P3D")]),
    ("2 günden beri", [("duration", "2 günden beri", "P2D")]),
    ("10 gün oldu", [("duration", "10 gün oldu", "P10D")]),
    ("dünden beri", [("duration", "dünden beri", "P1D")]),
    ("dün akşamdan beri yok", [("duration", "dün akşamdan beri", "P1D")]),
    ("24 ay taahhüt", []),
    ("12 ay boyunca sabit fiyat", []),
    ("kaç gündür", []),
    ("7/24 hizmet", []),
    ("24/7 destek", []),
    ("15.10.2026", [("date", "15.10.2026", "2026-10-15")]),
    ("15/10/26 tarihinde", [("date", "15/10/26", "2026-10-15")]),
    ("2026-10-15", [("date", "2026-10-15", "2026-10-15")]),
    ("15.10.2026'dan beri", [("date", "15.10.2026", "2026-10-15")]),
    ("15 Ekim 2026'dan beri", [("date", "15 Ekim 2026", "2026-10-15")]),
    ("15 EKİM", [("date", "15 EKİM", "--10-15")]),
    ("15 ekimden beri", [("date", "15 ekim", "--10-15")]),
    ("15 Ekim'de", [("date", "15 Ekim", "--10-15")]),
    ("15/10", [("date", "15/10", "--10-15")]),
    ("15.10'da başvurdum", [("date", "15.10", "--10-15")]),
    ("31.02.2026", []),
    ("31 Şubat", []),
    ("10/10 hizmet", []),
    ("sürüm 1.2.3", []),
]

SUMS = [
    ("349,90 TL", [("amount", "349,90 TL", "349.90")]),
    ("349.90 tl", [("amount", "349.90 tl", "349.90")]),
    ("349,90TL'yi", [("amount", "349,90TL", "349.90")]),
    ("1.250₺", [("amount", "1.250₺", "1250.00")]),
    ("1.250,50 TL", [("amount", "1.250,50 TL", "1250.50")]),
    ("₺500", [("amount", "₺500", "500.00")]),
    ("500 lira", [("amount", "500 lira", "500.00")]),
    ("500 liralık paket", [("amount", "500 lira", "500.00")]),
    ("üç yüz elli lira", [("amount", "üç yüz elli lira", "350.00")]),
    ("bin iki yüz TL", [("amount", "bin iki yüz TL", "1200.00")]),
    ("3 bin TL", [("amount", "3 bin TL", "3000.00")]),
    ("500 Türk Lirası", [("amount", "500 Türk Lirası", "500.00")]),
    ("20 GB", []),
    ("lira yükledim", []),
]

ADDRESSES = [
    ("ali.veli@gmail.com", [("email", "ali.veli@gmail.com", "ali.veli@gmail.com")]),
    ("Ali@Gmail.COM'dan", [("email", "Ali@Gmail.COM", "ali@gmail.com")]),
    ("mailim: a_b+c@x.com.tr.", [("email", "a_b+c@x.com.tr", "a_b+c@x.com.tr")]),
    ("ALI.INCI@MAIL.COM", [("email", "ALI.INCI@MAIL.COM", "ali.inci@mail.com")]),
    ("05321234567@sms.com", [("email", "05321234567@sms.com", "05321234567@sms.com")]),
    ("ali@gmail", []),
    ("@kullanici", []),
]


SPOKEN = [
    (words, [("phone", words, MOBILE)])
    for words in (
        "sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi",
        "beş yüz otuz iki, yüz yirmi üç, kırk beş, altmış yedi",
        "beş üç iki bir iki üç dört beş altı yedi",
        "SIFIR BEŞYÜZOTUZİKİ YÜZYİRMİÜÇ KIRKBEŞ ALTMIŞYEDİ",
        "sifir besyuz otuz iki yuz yirmi uc kirk bes altmis yedi",
        "0532 yüz yirmi üç 45 67",
    )
] + [
    (
        "beş yüz otuz, iki yüz yirmi üç, kırk beş, altmış yedi",
        [
            (
                "phone",
                "beş yüz otuz, iki yüz yirmi üç, kırk beş, altmış yedi",
                "+905302234567",
            )
        ],
    ),
    (
        "numaram beş yüz elli dört sıfır on iki on üç yetmiş arayın",
        [("phone", "beş yüz elli dört sıfır on iki on üç yetmiş", "+905540121370")],
    ),
    ("beş yüz otuz iki", []),
    ("sıfır beş yüz otuz iki yüz yirmi üç", []),
    ("bir iki üç dört beş altı yedi sekiz dokuz on", []),
    ("iki yüz elli dakika on gb", []),
    (
        "beş yüz lira fazla, beş gün oldu",
        [
            ("amount", "beş yüz lira", "500.00"),
            ("duration", "beş gün oldu", "P5D"),
        ],
    ),
]

RELATIVE = [
    ("geçen salı aradım", [("date", "geçen salı", "2026-11-24")]),
    ("gecen cumartesiden beri", [("date", "gecen cumartesi", "2026-11-21")]),
    ("geçen hafta salı günü geldiler", [("date", "geçen hafta salı günü", "2026-11-17")]),
    ("geçen çarşamba", [("date", "geçen çarşamba", "2026-11-18")]),
    ("bu pazartesi gelecekti", [("date", "bu pazartesi", "2026-11-23")]),
    ("GEÇEN PAZAR", [("date", "GEÇEN PAZAR", "2026-11-22")]),
    ("geçtiğimiz perşembe'den beri", [("date", "geçtiğimiz perşembe", "2026-11-19")]),
    ("geçen ay yüksek geldi", [("date", "geçen ay", "2026-10")]),
    ("geçen haftaki arıza", [("date", "geçen hafta", "2026-W47")]),
    ("geçen yıl taşındım", [("date", "geçen yıl", "2025")]),
    ("dün aradım", [("date", "dün", "2026-11-24")]),
    ("dünkü fatura", [("date", "dün", "2026-11-24")]),
    ("bugün geldi", [("date", "bugün", "2026-11-25")]),
    ("evvelsi gün geldiler", [("date", "evvelsi gün", "2026-11-23")]),
    ("önceki gün kesildi", [("date", "önceki gün", "2026-11-23")]),
    ("15.10.2025 de modem bozuldu", [("date", "15.10.2025", "2025-10-15")]),
    ("pazar günü gelin", []),
    ("salı pazarı", []),
    ("dünya kadar para", []),
    ("bugünlerde çok yavaş", []),
    ("her ay zam", []),
]

PLACES = [
    ("İstanbul'da çekmiyor", [("city", "İstanbul", "İstanbul")]),
    ("istanbulda internet yok", [("city", "istanbul", "İstanbul")]),
    ("ISTANBUL", [("city", "ISTANBUL", "İstanbul")]),
    ("izmir bornova", [("city", "izmir", "İzmir"), ("district", "bornova", "Bornova")]),
    (
        "Ankara'nın Çankaya ilçesinde",
        [("city", "Ankara", "Ankara"), ("district", "Çankaya", "Çankaya")],
    ),
    ("Bursa/Osmangazi", [("city", "Bursa", "Bursa"), ("district", "Osmangazi", "Osmangazi")]),
    (
        "Kadıköy / İstanbul",
        [("district", "Kadıköy", "Kadıköy"), ("city", "İstanbul", "İstanbul")],
    ),
    ("il: Rize ilçe: Pazar", [("city", "Rize", "Rize"), ("district", "Pazar", "Pazar")]),
    ("ordu ili fatsa ilçesi", [("city", "ordu", "Ordu"), ("district", "fatsa", "fatsa")]),
    ("elazığ merkez", [("city", "elazığ", "Elazığ")]),
    ("konyalıyım", [("city", "konya", "Konya")]),
    ("diyarbakirdan yaziyorum", [("city", "diyarbakir", "Diyarbakır")]),
    ("Antep'teyiz", [("city", "Antep", "Gaziantep")]),
    ("urfada", [("city", "urfa", "Şanlıurfa")]),
    (
        "Şanlıurfa Haliliye",
        [("city", "Şanlıurfa", "Şanlıurfa"), ("district", "Haliliye", "Haliliye")],
    ),
    ("Kocaeli'ne taşındım", [("city", "Kocaeli", "Kocaeli")]),
    ("Van'da çekmiyor", [("city", "Van", "Van")]),
    ("vanda cekmiyor", [("city", "van", "Van")]),
    ("Ağrı'dan yazıyorum", [("city", "Ağrı", "Ağrı")]),
    ("kars'ta kar var", [("city", "kars", "Kars")]),
    ("ordu gibi adam geldi", []),
    ("ağrı kesici", []),
    ("kapıyı açmış gibi yapıyorlar", []),
    ("tokat gibi fatura", []),
    ("aydın mısınız", []),
    ("karşı komşuda var", []),
    ("müşteri temsilcisi", []),
    ("her ilçede aynı", []),
    ("avansı yatırdım", []),
    ("muğlak bir yanıt", []),
    ("batman filmi", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), NUMBERS + TIMES + SUMS + ADDRESSES + SPOKEN + RELATIVE + PLACES
)
def test_what_is_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found_in(text) == expected


@given(st.text("0123456789 .-+()/TLabgün", max_size=80))
def test_findings_lie_in_the_text_and_apart(text: str) -> None:
    document = _SPACY(text)
    findings = settled(rivals(document, _PHRASES, TODAY))
    ends = [0, *(found.end for found in findings)]
    for found, previous_end in zip(findings, ends, strict=False):
        assert previous_end <= found.start < found.end <= len(text)


def test_numbers_are_named_for_the_classifier() -> None:
    named = with_placeholders("4821 0937 5523 ne oldu, 0532 123 45 67")
    assert named.split() == ["takipnumarasi", "ne", "oldu,", "telefonnumarasi"]
