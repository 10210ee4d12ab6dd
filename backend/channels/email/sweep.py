"""Sweeping up mails that no row names: what a crash left between the disk and the database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.channels.email.models import IncomingMail
from backend.kit.jobs import Job

if TYPE_CHECKING:
    from backend.kit.file_store import FileStore
    from backend.kit.work import Works

_EVERY = timedelta(hours=1)
_LEASE = timedelta(minutes=30)
_AGE = timedelta(days=1)
_BATCH = 500


class MailSweep:
    """Removes mails that came again, or were erased, while a process died."""

    def __init__(self, works: Works, store: FileStore) -> None:
        """Sweep `store`."""
        self._works = works
        self._store = store

    def job(self) -> Job:
        """Sweep now and then, one worker at a time."""
        return Job("mail_sweep", _EVERY, self.run, lease=_LEASE)

    async def run(self) -> int:
        """Remove files of a day ago without a row; return how many."""
        moment = self._works.now() - _AGE
        names = await self._store.kept_before(moment)
        gone = 0
        for start in range(0, len(names), _BATCH):
            some = names[start : start + _BATCH]
            async with self._works.reading() as session:
                rows = await session.scalars(
                    select(IncomingMail.stored).where(IncomingMail.stored.in_(some))
                )
                known = set(rows)
            for name in some:
                if name not in known:
                    await self._store.remove(name)
                    gone += 1
        return gone + await self._store.drop_unfinished(moment)
