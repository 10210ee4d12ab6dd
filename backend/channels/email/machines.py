"""What machines write: auto-replies, lists, and what tells that a mail did not arrive. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from backend.channels.email import headers
from lexicon.turkish import fold

_BULK = frozenset({"bulk", "auto_reply", "auto-reply", "junk", "list"})
_POSTMASTERS = frozenset({"mailer-daemon", "postmaster"})
_OUT_OF_OFFICE = re.compile(
    r"(?:\s*(?:re|ynt)\s*:\s*)?(?:otomatik (?:yanit|cevap)|ofis disinda|out of (?:the )?office"
    r"|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|izindeyim)\b.*"
)
_DELAYED, _ARRIVED = "delayed", frozenset({"delivered", "relayed", "expanded"})
_MOST = 20


@dataclass(frozen=True)
class Failure:
    """What a mail server tells: `final` where it will not try again; `detail` is its code."""

    final: bool
    detail: str


def automatic(message: Message) -> str:
    """Say why a mail is a machine's; empty where a person wrote it (RFC 3834 and its customs)."""
    submitted = fold(headers.text(message, "Auto-Submitted")).partition(";")[0].strip()
    found = {
        "auto-submitted": submitted not in {"", "no"},
        "precedence": fold(headers.text(message, "Precedence")) in _BULK,
        "auto-response": any(
            headers.raw(message, name)
            for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From")
        ),
        "suppress": fold(headers.text(message, "X-Auto-Response-Suppress")) not in {"", "none"},
        "list": bool(headers.raw(message, "List-Id") or headers.raw(message, "List-Unsubscribe")),
        "no return path": headers.raw(message, "Return-Path").strip() == "<>",
        "mail server": _by_postmaster(message),
        "out of office": bool(_OUT_OF_OFFICE.fullmatch(fold(headers.text(message, "Subject")))),
    }
    return next((why for why, is_so in found.items() if is_so), "")


def failure_in(message: Message) -> Failure | None:
    """Read a report on delivery (RFC 3464), or what an older mail server writes in its place."""
    if not message.is_multipart() or "report" not in headers.text(message, "Content-Type"):
        replied = fold(headers.text(message, "Auto-Submitted")).startswith("auto-replied")
        return Failure(True, "returned") if _by_postmaster(message) and not replied else None
    for part in list(message.walk())[:_MOST]:
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload():
            if not isinstance(block, Message):
                continue
            action = fold(headers.text(block, "Action"))
            status = headers.text(block, "Status")[:20]
            if action and action not in _ARRIVED:
                return Failure(action != _DELAYED, f"{action} {status}".strip())
    return None


def _by_postmaster(message: Message) -> bool:
    found = headers.mailboxes(message, "From")
    return bool(found) and found[0].address.partition("@")[0].casefold() in _POSTMASTERS
