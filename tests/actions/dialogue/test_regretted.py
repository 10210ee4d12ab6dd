"""A withdrawal that is regretted, a fact put right, and a promise that was not kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def withdrawn(channel: str) -> Talk:
    talk, _ = registered(channel)
    talk.hear(r.WITHDRAW, "geri çekin")
    assert talk.hear(r.YES, "evet") == ["utter_withdrawal_done"]
    return talk


@CHANNELS
@pytest.mark.parametrize(
    ("main", "text"),
    [
        (r.WITHDRAW, "yok dur geri çekme"),
        (r.WITHDRAW, "GERİ ÇEKMEYİN"),
        (r.WAIT, "yok dur"),
        (r.WAIT, "dur bi dakika"),
        (r.CANCEL, "yok ya vazgeçmedim pardon"),
        (r.UNCLEAR, "vazgecmekten vazgectim"),
        (r.UNCLEAR, "pardon yanlış bastım"),
        (r.WITHDRAW, "iptal etmeyin"),
        (r.NO, "hayır"),
    ],
)
def test_a_withdrawal_regretted_at_once_is_undone_by_one_yes(
    channel: str, main: str, text: str
) -> None:
    talk = withdrawn(channel)
    assert talk.hear(main, text)[0] == "utter_withdrawn_for_good"
    assert talk.question == q.CONFIRM
    talk.hear(r.YES, "evet")
    states = [one.status for one in talk.backend.shown.values()]
    assert states == ["withdrawn", "registered"]


@CHANNELS
@pytest.mark.parametrize("text", ["teşekkürler", "tamam sağ olun", "görüşürüz"])
def test_who_is_content_with_it_is_not_asked(channel: str, text: str) -> None:
    talk = withdrawn(channel)
    assert "utter_withdrawn_for_good" not in talk.hear(r.THANK, text)


def test_who_gave_an_address_only_is_asked_for_no_number() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    talk.hear(r.REFUSED, "geç")
    talk.hear(r.GIVEN, "a@b.com", value="a@b.com")
    talk.hear(r.GIVEN, "Ayşe Yılmaz", value="Ayşe Yılmaz")
    talk.hear(r.YES, "evet")
    talk.hear(r.WITHDRAW, "geri çekin")
    talk.hear(r.YES, "evet")
    talk.hear(r.WAIT, "yok dur")
    assert talk.question == q.CONFIRM


@CHANNELS
@pytest.mark.parametrize(
    "text",
    [
        "tutar 800 olacak yanlış yazdım",
        "pardon fatura 640 tl, yanlis yazmisim",
        "ücretin doğrusu 1250 lira",
        "tarih yanlış yazmışım 12 olacak",
    ],
)
def test_a_fact_that_is_put_right_withdraws_nothing(channel: str, text: str) -> None:
    talk, number = registered(channel)
    said = talk.hear(r.WITHDRAW, text)
    assert talk.question != q.WITHDRAW
    assert said == ["utter_put_right_passed_on"]
    assert talk.backend.additions[number] == [f"Düzeltme isteği: {text}"]


@CHANNELS
def test_what_was_meant_for_others_still_leads_out(channel: str) -> None:
    talk, _ = registered(channel)
    talk.hear(r.NO_COMPLAINT, "yanlışlıkla yazdım size")
    assert talk.question == q.WITHDRAW


@CHANNELS
class TestNobodyCalled:
    def test_it_is_noted_in_the_open_complaint(self, channel: str) -> None:
        talk, number = registered(channel)
        said = talk.hear(r.NO_CALL, "iki gün oldu arayan yok")
        assert said[0] == "utter_nobody_called"
        assert talk.backend.additions == {number: ["iki gün oldu arayan yok"]}

    def test_a_result_that_promised_it_is_opened_again(self, channel: str) -> None:
        talk, number = registered(channel)
        shown = talk.backend.shown
        shown[number] = replace(
            shown[number], status="resolved", answer="İki gün içinde arayacağız."
        )
        said = talk.hear(r.NO_CALL, "iki gun oldu arayan yok hani arayacaktiniz")
        assert "utter_reopening_done" in said
        assert talk.backend.reasons[number] == "iki gun oldu arayan yok hani arayacaktiniz"


@CHANNELS
def test_the_dates_of_several_open_complaints_are_told_together(channel: str) -> None:
    talk, first = registered(channel)
    talk.hear(r.COMPLAINT, "faturam iki katı geldi", about="billing")
    if channel == "web":
        for value in (MOBILE, "Ayşe Yılmaz"):
            if talk.question == q.SOLVED:
                talk.hear(r.NO, "hayır")
            talk.hear(r.GIVEN, value, value=value)
        while talk.question != q.NONE:
            talk.hear(r.YES, "evet")
    if len(talk.registered) > 1:
        assert talk.hear(r.DURATION, "ne zaman arancam") == ["utter_dates_of_records"]
        assert talk.newest[0]["dates"].count("26 Kas") == 2
        assert first[:4] in talk.newest[0]["dates"]


@CHANNELS
@pytest.mark.parametrize(
    ("main", "text"),
    [
        (r.UNSURE, "yok vazgeçmedim"),
        (r.WITHDRAW, "geri çekmeyin"),
        (r.CANCEL, "iptal etmeyin sakın"),
    ],
)
def test_a_withdrawal_that_is_denied_when_asked_about_is_none(
    channel: str, main: str, text: str
) -> None:
    talk, number = registered(channel)
    talk.hear(r.WITHDRAW, "geri çekin")
    assert talk.hear(main, text)[0] == "utter_not_withdrawn"
    assert talk.backend.shown[number].status == "registered"


def test_another_day_the_date_is_the_one_of_what_is_open() -> None:
    talk, number = registered("sms")
    later = Talk("sms", talk.backend, "c2")
    assert later.hear(r.DURATION, "ne zaman yatar") == ["utter_date_of_record"]
    assert later.newest[0]["number"].replace(" ", "") == number


def test_what_was_done_at_that_goes_with_it() -> None:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "bayi bana zorla paket sattı", about="package_tariff")
    assert talk.hear(r.MORE, "bağırdı da", about="customer_service") == ["utter_addition_done"]
    assert len(talk.registered) == 1


@CHANNELS
@pytest.mark.parametrize("text", ["yok dur vazgecme", "sakın vazgeçmeyin", "İPTAL ETMEYİN"])
def test_who_asks_not_to_give_it_up_hears_that_it_stands(channel: str, text: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(r.CANCEL, text) == ["utter_not_withdrawn"]
    assert talk.question == q.NONE
    assert talk.backend.shown[number].status == "registered"
