"""Which of several complaints is meant: by number, by place in the list, by topic, or none."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, registered


def asked_which() -> tuple[Talk, list[str]]:
    """Somebody with two complaints who wants one taken back, and is asked which."""
    talk, _ = registered()
    talk.hear(r.COMPLAINT, "faturam iki katı", about="billing")
    talk.hear(r.NO, "hayır")
    talk.hear(r.YES, "evet")
    talk.hear(r.WITHDRAW, "birini geri çekmek istiyorum")
    assert talk.question == q.WHICH
    return talk, list(talk.backend.registered)


@pytest.mark.parametrize("read_as", [r.NO, r.CANCEL, r.REFUSED])
def test_none_of_them_ends_it(read_as: str) -> None:
    talk, _ = asked_which()
    assert talk.hear(read_as, "hiçbiri kalsın") == ["utter_cancelled"]
    assert talk.state.wants == ()
    assert {one.status for one in talk.backend.shown.values()} == {"registered"}


def test_the_number_says_it() -> None:
    talk, numbers = asked_which()
    talk.hear(r.GIVEN, numbers[0], value=numbers[0])
    assert (talk.question, talk.state.subject) == (q.WITHDRAW, numbers[0])


@pytest.mark.parametrize("text", ["fatura olanı", "faturayla ilgili kaydım"])
def test_the_topic_says_it(text: str) -> None:
    talk, numbers = asked_which()
    talk.hear(r.UNCLEAR, text)
    assert (talk.question, talk.state.subject) == (q.WITHDRAW, numbers[1])


@pytest.mark.parametrize("text", ["2.", "2. olan", "ikincisi", "ilki değil ikincisi"])
def test_its_place_in_the_list_says_it(text: str) -> None:
    talk, _ = asked_which()
    second = talk.state.offered[1]
    talk.hear(r.UNCLEAR, text)
    assert (talk.question, talk.state.subject) == (q.WITHDRAW, second)


@pytest.mark.parametrize("read_as", [r.UNCLEAR, r.UNSURE, r.YES])
def test_what_says_nothing_is_asked_again(read_as: str) -> None:
    talk, _ = asked_which()
    talk.hear(read_as, "şey")
    assert talk.question == q.WHICH
    assert talk.state.wants
