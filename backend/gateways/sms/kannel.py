"""Hands SMS over to Kannel's smsbox, and asks it for receipts.

Kannel gives no id back: ours travels in the address at which it brings its receipts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import structlog

from backend.gateways.delivery import (
    EVERY_RECEIPT,
    GatewayRefusedError,
    GatewayUnansweredError,
    GatewayUnavailableError,
)
from backend.gateways.sms import segments
from backend.gateways.sms.segments import Encoding
from backend.kit.http import FAILURES, NOT_ASKED, HttpClient

if TYPE_CHECKING:
    from pydantic import SecretStr

    from backend.gateways.delivery import OutgoingSms
    from backend.kit.settings import Settings

_log = structlog.get_logger(__name__)
RECEIPTS_PATH: Final = "/sms/kannel/dlr"
_SECONDS = 10
_CONNECTIONS = 32
_ACCEPTED = 202
# "0: Accepted for delivery" and "3: Queued for later delivery".
_TAKEN = (b"0", b"3")
# Our password or address is wrong, which no message is to blame for.
_OURS: Final = frozenset({401, 403, 404, 407})
_CLIENT_ERRORS = range(400, 500)
# Also a 403: no link takes this number. A receipt that says so (16) follows.
_NOT_ROUTABLE = b"Not routable"
# It cannot be asked now; the rest of the client errors are about the message.
_PASSING: Final = frozenset({408, 425, 429})
# Turkish locking shift: 3GPP TS 23.040, 9.2.3.24.16, language 1.
_LOCKING_SHIFT = "\x03\x25\x01\x01"
_7_BIT, _UCS2 = "0", "2"


class KannelGateway:
    """The `SmsGateway` that Kannel's `sendsms` is."""

    def __init__(self, settings: Settings) -> None:
        """Prepare to ask; nothing is opened yet."""
        self._url = settings.sms_url
        self._user = settings.sms_user
        self._password = settings.sms_password
        self._sender = settings.short_code
        self._turkish_tables = settings.sms_turkish_tables
        self._receipts = receipts_url(settings.sms_callback_url, settings.sms_secret)
        # Asked twice is sent twice.
        self._client = HttpClient(_SECONDS, connections=_CONNECTIONS, asks_once=True)

    async def send(self, sms: OutgoingSms) -> None:
        """Hand `sms` over, as `SmsGateway.send` promises."""
        size = segments.measure(sms.text, turkish_tables=self._turkish_tables)
        if size.segments > segments.MOST_SEGMENTS:
            # Kannel would cut it off without a word.
            msg = f"{size.segments} segments"
            raise GatewayRefusedError(msg)
        try:
            async with self._client.session.get(
                self._url, params=self._query(sms, size)
            ) as response:
                status, body = response.status, await response.read()
        except NOT_ASKED as error:
            # Its text may hold the address, and that our password.
            raise GatewayUnavailableError(type(error).__name__) from error
        except FAILURES as error:
            raise GatewayUnansweredError(type(error).__name__) from error
        self._check(status, body)

    def _query(self, sms: OutgoingSms, size: segments.Size) -> dict[str, str]:
        query = {
            "username": self._user,
            "password": self._password.get_secret_value(),
            "from": self._sender,
            "to": sms.recipient,
            "charset": "UTF-8",
            "coding": _UCS2 if size.encoding is Encoding.UCS2 else _7_BIT,
            "dlr-mask": str(EVERY_RECEIPT),
            "dlr-url": self._receipts.format(id=sms.id),
        }
        if sms.smsc:
            query["smsc"] = sms.smsc
        if size.encoding is Encoding.TURKISH:
            query["udh"] = _LOCKING_SHIFT
            query["text"] = segments.turkish_septets_as_gsm(sms.text)
        else:
            query["text"] = sms.text
        return query

    def _check(self, status: int, body: bytes) -> None:
        if status == _ACCEPTED and body.startswith(_TAKEN):
            return
        answer = f"{status} {body[:100].decode('utf-8', 'replace')}".strip()
        if status in _OURS and not body.startswith(_NOT_ROUTABLE):
            _log.error(
                "Kannel refuses us: are YARDIM_SMS_URL, _USER and _PASSWORD right?", answer=answer
            )
        elif status in _CLIENT_ERRORS and status not in _PASSING:
            raise GatewayRefusedError(answer)
        raise GatewayUnavailableError(answer)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def receipts_url(base: str, secret: SecretStr) -> str:
    """Return the address for receipts, with `{id}` for the outbox row's.

    Kannel fills `%d` (the kind) and `%A` (the network's own words) in; of every other per cent
    sign it is told that it is one.
    """
    hidden = quote(secret.get_secret_value(), safe="").replace("%", "%%")
    plain = base.rstrip("/").replace("%", "%%").replace("{", "{{").replace("}", "}}")
    return f"{plain}{RECEIPTS_PATH}?outbox={{id}}&kind=%d&detail=%A&secret={hidden}"
