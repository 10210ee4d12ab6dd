"""Hands e-mail over: to an SMTP server, or to files where there is none."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import structlog

from backend.gateways.delivery import GatewayRefusedError, GatewayUnavailableError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import SecretStr

    from backend.gateways.delivery import OutgoingMail
    from backend.kit.clock import Clock

_log = structlog.get_logger(__name__)
_SECONDS = 10
_SUBMISSION, _SUBMISSION_TLS = 587, 465
_PERMANENT = 500


class Letterhead:
    """Who writes: the name and address in every e-mail."""

    def __init__(self, name: str, address: str, clock: Clock) -> None:
        """Write as `name` from `address`."""
        self._name = name
        self._address = address
        self._clock = clock

    def write(self, mail: OutgoingMail) -> EmailMessage:
        """Make the message. Its id is made of the outbox row's: a duplicate can be known by it."""
        message = EmailMessage()
        message["From"] = formataddr((self._name, self._address))
        message["To"] = mail.recipient
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<outbox-{mail.id}@{self._address.rpartition('@')[2]}>"
        # No holiday answers to us (RFC 3834).
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        return message


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
            raise GatewayRefusedError(_UNFIT) from error
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{mail.id}.eml").write_bytes(message)
        except OSError as error:
            raise GatewayUnavailableError(type(error).__name__) from error

    async def close(self) -> None:
        """Nothing is open."""


_UNFIT = "address or subject cannot stand in a header"


class SmtpMail:
    """The `MailGateway` that an SMTP server is; one connection per e-mail, in a thread."""

    def __init__(self, url: SecretStr, letterhead: Letterhead) -> None:
        """Prepare to ask the server at `smtp://user:password@host:port` or `smtps://…`.

        Over `smtp://` the connection turns to TLS where the server offers it, and always before a
        password is told.
        """
        parts = urlsplit(url.get_secret_value())
        self._tls_at_once = parts.scheme == "smtps"
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (_SUBMISSION_TLS if self._tls_at_once else _SUBMISSION)
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._letterhead = letterhead

    async def send(self, mail: OutgoingMail) -> None:
        """Hand `mail` over, as `MailGateway.send` promises."""
        await asyncio.to_thread(self._send, mail)

    def _send(self, mail: OutgoingMail) -> None:
        try:
            message = self._letterhead.write(mail)
        except ValueError as error:
            raise GatewayRefusedError(_UNFIT) from error
        try:
            server = self._connect()
            try:
                server.send_message(message)
            finally:
                # What it says to our good-bye changes nothing: it has the message or not.
                with suppress(smtplib.SMTPException, OSError):
                    server.quit()
        except smtplib.SMTPRecipientsRefused as error:
            [(code, words)] = error.recipients.values()
            raise _as_ours(code, words) from error
        except smtplib.SMTPDataError as error:
            raise _as_ours(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
            _log.error("the mail server refuses us: is YARDIM_SMTP_URL right?", host=self._host)
            raise GatewayUnavailableError(type(error).__name__) from error
        except (smtplib.SMTPException, OSError) as error:
            raise GatewayUnavailableError(type(error).__name__) from error

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        server: smtplib.SMTP
        if self._tls_at_once:
            server = smtplib.SMTP_SSL(self._host, self._port, timeout=_SECONDS, context=context)
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=_SECONDS)
        try:
            server.ehlo()
            if not self._tls_at_once and (self._user or server.has_extn("starttls")):
                server.starttls(context=context)
            if self._user:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    async def close(self) -> None:
        """Nothing is open."""


def _as_ours(code: int, words: bytes | str) -> GatewayRefusedError | GatewayUnavailableError:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    kind = GatewayRefusedError if code >= _PERMANENT else GatewayUnavailableError
    return kind(f"{code} {said}")
