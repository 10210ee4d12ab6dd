"""Who has no mobile is reached by the landline that was told, and asked for each thing once."""

from __future__ import annotations

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk

LINE = "+902245556677"


def _told(about: str = "commitment_cancellation", **told: object) -> Talk:
    talk = Talk()
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about=about, told=told)
    return talk


@pytest.mark.parametrize("text", ["cep telefonum yok", "cebim yok benim", "mobil hattım yok"])
def test_the_landline_of_the_story_is_taken(text: str) -> None:
    talk = _told(phone=LINE)
    assert talk.hear(r.REFUSED, text) == ["utter_taken", "utter_ask_name"]
    assert (talk.state.draft.phone, talk.state.draft.email) == (LINE, REFUSED)


def test_without_one_an_address_is_asked_for() -> None:
    talk = _told()
    talk.hear(r.REFUSED, "cep telefonum yok")
    assert talk.question == q.EMAIL


def test_who_gives_a_landline_and_has_no_mobile_is_not_asked_for_an_address() -> None:
    talk = _told()
    talk.hear(r.GIVEN, "sabit hattım 0224 555 66 77 cepim yok", value=LINE)
    assert (talk.state.draft.phone, talk.question) == (LINE, q.NAME)


def test_who_can_be_called_is_asked_for_an_address_twice_at_the_most() -> None:
    talk = _told()
    talk.hear(r.GIVEN, "0224 555 66 77", value=LINE)
    assert talk.question == q.EMAIL
    talk.hear(r.UNCLEAR, "iyi peki")
    assert talk.question == q.EMAIL
    talk.hear(r.UNCLEAR, "doğru")
    assert talk.question == q.NAME


def test_who_wishes_for_mail_is_asked_for_the_address() -> None:
    talk = _told()
    talk.hear(r.GIVEN, "0224 555 66 77 ama mail atın", value=LINE)
    for _ in range(3):
        talk.hear(r.UNCLEAR, "iyi peki")
    assert talk.question == q.EMAIL


@pytest.mark.parametrize("at", [q.PHONE, q.NAME])
def test_who_wants_nothing_recorded_is_asked_whether_to_leave_it(at: str) -> None:
    talk = _told()
    if at == q.NAME:
        talk.hear(r.GIVEN, "0532 123 45 67", value="+905321234567")
    talk.hear(r.REFUSED, "kaydetme ya")
    assert talk.question == q.DROP


def test_who_wants_only_a_number_unrecorded_refuses_that() -> None:
    talk = _told()
    talk.hear(r.REFUSED, "numaramı kaydetme")
    assert talk.question == q.EMAIL
