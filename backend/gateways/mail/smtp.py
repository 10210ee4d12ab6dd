"""Hands e-mail over to an SMTP server."""

from __future__ import annotations

import asyncio
import smtplib
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import structlog

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnansweredError,
    GatewayUnavailableError,
)
from backend.gateways.mail.letterhead import UNFIT, Letterhead
from backend.kit import tls

if TYPE_CHECKING:
    from pydantic import SecretStr

    from backend.gateways.delivery import OutgoingMail

_log = structlog.get_logger(__name__)
_SECONDS = 10
_SUBMISSION, _SUBMISSION_TLS = 587, 465
_PERMANENT = 500


class _Server(smtplib.SMTP):
    """A server, of which is known whether it may have the message."""

    has_words = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Tell it the message, and hear whether it takes it."""
        self.has_words = True
        return super().data(msg)


class _TlsServer(_Server, smtplib.SMTP_SSL):
    """The same, by TLS from the beginning."""


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
            raise GatewayRefusedError(UNFIT) from error
        server: _Server | None = None
        try:
            server = self._connect()
            try:
                server.send_message(message, from_addr=self._letterhead.envelope(mail))
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
            told = server is not None and server.has_words
            kind = GatewayUnansweredError if told else GatewayUnavailableError
            raise kind(type(error).__name__) from error

    def _connect(self) -> _Server:
        context = tls.trusted()
        server: _Server
        if self._tls_at_once:
            server = _TlsServer(self._host, self._port, timeout=_SECONDS, context=context)
        else:
            server = _Server(self._host, self._port, timeout=_SECONDS)
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
