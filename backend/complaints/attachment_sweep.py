"""Sweeping up after files: what nobody came back for, and what a crash left lying about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from backend.complaints.attachment_rows import UNREGISTERED, WAITS
from backend.complaints.models import Attachment
from backend.kit.jobs import Job

if TYPE_CHECKING:
    from backend.kit.file_store import FileStore
    from backend.kit.work import Works

# A form that was refused can be sent anew for so long; no request takes nearly as long.
KEPT_WAITING = timedelta(days=1)
# A conversation that no complaint came of can be taken up again for a while.
KEPT_UNREGISTERED = timedelta(days=7)
_EVERY = timedelta(hours=1)
_LEASE = timedelta(minutes=30)
_BATCH = 500


class AttachmentSweep:
    """Removes files that belong to nothing."""

    def __init__(self, works: Works, store: FileStore) -> None:
        """Sweep `store`."""
        self._works = works
        self._store = store

    async def run(self) -> int:
        """Drop what waited a day, what no complaint came of for a week, and files without a row.

        Return how many files went.
        """
        moment = self._works.now() - KEPT_WAITING
        async with self._works.begin() as work:
            gone = await work.session.scalars(
                delete(Attachment)
                .where(*WAITS, Attachment.at < moment)
                .returning(Attachment.stored)
            )
            idle = await work.session.scalars(
                update(Attachment)
                .where(*UNREGISTERED, Attachment.at < work.now - KEPT_UNREGISTERED)
                .values(name="", sha256="", holder=None, erased_at=work.now)
                .returning(Attachment.stored)
            )
            stored = [*gone, *idle]
        for name in stored:
            await self._store.remove(name)
        orphans = await self._orphans(await self._store.kept_before(moment))
        for name in orphans:
            await self._store.remove(name)
        return len(stored) + len(orphans) + await self._store.drop_unfinished(moment)

    async def _orphans(self, names: list[str]) -> list[str]:
        """Pick the files that no row refers to any more."""
        found: list[str] = []
        for start in range(0, len(names), _BATCH):
            some = names[start : start + _BATCH]
            async with self._works.reading() as session:
                rows = await session.scalars(
                    select(Attachment.stored).where(
                        Attachment.stored.in_(some), Attachment.erased_at.is_(None)
                    )
                )
                known = set(rows)
            found += [name for name in some if name not in known]
        return found

    def job(self) -> Job:
        """Sweep now and then, one worker at a time."""
        return Job("attachments", _EVERY, self.run, lease=_LEASE)
