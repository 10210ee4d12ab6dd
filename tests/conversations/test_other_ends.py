"""What names something else that is to end, or only threatens to, drops nothing that was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

DROPPED, WITHDRAWN = "silip burada bırakalım mı", "geri çekmek istediğinizden"
LINES = "üzerime bilgim dışında iki hat açılmış"
AT = {
    "steps": ("internetim çok yavaş",),
    "phone": (LINES,),
    "name": (LINES, "0555 111 22 33"),
    "summary": (LINES, "0555 111 22 33", "Ali Kaya"),
}


def _at(customer: Conversation, where: str) -> None:
    for text in AT[where]:
        customer.say(text)


@pytest.mark.parametrize("where", ["phone", "name", "summary"])
@pytest.mark.parametrize(
    "text",
    [
        "iptal edin bu hatları",
        "üstümdeki abonelikleri kapatın",
        "kaydı değil, açılan hattı iptal edin",
        "hatların hepsini iptal edin",
    ],
)
def test_a_thing_that_is_to_end_is_no_complaint_to_drop(
    customer: Conversation, where: str, text: str
) -> None:
    _at(customer, where)
    assert DROPPED not in customer.say(text).text
    assert text in (customer.state.draft.description or "")


@pytest.mark.parametrize("where", AT)
@pytest.mark.parametrize(
    "text",
    [
        "usta yarın gelirse şikayetimi geri çekerim",
        "paramı iade ederseniz vazgeçerim",
        "vazgeçerim eğer 20 gb hediye verirseniz",
    ],
)
def test_a_condition_drops_nothing(customer: Conversation, where: str, text: str) -> None:
    _at(customer, where)
    assert DROPPED not in customer.say(text).text
    assert customer.state.draft.has_content


def test_asked_whether_to_drop_it_a_thing_that_is_to_end_is_no_yes(customer: Conversation) -> None:
    _at(customer, "summary")
    assert DROPPED in customer.say("iptal").text
    assert "kaydedeyim mi" in customer.say("evet hatları iptal edin").text
    customer.say("evet")
    assert customer.registered


@pytest.mark.parametrize("where", ["steps", "summary"])
def test_another_topic_takes_the_place_of_the_first(customer: Conversation, where: str) -> None:
    _at(customer, where)
    reply = customer.say("vazgeçtim ya, fatura şikayeti olsun")
    assert DROPPED not in reply.text
    assert "Fatura ve ödeme" in reply.text
    assert customer.state.draft.topic == "billing"
    assert customer.state.set_aside is not None


def test_another_topic_with_its_trouble_is_the_new_story(customer: Conversation) -> None:
    _at(customer, "summary")
    customer.say("boşver onu iptal, televizyon şikayeti olsun yayın donuyor")
    assert "donuyor" in (customer.state.draft.description or "")
    assert "hat açılmış" not in (customer.state.draft.description or "")


@pytest.mark.parametrize("where", AT)
@pytest.mark.parametrize(
    "text", ["vazgeçtim", "şikayetimi iptal edin", "iptal et lütfen", "hepsini silin vazgeçtim"]
)
def test_what_takes_back_what_was_told_is_asked_about(
    customer: Conversation, where: str, text: str
) -> None:
    _at(customer, where)
    assert DROPPED in customer.say(text).text


def test_a_line_that_is_to_end_is_no_record_to_take_back(customer: Conversation) -> None:
    _at(customer, "summary")
    customer.say("evet")
    assert WITHDRAWN not in customer.say("hattı iptal edin").text
    assert WITHDRAWN in customer.say("şikayetimi geri çekmek istiyorum").text
    customer.say("evet hattı iptal edin")
    assert [one.status for one in customer.backend.shown.values()] == ["registered"]
