"""The one HTTP client, for whatever this backend asks of other processes.

aiohttp: per request to Rasa it takes a sixth of httpx's processor time (ADR 0027).
"""

from __future__ import annotations

import aiohttp

from backend.kit import tls

CONNECT_SECONDS = 3.0

# What can go wrong on the way: aiohttp lets some of it through unwrapped.
FAILURES = (aiohttp.ClientError, OSError, TimeoutError)
# Of these: nobody was there to be asked.
NOT_ASKED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
OK = 200


class HttpClient:
    """One pool of connections to one place, opened when it is first used."""

    def __init__(
        self,
        seconds: float,
        *,
        connections: int,
        headers: dict[str, str] | None = None,
        asks_once: bool = False,
    ) -> None:
        """Prepare to wait at most `seconds` for an answer, over so many connections at once.

        `asks_once`: a GET whose connection broke is not asked anew by aiohttp, of its own accord.
        """
        self._timeout = aiohttp.ClientTimeout(total=seconds, connect=min(seconds, CONNECT_SECONDS))
        self._connections = connections
        self._headers = headers or {}
        self._asks_once = asks_once
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The pool, which belongs to the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                headers=self._headers,
                timeout=self._timeout,
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=tls.trusted()),
            )
            if self._asks_once:
                # The only switch there is; a test holds that it does what it says.
                self._session._retry_connection = False  # noqa: SLF001
        return self._session

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None
