"""Writes a Kannel configuration that fits our settings, for `python -m backend kannel-config`.

Written for and tried with Kannel 1.4.5. Its parser takes a blank line for the end of a group.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from backend.gateways.sms.segments import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from backend.kit.settings import Settings

    type Group = Mapping[str, object]

INBOUND_PATH = "/sms/kannel"
_DEFAULT_USER = "yardim"
_DEFAULT_PORT = 13013
# Longer than any outage of ours: what its queue gives up is lost.
_RETRIES = 1_000_000


class Link(StrEnum):
    """What Kannel talks to: its own simulator of an SMSC, or an operator's."""

    FAKE = "fake"
    SMPP = "smpp"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the two boxes listen and keep their things."""

    admin_port: int = 13000
    smsbox_port: int = 13001
    # None: the one of YARDIM_SMS_URL.
    sendsms_port: int | None = None
    # For messages and receipts under way, which then outlive a restart; None keeps them in memory.
    spool: Path | None = None
    logs: Path | None = None
    # Seconds until a message or receipt that we did not take is brought again.
    retry_seconds: int = 5


@dataclass(frozen=True, slots=True)
class Operator:
    """The link to the operator. What is not known yet is left to be filled in."""

    link: Link = Link.FAKE
    name: str = "operator"
    host: str = "CHANGE-ME"
    port: int | None = None
    system_id: str = "CHANGE-ME"
    # Messages a second that the operator allows; 0: as many as it takes.
    throughput: int = 0


def configuration(settings: Settings, operator: Operator, layout: Layout) -> str:
    """Return the text of a file for `bearerbox` and `smsbox`."""
    groups = [
        _core(layout),
        _smsc(settings, operator),
        _smsbox(settings, layout),
        _sendsms_user(settings),
        _service(settings),
    ]
    return "\n".join([*_remarks(settings, layout), *(_written(group) for group in groups)])


def _core(layout: Layout) -> Group:
    return {
        "group": "core",
        "admin-port": layout.admin_port,
        # Made up each time: keep it if you want to ask bearerbox for its status.
        "admin-password": secrets.token_urlsafe(16),
        "admin-allow-ip": "127.0.0.1",
        "smsbox-port": layout.smsbox_port,
        "box-allow-ip": "127.0.0.1",
        "sms-combine-concatenated-mo": "true",
        # What comes later comes in parts, and is joined by us.
        "sms-combine-concatenated-mo-timeout": 60,
        # Messages that had to wait for the link; Kannel's own default is a minute.
        "sms-resend-freq": 5,
        **_spool(layout),
        **_log(layout, "bearerbox"),
    }


def _spool(layout: Layout) -> Group:
    if layout.spool is None:
        return {"dlr-storage": "internal"}
    return {
        "store-type": "spool",
        "store-location": layout.spool / "store",
        "dlr-storage": "spool",
        "dlr-spool": layout.spool / "receipts",
    }


def _smsc(settings: Settings, operator: Operator) -> Group:
    common = {
        "group": "smsc",
        "smsc": operator.link.value,
        "smsc-id": operator.name,
        # A reply names the link of what it answers; by another one only if that link is gone.
        "preferred-smsc-id": operator.name,
    }
    pace = {"throughput": operator.throughput} if operator.throughput else {}
    if operator.link is Link.FAKE:
        return {
            **common,
            "port": operator.port or 10000,
            "connect-allow-ip": "127.0.0.1",
            **pace,
        }
    return {
        **common,
        "host": operator.host,
        "port": operator.port or 2775,
        "transceiver-mode": "true",
        "smsc-username": operator.system_id,
        "smsc-password": "CHANGE-ME",
        "system-type": "",
        "source-addr-autodetect": "true",
        "my-number": settings.short_code,
        "enquire-link-interval": 30,
        "reconnect-delay": 5,
        **pace,
    }


def _smsbox(settings: Settings, layout: Layout) -> Group:
    loopback = {"sendsms-interface": "127.0.0.1"} if _is_here(settings) else {}
    return {
        "group": "smsbox",
        "bearerbox-host": "127.0.0.1",
        "sendsms-port": layout.sendsms_port or _port(settings),
        **loopback,
        "sendsms-chars": "0123456789+",
        "global-sender": settings.short_code,
        # Turkish letters reach us as UTF-8, not as UCS-2.
        "mo-recode": "true",
        "http-request-retry": _RETRIES,
        "http-queue-delay": layout.retry_seconds,
        "http-timeout": 30,
        **_log(layout, "smsbox"),
    }


def _sendsms_user(settings: Settings) -> Group:
    return {
        "group": "sendsms-user",
        "username": settings.sms_user or _DEFAULT_USER,
        "password": settings.sms_password.get_secret_value() or secrets.token_urlsafe(16),
        "concatenation": "true",
        # Kannel cuts off what is beyond; we send nothing longer.
        "max-messages": MOST_SEGMENTS,
    }


def _service(settings: Settings) -> Group:
    secret = quote(settings.sms_secret.get_secret_value(), safe="").replace("%", "%%")
    base = settings.sms_callback_url.rstrip("/").replace("%", "%%")
    query = f"id=%I&udh=%u&ts=%T&smsc=%i&secret={secret}"
    return {
        "group": "sms-service",
        "keyword": "default",
        "post-url": f"{base}{INBOUND_PATH}?{query}",
        "catch-all": "true",
        "send-sender": "true",
        # No replies in Kannel's own name.
        "max-messages": 0,
    }


def _log(layout: Layout, name: str) -> Group:
    if layout.logs is None:
        return {}
    # Not 0 (debug): it writes down every message, and every password in an address.
    return {"log-file": layout.logs / f"{name}.log", "log-level": 2}


def _remarks(settings: Settings, layout: Layout) -> Iterable[str]:
    yield "# Kannel 1.4.5: bearerbox kannel.conf, then smsbox kannel.conf. To stop: smsbox first."
    yield "# Keep this file to its owner: there are passwords in it."
    if layout.spool is not None:
        for folder in ("store", "receipts"):
            yield f"# {layout.spool / folder} must exist and belong to Kannel's user."
    if not settings.sms_url:
        port = layout.sendsms_port or _DEFAULT_PORT
        yield f"# Then set YARDIM_SMS_URL=http://127.0.0.1:{port}/cgi-bin/sendsms and, as below,"
        yield "# YARDIM_SMS_USER and YARDIM_SMS_PASSWORD."
    yield ""


def _port(settings: Settings) -> int:
    return (urlsplit(settings.sms_url).port if settings.sms_url else None) or _DEFAULT_PORT


def _is_here(settings: Settings) -> bool:
    host = urlsplit(settings.sms_url).hostname if settings.sms_url else "127.0.0.1"
    return host in ("127.0.0.1", "localhost")


def _written(group: Group) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in group.items())


def _value(value: object) -> str:
    if isinstance(value, (int, StrEnum)) or str(value).isalnum():
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
