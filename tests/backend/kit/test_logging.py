from __future__ import annotations

import logging
from io import StringIO
from typing import TYPE_CHECKING

import pytest
import structlog

from backend.kit.logging import configure_logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.kit.settings import Settings

SAID = "kart 4111 1111 1111 1111, 0212 123 45 67, ayse@ornek.com, şifrem: kedi12"
SECRETS = ("4111 1111", "123 45 67", "ayse@", "kedi12")


@pytest.fixture
def written(settings: Settings) -> Iterator[StringIO]:
    """Configure logging as a process does, and collect what it writes."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    before = structlog.get_config()
    configure_logging(settings)
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    stream = StringIO()
    handler.setStream(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


def test_no_log_shows_what_customers_wrote_however_deep(written: StringIO) -> None:
    structlog.get_logger("yardim").warning(
        "received", text=SAID, body={"texts": [SAID, (SAID,)]}, count=3
    )
    logging.getLogger("sanic").error("from the library: %s", SAID)
    assert written.getvalue().count("kart") == 4
    assert not any(secret in written.getvalue() for secret in SECRETS)


def test_stack_traces_are_masked(written: StringIO) -> None:
    try:
        int(SAID)
    except ValueError:
        structlog.get_logger("yardim").exception("failed")
        logging.getLogger("sanic").exception("failed")
    assert written.getvalue().count("ValueError") == 2
    assert not any(secret in written.getvalue() for secret in SECRETS)
