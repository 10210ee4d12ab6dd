"""What the form's API takes and answers, in OpenAPI 3.0."""

from __future__ import annotations

from typing import Any

from backend.complaints.registration import (
    DESCRIPTION_LIMIT,
    NAME_LIMIT,
    REMEDY_LIMIT,
    SERVICE_NUMBER_LIMIT,
)
from backend.complaints.states import COARSE
from backend.complaints.topics import topics
from backend.web.openapi import Part, json_answer, object_schema, problems, text_schema

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
    "already_registered": {
        "type": "boolean",
        "description": "Whether it is an earlier complaint of the same contact in the same words.",
    },
    "registered_at_display": {"type": "string", "example": "23 Kasım 2026 Pazartesi 10:00"},
    "promised_at_display": {"type": "string", "example": "26 Kasım 2026 Perşembe"},
    "first_notice_due_display": {"type": "string", "example": "24 Kasım 2026 Salı 10:00"},
}


def described() -> Part:
    """Describe this door."""
    receipt = _STATUS_FIELDS | _RECEIPT_FIELDS
    return Part(
        {
            "/api/v1/complaints": {"post": _register()},
            "/api/v1/complaints/{number}": {"get": _status()},
        },
        {
            "ComplaintForm": _form(),
            "ComplaintReceipt": object_schema(receipt, receipt),
            "ComplaintStatus": object_schema(_STATUS_FIELDS, _STATUS_FIELDS),
        },
    )


def _form() -> dict[str, Any]:
    form = {
        "description": {**text_schema(DESCRIPTION_LIMIT), "minLength": 1},
        "name": text_schema(NAME_LIMIT),
        "phone": {
            "type": "string",
            "description": "In any Turkish or international spelling. One of `phone` and `email`.",
            "example": "0532 123 45 67",
        },
        "email": {"type": "string", "example": "ad@ornek.com"},
        "service_number": text_schema(SERVICE_NUMBER_LIMIT, "The line the complaint is about."),
        "topic": {"type": "string", "enum": list(topics())},
        "remedy_sought": text_schema(REMEDY_LIMIT),
        "again": {
            "type": "boolean",
            "description": "Register it though the same contact told it in the same words a moment "
            "ago.",
        },
    }
    # Fields that we do not know are passed over, as forms carry buttons and keys.
    return object_schema(form, ("description",)) | {"additionalProperties": True}


def _register() -> dict[str, Any]:
    form = {"schema": {"$ref": "#/components/schemas/ComplaintForm"}}
    return {
        "tags": ["complaints"],
        "summary": "Register a complaint",
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "Any visible ASCII. The same key with the same content is answered "
                "the same and registers nothing; with other content it is a 409.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 200},
            }
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": form,
                "application/x-www-form-urlencoded": form,
                "multipart/form-data": form,
            },
        },
        "responses": {
            "200": json_answer(
                "Told a moment ago in the same words: how the first stands", "ComplaintReceipt"
            ),
            "201": {
                **json_answer("Registered", "ComplaintReceipt"),
                "headers": {"Location": {"schema": {"type": "string"}}},
            },
            **problems("400", "409", "413", "415", "422", "429", "503"),
        },
    }


def _status() -> dict[str, Any]:
    return {
        "tags": ["complaints"],
        "summary": "Ask how a complaint stands",
        "description": "A number is no credential: it shows this much and nothing more.",
        "parameters": [
            {
                "name": "number",
                "in": "path",
                "required": True,
                "description": "A tracking number in any spelling.",
                "schema": {"type": "string"},
                "example": "4821 0937 5523",
            }
        ],
        "responses": {
            "200": json_answer("How it stands", "ComplaintStatus"),
            **problems("404", "422", "429", "503"),
        },
    }
