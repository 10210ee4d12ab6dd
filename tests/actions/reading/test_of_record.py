"""What is said of a complaint that is registered, by the words alone."""

from __future__ import annotations

import pytest

from actions.reading import (
    additions,
    of_record,
    questions as q,
    record_put_right,
    topic_answers,
)
from actions.reading.message import Message
from actions.reading.reading import Fields


@pytest.mark.parametrize(
    "text",
    [
        "ne vakit sonuçlanır",
        "kaç güne yapılır",
        "paramı geri yatırır mısınız ne zaman",
        "iade olur mu",
    ],
)
def test_a_date_is_asked_for(text: str) -> None:
    assert of_record.asks_when(Message(text))


@pytest.mark.parametrize(
    "text", ["taahhüdüm ne zaman bitiyor", "internetim yok", "kampanya kaç gün"]
)
def test_other_dates_are_none_of_the_complaint(text: str) -> None:
    assert not of_record.asks_when(Message(text))


@pytest.mark.parametrize(
    "text", ["5 ocak mı alay mı bu", "daha çabuk olmaz mı", "o kadar bekleyemem", "çok geç bu"]
)
def test_a_date_is_found_too_late(text: str) -> None:
    assert of_record.wants_it_sooner(Message(text))


@pytest.mark.parametrize(
    "text",
    [
        "soyadım hatalı yazılmış",
        "numaram yanlış geçmiş kayda",
        "konu modem olacaktı",
        "adım Selma değil Selda",
    ],
)
def test_a_record_is_put_right(text: str) -> None:
    assert record_put_right.puts_right(Message(text), Fields())


@pytest.mark.parametrize(
    "text", ["faturam yanlış gelmiş", "telefonum çekmiyor", "numaramı taşıyamadım"]
)
def test_a_trouble_of_the_service_puts_nothing_right(text: str) -> None:
    assert not record_put_right.puts_right(Message(text), Fields())


@pytest.mark.parametrize(
    ("text", "topic"),
    [("konu fatura olacaktı", "billing"), ("nakil değil fatura olacak konu", "billing")],
)
def test_the_right_topic_is_named(text: str, topic: str) -> None:
    assert record_put_right.topic_put_right(Message(text), "installation_relocation") == topic


def test_a_topic_in_a_correction_of_the_name_is_none() -> None:
    assert (
        record_put_right.topic_put_right(
            Message("faturadaki adım yanlış yazılmış olacak iş mi"), None
        )
        is None
    )


@pytest.mark.parametrize("text", ["çözüldü", "internetim geldi şimdi", "artık çalışıyor"])
def test_it_works_now(text: str) -> None:
    assert of_record.is_solved(text)


@pytest.mark.parametrize(
    "text",
    [
        "oldu",
        "televizyon dondu",
        "dedem oldu hattı kapatın",
        "düzeldi değil",
        "düzeldi şaka",
        "geldi sandım gelmedi",
        "döndüm geldim",
        "ışıklar kırmızı oldu",
        "pilini çıkardım",
    ],
)
def test_it_is_not_said_to_work(text: str) -> None:
    assert not of_record.is_solved(text)


@pytest.mark.parametrize(
    "text", ["300 lira", "dekontum duruyor", "iki kere ödedim", "ama dün yatırdım"]
)
def test_a_remark_however_short(text: str) -> None:
    assert additions.is_a_remark(Message(text))


@pytest.mark.parametrize("text", ["ya", "bi şey sorucam", "hmm tamam", "bide"])
def test_filler_is_none(text: str) -> None:
    assert additions.is_only_filler(Message(text))
    assert not additions.is_a_remark(Message(text))


def test_what_only_announces_an_addition_adds_nothing() -> None:
    assert additions.told_to_add(Message("kaydıma ekleme yapmak istiyorum")) == ""
    assert additions.told_to_add(Message("modemin ışığı sönük bunu da ekle"))
    assert additions.told_to_add(Message("ekleyin: üçüncü kat")) == "üçüncü kat"


@pytest.mark.parametrize(
    ("text", "forwarded"),
    [
        ("Sayin abonemiz, kartinizdan 90 TL harcama yapilmistir. Bilgi icin arayin. B014", True),
        ("sayın yetkili kartımdan iki kere ödeme aldınız neden böyle oldu", False),
    ],
)
def test_a_forwarded_message_has_the_marks_of_bulk_sms(text: str, forwarded: bool) -> None:  # noqa: FBT001 - a table
    assert of_record.is_forwarded(text) is forwarded


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2", 1),
        ("3.", 2),
        ("1 yok 2", 1),
        ("2. olan", 1),
        ("3.'sü", 2),
        ("2'nci şikayet", 1),
        ("ikincisi", 1),
        ("İLKİ", 0),
        ("ilk olan lütfen", 0),
        ("üçüncü olanı", 2),
        ("ilki değil üçüncüsü", 2),
        ("sonuncu", 3),
        ("en sondaki", None),
        ("en sonuncusu", 3),
        ("5", None),
        ("beşinci", None),
        ("ikincisi değil", None),
        ("2 gündür yok", None),
        ("ilk defa oluyor", None),
        ("ikinci kez yazıyorum", None),
        ("son durum ne", None),
    ],
)
def test_a_number_names_a_choice(text: str, at: int | None) -> None:
    assert topic_answers.number_in(text, 4) == at


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("evet", True),
        ("evet geri çekin", True),
        ("tamam geri çekin", True),
        ("onaylıyorum", True),
        ("1", True),
        ("tamam geldim", False),
        ("tamam", False),
        ("TAMAM.", False),
        ("tmm peki", False),
        ("ok", False),
    ],
)
def test_a_yes_to_what_cannot_be_undone(text: str, plain: bool) -> None:  # noqa: FBT001 - a table
    assert of_record.is_plainly_yes(Message(text), q.WITHDRAW) is plain
