"""Who has lost the number and cannot show whose it is finds a way out, and never goes round."""

from __future__ import annotations

import itertools

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, registered
from tests.conversations.backend_in_memory import BackendInMemory

AROUND = ("kâğıda yazmıştım", "masada da değil", "çekmecede de bulamadım", "hani şu uzun numara")


def lost() -> Talk:
    talk = Talk()
    talk.hear(r.LOST_NUMBER, "takip numaramı kaybettim")
    assert talk.question == q.PROOF_PHONE
    return talk


@pytest.mark.parametrize("main", [r.UNCLEAR, r.UNSURE, r.COMPLAINT, r.MORE])
def test_who_answers_around_is_shown_a_person(main: str) -> None:
    talk = lost()
    said = [talk.hear(main, one) for one in AROUND[:3]]
    assert said[-1] == ["utter_not_proven"]
    assert talk.question == q.NONE
    assert not talk.draft_content
    assert [one["title"] for one in talk.choices] == ["Temsilciye bağlan"]


def test_what_goes_on_about_it_is_answered_in_other_words_each_time() -> None:
    talk = lost()
    for one in AROUND[:3]:
        talk.hear(r.UNCLEAR, one)
    answers = [talk.hear(r.UNCLEAR, one) for one in (*AROUND, *AROUND)]
    assert all(one != other for one, other in itertools.pairwise(answers))
    assert {"utter_not_proven", "utter_not_proven_again"} == {
        one for said in answers for one in said
    }


@pytest.mark.parametrize("tries", [3, 4, 5])
def test_a_mobile_that_comes_after_all_is_proven_and_lists_what_there_is(tries: int) -> None:
    backend = BackendInMemory()
    registered(backend=backend, conversation="another")
    talk = Talk(backend=backend)
    talk.hear(r.LOST_NUMBER, "takip numaramı kaybettim")
    for one in (*AROUND, *AROUND)[:tries]:
        talk.hear(r.UNCLEAR, one)
    asked = talk.question == q.PROOF_PHONE
    told = {"phone": MOBILE, "phone_is_mobile": True}
    value = {"value": MOBILE} if asked else {}
    talk.hear(r.GIVEN if asked else r.UNCLEAR, "0532 123 45 67", told=told, **value)
    assert talk.question == q.CODE
    assert "utter_your_complaints" in talk.hear(r.GIVEN, backend.code, value=backend.code)


def test_a_trouble_that_is_told_instead_begins_a_complaint() -> None:
    talk = lost()
    talk.hear(r.COMPLAINT, "faturam iki katı geldi", about="billing")
    assert talk.state.draft.description == "faturam iki katı geldi"


def test_who_never_had_a_number_is_looked_up_by_the_mobile() -> None:
    talk = Talk()
    talk.hear(r.STATUS, "şikâyetim ne durumda")
    assert talk.question == q.TRACKING
    talk.hear(r.UNCLEAR, "hangi numara")
    talk.hear(r.UNCLEAR, "bana öyle bir şey verilmedi")
    assert talk.question == q.PROOF_PHONE


def test_who_has_a_part_of_it_is_told_what_it_looks_like() -> None:
    talk = Talk()
    talk.hear(r.STATUS, "şikâyetim ne durumda")
    talk.hear(r.UNCLEAR, "hangi numara")
    assert talk.hear(r.UNCLEAR, "123") == ["utter_ask_tracking_explained"]
