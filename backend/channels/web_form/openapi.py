"""What the form's API takes and answers, in OpenAPI 3.0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.channels.web_form.bodies import ComplaintForm, ComplaintReceipt
from backend.complaints.attachments import FIELD
from backend.complaints.tracking_number import display
from backend.complaints.views import EXAMPLE_NUMBER, ComplaintStatus
from backend.web.bodies import KEY_LIMIT
from backend.web.openapi import Part, json_answer, problems
from backend.web.schemas import answered, reference, taken

if TYPE_CHECKING:
    from backend.kit.settings import Settings


def described(settings: Settings) -> Part:
    """Describe this door."""
    return Part(
        {
            "/api/v1/complaints": {"post": _register(settings)},
            "/api/v1/complaints/{number}": {"get": _status()},
        },
        taken(ComplaintForm) | answered(ComplaintReceipt, ComplaintStatus),
    )


def _register(settings: Settings) -> dict[str, Any]:
    form = {"schema": reference(ComplaintForm)}
    files = {
        "type": "array",
        "items": {"type": "string", "format": "binary"},
        "description": f"PNG, JPEG, PDF or text, told by their content: at most "
        f"{settings.attachments_most}, of {settings.attachment_mb} MB each. All are taken, or "
        "nothing is registered.",
    }
    with_files = {
        "allOf": [
            reference(ComplaintForm),
            {"type": "object", "properties": {FIELD: files}},
        ]
    }
    return {
        "tags": ["complaints"],
        "summary": "Register a complaint",
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "Any visible ASCII. The same key with the same content is answered "
                "the same and registers nothing; with other content it is a 409.",
                "schema": {"type": "string", "minLength": 1, "maxLength": KEY_LIMIT},
            }
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": form,
                "application/x-www-form-urlencoded": form,
                "multipart/form-data": {"schema": with_files},
            },
        },
        "responses": {
            "200": json_answer(
                "Told a moment ago in the same words: how the first stands", ComplaintReceipt
            ),
            "201": {
                **json_answer("Registered", ComplaintReceipt),
                "headers": {"Location": {"schema": {"type": "string"}}},
            },
            **problems("400", "408", "409", "413", "415", "422", "429", "503"),
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
                "example": display(EXAMPLE_NUMBER),
            }
        ],
        "responses": {
            "200": json_answer("How it stands", ComplaintStatus),
            **problems("404", "422", "429", "503"),
        },
    }
