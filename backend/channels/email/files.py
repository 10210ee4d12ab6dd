"""The files of a mail, on their way to those of complaints (`complaints.attachments`)."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from backend.kit.errors import StorageFullError
from backend.kit.file_store import Fault, Upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from backend.channels.email.parts import MailFile
    from backend.complaints.attachments import Refused
    from backend.kit.file_store import FileStore
    from backend.kit.settings import Settings

_MB = 1024 * 1024
# More than may be kept are looked at, as some of them are refused; not as many as somebody sends.
_MORE = 10
_NAMED = 10


@asynccontextmanager
async def received(
    store: FileStore, files: Sequence[MailFile], settings: Settings
) -> AsyncIterator[list[Upload]]:
    """Bring files to the disk as if a form had brought them; what is not kept goes afterwards."""
    most = settings.attachments_most + _MORE
    uploads: list[Upload] = []
    try:
        for at, each in enumerate(files):
            if at >= most:
                uploads.append(Upload(each.name, fault=Fault.TOO_MANY))
            elif len(each.content) > settings.attachment_mb * _MB:
                uploads.append(Upload(each.name, fault=Fault.TOO_BIG))
            else:
                uploads.append(await _on_disk(store, each))
        yield uploads
    finally:
        for upload in uploads:
            if upload.file is not None:
                upload.file.discard()


async def _on_disk(store: FileStore, given: MailFile) -> Upload:
    try:
        file = await store.begin()
        try:
            await file.write(given.content)
            await file.finish()
        except BaseException:
            file.discard()
            raise
    except StorageFullError:
        return Upload(given.name, fault=Fault.NO_ROOM)
    return Upload(given.name, file)


def told(refused: Sequence[Refused]) -> str:
    """Say to the house which files were not taken, and why."""
    lines = ["E-postayla gelen şu dosyalar alınmadı (özgün e-posta saklanıyor):"]
    lines += [f"- {each}" for each in refused[:_NAMED]]
    if len(refused) > _NAMED:
        lines.append(f"- ve {len(refused) - _NAMED} dosya daha.")
    return "\n".join(lines)
