"""How to be reached, said first, is kept for the complaint that comes, and is none itself."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk


@pytest.mark.parametrize("read_as", [r.NO_COMPLAINT, r.COMPLAINT, r.UNCLEAR, r.REFUSED])
def test_it_is_noted_whatever_it_is_read_as_and_the_problem_is_asked(read_as: str) -> None:
    talk = Talk()
    assert talk.hear(read_as, "telefonla aramayın, mail atın") == [
        "utter_wish_noted",
        "utter_ask_problem",
    ]
    talk.hear(r.COMPLAINT, "televizyonda görüntü donuyor", about="tv_service")
    draft = talk.state.draft
    assert draft.description == "televizyonda görüntü donuyor"
    assert draft.wishes == ("telefonla aramayın, mail atın",)
    assert draft.topic == "tv_service"


def test_who_only_repeats_it_complains_of_the_calls() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "bizi aramayın")
    talk.hear(r.COMPLAINT, "aramayın dedim")
    assert talk.state.draft.topic == "privacy_consent"
    assert talk.question == q.PHONE


def test_who_wants_a_human_is_not_asked_for_a_problem() -> None:
    talk = Talk()
    assert "utter_wish_noted" not in talk.hear(r.HUMAN, "akşam beni arayın")


def test_a_story_with_such_a_wish_is_a_story() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "modem bozuk, beni aramayın", about="modem_device")
    assert "modem bozuk" in (talk.state.draft.description or "")
