"""The public API in OpenAPI 3.0, as data: each door describes its own part, and this joins them.

Bodies are described by the models that read and write them (`web.schemas`); a test holds the whole
against the app's real answers. 3.0 and not 3.1: the bundled Swagger UI reads
no newer one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from backend.web.errors import Problem
from backend.web.health import Health, Ready
from backend.web.schemas import answered, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel

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
    return Part(
        {"/healthz": {"get": _health()}, "/readyz": {"get": _ready()}},
        answered(Health, Ready, Problem),
    )


def _health() -> dict[str, Any]:
    summary = "The process lives"
    return {
        "tags": ["operations"],
        "summary": summary,
        "responses": {"200": json_answer(summary, Health)},
    }


def _ready() -> dict[str, Any]:
    summary = "The whole stack can answer a customer"
    return {
        "tags": ["operations"],
        "summary": summary,
        "responses": {
            "200": json_answer(summary, Ready),
            "503": json_answer("It cannot; `missing` says why", Ready),
        },
    }


def json_answer(description: str, model: type[BaseModel]) -> dict[str, Any]:
    """Describe an answer of JSON, in the shape of a model."""
    content = {"application/json": {"schema": reference(model)}}
    return {"description": description, "content": content}


_REASONS = {
    "400": "The body is not what its content type says",
    "401": "No key, or one that is not good",
    "403": "A page of another site asks",
    "404": "No such thing, or nothing that may be shown",
    "408": "It did not come whole in time",
    "409": "Sound, but it does not fit what was done before",
    "413": "Longer than we take",
    "415": "A content type we do not take",
    "422": "A field breaks its rule",
    "429": "Too many requests from one place; see `Retry-After`",
    "503": "Something we stand on does not answer; try again later",
}


def problems(*statuses: str) -> dict[str, Any]:
    """Describe the errors of these statuses."""
    content = {"application/problem+json": {"schema": reference(Problem)}}
    return {status: {"description": _REASONS[status], "content": content} for status in statuses}
