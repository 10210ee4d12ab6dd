"""Reading what comes in over HTTP, and writing JSON back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from pydantic import BaseModel, ValidationError
from sanic.headers import parse_content_header
from sanic.request.form import parse_multipart_form
from sanic.response import HTTPResponse

from backend.kit.errors import (
    InvalidInputError,
    MalformedRequestError,
    UnsupportedMediaTypeError,
)
from backend.kit.text import clean
from backend.web.requests import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import Request

# Any visible ASCII; long enough for whatever a client thinks unique.
KEY_LIMIT = 200
_KEY = re.compile(rf"[!-~]{{1,{KEY_LIMIT}}}")
# A page of a list has a tick for each row, and fields beside.
MOST_FIELDS = 100
# Where a request keeps them: a guard looks into the form before the handler does.
_FIELDS = "form_fields"
_URLENCODED = "application/x-www-form-urlencoded"


def json_response(
    content: object, status: int = 200, headers: dict[str, str] | None = None
) -> HTTPResponse:
    """Answer JSON that no cache keeps: of a model, or of anything that is JSON already."""
    if isinstance(content, BaseModel):
        content = content.model_dump(mode="json", by_alias=True)
    return HTTPResponse(
        json.dumps(content, ensure_ascii=False),
        status,
        {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})},
        "application/json",
    )


def json_object(request: Request) -> dict[str, Any]:
    """Read the body as one JSON object, its texts cleaned.

    Raises:
        MalformedRequestError: it is not UTF-8, not JSON, or not an object.

    """
    try:
        content = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise MalformedRequestError from error
    if not isinstance(content, dict):
        raise MalformedRequestError
    # Nested deeper than we go is nothing that we asked for.
    try:
        clean_content: dict[str, Any] = cleaned(content)
    except RecursionError as error:
        raise MalformedRequestError from error
    return clean_content


def read[Body: BaseModel](body: type[Body], content: dict[str, object]) -> Body:
    """Read `content` as a `body`.

    Raises:
        InvalidInputError: `errors` names each field that does not fit, in English: its reader is
            a developer.

    """
    try:
        return body.model_validate(content)
    except ValidationError as error:
        raise InvalidInputError(
            errors={
                ".".join(str(part) for part in problem["loc"]): problem["msg"]
                for problem in error.errors(include_url=False, include_input=False)
            }
        ) from error


def form_fields(request: Request) -> Mapping[str, object]:
    """Read the fields of a form, cleaned, from JSON or from either kind of form; once a request.

    Raises:
        MalformedRequestError: the body is not what its content type says.
        UnsupportedMediaTypeError: it is another content type.

    """
    kept: Mapping[str, object] | None = getattr(request.ctx, _FIELDS, None)
    if kept is None:
        kept = _parsed_fields(request)
        setattr(request.ctx, _FIELDS, kept)
    return kept


def fields_so_far(request: Request) -> Mapping[str, object]:
    """Return what was read of a form, where not all of it could be."""
    kept: Mapping[str, object] = getattr(request.ctx, _FIELDS, {})
    return kept


def keep_fields(request: Request, fields: Mapping[str, object]) -> None:
    """Let `form_fields` give these: whoever read them as they came in (`web.uploads`) says so."""
    setattr(request.ctx, _FIELDS, fields)


def _parsed_fields(request: Request) -> Mapping[str, object]:
    kind = request.content_type.partition(";")[0].strip().casefold()
    if kind == "application/json":
        return json_object(request)
    if kind == _URLENCODED:
        try:
            pairs = parse_qsl(
                request.body.decode(),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=MOST_FIELDS,
            )
        except ValueError as error:
            raise MalformedRequestError from error
        return {clean(name): clean(value) for name, value in pairs}
    if kind == "multipart/form-data":
        return _multipart_fields(request)
    raise UnsupportedMediaTypeError


def _multipart_fields(request: Request) -> Mapping[str, object]:
    # Not `request.form`: it logs what it cannot read and takes it for an empty form.
    try:
        boundary = parse_content_header(request.content_type)[1]["boundary"]
        fields, _files = parse_multipart_form(  # type: ignore[no-untyped-call]
            request.body, str(boundary).encode("ascii")
        )
    except (ValueError, LookupError) as error:
        raise MalformedRequestError from error
    return {clean(name): clean(str(values[0])) for name, values in fields.items()}


def idempotency_key(request: Request) -> str | None:
    """Return the request's `Idempotency-Key`, bare or in the quotes of the IETF draft.

    Raises:
        MalformedRequestError: longer than `KEY_LIMIT`, or not visible ASCII.

    """
    given: str | None = request.headers.get("idempotency-key")
    if given is None:
        return None
    if not _KEY.fullmatch(key := given.strip().strip('"')):
        raise MalformedRequestError
    return key
