from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rasa.utils.log_utils import configure_structlog

from tests.conversations.assistant import Assistant, Conversation

if TYPE_CHECKING:
    from collections.abc import Iterator

# What each text by SMS costs at its longest, for the summary: segments and letters.
SEGMENTS: dict[str, tuple[int, int]] = {}
_MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture(scope="session")
def model() -> Path:
    """The model under test: `YARDIM_TEST_MODEL`, else the one that `make train` made."""
    chosen = os.environ.get("YARDIM_TEST_MODEL")
    models = [Path(chosen)] if chosen else sorted(_MODELS.glob("*.tar.gz"))
    assert models, "no model in models/: `make train` makes one"
    return models[-1]


@pytest.fixture(scope="session")
def assistant(model: Path) -> Iterator[Assistant]:
    """The loaded model; loading it takes seconds, so it is loaded once."""
    configure_structlog(logging.ERROR)
    logging.getLogger("rasa").setLevel(logging.ERROR)
    loaded = Assistant(model)
    yield loaded
    loaded.loop.close()


@pytest.fixture
def customer(assistant: Assistant) -> Conversation:
    """A new customer on the website, with a backend that nobody wrote to yet."""
    return assistant.conversation()


@pytest.fixture
def texting(assistant: Assistant) -> Conversation:
    """A new customer by SMS, whose number the backend knows."""
    return assistant.texting()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what each text by SMS costs at its longest."""
    if SEGMENTS:
        terminalreporter.section("SMS segments at the longest")
        for name, (count, letters) in sorted(SEGMENTS.items(), key=lambda one: -one[1][1]):
            terminalreporter.write_line(f"{count}  {letters:>4}  {name}")
