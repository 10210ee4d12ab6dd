"""What an action server may answer is what Rasa says, checked without checking the schema again."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError

from bot.action_answers import check


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
    assert check(answer)


@pytest.mark.parametrize(
    "answer", [{"events": "none"}, {"responses": [1]}, {"events": [{"no": "event"}]}, []]
)
def test_an_answer_of_another_shape_is_refused(answer: object) -> None:
    with pytest.raises(ValidationError):
        check(answer)
