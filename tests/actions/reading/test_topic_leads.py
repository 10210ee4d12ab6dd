"""A plain fault needs no question of its topic: said in plain words, or likely by far."""

from __future__ import annotations

import pytest

from actions.reading import reading as r, topic_words, topics
from actions.reading.message import Message
from actions.reading.reading import Reading
from lexicon.turkish import fold
from tests.actions.dialogue.kit import Talk


def _message(text: str, topic: str, *, leads: bool = True) -> Message:
    ranking = (topic, "billing", "other")
    return Message(
        text, topic=topic, topic_confidence=0.9, topic_leads=leads, topic_ranking=ranking
    )


@pytest.mark.parametrize(
    ("shares", "leads"),
    [((0.91, 0.04), True), ((0.91, 0.06), False), ((0.8, 0.02), False), ((0.99,), False)],
)
def test_what_leads_is_far_ahead_of_the_next(shares: tuple[float, ...], *, leads: bool) -> None:
    ranking = [{"name": f"t{at}", "confidence": one} for at, one in enumerate(shares)]
    assert Message.of({"text": "x", "topic_ranking": ranking}).topic_leads is leads


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("faturam eski adresime gidiyor", "billing"),
        ("bir saat bekledim kimse açmadı", "customer_service"),
        ("numaramı başka birine satmışsınız", "privacy_consent"),
        ("aboneliğime bakılmadan para kesilmiş", "billing"),
    ],
)
def test_it_is_taken_where_the_words_name_no_other(text: str, topic: str) -> None:
    assert topics.leading(_message(text, topic)) == topic
    assert topics.leading(_message(text, topic, leads=False)) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("modem faturamı siz ödeyin", "billing"),
        ("internet değil fatura", "internet_outage"),
        ("ne bileyim bir şeyler", "other"),
    ],
)
def test_where_they_name_or_deny_it_is_asked(text: str, topic: str) -> None:
    assert topics.leading(_message(text, topic)) is None


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_no_topic_is_asked_for_then(channel: str) -> None:
    talk = Talk(channel)
    message = _message("bir saat bekledim kimse açmadı", "customer_service")
    talk.take(message, lambda _: Reading(r.COMPLAINT))
    assert not [one for one in talk.said if one.startswith("utter_ask_topic")]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("aboneliği iptal ettirdim ay sonunda yine borç çıkmış", "commitment_cancellation"),
        ("KAPATTIRDIGIM HAT ICIN PARA KESIYORSUNUZ", "commitment_cancellation"),
        ("kapattırdım hâlâ fatura gönderiyorsunuz", "commitment_cancellation"),
        ("kapattığım abonelikten aylardır para çekiyorsunuz", "commitment_cancellation"),
        ("ADIMA IKI TANE HAT ACMISLAR FATURASI BANA GELDI", "privacy_consent"),
        ("abonelik benim üzerime yapılmış, dolandırıldım", "privacy_consent"),
        ("mobil internet çalışmıyor", "mobile_coverage"),
        ("evde telefon hiç çekmiyor", "mobile_coverage"),
        ("ev telefonu kesik", "landline"),
        ("haberim olmadan sözleşmemi uzatmışsınız", "commitment_cancellation"),
        ("TAAHHUDU BANA SORULMADAN YENILEMISLER", "commitment_cancellation"),
        ("kurulum randevumu durmadan erteliyorsunuz", "installation_relocation"),
        ("bağlantı için bir aydır gelen giden yok", "installation_relocation"),
        ("kutuyu iade ettim bedelini yine yansıttınız", "modem_device"),
        ("bir saattir telefonda bekliyorum", "customer_service"),
        ("kepçe fiber kabloyu koparmış", "installation_relocation"),
        ("yol çalışması hattımızı kesti", "installation_relocation"),
        ("montajcı dolabımı çizdi", "installation_relocation"),
        ("kurye zile basıp kaçtı", "customer_service"),
        ("bayideki eleman anneme hakaret etti", "customer_service"),
        ("uygulamaya girilmiyor", "digital_services"),
        ("sitenize giremiyorum hata veriyor", "digital_services"),
    ],
)
def test_it_is_plainly_told(text: str, topic: str) -> None:
    assert topic_words.plainly(fold(text)) == topic
