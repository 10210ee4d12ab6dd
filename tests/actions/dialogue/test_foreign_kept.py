"""What another language tells while people are there is not asked for again when they have gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import MOBILE, Talk

TOLD = {"phone": MOBILE, "phone_is_mobile": True}


def waiting(channel: str = "web") -> Talk:
    talk = Talk(channel)
    talk.hear(r.FOREIGN, "my internet is slow", language="en")
    assert talk.said == ["utter_foreign_en"]
    return talk


def gone(talk: Talk) -> None:
    talk.backend.staffed = False
    talk.wait(minutes=30)


def test_a_number_told_before_makes_a_yes_enough() -> None:
    talk = waiting()
    talk.hear(r.UNCLEAR, "0532 123 45 67", told=TOLD)
    gone(talk)
    talk.hear(r.FOREIGN, "hello anyone there", language="en")
    talk.hear(r.YES, "yes")
    assert [one.phone for one in talk.registered] == [MOBILE]


@pytest.mark.parametrize("more", [("since monday",), ("since monday", "it is very bad")])
def test_all_that_was_told_stands_in_the_record(more: tuple[str, ...]) -> None:
    talk = waiting()
    for one in more:
        talk.hear(r.FOREIGN, one, language="en")
    gone(talk)
    talk.hear(r.FOREIGN, "hello anyone there", language="en")
    talk.hear(r.UNCLEAR, "0532 123 45 67", told=TOLD)
    (record,) = talk.registered
    assert all(one in record.description for one in ("my internet is slow", *more))


def test_without_a_number_a_yes_is_not_enough() -> None:
    talk = waiting()
    gone(talk)
    talk.hear(r.FOREIGN, "hello anyone there", language="en")
    talk.hear(r.YES, "yes")
    assert not talk.registered


def by_night() -> Talk:
    talk = Talk()
    talk.backend.staffed = False
    talk.hear(r.FOREIGN, "my internet is slow", language="en")
    return talk


@pytest.mark.parametrize(
    ("number", "known"),
    [
        ("+44 7911 123456", "+447911123456"),
        ("447911123456", "+447911123456"),
        ("00 49 1512 3456789", "+4915123456789"),
    ],
)
def test_a_number_from_abroad_is_one(number: str, known: str) -> None:
    talk = by_night()
    assert talk.hear(r.UNCLEAR, number) == ["utter_foreign_recorded_en"]
    assert [one.phone for one in talk.registered] == [known]


def test_a_number_that_is_none_is_said_to_be_wrong_and_what_is_needed() -> None:
    talk = by_night()
    assert talk.hear(r.UNCLEAR, "John Smith") == ["utter_foreign_needed_en"]
    assert talk.hear(r.INVALID, "+44 7700 900123") == ["utter_foreign_invalid_en"]
    assert talk.hear(r.YES, "yes") == ["utter_foreign_needed_en"]
    assert talk.hear(r.YES, "yes") == ["utter_foreign_needed_en_again"]
    talk.hear(r.GIVEN, "john@example.com", told={"email": "john@example.com"})
    (record,) = talk.registered
    assert (record.name, record.email) == ("John Smith", "john@example.com")


@pytest.mark.parametrize(
    ("status", "said"), [("registered", "utter_foreign_open_en"), ("resolved", None)]
)
def test_how_it_stands_is_told_in_their_language(status: str, said: str | None) -> None:
    talk = by_night()
    talk.hear(r.UNCLEAR, "+44 7911 123456")
    number = talk.state.complaint or ""
    shown = talk.backend.shown
    shown[number] = replace(shown[number], status=status)
    answered = talk.hear(r.STATUS, "what is the status?")
    assert answered == [said] if said else answered != ["utter_foreign_added_en"]
    assert not talk.backend.additions


def left(channel: str = "web") -> Talk:
    talk = waiting(channel)
    talk.hear(r.CANCEL, "cancel")
    assert talk.said == ["utter_queue_left_en"]
    assert not talk.state.waiting
    return talk


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("main", "text"),
    [
        (r.UNCLEAR, "still not working"),
        (r.COMPLAINT, "my modem has red light"),
        (r.CANCEL_SUBSCRIPTION, "my router is dead"),
    ],
)
def test_who_left_the_queue_goes_on_in_their_language(main: str, text: str, channel: str) -> None:
    talk = left(channel)
    assert talk.hear(main, text) == ["utter_foreign_en"]
    assert talk.state.waiting
    assert talk.state.asked_for == f"my internet is slow\n{text}"


def test_a_number_after_leaving_is_kept() -> None:
    talk = left()
    assert talk.hear(r.UNCLEAR, "0532 123 45 67", told=TOLD) == ["utter_foreign_en"]
    assert talk.state.draft.phone == MOBILE


def test_a_word_of_leave_calls_nobody() -> None:
    talk = left()
    assert talk.hear(r.THANK, "thanks") == ["utter_queue_left_en"]
    assert not talk.state.waiting


@pytest.mark.parametrize("text", ["tamam türkçe yazayım internetim kopuyor", "faturam cok yuksek"])
def test_who_writes_turkish_after_leaving_is_answered_in_it(text: str) -> None:
    talk = left()
    assert "utter_foreign_en" not in talk.hear(r.COMPLAINT, text, about="billing")
    assert talk.state.language is None
