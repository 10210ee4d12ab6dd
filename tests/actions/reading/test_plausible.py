"""What was learnt is believed as far as the words bear it out."""

from __future__ import annotations

import pytest

from actions.reading import not_to_end, plausible, questions as q, reading as r
from actions.reading.reading import Fields, Reading
from tests.actions.messages import said


def main(text: str, read_as: str, question: str = q.NONE, *also: str) -> str:
    return plausible.taken(Reading(read_as, also=also), said(text), question).main


@pytest.mark.parametrize(
    ("text", "rather"),
    [
        ("yanlış hesaba para yatırdım", r.COMPLAINT),
        ("modem garantisi", r.COMPLAINT),
        ("bir şey soracaktım", r.OPENER),
        ("şikayet", r.OPENER),
    ],
)
def test_who_refused_nothing_is_not_sent_away(text: str, rather: str) -> None:
    assert main(text, r.NO_COMPLAINT) == rather


@pytest.mark.parametrize(
    "text", ["şikayetim yok", "gerek kalmadı", "yanlışlıkla yazdım", "istemiyorum"]
)
def test_who_has_no_complaint_is_believed(text: str) -> None:
    assert main(text, r.NO_COMPLAINT) == r.NO_COMPLAINT


@pytest.mark.parametrize(
    ("text", "question", "rather"),
    [
        ("beni mahvettiniz", q.NONE, r.INSULT),
        ("arayan kişi kandırdı faturamı sordu", q.NONE, r.COMPLAINT),
        ("arayan numara işte", q.PHONE, r.UNCLEAR),
    ],
)
def test_nobody_called_is_heard_only_where_it_is_said(
    text: str, question: str, rather: str
) -> None:
    assert main(text, r.NO_CALL, question) == rather


@pytest.mark.parametrize(
    "text",
    ["kimse aramadı", "hâlâ dönmediniz", "cevap veren yok", "ekip gelmedi", "hani arayacaktınız"],
)
def test_whom_nobody_called_is_believed(text: str) -> None:
    assert main(text, r.NO_CALL) == r.NO_CALL


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("numaramı taşıyacağım ama izin vermiyorsunuz", r.PORTING),
        ("aboneliğimi iptal ettirmiyorsunuz", r.CANCEL),
        ("hattımı kapatmamı engelliyorsunuz", r.CANCEL_SUBSCRIPTION),
    ],
)
def test_who_is_hindered_complains(text: str, read_as: str) -> None:
    assert main(text, read_as) == r.COMPLAINT


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("numaramı taşımak istiyorum", r.PORTING), ("iptal edin", r.CANCEL), ("vazgeçtim", r.CANCEL)],
)
def test_who_only_wants_it_does_not(text: str, read_as: str) -> None:
    assert main(text, read_as) == read_as


def test_what_is_denied_is_not_asked_for() -> None:
    text = "numara taşıma değil, cayma bedelini anlamadım"
    assert main(text, r.PORTING, q.NONE, r.COMPLAINT) == r.COMPLAINT


@pytest.mark.parametrize(
    ("text", "read_as", "rather"),
    [
        ("görüşmelerim düşüyor", r.DOCUMENTS, r.COMPLAINT),
        ("gazi indirimim kaldırıldı", r.TARIFF, r.COMPLAINT),
        ("temsilciniz çok saygısızdı ama öbürüne teşekkürler", r.THANK, r.COMPLAINT),
        ("reklam mesajı almak istemiyorum", r.REFUSED, r.COMPLAINT),
        ("tazminat istiyorum ne kadar verirsiniz", r.TARIFF, r.OPENER),
        ("başka firmaya vodafone'a geçeceğim", r.COMPLAINT, r.OPENER),
    ],
)
def test_a_complaint_is_no_question_and_no_thanks(text: str, read_as: str, rather: str) -> None:
    assert main(text, read_as) == rather


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("faturamın dökümünü nereden alırım", r.DOCUMENTS),
        ("hangi paketler var", r.TARIFF),
        ("çok teşekkür ederim", r.THANK),
    ],
)
def test_a_question_stays_one(text: str, read_as: str) -> None:
    assert main(text, read_as) == read_as


@pytest.mark.parametrize("question", [q.TOPIC, q.PROBLEM, q.SOLVED])
def test_a_right_tracking_number_asks_how_it_stands(question: str) -> None:
    told = Reading(r.COMPLAINT, fields=Fields(tracking_number="482109375509"))
    assert plausible.taken(told, said("4821 0937 5509"), question).main == r.STATUS
    wrong = Reading(r.COMPLAINT, fields=Fields(tracking_number="482109375508"))
    assert plausible.taken(wrong, said("4821 0937 5508"), question).main == r.COMPLAINT


def test_ones_own_line_is_no_question_about_the_region() -> None:
    assert main("net kopup duruyor acaba benden mi", r.OUTAGE_CHECK) == r.COMPLAINT
    assert main("bölgemde kesinti mi var kopup duruyor", r.OUTAGE_CHECK) == r.OUTAGE_CHECK


@pytest.mark.parametrize("text", ["kimse görmesin", "kimse bunu bilmesin lütfen"])
def test_what_is_to_be_kept_from_all_says_not_that_nobody_called(text: str) -> None:
    assert plausible.taken(Reading(r.YES, also=(r.NO_CALL,)), said(text), q.CONFIRM).all == (r.YES,)


def test_a_right_tracking_number_in_words_asks_how_it_stands() -> None:
    spoken = "dört sekiz iki bir sıfır dokuz üç yedi beş beş iki üç"
    told = Reading(r.COMPLAINT, fields=Fields(tracking_number="482109375523"))
    assert plausible.taken(told, said(spoken), q.NONE).main == r.STATUS


@pytest.mark.parametrize(
    ("text", "read_as", "rather"),
    [
        ("hattımı kapattırmak istemiyorum, net çeksin yeter", r.CANCEL_SUBSCRIPTION, r.COMPLAINT),
        ("sözleşmemi feshetmeyi düşünmüyorum modemim yavaş", r.CANCEL_SUBSCRIPTION, r.COMPLAINT),
        ("numaramı taşımak istemem", r.PORTING, r.OPENER),
        ("iptal olmasın diyorum", r.CANCEL, r.OPENER),
    ],
)
def test_what_is_not_to_be_ended_is_not_ended(text: str, read_as: str, rather: str) -> None:
    assert main(text, read_as) == rather


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("hattımı kapattırmak istiyorum", r.CANCEL_SUBSCRIPTION),
        ("iptal, istemiyorum", r.CANCEL),
        ("iptal edin artık istemiyorum", r.CANCEL_SUBSCRIPTION),
        ("devam etmek istemiyorum", r.CANCEL),
    ],
)
def test_what_is_to_be_ended_is_heard(text: str, read_as: str) -> None:
    assert main(text, read_as) == read_as


def test_whether_to_withdraw_is_answered_by_the_words_alone() -> None:
    assert main("iptal etmek istemiyorum", r.CANCEL, q.WITHDRAW) == r.CANCEL


@pytest.mark.parametrize(
    ("text", "rather"),
    [
        ("kaydım yok, yeni şikayet bu", r.OPENER),
        ("numara yok ilk kez yazıyorum modemim bozuk", r.COMPLAINT),
        ("daha önce şikayet etmedim", r.OPENER),
    ],
)
def test_who_has_no_record_yet_begins_one(text: str, rather: str) -> None:
    assert main(text, r.NO_COMPLAINT, q.TRACKING) == rather
    assert main(text, r.LOST_NUMBER, q.TRACKING) == rather


@pytest.mark.parametrize("text", ["yeni şikayet istemiyorum", "numaram yok bende"])
def test_who_begins_nothing_new_is_not_asked_for_it(text: str) -> None:
    assert main(text, r.LOST_NUMBER, q.TRACKING) == r.LOST_NUMBER


@pytest.mark.parametrize("text", ["cayma bedeli istemişsiniz", "hattımı kesmeyi düşünmüşsünüz"])
def test_what_others_wanted_is_not_denied(text: str) -> None:
    assert not not_to_end.is_said(text)
