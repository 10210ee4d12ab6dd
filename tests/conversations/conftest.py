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
