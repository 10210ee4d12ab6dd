"""What the chat takes and answers, in OpenAPI 3.0."""

from __future__ import annotations

from typing import Any

from backend.channels.web_chat.bodies import (
    OWN,
    OWN_WORDS,
    SESSION,
    ChatFiles,
    ChatMessageInput,
    ChatMessages,
    ChatSession,
)
from backend.channels.web_chat.chat_socket import HISTORY
from backend.channels.web_chat.frames import MessageText
from backend.complaints.attachments import FIELD
from backend.web.openapi import Part, json_answer, problems
from backend.web.schemas import answered, reference, taken


def described(message_limit: int) -> Part:
    """Describe this door; a message has at most `message_limit` characters."""
    return Part(
        {
            "/api/v1/chat/sessions": {"post": _open_session()},
            "/api/v1/chat": {"get": _socket()},
            "/api/v1/chat/messages": {"post": _send(), "get": _read()},
            "/api/v1/chat/attachments": {"post": _hand_in()},
            "/api/v1/chat/attachments/{attachment}": {"get": _save()},
        },
        _schemas(message_limit),
    )


def _schemas(message_limit: int) -> dict[str, Any]:
    schemas = taken(ChatMessageInput) | answered(ChatSession, ChatMessages, ChatFiles)
    schemas[MessageText.__name__]["maxLength"] = message_limit
    return schemas


def _open_session() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "Open a chat session",
        "responses": {
            "201": json_answer("Opened", ChatSession),
            **problems("403", "429", "503"),
        },
    }


def _socket() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "The chat's WebSocket",
        "description": "Upgrades to a WebSocket of JSON frames. The client sends `message`, "
        "`choice` and `typing`; the server `ack`, `message`, `typing`, `handover` and `error`. "
        "A `typing` with the id of a message as `got` or `seen` tells that everything "
        "up to it has arrived, or was shown; "
        "`handover` has as `read` the client id of the newest message that the agent has read.",
        "parameters": [
            {
                "name": "session",
                "in": "query",
                "required": True,
                "description": SESSION,
                "schema": {"type": "string"},
            },
            _after(),
            _own(),
        ],
        "responses": {"101": {"description": "Switching protocols"}, **problems("400", "403")},
    }


def _send() -> dict[str, Any]:
    body = {"schema": reference(ChatMessageInput)}
    return {
        "tags": ["chat"],
        "summary": "Send a message and wait for its answer",
        "description": "For networks that let no WebSocket pass.",
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {
            "200": json_answer("What was said since", ChatMessages),
            **problems("400", "403", "404", "408", "409", "413", "422", "429", "503"),
        },
    }


def _read() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "Read what was said",
        "description": "Header `Authorization: Bearer <session>`.",
        "parameters": [
            _bearer(),
            _after(),
            _own(),
            _reading("got", "The id of the newest message that the client has received."),
            _reading("seen", "The id of the newest message that the client has shown."),
        ],
        "responses": {
            "200": json_answer("What was said", ChatMessages),
            **problems("403", "404", "503"),
        },
    }


def _hand_in() -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["id", FIELD],
        "properties": {
            "id": {"type": "string", "description": "The client's id of the message they make."},
            FIELD: {"type": "array", "items": {"type": "string", "format": "binary"}},
        },
    }
    return {
        "tags": ["chat"],
        "summary": "Hand in files",
        "description": "A message of the customer tells of them. As many and as large as with a "
        "complaint; the same id again takes nothing more.",
        "parameters": [_bearer()],
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}},
        "responses": {
            "201": json_answer("What was taken, and what was not", ChatFiles),
            **problems("400", "403", "404", "408", "413", "415", "422", "429", "503"),
        },
    }


def _save() -> dict[str, Any]:
    return {
        "tags": ["chat"],
        "summary": "Save a file of the conversation",
        "parameters": [
            _bearer(),
            {
                "name": "attachment",
                "in": "path",
                "required": True,
                "description": "As a message names it.",
                "schema": {"type": "string"},
            },
        ],
        "responses": {
            "200": {
                "description": "The file, to be saved",
                "content": {
                    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
                },
            },
            **problems("403", "404", "503"),
        },
    }


def _bearer() -> dict[str, Any]:
    return {
        "name": "Authorization",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "example": "Bearer …"},
    }


def _after() -> dict[str, Any]:
    return {
        "name": "after",
        "in": "query",
        "description": "The id of the last message the client has; without it, the newest "
        f"{HISTORY}.",
        "schema": {"type": "string"},
    }


def _reading(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "string"}}


def _own() -> dict[str, Any]:
    return {
        "name": "own",
        "in": "query",
        "description": OWN,
        "schema": {"type": "string", "enum": [OWN_WORDS]},
    }
