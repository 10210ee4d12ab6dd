"""E-mail where there is no server: files."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from backend.gateways.delivery import GatewayRefusedError, GatewayUnavailableError
from backend.gateways.mail.letterhead import UNFIT, Letterhead

if TYPE_CHECKING:
    from pathlib import Path

    from backend.gateways.delivery import OutgoingMail


class FileMail:
    """The `MailGateway` without a server: each e-mail is a file that mail programs open."""

    def __init__(self, folder: Path, letterhead: Letterhead) -> None:
        """Write to `folder`, which is made when there is something to put in."""
        self._folder = folder
        self._letterhead = letterhead

    async def send(self, mail: OutgoingMail) -> None:
        """Write `mail` to its file; again, if it is sent again."""
        await asyncio.to_thread(self._write, mail)

    def _write(self, mail: OutgoingMail) -> None:
        try:
            message = self._letterhead.write(mail).as_bytes()
        except ValueError as error:
            raise GatewayRefusedError(UNFIT) from error
        path = self._folder / f"{mail.id}.eml"
        try:
            try:
                path.write_bytes(message)
            except FileNotFoundError:
                self._folder.mkdir(parents=True, exist_ok=True)
                path.write_bytes(message)
        except OSError as error:
            raise GatewayUnavailableError(type(error).__name__) from error

    async def close(self) -> None:
        """Nothing is open."""
