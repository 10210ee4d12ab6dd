"""Keeping what comes: the mail on the disk first, then its row, then its mailbox lets it go.

A crash between any two of these leaves a mail that comes again and is known, or a file that no row
names (`sweep`); never a mail that is lost. A mail that its server cannot give is set aside when
those behind it can be had (ADR 0046).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from backend.channels.email.models import IncomingMail, MailCursor, MailState
from backend.channels.email.parked import UNREAD, letter_key
from backend.gateways.delivery import GatewayUnavailableError
from backend.gateways.mail.mailbox import Position
from backend.kit import parking
from backend.kit.database import insert_once
from backend.kit.jobs import Job

if TYPE_CHECKING:
    from backend.gateways.mail.mailbox import Letter, MailboxReader
    from backend.kit.file_store import FileStore
    from backend.kit.work import Works

_log = structlog.get_logger(__name__)
_EVERY = timedelta(seconds=2)
_LEASE = timedelta(minutes=5)
_BATCH = 50
# So many in a row that cannot be had are no fault of theirs: the server is away.
_OUTAGE = 4


class LetterUnreadError(GatewayUnavailableError):
    """A letter cannot be had, and those behind it can: it is asked for again."""


class MailIntake:
    """Takes mails out of a mailbox."""

    def __init__(self, works: Works, mailbox: MailboxReader, store: FileStore) -> None:
        """Keep what is in `mailbox` in `store`."""
        self._works = works
        self._mailbox = mailbox
        self._store = store

    def job(self) -> Job:
        """Look into the mailbox, one worker at a time."""
        return Job("mailbox", _EVERY, self.take_in, lease=_LEASE)

    async def take_in(self) -> int:
        """Keep what waits; return how many mails are new.

        A letter that cannot be read holds up no other; the job fails for its sake at the end.

        Raises:
            GatewayUnavailableError: the mailbox cannot be read now.

        """
        taken = 0
        broken: OSError | None = None
        unread: dict[str, GatewayUnavailableError] = {}
        async with self._works.reading() as session:
            known = await session.get(MailCursor, self._mailbox.name)
        since = Position(known.validity, known.uid, known.at) if known else None
        for letter in await self._mailbox.waiting(_BATCH, since):
            try:
                taken += await self._keep(letter, unread)
            except LetterUnreadError:
                raise
            except GatewayUnavailableError as error:
                if letter.place is None:
                    raise
                unread[letter_key(*letter.place)] = error
                if len(unread) == _OUTAGE:
                    break
            except OSError as error:
                if letter.place is not None:  # what is read after it would hide it for good
                    raise
                _log.warning("a mail cannot be read", reason=type(error).__name__)
                broken = error
        for failure in (broken, *unread.values()):
            if failure is not None:
                raise failure
        return taken

    async def close(self) -> None:
        """Let go of the mailbox."""
        await self._mailbox.close()

    async def _keep(self, letter: Letter, unread: dict[str, GatewayUnavailableError]) -> bool:
        file = await self._store.begin()
        try:
            async for piece in letter.pieces():
                await file.write(piece)
            await file.finish()
            await self._pass_over(unread)
            await file.keep()
        finally:
            file.discard()
        async with self._works.begin() as work:
            once = insert_once(work.session.get_bind().dialect.name, IncomingMail, "source")
            added = await work.session.scalar(
                once.values(
                    source=f"content:{file.sha256}",
                    stored=file.name,
                    size=file.size,
                    received_at=min(letter.received_at or work.now, work.now),
                    sender="",
                    subject="",
                    digest="",
                    state=MailState.RECEIVED,
                ).returning(IncomingMail.id)
            )
            if letter.place is not None:
                validity, uid = letter.place
                await work.session.merge(
                    MailCursor(mailbox=self._mailbox.name, validity=validity, uid=uid, at=work.now)
                )
        if added is None:  # it is here already
            await self._store.remove(file.name)
        await self._mailbox.taken(letter)
        return added is not None

    async def _pass_over(self, unread: dict[str, GatewayUnavailableError]) -> None:
        """Count against letters that one behind them could be had; go on once each is parked.

        Raises:
            LetterUnreadError: not yet; they are asked for again, and those behind them.

        """
        if not unread:
            return
        async with self._works.begin() as work:
            left = [
                error
                for key, error in unread.items()
                if not await parking.failed(work, UNREAD, key, error)
            ]
        unread.clear()
        if left:
            raise LetterUnreadError from left[0]
