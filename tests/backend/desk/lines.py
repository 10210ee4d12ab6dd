"""The desk's WebSocket, as an open page of somebody's browser connects to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from tests.backend.desk.conftest import Browser


def line(browser: Browser, query: str = "", **headers: str) -> connect:
    """Connect as an open page of somebody's browser does."""
    base = browser.client.base_url
    cookies = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())
    return connect(
        f"ws://{base.host}:{base.port}/desk/live?{query}",
        additional_headers={"Cookie": cookies, "Origin": str(base).rstrip("/"), **headers},
    )
