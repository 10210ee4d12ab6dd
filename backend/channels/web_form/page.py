"""The complaint form: shown, taken, corrected, confirmed. Works without a line of script."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sanic import Blueprint
from sanic.response import redirect

from backend.channels.web_form import receipts
from backend.channels.web_form.submission import FIELDS, take_complaint
from backend.complaints import views
from backend.complaints.registration import DESCRIPTION_LIMIT, REMEDY_LIMIT, grouped
from backend.complaints.topics import OTHER, topics
from backend.kit.errors import IdempotencyConflictError, YardimError
from backend.kit.text import clean
from backend.web.bodies import form_fields
from backend.web.limits import client_address
from backend.web.pages import page, with_retry_after
from backend.web.routing import shown_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.bootstrap import Container

blueprint = Blueprint("complaint-form", url_prefix="/sikayet")

_MOST_KEY_LENGTH = 64
_SENT_BEFORE = (
    "Bu formu az önce göndermiştiniz; o şikâyetiniz kayıtlı. Yazdıklarınız yeni bir şikâyetse "
    "yeniden gönderin."
)


@dataclass(frozen=True)
class Form:
    """The form as it is shown: what was filled in, and one sentence per field that is wrong."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    # Said above the form, where no single field is to blame.
    notice: str = ""

    @property
    def topics(self) -> list[tuple[str, str]]:
        """The topics to choose from, as code and label; `other` is what not choosing means."""
        return [(each.code, each.label) for each in topics().values() if each.code != OTHER]

    @property
    def description_limit(self) -> str:
        """The longest description, as Turkish writes numbers."""
        return grouped(DESCRIPTION_LIMIT)

    @property
    def remedy_limit(self) -> str:
        """The longest wish, as Turkish writes numbers."""
        return grouped(REMEDY_LIMIT)


def empty_form() -> Form:
    """Make a form with a key of its own: sent twice, it registers once."""
    return Form(key=secrets.token_urlsafe(18))


@shown_at(blueprint, "/")
async def show(request: Request) -> HTTPResponse:
    """Show the form alone, for those who come to its address."""
    return page(request, "form.html", form=empty_form())


@blueprint.post("/")
async def submit(request: Request) -> HTTPResponse:
    """Register what was filled in and go to the confirmation, or show what is wrong.

    Whatever goes wrong, the answer is the form with everything the customer wrote.
    """
    try:
        fields = form_fields(request)
    except YardimError as error:
        return _again(request, empty_form(), error)
    form = _filled(fields)
    try:
        number = await _register(request, form)
    except YardimError as error:
        return _again(request, form, error)
    container: Container = request.app.ctx.container
    response = redirect("/sikayet/alindi", status=303)
    response.headers["Cache-Control"] = "no-store"
    response.add_cookie(
        receipts.COOKIE,
        receipts.sign(number, container.clock.now(), _secret(container)),
        path="/sikayet",
        max_age=int(receipts.LIFETIME.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.scheme == "https",
    )
    return response


@shown_at(blueprint, "/alindi")
async def confirm(request: Request) -> HTTPResponse:
    """Show the tracking number and what happens next; without a receipt go to the status page."""
    container: Container = request.app.ctx.container
    value = request.cookies.get(receipts.COOKIE) or ""
    number = receipts.read(value, container.clock.now(), _secret(container))
    if number is None:
        response = redirect("/takip", status=303)
        response.headers["Cache-Control"] = "no-store"
        return response
    async with container.database.reading() as session:
        receipt = views.receipt(await container.complaints.find(session, number))
    return page(request, "confirmation.html", receipt=receipt)


async def _register(request: Request, form: Form) -> str:
    container: Container = request.app.ctx.container
    complaint = await take_complaint(
        container, form.values, address=client_address(request), key=f"form:{form.key}"
    )
    return complaint.tracking_number


def _filled(fields: Mapping[str, object]) -> Form:
    values = {name: clean(str(fields.get(name, ""))) for name in FIELDS}
    key = str(fields.get("key", ""))
    if not key.isascii() or not 0 < len(key) <= _MOST_KEY_LENGTH:
        key = empty_form().key
    return Form(key=key, values=values)


def _again(request: Request, form: Form, error: YardimError) -> HTTPResponse:
    form = replace(form, errors=error.errors, notice=error.detail)
    if isinstance(error, IdempotencyConflictError):
        form = replace(form, key=empty_form().key, notice=_SENT_BEFORE)
    return with_retry_after(page(request, "form.html", error.status, form=form), error)


def _secret(container: Container) -> str:
    return container.settings.internal_token.get_secret_value()
