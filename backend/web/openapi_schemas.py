"""What goes in and out of the public API, as OpenAPI 3.0 schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints.registration import (
    DESCRIPTION_LIMIT,
    NAME_LIMIT,
    REMEDY_LIMIT,
    SERVICE_NUMBER_LIMIT,
)
from backend.complaints.states import COARSE
from backend.complaints.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATUS_FIELDS = {
    "tracking_number": {"type": "string", "pattern": "^[1-8][0-9]{11}$", "example": "482109375523"},
    "tracking_number_display": {"type": "string", "example": "4821 0937 5523"},
    "status": {"type": "string", "enum": sorted(set(COARSE.values()))},
    "status_label": {"type": "string", "example": "Kaydınız alındı"},
    "status_text": {"type": "string", "description": "One sentence on what the status means."},
    "registered_at": {"type": "string", "format": "date-time", "example": "2026-11-23T07:00:00Z"},
    "promised_at": {"type": "string", "format": "date-time", "example": "2026-11-26T15:00:00Z"},
}
_RECEIPT_FIELDS = {
    "registered_at_display": {"type": "string", "example": "23 Kasım 2026 Pazartesi 10:00"},
    "promised_at_display": {"type": "string", "example": "26 Kasım 2026 Perşembe"},
    "first_notice_due_display": {"type": "string", "example": "24 Kasım 2026 Salı 10:00"},
}
SESSION = {"type": "string", "description": "The opaque token of a chat session."}


def _object(properties: dict[str, Any], required: Iterable[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _text(limit: int, description: str = "") -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": limit}
    return schema | ({"description": description} if description else {})


def schemas(message_limit: int) -> dict[str, Any]:
    """Return every schema by its name."""
    form = {
        "description": {**_text(DESCRIPTION_LIMIT), "minLength": 1},
        "name": _text(NAME_LIMIT),
        "phone": {
            "type": "string",
            "description": "In any Turkish or international spelling. One of `phone` and `email`.",
            "example": "0532 123 45 67",
        },
        "email": {"type": "string", "example": "ad@ornek.com"},
        "service_number": _text(SERVICE_NUMBER_LIMIT, "The line the complaint is about."),
        "topic": {"type": "string", "enum": list(topics())},
        "remedy_sought": _text(REMEDY_LIMIT),
    }
    problem = {
        "type": {"type": "string", "example": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "For the customer, in Turkish."},
        "code": {"type": "string", "description": "For programs.", "example": "invalid_input"},
        "errors": {
            "type": "object",
            "description": "One sentence per field of the form.",
            "additionalProperties": {"type": "string"},
        },
    }
    choice = _object(
        {"title": {"type": "string"}, "payload": {"type": "string"}}, ("title", "payload")
    )
    message = {
        "type": {"type": "string", "enum": ["message"]},
        "id": {"type": "string"},
        "from": {"type": "string", "enum": ["customer", "bot", "agent", "system"]},
        "name": {"type": "string"},
        "text": {"type": "string"},
        "choices": {"type": "array", "items": choice},
        "at": {"type": "string", "format": "date-time"},
        "client_id": {"type": "string", "description": "The id its own client gave it."},
    }
    message_input = {
        "session": SESSION,
        "type": {"type": "string", "enum": ["message", "choice"], "default": "message"},
        "id": {"type": "string", "pattern": "^[!-~]{1,64}$", "description": "Made by the client."},
        "text": _text(message_limit, "With type `message`."),
        "payload": {"type": "string", "description": "With type `choice`: one that was offered."},
        "after": {"type": "string"},
    }
    receipt = _STATUS_FIELDS | _RECEIPT_FIELDS
    messages = {"type": "array", "items": {"$ref": "#/components/schemas/ChatMessage"}}
    return {
        "ComplaintForm": {
            **_object(form, ("description",)),
            "additionalProperties": True,
        },
        "ComplaintReceipt": _object(receipt, receipt),
        "ComplaintStatus": _object(_STATUS_FIELDS, _STATUS_FIELDS),
        "ChatSession": _object({"session": SESSION}, ("session",)),
        "ChatMessage": _object(message, set(message) - {"client_id"}),
        "ChatMessageInput": _object(message_input, ("session", "id")),
        "ChatMessages": _object({"messages": messages}, ("messages",)),
        "Problem": _object(problem, set(problem) - {"errors"}),
    }
