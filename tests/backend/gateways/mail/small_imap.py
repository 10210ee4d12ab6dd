"""A mailbox that speaks enough IMAP (RFC 3501, RFC 2177), over real sockets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

PASSWORD = "s3cr/t"


class SmallImap:
    """Mails by uid; what happens to them is done by the test. `heard` is every command."""

    def __init__(self) -> None:
        self.validity = 7
        self.mails: dict[int, bytes] = {}
        self.seen: set[int] = set()
        self.capabilities = "IMAP4rev1 IDLE"
        self.heard: list[str] = []
        self.refuses: str | None = None
        self._idle: dict[asyncio.StreamWriter, bytes] = {}
        self._writers: set[asyncio.StreamWriter] = set()

    def put(self, content: bytes) -> int:
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = content
        for writer in self._idle:
            writer.write(f"* {len(self.mails)} EXISTS\r\n".encode())
        return uid

    def drop_connections(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        writer.write(b"* OK ready\r\n")
        try:
            while line := (await reader.readline()).decode().rstrip("\r\n"):
                if line == "DONE":
                    writer.write(self._idle.pop(writer) + b" OK done\r\n")
                    continue
                tag, _, command = line.partition(" ")
                self.heard.append(command)
                if command == "IDLE":
                    self._idle[writer] = tag.encode()
                    writer.write(b"+ idling\r\n")
                    continue
                for each in self._answer(command):
                    writer.write(each)
                writer.write(f"{tag} {self._end(command)}\r\n".encode())
                await writer.drain()
                if command == "LOGOUT":
                    break
        except ConnectionError:
            pass
        finally:
            self._idle.pop(writer, None)
            self._writers.discard(writer)
            writer.close()

    def _end(self, command: str) -> str:
        if self.refuses and self.refuses in command:
            return "NO not now"
        if command.startswith("LOGIN") and f'"{PASSWORD}"' not in command:
            return "NO [AUTHENTICATIONFAILED] who are you?"
        return "OK [READ-ONLY] done" if command.startswith("EXAMINE") else "OK done"

    def _answer(self, command: str) -> Iterator[bytes]:
        if command == "CAPABILITY":
            yield f"* CAPABILITY {self.capabilities}\r\n".encode()
        elif command.startswith("EXAMINE"):
            yield f"* {len(self.mails)} EXISTS\r\n".encode()
            yield f"* OK [UIDVALIDITY {self.validity}] valid\r\n".encode()
        elif command.startswith("UID SEARCH"):
            found = " ".join(map(str, self._found(command)))
            yield f"* SEARCH {found}".rstrip().encode() + b"\r\n"
        elif command.startswith("UID FETCH"):
            yield from self._fetched(command)

    def _found(self, command: str) -> list[int]:
        if "UNSEEN" in command:
            return [uid for uid in self.mails if uid not in self.seen]
        span = re.search(r"UID (\d+):\*", command)
        if span is None:  # SINCE
            return list(self.mails)
        last = max(self.mails, default=0)
        return [uid for uid in self.mails if uid >= int(span[1]) or uid == last]

    def _fetched(self, command: str) -> Iterator[bytes]:
        asked = re.search(r"UID FETCH ([\d,:]+) ", command)
        assert asked is not None
        part = re.search(r"BODY\.PEEK\[\]<(\d+)\.(\d+)>", command)
        for at, (uid, content) in enumerate(self.mails.items(), 1):
            if uid not in _uids(asked[1]):
                continue
            if part is None:
                yield (
                    f'* {at} FETCH (UID {uid} INTERNALDATE "20-Nov-2026 09:00:00 +0300")\r\n'
                ).encode()
                continue
            start, length = int(part[1]), int(part[2])
            piece = content[start : start + length]
            yield f"* {at} FETCH (UID {uid} BODY[]<{start}> {{{len(piece)}}}\r\n".encode()
            yield piece + b")\r\n"


def _uids(asked: str) -> set[int]:
    found: set[int] = set()
    for each in asked.split(","):
        first, _, last = each.partition(":")
        found |= set(range(int(first), int(last or first) + 1))
    return found
