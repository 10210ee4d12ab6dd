"""The complaint form: shown, taken, corrected, confirmed. Works without a line of script."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sanic.response import redirect

from backend.channels.web_form import receipts
from backend.channels.web_form.bodies import FIELDS, ComplaintForm
from backend.channels.web_form.services import FormServices
from backend.channels.web_form.submission import Files, checked_complaint, submit_complaint
from backend.complaints import kept_files, notices, views
from backend.complaints.attachment_rows import holder_of
from backend.complaints.errors import AttachmentsRefusedError
from backend.complaints.lengths import grouped
from backend.complaints.registration import DESCRIPTION_LIMIT, REMEDY_LIMIT
from backend.complaints.topics import OTHER, choosable
from backend.kit.errors import IdempotencyConflictError, YardimError
from backend.kit.text import clean
from backend.web.addresses import client_address
from backend.web.bodies import fields_so_far, form_fields
from backend.web.limits import check_flood
from backend.web.origins import require_own_page
from backend.web.pages import with_retry_after
from backend.web.routing import SHOWN, Routes
from backend.web.uploads import receive, uploads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.attachments import Refused
    from backend.complaints.kept_files import Kept
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
    # The files that wait with it, and those that are not taken.
    kept: Sequence[Kept] = ()
    refused: Sequence[Refused] = ()
    # The receipt of an earlier complaint of the same contact in the same words.
    known: Mapping[str, str] | None = None

    @property
    def holder(self) -> str:
        """Where its files wait."""
        return holder_of("page", self.key)

    @property
    def topics(self) -> list[tuple[str, str]]:
        """The topics to choose from, as code and label; `other` is what not choosing means."""
        return [each for each in choosable() if each[0] != OTHER]

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


@ROUTES.route("/", "POST", files=True)
async def submit(request: Request, services: FormServices) -> HTTPResponse:
    """Register what was filled in and go to the confirmation, or show what is wrong.

    Whatever goes wrong, the answer is the form with everything the customer wrote, and the files
    that were fine.
    """
    try:
        require_own_page(request)
        await check_flood(
            services.limiter, services.settings, "complaint forms", client_address(request)
        )
        await receive(request, services)
        fields = form_fields(request)
    except YardimError as error:
        return await _again(request, services, _filled(fields_so_far(request)), error)
    form = _filled(fields)
    try:
        refused = await services.kept_files.take(form.holder, uploads(request), fields)
        form = replace(form, refused=refused)
        done = await _register(request, services, form, fields)
    except YardimError as error:
        return await _again(request, services, form, error)
    if done.already:
        # What was written stays, and another button sends it as a complaint of its own.
        kept = await services.kept_files.waiting(form.holder)
        form = replace(form, known=views.receipt(done.complaint), kept=kept)
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
        found = await services.complaints.find(session, number)
    # On a page that another may see, nothing tells of what was written.
    template = "confirmation_quiet.html" if found.quiet else "confirmation.html"
    receipt, only_called = views.receipt(found), notices.is_only_called(found)
    return services.pages.show(request, template, receipt=receipt, only_called=only_called)


async def _register(
    request: Request, services: FormServices, form: Form, fields: Mapping[str, object]
) -> Registered:
    values = {**form.values, "again": fields.get("again", "")}
    if form.refused:
        checked_complaint(ComplaintForm.read(values))  # all that is wrong is said at once
        raise AttachmentsRefusedError
    return await submit_complaint(
        services,
        values,
        address=client_address(request),
        key=f"form:{form.key}",
        asker="page",
        files=Files(holder=form.holder),
    )


def _filled(fields: Mapping[str, object]) -> Form:
    values = {name: clean(str(fields.get(name, ""))) for name in FIELDS}
    key = str(fields.get("key", ""))
    if not key.isascii() or not 0 < len(key) <= _MOST_KEY_LENGTH:
        key = empty_form().key
    return Form(key=key, values=values)


async def _again(
    request: Request, services: FormServices, form: Form, error: YardimError
) -> HTTPResponse:
    errors = {**error.errors, **kept_files.told(form.refused)}
    form = replace(form, errors=errors, notice=error.detail)
    if isinstance(error, IdempotencyConflictError):
        anew = replace(form, key=empty_form().key, notice=_SENT_BEFORE)
        await services.kept_files.move(form.holder, anew.holder)
        form = anew
    form = replace(form, kept=await services.kept_files.waiting(form.holder))
    return with_retry_after(
        services.pages.show(request, "form.html", error.status, form=form), error
    )


def _secret(services: FormServices) -> str:
    return services.settings.internal_token.get_secret_value()
