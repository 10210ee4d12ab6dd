"""What an address does, told beside its handler: read by `web.openapi`, never by a request.

Paths, methods and what stands in the braces of a path are the route's own (`web.routing`), the
shapes of bodies their models'. Here is what neither knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from backend.kit.settings import Settings

type Schema = Mapping[str, Any]
# By content type: a model, or a schema where none reads or writes it.
type Content = Mapping[str, type[BaseModel] | Schema]
# Where the operator's settings say how much is taken, they say it in the description too.
type Described = Operation | Callable[[Settings], Operation]

TEXT: Schema = {"type": "string"}
FILE: Schema = {"type": "string", "format": "binary"}


@dataclass(frozen=True)
class Answer:
    """One answer that is no error."""

    description: str
    content: Content = field(default_factory=dict)
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operation:
    """What one method does at one address.

    `problems` are the statuses of its errors. `named` says what each part in the braces of the path
    is, by its name; `limits` adds to the schemas of models, by theirs.
    """

    tag: str
    summary: str
    answers: Mapping[int, Answer]
    problems: tuple[int, ...] = ()
    description: str = ""
    parameters: tuple[Schema, ...] = ()
    named: Mapping[str, Schema] = field(default_factory=dict)
    body: Content = field(default_factory=dict)
    limits: Mapping[str, Schema] = field(default_factory=dict)


def in_json(model: type[BaseModel]) -> Content:
    """Say that a body is JSON, in the shape of a model."""
    return {"application/json": model}


def query(name: str, description: str, schema: Schema = TEXT, **more: Any) -> Schema:
    """Describe a parameter of the query."""
    return {"name": name, "in": "query", "description": description, "schema": schema, **more}


def header(name: str, schema: Schema = TEXT, **more: Any) -> Schema:
    """Describe a header that is read."""
    return {"name": name, "in": "header", "schema": schema, **more}
