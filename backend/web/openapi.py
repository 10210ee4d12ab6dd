"""The public API in OpenAPI 3.0, as data. A test holds it against the app's real answers.

3.0 and not 3.1: the bundled Swagger UI reads no newer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.web.openapi_schemas import SESSION, schemas

if TYPE_CHECKING:
    from backend.kit.settings import Settings


def document(settings: Settings) -> dict[str, Any]:
    """Return the whole document."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"Yardım: {settings.operator_name}",
            "version": "1",
            "description": "Register complaints, ask how they stand, and chat with the assistant. "
            "Every word meant for customers is Turkish. Errors are RFC 9457 problems.",
        },
        "paths": {
            "/api/v1/complaints": {"post": _register()},
            "/api/v1/complaints/{number}": {"get": _status()},
            "/api/v1/chat/sessions": {"post": _open_session()},
            "/api/v1/chat": {"get": _socket()},
            "/api/v1/chat/messages": {
                "post": _send(),
                "get": _read(),
            },
            "/healthz": {"get": _health("The process lives")},
            "/readyz": {"get": _ready()},
        },
        "components": {"schemas": schemas(settings.message_limit)},
    }


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
            "201": {
                **_json("Registered", "ComplaintReceipt"),
                "headers": {"Location": {"schema": {"type": "string"}}},
            },
            **_problems("400", "409", "413", "415", "422", "429", "503"),
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
            "200": _json("How it stands", "ComplaintStatus"),
            **_problems("404", "422", "429", "503"),
        },
    }


def _open_session() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "Open a chat session",
        "responses": {
            "201": _json("Opened", "ChatSession"),
            **_problems("403", "429", "503"),
        },
    }


def _socket() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "The chat's WebSocket",
        "description": "Upgrades to a WebSocket of JSON frames. The client sends `message`, "
        "`choice` and `typing`; the server `ack`, `message`, `typing`, `handover` and `error`.",
        "parameters": [
            {"name": "session", "in": "query", "required": True, "schema": SESSION},
            _after(),
        ],
        "responses": {"101": {"description": "Switching protocols"}},
    }


def _send() -> dict[str, Any]:
    body = {"schema": {"$ref": "#/components/schemas/ChatMessageInput"}}
    return {
        "tags": ["chat"],
        "summary": "Send a message and wait for its answer",
        "description": "For networks that let no WebSocket pass.",
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {
            "200": _json("What was said since", "ChatMessages"),
            **_problems("400", "403", "404", "409", "413", "422", "429", "503"),
        },
    }


def _read() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "Read what was said",
        "description": "Header `Authorization: Bearer <session>`.",
        "parameters": [
            {
                "name": "Authorization",
                "in": "header",
                "required": True,
                "schema": {"type": "string", "example": "Bearer …"},
            },
            _after(),
        ],
        "responses": {
            "200": _json("What was said", "ChatMessages"),
            **_problems("403", "404", "503"),
        },
    }


def _health(description: str) -> dict[str, Any]:
    return {
        "tags": ["operations"],
        "summary": description,
        "responses": {"200": _json(description)},
    }


def _ready() -> dict[str, Any]:
    ready = _health("The whole stack can answer a customer")
    ready["responses"]["503"] = _json("It cannot; `missing` says why")
    return ready


def _after() -> dict[str, Any]:
    return {
        "name": "after",
        "in": "query",
        "description": "The id of the last message the client has; without it, the newest 200.",
        "schema": {"type": "string"},
    }


def _json(description: str, schema: str = "") -> dict[str, Any]:
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


def _problems(*statuses: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"application/problem+json": {"schema": schema}}
    return {status: {"description": _REASONS[status], "content": content} for status in statuses}
