"""Rasa's way to the action server: a call that fails fails the turn."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig, concat_url

# Less than the backend waits for a turn (YARDIM_TURN_TIMEOUT_SECONDS, 20 s by default).
_ACTION_SECONDS = 10
_REJECTED = 400


class TurnFailedError(BaseException):
    """The action server did not do its part; what this turn changed must not be kept.

    No `Exception`: Rasa's own loop, by which its tools go, swallows every one.
    """


class ActionServer(EndpointConfig):
    """Rasa's way to the action server, with pooled connections, and all or nothing."""

    def __init__(self, endpoint: EndpointConfig) -> None:
        """Take the place of `endpoint`, whose settings Rasa goes on reading."""
        super().__init__(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            cafile=endpoint.cafile,
            **endpoint.kwargs,
        )
        self._client: aiohttp.ClientSession | None = None

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,  # noqa: FBT001, FBT002 - Rasa's signature
        **kwargs: Any,
    ) -> Any:
        """Run an action and return its result.

        Raises:
            ClientResponseError: the action rejected to run (400), which is part of the dialogue.
            TurnFailedError: anything else: no connection, no answer in time, an error inside.

        """
        del content_type, compress
        if self._client is None or self._client.closed:
            self._client = aiohttp.ClientSession(
                headers=self.headers, timeout=aiohttp.ClientTimeout(total=_ACTION_SECONDS)
            )
        url = concat_url(self.url, subpath)
        try:
            async with self._client.request(
                method, url, params=self.combine_parameters(), json=kwargs["json"]
            ) as answer:
                status, content = answer.status, await answer.read()
            result = json.loads(content)
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            raise TurnFailedError from error
        if not isinstance(result, dict):
            raise TurnFailedError
        if status == _REJECTED and "action_name" in result:
            raise ClientResponseError(status, "rejected", content.decode())
        if status >= _REJECTED:
            raise TurnFailedError
        return result

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
