"""Files that were chosen in a form which is shown again: they wait with it until it is sent.

A preview, a doubt and a refusal show a form anew, and no page can put a file into its field. What
was fine is kept on the server under the form's own name, and named by the form with a ticked box
each: only what its page shows, and is ticked, goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import attachment_rows
from backend.complaints.attachment_names import written_size
from backend.complaints.attachments import FIELD, Before, HandedIn, Refused
from backend.complaints.errors import AttachmentsRefusedError
from backend.complaints.models import ActorKind
from backend.kit.errors import StorageFullError
from backend.web.bodies import form_fields
from backend.web.uploads import uploads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sanic import Request

    from backend.complaints.attachments import Looked
    from backend.complaints.models import Attachment
    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn

SHOWN = "waiting"
"""The field that names, parted by spaces, all files that the form shows as waiting with it."""
BOX = "keep-"
"""Stands before the id of a file in the name of its box."""
_MOST_SHOWN = 20


@dataclass(frozen=True)
class Waiting:
    """A file that waits with a form, as its page shows it."""

    id: str
    name: str
    size: str

    @property
    def box(self) -> str:
        """The name of the box that is ticked for as long as it is to go along."""
        return BOX + self.id


def holder(who: LoggedIn, *form: str) -> str:
    """Name a form of somebody's."""
    return attachment_rows.holder_of("desk", who.id, *form)


def boxes(rows: Iterable[Attachment]) -> list[Waiting]:
    """Return what a page shows of files that wait with a form."""
    return [Waiting(each.id, each.name, written_size(each.size)) for each in rows]


async def read(request: Request, services: DeskServices, holder: str) -> tuple[HandedIn, Looked]:
    """Return what goes with a form: what it brings, and what is ticked of what it brought before.

    Besides, what was found of what it brings: some may be refused, and the others wait (`hold`).
    """
    ticked = _ticked(form_fields(request))
    waiting: list[Attachment] = []
    if ticked:
        async with services.works.reading() as session:
            rows = await attachment_rows.of_holder(session, holder)
        waiting = [one for one in rows if one.id in ticked and attachment_rows.waits(one)]
    looked = await services.attachments.look(uploads(request), waiting)
    before = Before(holder, ticked, waiting)
    return HandedIn(services.attachments, looked.taken, before), looked


async def hold(request: Request, services: DeskServices, files: HandedIn) -> None:
    """Let files wait with their form, which is shown again; those whose box is empty are let go.

    Raises:
        AttachmentsRefusedError: there is no room for them.

    """
    holder, out = files.before.holder, _out(request, files)
    new = [each for each in files.taken if each.file.waits]
    if not out and not new:
        return
    try:
        async with services.works.begin() as work:
            gone = await attachment_rows.let_go(work.session, holder, out)
            await services.attachments.hold(work, new, holder, ActorKind.STAFF)
    except StorageFullError as error:
        refused = " ".join(str(Refused(each.name, error.title)) for each in new)
        raise AttachmentsRefusedError(errors={FIELD: refused}) from error
    await services.attachments.drop(gone)


async def let_go(work: Work, request: Request, files: HandedIn) -> None:
    """Forget what a form that was sent showed and did not take along; the files are swept up."""
    if out := _out(request, files):
        await attachment_rows.let_go(work.session, files.before.holder, out)


async def shown(services: DeskServices, files: HandedIn) -> list[Waiting]:
    """Return what waits with a form that was sent with these, of what it named and brought."""
    wanted = {each.file.sha256 for each in files.taken}
    if not files:
        return []
    async with services.works.reading() as session:
        rows = await attachment_rows.of_holder(session, files.before.holder)
    return boxes(
        one
        for one in rows
        if attachment_rows.waits(one) and (one.sha256 in wanted or one.id in files.before.ids)
    )


def _ticked(fields: Mapping[str, object]) -> list[str]:
    return [one for one in _named(fields) if fields.get(BOX + one)]


def _out(request: Request, files: HandedIn) -> set[str]:
    """Return which of those that a form showed are not ticked any more."""
    return set(_named(form_fields(request))) - set(files.before.ids)


def _named(fields: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys(str(fields.get(SHOWN, "")).split()))[:_MOST_SHOWN]
