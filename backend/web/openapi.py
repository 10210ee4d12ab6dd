"""The public API in OpenAPI 3.0, as data: each door describes its own part, and this joins them.

A test holds the whole against the app's real answers. 3.0 and not 3.1: the bundled Swagger UI reads
no newer one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backend.kit.settings import Settings


@dataclass(frozen=True)
class Part:
    """What one door adds: its addresses, and the schemas they name."""

    paths: Mapping[str, Any]
    schemas: Mapping[str, Any] = field(default_factory=dict)


def document(settings: Settings, parts: Iterable[Part]) -> dict[str, Any]:
    """Return the whole document, in the order of `parts`."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for part in parts:
        paths |= part.paths
        schemas |= part.schemas
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"Yardım: {settings.operator_name}",
            "version": "1",
            "description": "Register complaints, ask how they stand, and chat with the assistant. "
            "Every word meant for customers is Turkish. Errors are RFC 9457 problems.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def operations() -> Part:
    """Describe what `health` serves, and the shape of every error."""
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
    return Part(
        {
            "/healthz": {"get": _health("The process lives")},
            "/readyz": {"get": _ready()},
        },
        {"Problem": object_schema(problem, set(problem) - {"errors"})},
    )


def _health(description: str) -> dict[str, Any]:
    return {
        "tags": ["operations"],
        "summary": description,
        "responses": {"200": json_answer(description)},
    }


def _ready() -> dict[str, Any]:
    ready = _health("The whole stack can answer a customer")
    ready["responses"]["503"] = json_answer("It cannot; `missing` says why")
    return ready


def json_answer(description: str, schema: str = "") -> dict[str, Any]:
    """Describe an answer of JSON, in the shape of a named schema or of any."""
    content = {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "object"}
    return {"description": description, "content": {"application/json": {"schema": content}}}


_REASONS = {
    "400": "The body is not what its content type says",
    "403": "A page of another site asks",
    "404": "No such thing, or nothing that may be shown",
    "409": "Sound, but it does not fit what was done before",
    "413": "Longer than we take",
    "415": "A content type we do not take",
    "422": "A field breaks its rule",
    "429": "Too many requests from one place; see `Retry-After`",
    "503": "Something we stand on does not answer; try again later",
}


def problems(*statuses: str) -> dict[str, Any]:
    """Describe the errors of these statuses."""
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"application/problem+json": {"schema": schema}}
    return {status: {"description": _REASONS[status], "content": content} for status in statuses}


def object_schema(properties: dict[str, Any], required: Iterable[str]) -> dict[str, Any]:
    """Describe an object of exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required),
        "additionalProperties": False,
    }


def text_schema(limit: int, description: str = "") -> dict[str, Any]:
    """Describe a text of at most `limit` characters."""
    schema: dict[str, Any] = {"type": "string", "maxLength": limit}
    return schema | ({"description": description} if description else {})
