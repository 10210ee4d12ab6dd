"""The complaint form: shown, taken, corrected, confirmed. Works without a line of script."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sanic.response import redirect

from backend.channels.web_form import receipts
from backend.channels.web_form.bodies import FIELDS
from backend.channels.web_form.services import FormServices
from backend.channels.web_form.submission import submit_complaint
from backend.complaints import views
from backend.complaints.registration import DESCRIPTION_LIMIT, REMEDY_LIMIT, grouped
from backend.complaints.topics import OTHER, topics
from backend.kit.errors import IdempotencyConflictError, YardimError
from backend.kit.text import clean
from backend.web.addresses import client_address
from backend.web.bodies import form_fields
from backend.web.origins import require_own_page
from backend.web.pages import with_retry_after
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.registering import Registered


ROUTES = Routes[FormServices]("complaint-form", url_prefix="/sikayet")

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
    # The receipt of an earlier complaint of the same contact in the same words.
    known: Mapping[str, str] | None = None

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


@ROUTES.route("/", *SHOWN)
async def show(request: Request, services: FormServices) -> HTTPResponse:
    """Show the form alone, for those who come to its address."""
    return services.pages.show_to_all(request, "form.html", form=empty_form())


@ROUTES.route("/", "POST")
async def submit(request: Request, services: FormServices) -> HTTPResponse:
    """Register what was filled in and go to the confirmation, or show what is wrong.

    Whatever goes wrong, the answer is the form with everything the customer wrote.
    """
    try:
        require_own_page(request)
        fields = form_fields(request)
    except YardimError as error:
        return _again(request, services, empty_form(), error)
    form = _filled(fields)
    try:
        done = await _register(request, services, form, fields)
    except YardimError as error:
        return _again(request, services, form, error)
    if done.already:
        # What was written stays, and another button sends it as a complaint of its own.
        form = replace(form, known=views.receipt(done.complaint))
        return services.pages.show(request, "form.html", form=form)
    number = done.complaint.tracking_number
    response = redirect("/sikayet/alindi", status=303)
    response.headers["Cache-Control"] = "no-store"
    response.add_cookie(
        receipts.COOKIE,
        receipts.sign(number, services.clock.now(), _secret(services)),
        path="/sikayet",
        max_age=int(receipts.LIFETIME.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=request.scheme == "https",
    )
    return response


@ROUTES.route("/alindi", *SHOWN)
async def confirm(request: Request, services: FormServices) -> HTTPResponse:
    """Show the tracking number and what happens next; without a receipt go to the status page."""
    value = request.cookies.get(receipts.COOKIE) or ""
    number = receipts.read(value, services.clock.now(), _secret(services))
    if number is None:
        response = redirect("/takip", status=303)
        response.headers["Cache-Control"] = "no-store"
        return response
    async with services.database.reading() as session:
        receipt = views.receipt(await services.complaints.find(session, number))
    return services.pages.show(request, "confirmation.html", receipt=receipt)


async def _register(
    request: Request, services: FormServices, form: Form, fields: Mapping[str, object]
) -> Registered:
    return await submit_complaint(
        services,
        {**form.values, "again": fields.get("again", "")},
        address=client_address(request),
        key=f"form:{form.key}",
        asker="page",
    )


def _filled(fields: Mapping[str, object]) -> Form:
    values = {name: clean(str(fields.get(name, ""))) for name in FIELDS}
    key = str(fields.get("key", ""))
    if not key.isascii() or not 0 < len(key) <= _MOST_KEY_LENGTH:
        key = empty_form().key
    return Form(key=key, values=values)


def _again(
    request: Request, services: FormServices, form: Form, error: YardimError
) -> HTTPResponse:
    form = replace(form, errors=error.errors, notice=error.detail)
    if isinstance(error, IdempotencyConflictError):
        form = replace(form, key=empty_form().key, notice=_SENT_BEFORE)
    return with_retry_after(
        services.pages.show(request, "form.html", error.status, form=form), error
    )


def _secret(services: FormServices) -> str:
    return services.settings.internal_token.get_secret_value()
