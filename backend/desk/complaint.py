"""One complaint: everything about it, and what can be done with it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.complaints import access, drafts, entered_by, queries
from backend.complaints.attachments import FIELD
from backend.complaints.errors import AnswerDoubtedError, ComplaintChangedError
from backend.desk import (
    chosen_files,
    complaint_done,
    complaint_drafts,
    complaint_unsent,
    complaint_view,
    entered,
    guard,
)
from backend.desk.complaint_acts import ACTS, WITH_FILES, meant, order_of, read_number, text_of
from backend.kit.errors import (
    ComplaintNotFoundError,
    ConflictError,
    InvalidInputError,
    NotAllowedError,
)
from backend.notifications.models import OutboxChannel
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.attachments import HandedIn, Looked
    from backend.complaints.models import Complaint
    from backend.complaints.notices import Preview
    from backend.desk.complaint_acts import Act, Fields
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/complaints"
_WAYS = {
    None: "Sohbette",
    OutboxChannel.SMS: "SMS ile",
    OutboxChannel.EMAIL: "E-posta ile",
    OutboxChannel.CALL: "Arayarak",
}


@dataclass(frozen=True)
class _Shown:
    """What a page has to say beside the complaint: what went wrong with which form."""

    form: str = ""
    fields: Fields = field(default_factory=dict)
    error: YardimError | None = None
    opened: bool = False
    previews: Sequence[Preview] | None = None
    doubts: Sequence[str] = ()
    """What speaks against the answer that is shown."""

    @property
    def seen(self) -> int | None:
        """The last event that was seen, where something is newer."""
        return self.error.seen if isinstance(self.error, ComplaintChangedError) else None


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_complaint, "/complaints/<number:str>", *SHOWN)
    routes.add(open_contact, "/complaints/<number:str>/contact", "POST")
    routes.add(preview, "/complaints/<number:str>/preview", "POST", files=True)
    for name, act in ACTS.items():
        path = f"/complaints/<number:str>/{name}"
        routes.add(_doing(name, act), path, "POST", files=name in WITH_FILES)


@guard.for_staff
async def show_complaint(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show a complaint, contacts masked; to who entered it for another team, what they entered."""
    try:
        return await _page(request, services, who, number, _Shown())
    except ComplaintNotFoundError:
        read, now = read_number(number), services.clock.now()
        async with services.works.reading() as session:
            own = await entered_by.may_put_right(session, who, read, now)
        if not own:
            raise
        return seen(entered.address(read))


@guard.for_staff
async def open_contact(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show it once with contacts as they are, and write down who opened them."""
    require(who.role, Permission.OPEN_PERSONAL_DATA)
    async with services.works.begin() as work:
        found = await queries.seen_by(work.session, who, read_number(number))
        audit.note(work.session, work.now, Done.OPENED, who.id, complaint=found.id)
    return await _page(request, services, who, number, _Shown(opened=True))


@guard.for_staff
async def preview(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show what the customer would get if it were concluded so; nothing is done."""
    require(who.role, Permission.HANDLE)
    fields = form_fields(request)
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, read_number(number))
    if complaint_unsent.is_over(found, "conclude"):
        await _keep(services, who, number, "conclude", fields)
    files = None
    try:
        files, looked = await _files(request, services, who, number, "conclude")
        looked.require_all()
        shown = _previewed(services, found, fields, files)
        await chosen_files.hold(request, services, files)
    except InvalidInputError as error:
        await _hold(request, services, files)
        shown = _Shown("conclude", fields, error)
    return await _page(request, services, who, number, shown)


def _previewed(
    services: DeskServices,
    complaint: Complaint,
    fields: Fields,
    files: HandedIn | None,
    error: AnswerDoubtedError | None = None,
) -> _Shown:
    outcome, answer = text_of(fields, "outcome"), text_of(fields, "answer")
    return _Shown(
        "conclude",
        fields,
        error,
        previews=services.handling.preview(complaint, outcome, answer, files),
        doubts=error.doubts if error else services.handling.doubts(complaint, answer, files),
    )


async def _files(
    request: Request, services: DeskServices, who: LoggedIn, number: str, act: str
) -> tuple[HandedIn, Looked]:
    """Read the files of a form, those that wait with it included."""
    return await chosen_files.read(
        request, services, chosen_files.holder(who, read_number(number), act)
    )


async def _hold(request: Request, services: DeskServices, files: HandedIn | None) -> None:
    """Let files wait with a form that is shown again for another reason, if there is room."""
    if files is not None:
        with suppress(InvalidInputError):
            await chosen_files.hold(request, services, files)


def _doing(name: str, act: Act) -> Any:
    """Make the handler that does something to a complaint and shows it again."""

    async def handler(
        request: Request, services: DeskServices, who: LoggedIn, number: str
    ) -> HTTPResponse:
        fields, files = form_fields(request), None
        try:
            require(who.role, Permission.HANDLE)
            order = order_of(who, read_number(number), fields)
            files, looked = await _files(request, services, who, number, name)
            looked.require_all()
            async with services.works.begin() as work:
                done = await act(services, work, order, {**fields, FIELD: files})
                await drafts.drop(
                    work.session, who.id, done.id, complaint_drafts.kind_of(name, fields)
                )
                await chosen_files.let_go(work, request, files)
        except AnswerDoubtedError as error:
            async with services.works.reading() as session:
                found = await queries.seen_by(session, who, read_number(number))
            await _hold(request, services, files)
            shown = _previewed(services, found, fields, files, error)
            return await _page(request, services, who, number, shown)
        except (ConflictError, InvalidInputError, NotAllowedError) as error:
            await _hold(request, services, files)
            if not isinstance(error, NotAllowedError):
                await _keep(services, who, number, name, fields)
            return await _page(request, services, who, number, _Shown(name, fields, error))
        if not access.may_see(who, done):
            return seen(f"{PATH}?giden={done.tracking_number}")
        return seen(f"{PATH}/{done.tracking_number}?tamam={name}")

    handler.__name__ = f"do_complaint_{name.replace('-', '_')}"
    return guard.for_staff(handler)


async def _keep(
    services: DeskServices, who: LoggedIn, number: str, name: str, fields: Fields
) -> None:
    """Keep what was sent in vain where its form is on the page no more."""
    async with services.works.begin() as work:
        found = await queries.seen_by(work.session, who, read_number(number))
        if complaint_unsent.is_over(found, name) and found.erased_at is None:
            sent = complaint_drafts.written(fields)
            await drafts.put(work, who.id, found, complaint_drafts.kind_of(name, fields), sent)


async def _page(
    request: Request, services: DeskServices, who: LoggedIn, number: str, shown: _Shown
) -> HTTPResponse:
    require(who.role, Permission.SEE_OWN_TEAMS)
    now, error = services.clock.now(), shown.error
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, read_number(number), events=True)
        values = await complaint_view.values(
            session, who, found, now, services.settings, opened=shown.opened
        )
        written = await drafts.of(session, who.id, found)
    previews = shown.previews
    done = request.args.get("tamam", "")
    words = complaint_done.said(found, done)
    return services.pages.show_form(
        request,
        "desk_complaint.html",
        error,
        who=who,
        done=words,
        sent_form=done if words else "",
        form=shown.form,
        sent={name: str(value) for name, value in shown.fields.items()},
        problem=complaint_unsent.why(found, shown.form, error),
        unsent=complaint_unsent.words(found, written),
        newer_than=shown.seen,
        drafts=written,
        doubts=shown.doubts,
        meant=meant(*(text_of(shown.fields, each) for each in ("outcome", "answer"))),
        previews=None
        if previews is None
        else [(_WAYS[each.channel], each.text, each.segments) for each in previews],
        once=uuid4().hex,
        **values,
    )
