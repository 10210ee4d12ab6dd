"""The public API in OpenAPI 3.0, as data: made of the routes and of what is told beside each.

A test holds the whole against the app's real answers. 3.0 and not 3.1: the bundled Swagger UI reads
no newer one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from backend.web.errors import Problem
from backend.web.operations import TEXT
from backend.web.schemas import answered, reference, taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from backend.kit.settings import Settings
    from backend.web.operations import Answer, Content, Operation
    from backend.web.routing import Routes

_REASONS = {
    400: "The body is not what its content type says",
    401: "No key, or one that is not good",
    403: "A page of another site asks",
    404: "No such thing, or nothing that may be shown",
    408: "It did not come whole in time",
    409: "Sound, but it does not fit what was done before",
    413: "Longer than we take",
    415: "A content type we do not take",
    422: "A field breaks its rule",
    429: "Too many requests from one place; see `Retry-After`",
    503: "Something we stand on does not answer; try again later",
}
# As a route names a part of its path, with the part's type.
_NAMED = re.compile(r"<(\w+)(?::\w+)?>")


def document(settings: Settings, doors: Iterable[Routes[Any]]) -> dict[str, Any]:
    """Return the whole document: what is described of these doors, in their order."""
    paths: dict[str, Any] = {}
    operations: list[Operation] = []
    for uri, method, told in (route for door in doors for route in door.described):
        operation = told(settings) if callable(told) else told
        operations.append(operation)
        path = paths.setdefault(_NAMED.sub(r"{\1}", uri), {})
        path[method.lower()] = _operation(operation, _NAMED.findall(uri))
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"Yardım: {settings.operator_name}",
            "version": "1",
            "description": "Register complaints, ask how they stand, and chat with the assistant. "
            "Every word meant for customers is Turkish. Errors are RFC 9457 problems.",
        },
        "paths": paths,
        "components": {"schemas": _schemas(operations)},
    }


def _operation(told: Operation, names: Iterable[str]) -> dict[str, Any]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": TEXT, **told.named[name]}
        for name in names
    ]
    problem = {"application/problem+json": {"schema": reference(Problem)}}
    answers = {str(status): _answer(answer) for status, answer in told.answers.items()}
    problems = {
        str(status): {"description": _REASONS[status], "content": problem}
        for status in told.problems
    }
    described: dict[str, Any] = {
        "tags": [told.tag],
        "summary": told.summary,
        "description": told.description,
        "parameters": [*told.parameters, *in_path],
        "requestBody": told.body and {"required": True, "content": _content(told.body)},
        "responses": answers | problems,
    }
    return {name: value for name, value in described.items() if value}


def _answer(answer: Answer) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": answer.description,
        "content": _content(answer.content),
        "headers": {name: {"schema": TEXT} for name in answer.headers},
    }
    return {name: value for name, value in described.items() if value}


def _content(content: Content) -> dict[str, Any]:
    return {
        kind: {"schema": reference(shape) if isinstance(shape, type) else shape}
        for kind, shape in content.items()
    }


def _schemas(operations: Iterable[Operation]) -> dict[str, Any]:
    """Describe every model that an operation names, within its limits."""
    bodies: list[type[BaseModel]] = []
    answers: list[type[BaseModel]] = [Problem]
    limits: dict[str, Any] = {}
    for operation in operations:
        bodies += _models(operation.body)
        answers += [model for each in operation.answers.values() for model in _models(each.content)]
        limits |= operation.limits
    schemas = taken(*bodies) | answered(*answers)
    for name, limit in limits.items():
        schemas[name] |= limit
    return schemas


def _models(content: Content) -> list[type[BaseModel]]:
    return [shape for shape in content.values() if isinstance(shape, type)]
