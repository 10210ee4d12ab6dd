"""What processes log by the standard library."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import pytest

from lexicon.masking.logs import MaskedRecord, mask_logs

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = "kart 4111 1111 1111 1111, 0532 123 45 67, ayse@ornek.com, şifrem: kedi12"
SECRETS = ("4111 1111", "123 45 67", "ayse@", "kedi12")


@pytest.fixture(autouse=True)
def factory() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    mask_logs()
    yield
    logging.setLogRecordFactory(before)


def test_messages_and_their_arguments_are_masked(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("somebody.elses.library").warning("said %s by %r", SAID, {"sender": SAID})
    assert "said kart" in caplog.text
    assert not any(secret in caplog.text for secret in SECRETS)


def _fail() -> None:
    raise ValueError(SAID)


def test_stack_traces_are_masked(caplog: pytest.LogCaptureFixture) -> None:
    try:
        _fail()
    except ValueError:
        logging.getLogger("somebody.elses.library").exception("failed")
    assert "ValueError: kart" in caplog.text
    assert not any(secret in caplog.text for secret in SECRETS)


def test_a_wrong_format_is_logged_all_the_same() -> None:
    record = MaskedRecord("rasa", logging.ERROR, __file__, 1, "%d of %s", (SAID,), None)
    assert "%d of %s" in record.getMessage()
    assert not any(secret in record.getMessage() for secret in SECRETS)


def test_what_an_operator_needs_is_kept() -> None:
    record = MaskedRecord("rasa", logging.ERROR, __file__, 1, "%d turns", (12,), sys.exc_info())
    assert record.getMessage() == "12 turns"
    assert record.exc_text is None
