"""Rasa's own test stories: each question with {answer, fallback, why, status, human, cancel}.

The same as `rasa test core --stories tests/conversations/stories --e2e`. They hold the rules and
the intents; what is said is held by test_dialogues.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rasa.core.test import test as run_stories

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant

_STORIES = sorted((Path(__file__).parent / "stories").glob("test_*.yml"))
_CASES = 6


@pytest.mark.parametrize("stories", _STORIES, ids=lambda path: path.stem)
def test_every_question_is_answered_and_interrupted(
    assistant: Assistant,
    stories: Path,
    tmp_path: Path,
) -> None:
    result = assistant.loop.run_until_complete(
        run_stories(
            str(stories),
            assistant.agent,
            e2e=True,
            out_directory=str(tmp_path),
            disable_plotting=True,
        ),
    )
    failed = tmp_path / "failed_test_stories.yml"
    conversations = result["report"]["conversation_accuracy"]
    assert conversations["total"] == _CASES
    assert conversations["correct"] == _CASES, failed.read_text("utf-8")
