"""What the chat takes and answers, in OpenAPI 3.0."""

from __future__ import annotations

from typing import Any

from backend.web.openapi import Part, json_answer, object_schema, problems, text_schema

_SESSION = {"type": "string", "description": "The opaque token of a chat session."}

_OWN = "Whether to answer with the customer's own messages (from `customer`) too."


def described(message_limit: int) -> Part:
    """Describe this door; a message has at most `message_limit` characters."""
    return Part(
        {
            "/api/v1/chat/sessions": {"post": _open_session()},
            "/api/v1/chat": {"get": _socket()},
            "/api/v1/chat/messages": {"post": _send(), "get": _read()},
        },
        _schemas(message_limit),
    )


def _schemas(message_limit: int) -> dict[str, Any]:
    choice = object_schema(
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
        "session": _SESSION,
        "type": {"type": "string", "enum": ["message", "choice"], "default": "message"},
        "id": {"type": "string", "pattern": "^[!-~]{1,64}$", "description": "Made by the client."},
        "text": text_schema(message_limit, "With type `message`."),
        "payload": {"type": "string", "description": "With type `choice`: one that was offered."},
        "after": {"type": "string"},
        "own": {"type": "boolean", "default": False, "description": _OWN},
    }
    messages = {"type": "array", "items": {"$ref": "#/components/schemas/ChatMessage"}}
    return {
        "ChatSession": object_schema({"session": _SESSION}, ("session",)),
        "ChatMessage": object_schema(message, set(message) - {"client_id"}),
        "ChatMessageInput": object_schema(message_input, ("session", "id")),
        "ChatMessages": object_schema({"messages": messages}, ("messages",)),
    }


def _open_session() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "Open a chat session",
        "responses": {
            "201": json_answer("Opened", "ChatSession"),
            **problems("403", "429", "503"),
        },
    }


def _socket() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "The chat's WebSocket",
        "description": "Upgrades to a WebSocket of JSON frames. The client sends `message`, "
        "`choice` and `typing`; the server `ack`, `message`, `typing`, `handover` and `error`.",
        "parameters": [
            {"name": "session", "in": "query", "required": True, "schema": _SESSION},
            _after(),
            _own(),
        ],
        "responses": {"101": {"description": "Switching protocols"}, **problems("400", "403")},
    }


def _send() -> dict[str, Any]:
    body = {"schema": {"$ref": "#/components/schemas/ChatMessageInput"}}
    return {
        "tags": ["chat"],
        "summary": "Send a message and wait for its answer",
        "description": "For networks that let no WebSocket pass.",
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {
            "200": json_answer("What was said since", "ChatMessages"),
            **problems("400", "403", "404", "409", "413", "422", "429", "503"),
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
            _own(),
        ],
        "responses": {
            "200": json_answer("What was said", "ChatMessages"),
            **problems("403", "404", "503"),
        },
    }


def _after() -> dict[str, Any]:
    return {
        "name": "after",
        "in": "query",
        "description": "The id of the last message the client has; without it, the newest 200.",
        "schema": {"type": "string"},
    }


def _own() -> dict[str, Any]:
    return {
        "name": "own",
        "in": "query",
        "description": _OWN,
        "schema": {"type": "string", "enum": ["1"]},
    }
