"""Nothing is closed as solved unless that was said: a bare word may answer something else."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk

ASKED = "utter_is_to_be_closed"


_TOLD = {"billing": "çok para istiyorsunuz", "internet_speed": "akşamları internet yavaş"}


def _advised(topic: str) -> Talk:
    talk = Talk()
    talk.hear(r.COMPLAINT, _TOLD[topic], about=topic)
    assert talk.question == q.SOLVED
    return talk


def test_a_bare_yes_after_what_only_informs_is_asked_about_once() -> None:
    talk = _advised("billing")
    assert talk.hear(r.YES, "evet") == [ASKED]
    assert not talk.registered
    talk.hear(r.YES, "evet")
    assert talk.registered[0].solved_at_first_contact


def test_a_no_to_it_goes_on_to_the_record() -> None:
    talk = _advised("billing")
    talk.hear(r.YES, "evet")
    talk.hear(r.NO, "hayır")
    assert (talk.question, talk.registered) == (q.PHONE, [])


def test_the_choice_below_it_closes() -> None:
    talk = _advised("billing")
    talk.hear(r.YES, "evet")
    talk.choose("Evet, çözüldü")
    assert talk.registered[0].solved_at_first_contact


@pytest.mark.parametrize(
    ("topic", "text"), [("internet_speed", "evet"), ("billing", "evet baktım taksitmiş, çözüldü")]
)
def test_a_yes_that_is_plain_closes_at_once(topic: str, text: str) -> None:
    talk = _advised(topic)
    talk.hear(r.YES, text)
    assert talk.registered[0].solved_at_first_contact


def test_a_number_where_none_was_shown_is_asked_about() -> None:
    talk = _advised("internet_speed")
    assert talk.hear(r.UNCLEAR, "1") == [ASKED]
    assert ASKED not in talk.hear(r.UNCLEAR, "1")
    assert not talk.registered


@pytest.mark.parametrize("text", ["boşver düzeldi", "boş verin açıldı", "uğraşamam, çalışıyor"])
def test_who_leaves_it_as_it_works_again_is_asked_and_their_words_are_kept(text: str) -> None:
    talk = _advised("internet_speed")
    assert talk.hear(r.UNSURE, text) == [ASKED]
    assert text in (talk.state.draft.description or "")
    talk.hear(r.YES, "evet")
    assert talk.registered[0].solved_at_first_contact


def test_who_leaves_it_and_says_no_more_is_left() -> None:
    assert _advised("internet_speed").hear(r.UNSURE, "boşver") == ["utter_left_for_later"]
