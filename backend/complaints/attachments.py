"""Files that people hand in: looked at, kept, and removed for good.

A row and its file agree after any crash: a file is on the disk, in its place, before its row is
committed, and goes after its row has gone. What then lies about is swept up (`attachment_sweep`).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.complaints import attachment_rows
from backend.complaints.attachment_kinds import MOST_PIXELS, Wrong, look
from backend.complaints.attachment_names import shown_name
from backend.complaints.errors import AttachmentsRefusedError
from backend.complaints.models import (
    ActorKind,
    Attachment,
    FileKind,
    new_id,
)
from backend.kit.database import insert_once
from backend.kit.errors import StorageFullError
from backend.kit.file_store import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.attachment_rows import Conditions
    from backend.complaints.models import ComplaintEntry
    from backend.kit.file_store import FileStore, Incoming, Upload
    from backend.kit.settings import Settings
    from backend.kit.work import Work

FIELD = "attachments"
"""The name of the field of files in every form."""
# Looking into a picture takes memory and a processor: not many at once.
_LOOKING = 2
_MB = 1024 * 1024
_KINDS = "bu türde dosya alamıyoruz. PNG, JPG, PDF ya da TXT gönderin"
_BROKEN = "dosya bozuk ya da eksik; açılamıyor"
_PIXELS = f"görüntü çok büyük; en çok {MOST_PIXELS // 1_000_000} megapiksel olabilir"
_EMPTY = "dosya boş"
_TOO_BIG = "dosya çok büyük; bir dosya en çok {} MB olabilir"
_TOO_MANY = "en çok {} dosya gönderebilirsiniz; bu dosya alınmadı"
_GONE = "Dosyalardan biri artık saklanmıyor; yeniden seçin."
_NO_ROOM = "şu anda saklanamıyor; daha sonra yeniden deneyin"


@dataclass(frozen=True)
class Taken:
    """A file that was looked at and may be kept."""

    file: Incoming
    name: str
    kind: FileKind


@dataclass(frozen=True)
class Refused:
    """A file that is not taken: its name, and why, in Turkish."""

    name: str
    why: str

    def __str__(self) -> str:
        """Say both."""
        return f"{self.name}: {self.why}."


@dataclass(frozen=True)
class Looked:
    """What became of the files of a form, in its order."""

    taken: Sequence[Taken] = ()
    refused: Sequence[Refused] = ()

    def require_all(self) -> None:
        """Refuse all of them for the sake of one.

        Raises:
            AttachmentsRefusedError: some were refused; `errors` says which and why.

        """
        if self.refused:
            raise AttachmentsRefusedError(errors={FIELD: " ".join(map(str, self.refused))})


@dataclass(frozen=True)
class Before:
    """Files that came with a form before, which was shown again: they wait with it (`holder`).

    `ids` are those that the form names, and `files` what is there of them: after a form was sent
    they belong to what it became, and sent twice it names the same.
    """

    holder: str = ""
    ids: Sequence[str] = ()
    files: Sequence[Attachment] = ()

    async def give(
        self, session: AsyncSession, entry_id: int, conversation_id: str | None
    ) -> Sequence[Attachment]:
        """Give them to an entry; all of them, or none."""
        if not self.ids:
            return ()
        given = await attachment_rows.give(
            session, self.holder, self.ids, entry_id, conversation_id
        )
        if len(given) != len(self.ids):
            raise AttachmentsRefusedError(errors={FIELD: _GONE})
        return given


@dataclass(frozen=True)
class HandedIn:
    """Files of a person of the house, all of them fine, and who keeps them."""

    by: Attachments
    taken: Sequence[Taken] = ()
    before: Before = field(default_factory=Before)

    def __len__(self) -> int:
        """Count them."""
        return len(self.taken) + len(self.before.ids)

    @property
    def size(self) -> int:
        """How large they are together."""
        return sum(each.file.size for each in self.taken) + sum(
            each.size for each in self.before.files
        )

    @property
    def digests(self) -> list[str]:
        """What they are, to tell one request from another."""
        return sorted((*(each.file.sha256 for each in self.taken), *self.before.ids))

    async def keep(
        self, work: Work, entry: ComplaintEntry, conversation_id: str | None = None
    ) -> Sequence[Attachment]:
        """Keep them with an entry that was written just now, and in the chat where it is said.

        Raises:
            AttachmentsRefusedError: what came with the form before waited too long.

        """
        if not self:
            return ()
        await work.session.flush()  # the entry has its number
        came = await self.before.give(work.session, entry.id, conversation_id)
        owner = Owner(ActorKind.STAFF, entry_id=entry.id, conversation_id=conversation_id)
        return [*came, *await self.by.keep(work, self.taken, owner)]


@dataclass(frozen=True)
class Owner:
    """Whose a file becomes. `holder` names the form it came with: there it is one, sent twice."""

    author: ActorKind
    holder: str | None = None
    entry_id: int | None = None
    conversation_id: str | None = None


class Attachments:
    """Everything that can be done with files. Works in the caller's transaction, never commits."""

    def __init__(self, store: FileStore, settings: Settings) -> None:
        """Keep files in `store`, as many and as large as `settings` say."""
        self._store = store
        self._settings = settings
        self._looking = asyncio.Semaphore(_LOOKING)

    async def look(self, uploads: Sequence[Upload], held: Sequence[Attachment] = ()) -> Looked:
        """Look at files that came in, `held` being those that came with the same form before.

        One that came before is passed over: it is there.
        """
        taken: list[Taken] = []
        refused: list[Refused] = []
        known = {each.sha256 for each in held}
        besides = sum(attachment_rows.waits(each) for each in held)
        for each in uploads:
            if each.file is not None and each.file.sha256 in known:
                continue
            found = await self._look(each, full=len(taken) + besides >= self._most)
            if isinstance(found, FileKind) and each.file is not None:
                taken.append(Taken(each.file, shown_name(each.name, found), found))
            else:
                refused.append(Refused(shown_name(each.name), self._why(found)))
        return Looked(taken, refused)

    async def hold(
        self,
        work: Work,
        taken: Sequence[Taken],
        holder: str,
        author: ActorKind = ActorKind.CUSTOMER,
    ) -> None:
        """Keep files for a form that may be sent anew; after a day they are dropped.

        Raises:
            StorageFullError: too much waits so already.

        """
        await self.require_room(work.session, taken, attachment_rows.WAITS)
        await self.keep(work, taken, Owner(author, holder))

    async def require_room(
        self, session: AsyncSession, taken: Sequence[Taken], among: Conditions
    ) -> None:
        """Refuse more than may lie about in all, under some conditions.

        Raises:
            StorageFullError: it would be more.

        """
        more = sum(each.file.size for each in taken)
        most = self._settings.attachments_waiting_mb * _MB
        if await attachment_rows.total_bytes(session, among) + more > most:
            raise StorageFullError

    async def handed_in(self, uploads: Sequence[Upload]) -> HandedIn:
        """Look at files of a person of the house: all of them are taken, or none.

        Raises:
            AttachmentsRefusedError: some cannot be; `errors` says which and why.

        """
        looked = await self.look(uploads)
        looked.require_all()
        return HandedIn(self, looked.taken)

    async def keep(self, work: Work, taken: Sequence[Taken], owner: Owner) -> Sequence[Attachment]:
        """Keep files for whom they belong to; return those that are new, in order."""
        made = []
        for each in taken:
            row = await self._row(work, each, owner)
            if row is None:
                each.file.discard()
                continue
            await each.file.keep()
            made.append(row)
        return made

    def path(self, attachment: Attachment) -> Path:
        """Return where the file of a row is."""
        return self._store.path(attachment.stored)

    async def drop(self, stored: Collection[str]) -> None:
        """Remove files whose rows are gone, or erased: to be called after the commit."""
        for name in stored:
            await self._store.remove(name)

    @property
    def _most(self) -> int:
        return self._settings.attachments_most

    async def _look(self, upload: Upload, *, full: bool) -> FileKind | Wrong | Fault | None:
        if upload.fault is not None or upload.file is None:
            return upload.fault
        if full:
            return Fault.TOO_MANY
        if not upload.file.size:
            return None
        async with self._looking:
            return await asyncio.to_thread(look, upload.file.path)

    def _why(self, found: FileKind | Wrong | Fault | None) -> str:
        words: dict[object, str] = {
            Wrong.KIND: _KINDS,
            Wrong.BROKEN: _BROKEN,
            Wrong.PIXELS: _PIXELS,
            Fault.TOO_BIG: _TOO_BIG.format(self._settings.attachment_mb),
            Fault.TOO_MANY: _TOO_MANY.format(self._most),
            Fault.NO_ROOM: _NO_ROOM,
        }
        return words.get(found, _EMPTY)

    async def _row(self, work: Work, taken: Taken, owner: Owner) -> Attachment | None:
        """Write the row of a file; None where the same form brought the same file before."""
        session = work.session
        values = {
            "id": new_id(),
            "entry_id": owner.entry_id,
            "conversation_id": owner.conversation_id,
            "holder": owner.holder,
            "author_kind": owner.author,
            "stored": taken.file.name,
            "name": taken.name,
            "media_type": taken.kind,
            "size": taken.file.size,
            "sha256": taken.file.sha256,
            "at": work.now,
        }
        once = insert_once(session.get_bind().dialect.name, Attachment, "holder", "sha256")
        made = await session.scalar(once.values(**values).returning(Attachment.id))
        return None if made is None else await session.get(Attachment, made)
