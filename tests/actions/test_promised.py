"""What the assistant tells of our promises is the backend's, and of today."""

from __future__ import annotations

import pytest

from actions.backend_errors import BackendUnavailableError
from actions.promised import OperatorToday
from actions.settings import Settings

SETTINGS = Settings.from_environment(
    {
        "YARDIM_INTERNAL_TOKEN": "t",
        "YARDIM_OPERATOR_NAME": "Telli",
        "YARDIM_FIRST_NOTICE_HOURS": "24",
    }
)


class Backend:
    """Promises so many hours, or does not answer."""

    def __init__(self) -> None:
        self.hours: int | None = 24
        self.asked = 0
        self.seconds = 0.0

    def terms(self) -> dict[str, str]:
        self.asked += 1
        if self.hours is None:
            msg = "away"
            raise BackendUnavailableError(msg)
        return {"first_notice_hours": str(self.hours)}


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def operator(backend: Backend) -> OperatorToday:
    return OperatorToday(SETTINGS, backend.terms, lambda: backend.seconds)


def test_a_promise_that_changes_is_told_within_a_minute(
    backend: Backend, operator: OperatorToday
) -> None:
    assert operator.shown()["first_notice_hours"] == "24"
    backend.hours = 12
    backend.seconds = 59
    assert operator.shown()["first_notice_hours"] == "24"
    backend.seconds = 61
    assert operator.shown()["first_notice_hours"] == "12"
    assert operator.shown()["operator_name"] == "Telli"
    assert backend.asked == 2


def test_without_an_answer_the_last_promise_that_was_heard_is_told(
    backend: Backend, operator: OperatorToday
) -> None:
    backend.hours = 12
    operator.shown()
    backend.hours, backend.seconds = None, 100
    assert operator.shown()["first_notice_hours"] == "12"


def test_before_any_answer_it_is_the_settings(backend: Backend, operator: OperatorToday) -> None:
    backend.hours = None
    assert operator.shown() == SETTINGS.shown()
    backend.hours = 8
    assert operator.shown()["first_notice_hours"] == "8"
