"""What an action server may answer is what Rasa says, checked without checking the schema again."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.action_answers import install, validate_answer

ACTION = RemoteAction("action_any", None)


@pytest.mark.parametrize(
    "answer",
    [
        {"events": [], "responses": []},
        {
            "events": [{"event": "slot", "name": "phone", "value": "x", "timestamp": None}],
            "responses": [{"response": "utter_greet", "text": None}],
        },
    ],
)
def test_an_answer_of_the_agreed_shape_passes_as_with_rasa(answer: dict[str, object]) -> None:
    assert validate_answer(ACTION, answer)


@pytest.mark.parametrize(
    "answer", [{"events": "none"}, {"responses": [1]}, {"events": [{"no": "event"}]}, []]
)
def test_an_answer_of_another_shape_is_refused(answer: object) -> None:
    with pytest.raises(ValidationError):
        validate_answer(ACTION, answer)  # type: ignore[arg-type]


def test_every_action_of_the_process_uses_it() -> None:
    install()
    assert ACTION._validate_action_result({"events": [], "responses": []})
    assert RemoteAction._validate_action_result is validate_answer
