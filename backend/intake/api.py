"""The public API of complaints: register one, and ask how one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from sanic import Blueprint
from sanic.headers import parse_content_header
from sanic.request.form import parse_multipart_form

from backend.complaints import views
from backend.intake.webform import take_complaint
from backend.kit.errors import MalformedRequestError, UnsupportedMediaTypeError
from backend.kit.web import client_address, idempotency_key, json_object, json_response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.bootstrap import Container

blueprint = Blueprint("complaints", url_prefix="/api/v1/complaints")

_HOUR = 3600
_MOST_FIELDS = 50
_URLENCODED = "application/x-www-form-urlencoded"


@blueprint.post("")
async def register(request: Request) -> HTTPResponse:
    """Put a complaint in the pool: 201 with its tracking number.

    The same `Idempotency-Key` with the same content is answered the same and registers nothing.
    """
    container: Container = request.app.ctx.container
    complaint = await take_complaint(
        container,
        complaint_fields(request),
        address=client_address(request),
        key=idempotency_key(request),
    )
    receipt = views.receipt(complaint)
    location = f"/api/v1/complaints/{receipt['tracking_number']}"
    return json_response(receipt, 201, {"Location": location})


@blueprint.get("/<number:str>")
async def status(request: Request, number: str) -> HTTPResponse:
    """Say how a complaint stands, as coarsely as a number that anyone may have guessed deserves."""
    container: Container = request.app.ctx.container
    await container.limiter.check(
        "lookups", client_address(request), container.settings.lookups_per_hour, _HOUR
    )
    async with container.database.reading() as session:
        complaint = await container.complaints.find(session, unquote(number))
        return json_response(views.coarse_view(complaint))


def complaint_fields(request: Request) -> Mapping[str, object]:
    """Read the fields of a complaint from JSON or from either kind of form.

    Raises:
        MalformedRequestError: the body is not what its content type says.
        UnsupportedMediaTypeError: it is another content type.

    """
    kind = request.content_type.partition(";")[0].strip().casefold()
    if kind == "application/json":
        return json_object(request)
    if kind == _URLENCODED:
        try:
            pairs = parse_qsl(
                request.body.decode(),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=_MOST_FIELDS,
            )
        except ValueError as error:
            raise MalformedRequestError from error
        return dict(pairs)
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
    return {name: values[0] for name, values in fields.items()}
