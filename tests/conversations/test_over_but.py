"""Whoever says that one trouble is over and tells another complains of the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

CONTACT = ("05321234567", "Deniz Arslan")
BILL = "düzeldi yalnız faturam fazla geldi"


@pytest.mark.parametrize("before", [(), ("internetim kopuyor",), ("internetim kopuyor", "hayır")])
def test_the_other_one_is_what_is_recorded(customer: Conversation, before: tuple[str, ...]) -> None:
    for text in (*before, BILL, "hayır", *CONTACT, "evet"):
        if text == "hayır" and customer.state.question != "solved":
            continue
        customer.say(text)
    [registered] = customer.registered
    assert registered.topic == "billing"
    assert registered.description.startswith(BILL)
    assert all(one in registered.description for one in before[:1])


def test_what_was_registered_is_closed_by_a_yes_of_its_own_only(customer: Conversation) -> None:
    for text in ("internetim kopuyor", "hayır", *CONTACT, "evet", BILL, "hayır"):
        customer.say(text)
    said = customer.say("evet").text
    first, second = customer.backend.shown.values()
    assert (first.status, second.topic) == ("registered", "billing")
    assert f"{first.tracking_number_display} numaralı kaydınızı çözüldü olarak" in said
    customer.say("evet")
    assert customer.backend.shown[first.tracking_number].status != "registered"


def test_by_sms_it_is_a_record_of_its_own_and_added_to_the_first(texting: Conversation) -> None:
    texting.say("internetim kopuyor")
    texting.say("duzeldi yalniz faturam fazla geldi")
    assert [one.topic for one in texting.registered] == ["internet_outage", "billing"]
    assert [*texting.backend.additions.values()] == [["duzeldi yalniz faturam fazla geldi"]]
    assert {one.status for one in texting.backend.shown.values()} == {"registered"}


MIXED = "internetim kopuktu duzeldi fatura 450 yazilmis 200 olmaliydi"


def test_by_sms_good_news_closes_no_record_of_several_without_a_yes(texting: Conversation) -> None:
    texting.say(MIXED)
    texting.say("duzeldi")
    assert texting.state.question == "close"
    texting.say("hayir fatura duruyor")
    [record] = texting.backend.shown.values()
    assert record.status == "registered"
    assert [*texting.backend.additions.values()] == [["hayir fatura duruyor"]]


def test_by_sms_a_yes_closes_it(texting: Conversation) -> None:
    for text in (MIXED, "duzeldi", "evet"):
        texting.say(text)
    assert {one.status for one in texting.backend.shown.values()} == {"resolved"}


@pytest.mark.parametrize("told", [MIXED, "internetim kopuyor"])
def test_by_sms_what_is_still_waited_for_is_added(texting: Conversation, told: str) -> None:
    texting.say(told)
    news = "internet duzeldi sagolun, faturadan dusmenizi bekliyoruz"
    texting.say(news)
    assert {one.status for one in texting.backend.shown.values()} == {"registered"}
    assert [*texting.backend.additions.values()] == [[news]]


def test_by_sms_one_trouble_that_is_over_is_closed_as_ever(texting: Conversation) -> None:
    for text in ("internetim kopuyor", "duzeldi sagolun"):
        texting.say(text)
    assert {one.status for one in texting.backend.shown.values()} == {"resolved"}


def test_by_sms_news_of_one_record_closes_no_other(texting: Conversation) -> None:
    for text in ("internetim cekmiyor ve faturam da yuksek geldi", "internet duzeldi"):
        texting.say(text)
    assert texting.state.question == "close"
    texting.say("evet")
    fates = {one.topic: one.status for one in texting.backend.shown.values()}
    assert fates == {"internet_outage": "resolved", "billing": "registered"}
