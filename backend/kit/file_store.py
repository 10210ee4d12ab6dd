"""Files that people hand in, below one folder of the state folder, under random names.

A file is received under a temporary name, brought to the disk (fsync), and put in its place by
renaming; whoever refers to it commits after that. So a crash leaves a file that nobody refers to
(`left_over` finds those), and never a reference to a file that is not there.

    incoming/<name>    what is being received
    ab/<name>          what was kept; `ab` are the name's first two letters

Files are readable by their owner only (0600), folders are 0700.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import re
import secrets
import shutil
import threading
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.kit.errors import StorageFullError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{32}")
_INCOMING = "incoming"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Written to the disk in pieces of this size: each is a trip to a thread.
_PIECE = 256 * 1024


class Incoming:
    """A file that is being received. Whoever began it keeps it or discards it."""

    def __init__(self, root: Path) -> None:
        """Begin with nothing, below `root`."""
        self.name = secrets.token_hex(16)
        self.size = 0
        self._root = root
        self._path = root / _INCOMING / self.name
        self._hash = hashlib.sha256()
        self._waiting = bytearray()
        self._handle: int | None = None
        self._gone = False
        # A request that is cancelled discards its file while a thread may still write to it.
        self._lock = threading.Lock()

    @property
    def path(self) -> Path:
        """Where it is until it is kept."""
        return self._path

    @property
    def sha256(self) -> str:
        """The digest of what was written so far, in hexadecimal."""
        return self._hash.hexdigest()

    @property
    def waits(self) -> bool:
        """Whether it is neither kept nor discarded."""
        return not self._gone

    async def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            StorageFullError: the disk takes no more.

        """
        self.size += len(data)
        self._hash.update(data)
        self._waiting += data
        if len(self._waiting) >= _PIECE:
            await asyncio.to_thread(_or_full, self._flush)

    async def finish(self) -> None:
        """Bring everything to the disk. To be called before anybody looks at the file.

        Raises:
            StorageFullError: the disk takes no more.

        """
        await asyncio.to_thread(_or_full, self._finish)

    async def keep(self) -> None:
        """Put a finished file in its place, for whoever knows its name; once."""
        await asyncio.to_thread(_or_full, self._keep)

    def discard(self) -> None:
        """Let it go, unless it was kept."""
        with self._lock:
            self._close()
            if not self._gone:
                self._gone = True
                self._path.unlink(missing_ok=True)

    def _flush(self) -> None:
        with self._lock:
            self._write_waiting()

    def _write_waiting(self) -> None:
        if self._gone:
            return
        if self._handle is None:
            _make(self._path.parent)
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW
            self._handle = os.open(self._path, flags, 0o600)
        rest = memoryview(bytes(self._waiting))
        self._waiting.clear()
        while rest:
            rest = rest[os.write(self._handle, rest) :]

    def _finish(self) -> None:
        with self._lock:
            self._write_waiting()
            if self._handle is not None:
                os.fsync(self._handle)
            self._close()

    def _keep(self) -> None:
        place = self._root / self.name[:2]
        if _make(place):
            _sync(self._root)
        with self._lock:
            self._path.rename(place / self.name)
            self._gone = True
        _sync(place)

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class Fault(StrEnum):
    """Why a file was not taken in, as far as can be told without looking into it."""

    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    NO_ROOM = "no_room"


@dataclass
class Upload:
    """A file that was handed in; `name` is what the client calls it.

    `file` is finished, on the disk, and discarded with the request unless it is kept; there is none
    where there is a `fault`.
    """

    name: str
    file: Incoming | None = None
    fault: Fault | None = None


class FileStore:
    """The folder, and what is in it."""

    def __init__(self, root: Path, spare_bytes: int) -> None:
        """Keep files below `root`, which is made when there is one; leave `spare_bytes` free."""
        self._root = root
        self._spare = spare_bytes

    async def begin(self) -> Incoming:
        """Begin to receive a file.

        Raises:
            StorageFullError: there is too little room on the disk.

        """
        await asyncio.to_thread(_or_full, self._require_room)
        return Incoming(self._root)

    def path(self, name: str) -> Path:
        """Return where a file that was kept is.

        Raises:
            ValueError: this is no name of ours.

        """
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self._root / name[:2] / name

    async def remove(self, name: str) -> None:
        """Take a file out for good; one that is gone already is no matter."""
        path = self.path(name)
        await asyncio.to_thread(path.unlink, missing_ok=True)

    async def kept_before(self, moment: datetime) -> list[str]:
        """List the files that were kept before a moment."""
        return await asyncio.to_thread(lambda: list(self._old("[0-9a-f][0-9a-f]", moment)))

    async def drop_unfinished(self, moment: datetime) -> int:
        """Remove what began to come in before a moment and was never kept; return how much."""

        def drop() -> int:
            names = list(self._old(_INCOMING, moment))
            for name in names:
                (self._root / _INCOMING / name).unlink(missing_ok=True)
            return len(names)

        return await asyncio.to_thread(drop)

    def _old(self, folders: str, moment: datetime) -> Iterator[str]:
        for path in self._root.glob(f"{folders}/*"):
            with suppress(FileNotFoundError):
                if _NAME.fullmatch(path.name) and path.stat().st_mtime < moment.timestamp():
                    yield path.name

    def _require_room(self) -> None:
        _make(self._root)
        if shutil.disk_usage(self._root).free < self._spare:
            raise StorageFullError


def _make(folder: Path) -> bool:
    """Make a folder for its owner only; return whether it is new."""
    if folder.is_dir():
        return False
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return True


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _or_full[Answer](write: Callable[[], Answer]) -> Answer:
    try:
        return write()
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFullError from error
        raise
