"""A mailbox on an IMAP server: read from where we were, and left as it is.

Mails are fetched with BODY.PEEK, so that for whoever else reads the mailbox nothing changes. Where
the server tells by itself of what comes (IDLE, RFC 2177) it is asked for that; else it is looked
into now and then.
"""

from __future__ import annotations

import asyncio
import select
from contextlib import suppress
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import structlog
from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from backend.gateways.delivery import GatewayUnavailableError
from backend.gateways.mail.mailbox import Letter
from backend.kit import tls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from pydantic import SecretStr

    from backend.gateways.mail.mailbox import Position

_log = structlog.get_logger(__name__)
_TIMEOUT = SocketTimeout(10, 60)
_PIECE = 1024 * 1024
_LOOK_EVERY_SECONDS = 15.0
# Servers and what lies between may end a connection that says nothing (RFC 2177: 29 minutes).
_IDLE_SECONDS = 240.0
_OVERLAP = timedelta(days=2)
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class ImapMailbox:
    """The `MailboxReader` that an IMAP server is; one connection, used by one job."""

    def __init__(self, url: SecretStr, *, look_every_seconds: float = _LOOK_EVERY_SECONDS) -> None:
        """Prepare to read `imaps://user:password@host:port/folder`, or `imap://…` with STARTTLS.

        A password is told to another machine over TLS only.
        """
        parts = urlsplit(url.get_secret_value())
        self._tls = parts.scheme == "imaps"
        self._host = parts.hostname or "localhost"
        self._port = parts.port
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._folder = unquote(parts.path.strip("/")) or "INBOX"
        self._look_every = look_every_seconds
        self._client: IMAPClient | None = None
        self._validity = 0
        # Since when the server was to tell by itself; and when it was looked into last.
        self._idle_since: float | None = None
        self._looked = float("-inf")

    @property
    def name(self) -> str:
        """The mailbox, without its password."""
        return f"{self._user}@{self._host}/{self._folder}"[:200]

    async def waiting(self, limit: int, since: Position | None) -> Sequence[Letter]:
        """List what came, as `MailboxReader.waiting` promises.

        A mailbox that is read for the first time is read from what nobody has seen yet; one that
        counts anew, from two days before we last read it: what we have is known by its content.
        """
        found = await self._ask(partial(self._list, limit, since))
        places = [(at, (self._validity, uid)) for uid, at in found]
        return [Letter(at, partial(self._pieces, *place), place) for at, place in places]

    async def taken(self, letter: Letter) -> None:
        """Leave it where it is."""

    async def close(self) -> None:
        """Say good-bye."""
        await asyncio.to_thread(self._leave)

    async def _pieces(self, validity: int, uid: int) -> AsyncIterator[bytes]:
        """Fetch a mail to its end: what servers say of its size is not always right."""
        start = 0
        piece = b" " * _PIECE
        while len(piece) == _PIECE:
            piece = await self._ask(partial(self._piece, validity, uid, start))
            start += len(piece)
            yield piece

    async def _ask[Answer](self, question: Callable[[], Answer]) -> Answer:
        """Ask the server, in a thread.

        Raises:
            GatewayUnavailableError: it does not answer, or not as it should.

        """
        try:
            return await asyncio.to_thread(question)
        except LoginError as error:
            _log.error("the mailbox refuses us: is YARDIM_IMAP_URL right?", host=self._host)
            await self.close()
            raise GatewayUnavailableError(type(error).__name__) from error
        except (IMAPClientError, OSError, EOFError, KeyError, ValueError) as error:
            await self.close()
            raise GatewayUnavailableError(type(error).__name__) from error

    def _list(self, limit: int, since: Position | None) -> list[tuple[int, Any]]:
        client = self._client or self._connect()
        if not self._has_news(client):
            return []
        client.noop()
        if since is None:
            uids = client.search(["UNSEEN"])
        elif since.validity != self._validity:
            uids = client.search(["SINCE", (since.at - _OVERLAP).date()])
        else:
            # The last mail is found by any range that ends with the last.
            found = client.search(["UID", f"{since.uid + 1}:*"])
            uids = [uid for uid in found if uid > since.uid]
        chosen = sorted(uids)[:limit]
        told = client.fetch(chosen, ["INTERNALDATE"]) if chosen else {}
        # More may be there: only what found nothing waits to be told.
        self._looked = monotonic() if not chosen else float("-inf")
        if not chosen and client.has_capability("IDLE"):
            client.idle()
            self._idle_since = monotonic()
        return [(uid, told[uid][b"INTERNALDATE"]) for uid in chosen if uid in told]

    def _has_news(self, client: IMAPClient) -> bool:
        """Whether it is to be looked into now; ends waiting for the server if so."""
        if self._idle_since is None:
            return monotonic() - self._looked >= self._look_every
        waited = monotonic() - self._idle_since
        # A connection that is gone has something to read, too, and says nothing: asked, it fails.
        waiting = select.poll()
        waiting.register(client.socket(), select.POLLIN)
        if not waiting.poll(0) and waited < _IDLE_SECONDS:
            return False
        client.idle_done()
        self._idle_since = None
        return True

    def _piece(self, validity: int, uid: int, start: int) -> bytes:
        # A server that fails at one mail may hang up for it, and have the next.
        client = self._client or self._connect()
        if self._validity != validity:
            raise EOFError
        answer = client.fetch([uid], [f"BODY.PEEK[]<{start}.{_PIECE}>"])
        content = answer[uid][f"BODY[]<{start}>".encode()]
        return content if isinstance(content, bytes) else b""

    def _connect(self) -> IMAPClient:
        context = tls.trusted()
        client = IMAPClient(
            self._host,
            port=self._port,
            ssl=self._tls,
            ssl_context=context if self._tls else None,
            timeout=_TIMEOUT,
        )
        try:
            if not self._tls and (self._host not in _LOOPBACK or client.has_capability("STARTTLS")):
                client.starttls(context)
            client.login(self._user, self._password)
            client.normalise_times = False
            opened = client.select_folder(self._folder, readonly=True)
            self._validity = int(opened[b"UIDVALIDITY"])
        except BaseException:
            with suppress(IMAPClientError, OSError):
                client.shutdown()
            raise
        self._client, self._idle_since, self._looked = client, None, float("-inf")
        return client

    def _leave(self) -> None:
        client, self._client, self._idle_since = self._client, None, None
        if client is not None:
            with suppress(IMAPClientError, OSError):
                client.shutdown()
