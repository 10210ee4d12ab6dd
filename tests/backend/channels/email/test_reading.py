"""Mail as it really comes: its letters, its parts, and what is new in it."""

from __future__ import annotations

import base64
from email import message_from_bytes, policy

import pytest

from backend.channels.email.calendars import summary_of
from backend.channels.email.html_text import text_of
from backend.channels.email.parts import TooManyPartsError
from backend.channels.email.quoting import new_words
from backend.channels.email.reading import read
from backend.channels.email.signatures import phone_in
from tests.backend.channels.email.letters import WORDS, letter, parts, stored

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

BASE64 = "Content-Transfer-Encoding: base64"


def test_row_1_a_message_id_in_brackets_and_headers_that_python_raises_at() -> None:
    content = stored("01_message_id_in_brackets")
    with pytest.raises(IndexError):
        _ = message_from_bytes(content, policy=policy.default)["Message-ID"]
    mail = read(content)
    assert mail.message_id == "[abc@microsoft.com]"
    assert mail.sender is not None
    assert (mail.sender.address, mail.sender.name) == ("ayse@ornek.com", "Ayşe")
    assert mail.whole == WORDS


@pytest.mark.parametrize("name", ["02_unknown_charset", "02_iso_8859_9_e"])
def test_row_2_a_charset_that_nobody_knows(name: str) -> None:
    assert read(stored(name)).whole == WORDS


@pytest.mark.parametrize("name", ["03_windows_1254_as_latin_1", "03_windows_1254_without_a_label"])
def test_row_3_turkish_letters_that_say_to_be_western_or_nothing(name: str) -> None:
    assert read(stored(name)).whole == WORDS


def test_row_4_utf_8_that_says_to_be_iso_8859_9() -> None:
    assert read(stored("04_utf_8_as_iso_8859_9")).whole == f"Şikâyet: {WORDS}"


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("iso-8859-9", "iso-8859-9"),
        ("windows-1254", "cp1254"),
        ("utf-8", "cp1254"),
        ("utf-8", "utf-8"),
        ("utf-16", "utf-16"),
        ("iso-8859-5", "iso-8859-5"),
        ("us-ascii", "utf-8"),
    ],
)
def test_row_4_a_label_that_is_right_is_believed(label: str, encoding: str) -> None:
    words = "Здравствуйте" if encoding == "iso-8859-5" else WORDS
    body = base64.b64encode(words.encode(encoding))
    more = ("Content-Transfer-Encoding: base64",)
    mail = read(letter(body, content_type=f"text/plain; charset={label}", more=more))
    assert mail.whole == words


def test_row_5_letters_of_raw_headers_are_kept_and_can_be_stored() -> None:
    mail = read(stored("05_raw_8_bit_headers"))
    assert mail.subject == "Şikâyetim: çağrı gelmiyor"
    assert mail.sender is not None
    assert mail.sender.name == "Ayşe Gülüş"
    mail.sender.name.encode()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?B?xZ5pa8OieWV0?=", "Şikâyet"),
        ("=?iso-8859-9?Q?=DEikayet?= =?utf-8?Q?im_?=", "Şikayetim"),
        ("=?x-nobody?Q?=DEikayet?=", "Şikayet"),
        ("=?utf-8?B?bozuk", "=?utf-8?B?bozuk"),
        ("=?utf-8?B?!!!?=", ""),
        ("Fatura =?utf-8?Q?=C4=B1?= Ş", "Fatura ı Ş"),
    ],
)
def test_encoded_words_are_read_and_broken_ones_break_nothing(written: str, meant: str) -> None:
    mail = read(letter(subject=written))
    assert mail.subject == meant
    assert mail.whole == WORDS


def test_row_7_what_outlook_packed_is_taken_out() -> None:
    mail = read(stored("07_winmail"))
    assert mail.whole == "Faturam iki kat geldi."
    [file] = mail.files
    assert (file.name, file.content.decode()) == ("fatura.txt", "Fatura tutarı 900 TL")


def test_row_7_a_parcel_that_cannot_be_opened_is_a_file() -> None:
    body, kind = parts(
        ("Content-Type: text/plain; charset=utf-8", WORDS),
        ("Content-Type: application/ms-tnef; name=winmail.dat", b"x\x9f>\x22nonsense"),
    )
    mail = read(letter(body, content_type=kind))
    assert mail.whole == WORDS
    assert [each.name for each in mail.files] == ["winmail.dat"]


def test_row_8_an_invitation_is_not_empty() -> None:
    mail = read(stored("08_invitation"))
    assert "Konu: Kurulum randevusu, ev" in mail.whole
    assert "Yer: Kadıköy" in mail.whole
    assert [each.name for each in mail.files] == ["davet.ics"]
    assert summary_of("") == "Takvim daveti"


def test_row_9_html_without_html_beside_an_empty_text() -> None:
    mail = read(stored("09_html_without_html"))
    assert mail.whole == f"{WORDS}\n\nİki kez aradım.\nKimse açmadı."
    assert mail.subject == ""


def test_row_15_a_mail_of_very_many_parts_or_depths_is_refused() -> None:
    body, kind = parts(*[("Content-Type: text/plain", "x")] * 400)
    with pytest.raises(TooManyPartsError):
        read(letter(body, content_type=kind))
    nested = letter("x", content_type="text/plain")
    inner, inner_kind = b"x", "text/plain"
    for at in range(40):
        boundary = f"b{at}"
        head = f"--{boundary}\r\nContent-Type: {inner_kind}\r\n\r\n".encode()
        inner = head + inner + f"\r\n--{boundary}--\r\n".encode()
        inner_kind = f'multipart/mixed; boundary="{boundary}"'
    nested = letter(inner, content_type=inner_kind)
    with pytest.raises(TooManyPartsError):
        read(nested)


def test_row_16_a_logo_that_the_page_shows_is_no_file() -> None:
    mail = read(stored("16_signature_logo"))
    assert mail.whole == WORDS
    assert mail.files == []


@pytest.mark.parametrize(("size", "taken"), [(1000, False), (200_000, True)])
def test_row_16_a_pasted_screenshot_is_a_file_where_a_logo_is_none(
    size: int, *, taken: bool
) -> None:
    body, kind = parts(
        ("Content-Type: text/html; charset=utf-8", "<p>Ekran:</p><img src='cid:a1'>"),
        (
            "Content-Type: image/png; name=i.png\r\nContent-ID: <a1>\r\n" + BASE64,
            base64.encodebytes(PNG + b"\0" * size),
        ),
        kind="related",
    )
    assert bool(read(letter(body, content_type=kind)).files) is taken


def test_a_picture_that_no_page_shows_is_a_file() -> None:
    body, kind = parts(
        ("Content-Type: text/plain; charset=utf-8", WORDS),
        ("Content-Type: image/png; name=foto.png\r\nContent-Disposition: inline", PNG),
    )
    assert [each.name for each in read(letter(body, content_type=kind)).files] == ["foto.png"]


def test_a_mail_that_is_passed_on_as_a_file_is_kept_as_one() -> None:
    body, kind = parts(
        ("Content-Type: text/plain; charset=utf-8", WORDS),
        ("Content-Type: message/rfc822", letter("Kampanyamız bitti.")),
    )
    mail = read(letter(body, content_type=kind))
    assert mail.whole == WORDS
    assert b"Kampanyam" in mail.files[0].content


QUOTED = [
    "23 Kas 2026 Pzt, 10:00 tarihinde Türk Telekom <a@b.tr> şunu yazdı:\n\n> Merhaba",
    "23 Kas 2026 Pzt, 10:00 tarihinde Türk Telekom\n<iletisim@turktelekom.com.tr> şunu\nyazdı:\n>",
    "On Mon, Nov 23, 2026 at 10:00 AM Türk Telekom <a@b.tr> wrote:\n> Hello",
    "____________\nKimden: Türk Telekom\nGönderildi: 23 Kasım\nKime: Ayşe\nKonu: x",
    "From: Türk Telekom\nSent: Monday\nTo: Ayşe\nSubject: x\n\nMerhaba",
    "-----Özgün İleti-----\nMerhaba",
    "----- Original Message -----\nHello",
    "> Merhaba\n> Sayın Ayşe",
]


@pytest.mark.parametrize("older", QUOTED)
def test_what_stood_in_the_mail_before_is_cut(older: str) -> None:
    assert new_words(f"Modemi yeniledim, olmadı.\nTeşekkürler\n\n{older}") == (
        "Modemi yeniledim, olmadı.\nTeşekkürler"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Bana şunu yazdı: faturanız hazır. Ama değil.",
        "Kimden: bilmiyorum, bir mesaj geldi.",
        "Müşteri hizmetleri 3 gün önce yazdı:\nfaturanız hazır",
        "-- \nAyşe",
        "Konu: internet\nTarih: dün",
    ],
)
def test_what_is_no_quotation_stays(words: str) -> None:
    assert new_words(words) == words.strip()


def test_where_nothing_would_be_left_all_of_it_is_kept() -> None:
    assert new_words("> yalnız alıntı") == "> yalnız alıntı"


def test_what_a_page_quotes_is_cut_and_what_it_hides_is_not_read() -> None:
    page = (
        "<p>Olmadı.</p><p style='display:none'>gizli</p>"
        "<div class='gmail_quote'>alıntı<blockquote>x</blockquote></div>"
    )
    assert text_of(page, new_only=True) == "Olmadı."
    assert text_of(page) == "Olmadı.\n\nalıntı\n\nx"
    assert text_of("<p>Yeni<div id='divRplyFwdMsg'>eski</div>eski", new_only=True) == "Yeni"


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Arayın.\n\nSaygılarımla,\nAyşe\nCep: 0532 123 45 67", "+905321234567"),
        ("Arayın.\n-- \nAyşe\n+90 532 123 45 67", "+905321234567"),
        ("0532 123 45 67 numaralı hattım kesik.", None),
        ("Hattım 0532 123 45 67\n\nSaygılarımla,\nAyşe", None),
        ("x\nSaygılarımla\n0532 123 45 67\n0533 123 45 67", None),
        ("x\nSaygılarımla\nTel: 0212 123 45 67", None),
        ("x\nSaygılarımla\n444 1 444", None),
    ],
)
def test_a_number_is_the_writers_only_below_the_farewell_and_alone(
    text: str, phone: str | None
) -> None:
    assert phone_in(text) == phone
