"""What responses may say of the operator: its names, and the promises in force today.

Promises are dated settings of the backend's; they are asked for now and then, so that none is told
that no longer holds.
"""

from __future__ import annotations

import logging
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from actions.backend_client import shared_client
from actions.backend_errors import BackendError
from actions.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.settings import Settings

_log = logging.getLogger(__name__)
# A change is dated by the day: nobody is told yesterday's promise for longer.
_KEPT_SECONDS = 60.0


class Operator(Protocol):
    """Who says what responses may say."""

    def shown(self) -> dict[str, str]:
        """Return the values by the names that responses use."""


class OperatorToday:
    """The settings' names with the backend's promises."""

    def __init__(
        self,
        settings: Settings,
        terms: Callable[[], Mapping[str, str]],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask `terms` when something is to be shown."""
        self._settings = settings
        self._terms = terms
        self._now = now
        self._known: Mapping[str, str] = {}
        self._asked_at: float | None = None

    def shown(self) -> dict[str, str]:
        """Return the values; promises are those of the last minute, or the last that were heard."""
        if self._asked_at is None or self._now() - self._asked_at >= _KEPT_SECONDS:
            try:
                self._known = self._terms()
                self._asked_at = self._now()
            except BackendError as error:
                _log.warning("the promises of today are not known: %s", error)
        return {**self._settings.shown(), **self._known}


@lru_cache(maxsize=1)
def operator_today() -> OperatorToday:
    """Return this process's."""
    return OperatorToday(settings(), shared_client().terms)
