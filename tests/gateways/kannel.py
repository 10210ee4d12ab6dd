"""The real Kannel for tests; where it is not installed they are skipped, with the reason."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from bench import kannel
from bench.kannel import BEARERBOX, SMSBOX, SMSC, Delivered, Kannel

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

__all__ = (
    "BEARERBOX",
    "SMSBOX",
    "SMSC",
    "Delivered",
    "Kannel",
    "kannel_running",
    "require_kannel",
)


def require_kannel() -> None:
    """Skip where Kannel is not installed; in CI that is a failure."""
    if kannel.is_installed():
        return
    reason = "Kannel is not installed (Debian: kannel): nothing was tried with the real gateway"
    if os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@asynccontextmanager
async def kannel_running(
    folder: Path, callback_url: str, secret: str, **more: Any
) -> AsyncIterator[Kannel]:
    """Run it as `bench.kannel.kannel_running` does, where it is installed."""
    require_kannel()
    async with kannel.kannel_running(folder, callback_url, secret, **more) as running:
        yield running
