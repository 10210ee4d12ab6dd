from __future__ import annotations

import time

import pytest

from actions.reading import questions as q, reading as r, refusals
from actions.reading.message import Message
from tests.patience import SLOWER

SURE = 0.75


def score(text: str, question: str) -> float:
    return max(
        (
            one.score
            for one in refusals.candidates(Message(text), question)
            if one.main == r.REFUSED
        ),
        default=0.0,
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "vermem"),
        (q.PHONE, "numaramı vermek istemiyorum"),
        (q.PHONE, "tel no paylaşmıyorum kusura bakmayın"),
        (q.PHONE, "vermicem numara falan"),
        (q.EMAIL, "mail yazmıyım şimdi"),
        (q.EMAIL, "gerek yok"),
        (q.EMAIL, "lazım değil e posta"),
        (q.EMAIL, "bunu geçelim"),
        (q.NAME, "isim vermeyeceğim"),
        (q.NAME, "adımı söylemesem olur mu"),
        (q.NAME, "ismimin gizli kalsın"),
        (q.NAME, "anonim olsun"),
        (q.NAME, "boş bırakalım"),
        (q.NAME, "ismi boşver"),
        (q.PHONE, "beni aramayın"),
        (q.EMAIL, "mail atmayın"),
        (q.EMAIL, "telefon yeterli"),
    ],
)
def test_who_will_not_say_it_refuses(question: str, text: str) -> None:
    assert score(text, question) > SURE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "neden vereyim ki"),
        (q.PHONE, "niye vericekmişim numaramı"),
        (q.NAME, "adımı niye söyleyeyim size"),
        (q.EMAIL, "verir miyim hiç"),
    ],
)
def test_who_asks_why_he_should_refuses(question: str, text: str) -> None:
    assert score(text, question) > SURE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "sizde zaten var"),
        (q.PHONE, "numaram sistemde kayıtlı"),
        (q.PHONE, "on kere verdim ya numarayı"),
        (q.PHONE, "mesaj yazdığım numara işte"),
        (q.EMAIL, "zaten her ay mail atıyorsunuz"),
        (q.EMAIL, "kayıtlı mail adresim duruyor orada"),
        (q.NAME, "ismim ekranınızda yazıyor"),
        (q.NAME, "daha önce söylemiştim"),
    ],
)
def test_who_gave_it_long_ago_refuses(question: str, text: str) -> None:
    assert score(text, question) > SURE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "yok"),
        (q.PHONE, "cep telefonum yok"),
        (q.PHONE, "telefonum bozuk"),
        (q.PHONE, "hattımı kapattım"),
        (q.PHONE, "numaramı ezbere bilmiyorum"),
        (q.EMAIL, "kullanmıyorum"),
        (q.EMAIL, "mailim yok hiç açmadım"),
        (q.EMAIL, "e posta şifremi unuttum"),
        (q.CODE, "telefonum yanımda değil"),
    ],
)
def test_who_has_none_refuses(question: str, text: str) -> None:
    assert score(text, question) > SURE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "0532 123 45 67 başka vermem"),
        (q.PHONE, "neden istiyorsunuz"),
        (q.PHONE, "faturam yüksek geldi"),
        (q.PHONE, "bir dakika bakayım"),
        (q.EMAIL, "ayse@ornek.com başka yok"),
        (q.NAME, "Nurten Vermez"),
        (q.NAME, "Kemal Yok"),
        (q.NAME, "Nail Adsız"),
        (q.NAME, "Kenan İsimsiz"),
        (q.NAME, "internetim üç gündür yok"),
    ],
)
def test_other_answers_are_no_refusal(question: str, text: str) -> None:
    assert score(text, question) == 0.0


def test_a_wish_for_a_human_outweighs_the_refusal() -> None:
    assert score("numaramı temsilciye veririm size vermem", q.PHONE) < 0.5


@pytest.mark.parametrize("piece", ["vermem ", "niye a b c ", "sizde ", "sistem a ", "e posta "])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begun = time.process_time()
    score(text, q.PHONE)
    assert time.process_time() - begun < 1 * SLOWER


@pytest.mark.parametrize(
    ("question", "text", "way"),
    [
        (q.PHONE, "mail olsa", q.EMAIL),
        (q.PHONE, "mail olur mu", q.EMAIL),
        (q.PHONE, "e-posta adresimi versem", q.EMAIL),
        (q.PHONE, "telefon yerine mail", q.EMAIL),
        (q.PHONE, "mailden ulaşın", q.EMAIL),
        (q.EMAIL, "telefon versem olur mu", q.PHONE),
        (q.EMAIL, "cep numaram olsa olmaz mı", q.PHONE),
    ],
)
def test_the_other_way_is_wished_instead(question: str, text: str, way: str) -> None:
    found = next(refusals.candidates(Message(text), question))
    assert (found.main, found.field) == (r.REFUSED, way)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.PHONE, "mail de lazım mı"),
        (q.PHONE, "mail gelmiyor bana"),
        (q.PHONE, "mail adresim yanlış"),
        (q.PHONE, "mail istemiyorum"),
        (q.EMAIL, "mail olur"),
        (q.NAME, "mail olsa"),
    ],
)
def test_the_other_way_is_only_spoken_of(question: str, text: str) -> None:
    assert all(one.field is None for one in refusals.candidates(Message(text), question))


@pytest.mark.parametrize(
    "text",
    [
        "hayır başka sorum yok",
        "hayır düzelmedi",
        "yok gelmedi",
        "neden çekmiyor bilmiyorum",
        "bilmem kaç gündür böyle",
        "arar mısınız bilmem",
        "ne zaman gelirler bilmiyorum",
    ],
)
@pytest.mark.parametrize("question", [q.PHONE, q.EMAIL, q.NAME])
def test_what_answers_something_else_refuses_nothing(question: str, text: str) -> None:
    assert score(text, question) == 0


@pytest.mark.parametrize(
    "text", ["hayır", "bilmiyorum", "bilmem", "numaramı bilmiyorum", "numaram kaçtı bilmiyorum"]
)
def test_a_plain_no_refuses(text: str) -> None:
    assert score(text, q.PHONE) > SURE
