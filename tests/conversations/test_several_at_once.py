"""Several troubles told at once are parted by one rule, wherever they are told; none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

TWO = (
    "televizyonum donuyor ve faturam iki katı geldi",
    "televizyonum donuyor, faturam iki katı geldi",
    "Televizyonum donuyor. Faturam da iki katı geldi.",
    "1) televizyonum donuyor 2) faturam iki katı geldi",
    "iki sorunum var: birincisi televizyonum donuyor, ikincisi faturam iki katı geldi",
    "televizyonum donuyor, üstüne faturam iki katı geldi",
    "televizyonum donuyor bunun yanında faturam da iki katı geldi",
)
MANY = "faturam yanlış geldi, internetim kopuyor, modem bozuldu, tv donuyor, ev telefonu cızırtılı"
CONTACT = ("05321234567", "Deniz Arslan")


def told_of(customer: Conversation) -> dict[str, str]:
    return {one.topic: one.description for one in customer.registered}


def each_apart(customer: Conversation) -> None:
    told = told_of(customer)
    assert {*told} == {"tv_service", "billing"}
    assert "donuyor" in told["tv_service"].lower()
    assert "fatura" not in told["tv_service"].lower()
    assert "iki katı" in told["billing"]
    assert "donuyor" not in told["billing"]


@pytest.mark.parametrize("text", TWO)
def test_two_in_one_sms_are_two_records(texting: Conversation, text: str) -> None:
    said = texting.say(text).text
    each_apart(texting)
    assert all(f"4821 0937 55{end}" in said for end in ("09", "14"))


@pytest.mark.parametrize("text", TWO)
@pytest.mark.parametrize("begin", [(), ("şikayetim var",)])
def test_two_in_one_message_of_the_chat_are_two_records(
    customer: Conversation, text: str, begin: tuple[str, ...]
) -> None:
    for said in (*begin, text, "hayır", *CONTACT, "evet", "evet"):
        customer.say(said)
    each_apart(customer)


@pytest.mark.parametrize("when", ["solved", "phone", "name", "confirm"])
@pytest.mark.parametrize("text", ["faturam da iki katı geldi", "ayrıca faturam iki katı geldi"])
def test_another_trouble_at_any_question_is_another_record(
    customer: Conversation, when: str, text: str
) -> None:
    steps = iter(("televizyonum donuyor", "hayır", *CONTACT))
    while customer.said == 0 or customer.state.question != when:
        customer.say(next(steps))
    customer.say(text)
    for _ in range(9):
        answers = {"solved": "hayır", "phone": CONTACT[0], "name": CONTACT[1], "confirm": "evet"}
        if (asked := customer.state.question) not in answers:
            break
        customer.say(answers[asked])
    each_apart(customer)


def test_many_are_one_record_and_said_to_be(texting: Conversation) -> None:
    said = texting.say(MANY).text
    assert "hepsi tek kayitta" in said
    assert [one.description for one in texting.registered] == [MANY]


def test_what_is_told_of_the_record_at_hand_is_added_and_the_rest_is_new(
    texting: Conversation,
) -> None:
    texting.say("faturam iki katı geldi")
    texting.say("televizyonum donuyor, ayrıca faturam yine yanlış geldi, bir de internetim yok")
    first, *others = texting.backend.registered
    assert texting.backend.additions == {first: ["faturam yine yanlış geldi"]}
    assert [texting.backend.registered[one].topic for one in others] == [
        "tv_service",
        "internet_outage",
    ]


def test_what_stands_behind_a_question_about_an_earlier_record_is_registered_after_it(
    texting: Conversation,
) -> None:
    texting.say("faturam iki katı geldi")
    texting.say("televizyonum donuyor")
    texting.say("faturam yine yanlış geldi, ayrıca internetim yok")
    assert "YENI" in texting.replies[-1].text
    texting.say("evet")
    first = next(iter(texting.backend.registered))
    assert texting.backend.additions == {first: ["faturam yine yanlış geldi"]}
    assert texting.registered[-1].description == "internetim yok"


def test_one_more_that_is_only_announced_is_asked_for(customer: Conversation) -> None:
    for said in ("televizyonum donuyor", "hayır", *CONTACT, "evet"):
        customer.say(said)
    customer.say("bir şikâyetim daha var internetten")
    assert customer.state.question == "problem"
    customer.say("yok")
    assert customer.state.draft.topic == "internet_outage"
    assert not customer.backend.additions


def test_what_is_told_beside_an_answer_is_kept_while_another_waits(customer: Conversation) -> None:
    customer.say("televizyonum donuyor, ayrıca faturam iki katı geldi")
    customer.say("olmadı dün usta geldi o da yapamadı")
    assert "dün usta geldi" in (customer.state.draft.description or "")


@pytest.mark.parametrize(
    "told",
    [
        "faturam hâlâ yanlış ayrıca kimse aramadı",
        "kimse dönmedi bana, fatura hâlâ iki katı duruyor",
    ],
)
def test_a_trouble_beside_nobody_called_is_added_and_the_state_told(
    texting: Conversation, told: str
) -> None:
    texting.say("faturam iki katı geldi")
    said = texting.say(told).text
    (number,) = texting.backend.registered
    assert texting.backend.additions == {number: [told]}
    assert "Kaydiniz alindi" in said


def test_who_gave_no_name_is_not_asked_again_for_what_was_told_along(
    customer: Conversation,
) -> None:
    customer.say("faturam iki katı geldi ayrıca modemim bozuk")
    for said in ("hayır", CONTACT[0], "ismimi vermeyeceğim"):
        customer.say(said)
    second = customer.say("evet")
    assert "öbür şikâyetinize" in second.text
    assert "Ad: verilmedi" in second.text
    customer.say("evet")
    assert [one.name for one in customer.registered] == [None, None]
