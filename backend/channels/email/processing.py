"""Processes incoming e-mails, one after another as they came; what cannot be is set aside."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import not_, select

from backend.channels.email import files
from backend.channels.email.handling import MailHandler, NobodyToAnswerError
from backend.channels.email.models import IncomingMail, MailState
from backend.channels.email.parked import PARKED
from backend.channels.email.parts import TooManyPartsError
from backend.channels.email.reading import read as read_mail
from backend.channels.email.whose import MailAction, plan
from backend.complaints.attachments import Looked
from backend.complaints.classifying import with_topic
from backend.gateways.mail.addresses import MailAddresses
from backend.kit import parking
from backend.kit.errors import UnavailableError, YardimError
from backend.kit.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from backend.channels.email.reading import Mail
    from backend.complaints.attachments import Attachments
    from backend.complaints.service import ComplaintService
    from backend.gateways.rasa.protocol import TopicClassifier
    from backend.kit.file_store import FileStore
    from backend.kit.settings import Settings
    from backend.kit.work import Works

_log = structlog.get_logger(__name__)
_EVERY = timedelta(seconds=2)
_LEASE = timedelta(minutes=10)
_BATCH = 50
_READ_SECONDS = 20.0
_MB = 1024 * 1024
_SENDER, _SUBJECT = 254, 200


class MailTooBigError(YardimError):
    """A mail is larger than what is read."""


# Trying again changes nothing.
_HOPELESS = (TooManyPartsError, MailTooBigError, NobodyToAnswerError, TimeoutError)


class MailProcessor:
    """Reads what was kept, and does what it asks for."""

    def __init__(  # noqa: PLR0913 - what mails are made of, and become
        self,
        works: Works,
        settings: Settings,
        complaints: ComplaintService,
        attachments: Attachments,
        topics: TopicClassifier,
        *,
        store: FileStore,
        uploads: FileStore,
        read: Callable[[bytes], Mail] = read_mail,
        read_seconds: float = _READ_SECONDS,
    ) -> None:
        """Read mails of `store`; their files go by `uploads` to complaints' `attachments`."""
        self._works = works
        self._settings = settings
        self._topics = topics
        self._attachments = attachments
        self._handler = MailHandler(settings, complaints, attachments)
        self._addresses = MailAddresses.of(settings)
        self._store = store
        self._uploads = uploads
        self._read = read
        self._read_seconds = read_seconds

    def job(self) -> Job:
        """Process what was kept, one worker at a time."""
        return Job("mail", _EVERY, self.process_waiting, lease=_LEASE)

    async def process_waiting(self) -> int:
        """Process what waits; return how many mails were done."""
        async with self._works.reading() as session:
            waiting = await session.scalars(
                select(IncomingMail.id)
                .where(
                    IncomingMail.state == MailState.RECEIVED,
                    not_(parking.is_parked(PARKED, IncomingMail.id)),
                )
                .order_by(IncomingMail.id)
                .limit(_BATCH)
            )
        done = 0
        for mail_id in waiting.all():
            try:
                await self._process(mail_id)
            except UnavailableError:
                raise
            except Exception as error:  # noqa: BLE001 - it is counted against this mail alone
                _log.exception("mail not processed", mail=mail_id)
                most = 1 if isinstance(error, _HOPELESS) else parking.MOST_FAILURES
                async with self._works.begin() as work:
                    await parking.failed(work, PARKED, mail_id, error, most=most)
            else:
                done += 1
        return done

    async def _process(self, mail_id: int) -> None:
        async with self._works.reading() as session:
            row = await session.get_one(IncomingMail, mail_id)
        if row.size > self._settings.mail_mb * _MB:
            raise MailTooBigError
        mail = await self._read_in_time(self._store.path(row.stored))
        async with self._works.reading() as session:
            planned = await plan(session, row, mail, self._addresses)
        new = None
        if planned.action is MailAction.REGISTER:
            # Before the transaction: it asks Rasa.
            new = await with_topic(self._handler.complaint(row, mail), self._topics)
        wanted = mail.files if planned.action in {MailAction.REGISTER, MailAction.ADD} else ()
        async with files.received(self._uploads, wanted, self._settings) as uploads:
            looked = await self._attachments.look(uploads) if uploads else Looked()
            async with self._works.begin() as work:
                row = await work.session.get_one(IncomingMail, mail_id, with_for_update=True)
                row.message_id = mail.message_id
                row.sender = (mail.sender.address if mail.sender else "")[:_SENDER]
                row.subject = mail.subject[:_SUBJECT]
                row.digest = mail.digest
                await self._handler.carry_out(work, row, mail, planned, new, looked=looked)

    async def _read_in_time(self, path: Path) -> Mail:
        """Read a mail in a thread of its own: what a stranger wrote may keep a reader busy.

        Raises:
            TimeoutError: it took too long; the thread is left to itself.

        """
        loop = asyncio.get_running_loop()
        found: asyncio.Future[Mail] = loop.create_future()

        def settle(mail: Mail | None, error: Exception | None) -> None:
            if found.done():
                return
            if error is not None:
                found.set_exception(error)
            elif mail is not None:
                found.set_result(mail)

        def work() -> None:
            try:
                outcome = (self._read(path.read_bytes()), None)
            except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                outcome = (None, error)  # type: ignore[assignment]
            loop.call_soon_threadsafe(settle, *outcome)

        threading.Thread(target=work, name="mail", daemon=True).start()
        return await asyncio.wait_for(found, self._read_seconds)
