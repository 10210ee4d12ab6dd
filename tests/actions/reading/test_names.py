from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given, strategies as st

from actions.reading import given_names, names, reading as r, tells
from actions.reading.message import Message
from tests.actions.messages import said
from tests.patience import SLOWER

SURE = 0.8


def score(text: str) -> float:
    return max((one.score for one in names.candidates(Message(text))), default=0.0)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("ayşe yılmaz", "Ayşe Yılmaz"),
        ("İBRAHİM ÇALIŞKAN", "İbrahim Çalışkan"),
        ("IŞIL ILGAZ", "Işıl Ilgaz"),
        ("ismail", "İsmail"),
        ("elif su", "Elif Su"),
        ("Ahmet Şen", "Ahmet Şen"),
        ("Abdulgazi Koruyan", "Abdulgazi Koruyan"),
        ("M. Ali Kocatepe", "M. Ali Kocatepe"),
        ("Fatma Nur Ak Demirci", "Fatma Nur Ak Demirci"),
    ],
)
def test_a_name_alone_is_read_and_capitalised(written: str, name: str) -> None:
    assert names.read(written) == name
    assert score(written) > SURE


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HATICE KOR", "Hatice Kor"),
        ("ISMAIL DINC", "İsmail Dinc"),
        ("SERKAN YILDIZ", "Serkan Yıldız"),
        ("NILGUN CINAR", "Nilgun Cınar"),
        ("HATİCE ILICA", "Hatice Ilıca"),
    ],
)
def test_capitals_without_turkish_letters_are_told_apart(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Umut Gelir", "Umut Gelir"),
        ("nurhan gelmez", "Nurhan Gelmez"),
        ("Erdal Günaydın", "Erdal Günaydın"),
        ("gülseren merhaba", "Gülseren Merhaba"),
        ("Kazım Eşek", "Kazım Eşek"),
        ("Selahattin Hat", "Selahattin Hat"),
        ("nuri sinyal", "Nuri Sinyal"),
        ("Cuma Dokuz", "Cuma Dokuz"),
        ("Hasan Yarın", "Hasan Yarın"),
        ("Yeter Sormaz", "Yeter Sormaz"),
        ("kerim iptal", "Kerim İptal"),
        ("Halidun Mansız", "Halidun Mansız"),
        ("akgündüz", "Akgündüz"),
    ],
)
def test_a_name_may_hold_everyday_words(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("adım mehmet kayabaş", "Mehmet Kayabaş"),
        ("benim adım Yusuf Kumsal", "Yusuf Kumsal"),
        ("ben Kadir Uzunçayır", "Kadir Uzunçayır"),
        ("Ad: Pınar Soyad: Tepecik", "Pınar Tepecik"),
        ("ismim Leyla, soyadım Karatavuk", "Leyla Karatavuk"),
        ("soyadım Karatavuk adım Leyla", "Leyla Karatavuk"),
        ("adım yazar, soyadım durmaz", "Yazar Durmaz"),
        ("tabii, Erdem Yalınkılıç", "Erdem Yalınkılıç"),
        ("Erdem Yalınkılıç. Teşekkür ederim", "Erdem Yalınkılıç"),
        ("erdem yalınkılıç yazarsanız olur", "Erdem Yalınkılıç"),
        ("Yalınkılıç, Erdem", "Erdem Yalınkılıç"),
        ("KORKMAZ, ELİF NAZ", "Elif Naz Korkmaz"),
        ("Fatma, Kaya", "Fatma Kaya"),
        ("Nevzat Bey", "Nevzat"),
        ("muhtar selim orak", "Selim Orak"),
        ("ben Nilüfer Taşkent'im", "Nilüfer Taşkent"),
        ("nilüfer_taşkent", "Nilüfer Taşkent"),
        ("nilüfer\ntaşkent", "Nilüfer Taşkent"),
        ("nilüfer, soyadım da taşkent", "Nilüfer Taşkent"),
        ("nilüfer taşkent annem olur", "Nilüfer Taşkent"),
        ("nİLÜFER tAŞKENT", "Nilüfer Taşkent"),
        ("nuray hanım", "Nuray"),
        ("Dr. Serpil Kurgulu", "Serpil Kurgulu"),
        ("Sayın Av. Tarık Ünlüer", "Tarık Ünlüer"),
        ("😀 Serpil Kurgulu 😀", "Serpil Kurgulu"),
        ("Serpil Kurgulu / 43 yaşında", "Serpil Kurgulu"),
    ],
)
def test_what_stands_around_a_name_is_left_out(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("annem adına, Fatma Kaya", "Fatma Kaya"),
        ("babamın ismi Hüseyin Tok", "Hüseyin Tok"),
        ("hat dayımın üzerine, Selim Orak yazın", "Selim Orak"),
        ("eşim Ayhan Gür adına", "Ayhan Gür"),
        ("teyzem yazamıyor, ben yazıyorum. teyzem: hamide sarp", "Hamide Sarp"),
        ("ben nilüfer taşkent ama hat ablamda", "Nilüfer Taşkent"),
    ],
)
def test_a_name_is_given_for_somebody_else(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("John Smith", "John Smith"),
        ("my name is John Smith", "John Smith"),
        ("maria gonzalez", "Maria Gonzalez"),
        ("Vincent van der Meer", "Vincent van der Meer"),
        ("Mohammed Al-Hassan", "Mohammed Al-Hassan"),
        ("Ayşe O'Brien-Kaya", "Ayşe O'Brien-Kaya"),
        ("AYŞE O'BRIEN-KAYA", "Ayşe O'Brıen-Kaya"),
        ("Zoltán Kovács", "Zoltán Kovács"),
    ],
)
def test_names_from_elsewhere_keep_what_is_theirs(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "neden soruyorsunuz",
        "vermek istemiyorum",
        "isim vermeyeceğim",
        "adımı vermem",
        "adım lazım değil",
        "12345",
        "0532 123 45 67",
        "temsilci",
        "internetim hala yok",
        "modem bozuk",
        "kablo koptu",
        "takip numaram nerede",
        "iptal edin",
        "insan yok mu",
        "adım yanlış yazılmış",
        "adım adım anlatın",
        "tamam",
        "iyi akşamlar",
        ".",
        "",
        "a",
        "ayse@ornek.com",
        "bir iki üç dört beş altı",
        "asdasdasd",
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_name_is_not_taken_for_one(written: str) -> None:
    assert names.read(written) is None


def test_the_score_follows_the_evidence() -> None:
    known, unknown, sentence = score("Ayşe Yılmaz"), score("gılzar törpen"), score("sinyal yok")
    assert known > unknown > sentence
    assert score("gılzar törpen") < score("Gılzar Törpen")
    assert score("törpen") < score("gılzar törpen")


def test_the_name_is_offered_as_an_answer() -> None:
    (found,) = names.candidates(Message("ben Ayşe Yılmaz"))
    assert (found.main, found.value) == (r.GIVEN, "Ayşe Yılmaz")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Merhaba adım Ayşe Yılmaz, internetim 3 gündür yok", "Ayşe Yılmaz"),
        ("adım Nuray Bademci, numaram 0532 111 00 11", "Nuray Bademci"),
        ("adım mehmet kaya numaram 05321110011", "Mehmet Kaya"),
        ("adım ali internetim yok kaç gündür bakmadınız", "Ali"),
        ("adım sorulmadan rehbere konmuş", None),
        ("adım Ayşe değil Ayşen", None),
        ("faturam adıma değil", None),
        ("kedime isim verin", None),
        ("internetim yok", None),
    ],
)
def test_a_name_said_in_passing_is_taken_when_it_is_one(written: str, name: str | None) -> None:
    assert names.said_in_passing(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Hız düşük. Cemil Taşkın, 0532 111 00 11", "Cemil Taşkın"),
        ("ben nermin özgür tel 05321110011 faturam yanlış", "Nermin Özgür"),
        ("internet yok 0532 111 00 11 Sabriye ben", "Sabriye"),
        ("Prof. Dr. Aylin Bektaş, aylin@ornek.com, hat kesik", "Aylin Bektaş"),
        ("benim asıl derdim fatura", None),
        ("Mehmet aradı beni, gelmedi", None),
        ("deniz kenarında çekmiyor", None),
        ("internetim yok 0532 111 00 11", None),
    ],
)
def test_a_name_beside_a_number_is_told(written: str, name: str | None) -> None:
    assert names.signed(written) == name


def test_one_part_of_a_name_is_corrected() -> None:
    assert names.replace_part("Ayşe Yılmaz", "ayse", "ayşen") == "Ayşen Yılmaz"
    assert names.replace_part("Ayşe Yılmaz", "Fatma", "Ayşen") is None


@given(st.text(max_size=80))
def test_any_text_gives_a_short_name_or_none(text: str) -> None:
    name = names.read(text)
    assert name is None or (0 < len(name) <= 80 and any(map(str.isalpha, name)))


@pytest.mark.parametrize("piece", ["adım ", "Ali Kaya, ", "ben ali ", "a", "a-", "dr. ", "😊"])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    given_names.is_turkish("ali")
    begun = time.process_time()
    names.read(text)
    names.said_in_passing(text)
    names.signed(text)
    assert time.process_time() - begun < 1.5 * SLOWER


def test_the_lists_stay_small() -> None:
    given_names._names.cache_clear()
    tracemalloc.start()
    assert given_names.is_turkish("nevzat")
    assert given_names.is_foreign("wolfgang")
    assert given_names.is_everyday("internet")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("manav Cemil", "Cemil"),
        ("öğretmen Nalan Soydan", "Nalan Soydan"),
        ("Ferit Akça'nın vekiliyim, adım Ceyda Bolat", "Ceyda Bolat"),
        ("Vekil: Av. Ceyda Bolat", "Ceyda Bolat"),
        ("defter, nurcan", "Nurcan Defter"),
        ("Fatima Zahra El Amrani", "Fatima Zahra El Amrani"),
        ("tran thi bich ngoc", "Tran Thi Bich Ngoc"),
        ("adım rıza demiştim, rıza yücel", "Rıza Yücel"),
    ],
)
def test_who_it_is_and_all_of_the_name(text: str, name: str) -> None:
    message = said(text)
    found = names.opening(message) or next(iter(names.candidates(message))).value
    assert found == name


@pytest.mark.parametrize(
    "text",
    [
        "Tüketicinin Korunması Hakkında Kanun 0505 301 22 44",
        "Bilgi Teknolojileri Kurumu'na yazdım 0505 301 22 44",
        "Hakem Heyeti, 0505 301 22 44",
    ],
)
def test_laws_and_authorities_sign_nothing(text: str) -> None:
    assert tells.fields(said(text)).name is None


def test_a_surname_is_no_place() -> None:
    message = said("adım Derya Ilgaz", entities={"district": ("Ilgaz",)})
    assert tells.fields(message).place is None
    message = said("kadıköydeyim", entities={"district": ("kadıköy",), "city": ("İstanbul",)})
    assert tells.fields(message).place == "Kadıköy, İstanbul"


def test_a_place_is_no_name() -> None:
    message = said("ödemiş izmir", entities={"district": ("ödemiş",), "city": ("İzmir",)})
    assert tells.is_a_place("Ödemiş İzmir", message)


def test_every_word_of_a_name_alone_in_its_message_is_kept() -> None:
    assert names.read("Esma Nur Bahadır Gün") == "Esma Nur Bahadır Gün"
    assert names.read("esma nur bahadır artık") == "Esma Nur Bahadır"


@pytest.mark.parametrize(
    "text",
    ["aklımda kalmaz", "yazmaya devam", "kimseye söylenmesin", "bulamıyorum hala", "evimden uzak"],
)
def test_a_sentence_is_no_name(text: str) -> None:
    assert names.read(text) is None
