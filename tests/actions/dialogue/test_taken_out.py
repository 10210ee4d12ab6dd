"""A detail that is to go from the summary goes; one way to be reached stays."""

from __future__ import annotations

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, at_the_summary


@pytest.mark.parametrize("text", ["adımı silin", "iyi de ismimi çıkarın", "adım görünmesin"])
def test_the_name_goes_and_is_not_asked_for(text: str) -> None:
    talk = at_the_summary()
    said = talk.hear(r.CORRECT, text, field=q.NAME)
    assert talk.state.draft.name == REFUSED
    assert "utter_ask_confirm_again" in said


def test_the_only_number_is_asked_for_anew() -> None:
    talk = at_the_summary()
    talk.hear(r.CORRECT, "telefonumu silin", field=q.PHONE)
    assert talk.state.draft.phone == MOBILE
    assert talk.question == q.PHONE


def test_what_is_wrong_is_asked_for_anew() -> None:
    talk = at_the_summary()
    assert "utter_ask_name" in talk.hear(r.CORRECT, "adım yanlış", field=q.NAME)[0]
