"""A mailbox that is a folder: whoever has a mail puts it in as a file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from backend.gateways.mail.mailbox import Letter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from backend.gateways.mail.mailbox import Position

_PIECE = 256 * 1024


@dataclass(frozen=True, kw_only=True)
class _FileLetter(Letter):
    path: Path


class FolderMailbox:
    """The `MailboxReader` without a server: `.eml` files, which are to be moved in whole."""

    def __init__(self, folder: Path) -> None:
        """Read `folder`; it need not be there yet."""
        self._folder = folder

    @property
    def name(self) -> str:
        """There is one folder."""
        return "folder"

    async def waiting(self, limit: int, since: Position | None = None) -> Sequence[Letter]:
        """List the files, by name: what was taken is not there any more, whatever came `since`."""
        del since
        paths = await asyncio.to_thread(self._list)
        return [_FileLetter(None, partial(_pieces, path), path=path) for path in paths[:limit]]

    async def taken(self, letter: Letter) -> None:
        """Take the file out of the folder."""
        if isinstance(letter, _FileLetter):
            await asyncio.to_thread(letter.path.unlink, missing_ok=True)

    async def close(self) -> None:
        """Nothing is open."""

    def _list(self) -> list[Path]:
        found = self._folder.glob("*.eml") if self._folder.is_dir() else ()
        return sorted(path for path in found if path.is_file() and not path.is_symlink())


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(path.open, "rb")
    try:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
    finally:
        file.close()
