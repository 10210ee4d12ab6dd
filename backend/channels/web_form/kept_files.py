"""The files of the page's form. What was fine is kept while the rest is put right.

They wait under the form's own key, which nobody but the customer's page knows, and go with the
complaint that the form becomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import attachment_rows
from backend.complaints.attachment_names import written_size
from backend.complaints.attachments import FIELD, Refused
from backend.kit.errors import StorageFullError
from backend.web.uploads import uploads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import Request

    from backend.channels.web_form.services import FormServices

_REMOVE = "remove-"
"""Before the id of a file in the name of the box that takes it out of the form."""


@dataclass(frozen=True)
class Kept:
    """A file that waits with the form, as it is shown."""

    id: str
    name: str
    size: str

    @property
    def box(self) -> str:
        """The name of the box that takes it out."""
        return _REMOVE + self.id


def holder(key: str) -> str:
    """Say where the files of a form wait."""
    return attachment_rows.holder_of("page", key)


async def take(
    request: Request, services: FormServices, key: str, fields: Mapping[str, object]
) -> Sequence[Refused]:
    """Keep the files that came, without those that are to be taken out; return what is refused."""
    where = holder(key)
    out = [name.removeprefix(_REMOVE) for name in fields if name.startswith(_REMOVE)]
    if out:
        async with services.works.begin() as work:
            gone = await attachment_rows.let_go(work.session, where, out)
        await services.attachments.drop(gone)
    came = uploads(request)
    if not came:
        return ()
    async with services.works.reading() as session:
        held = await attachment_rows.of_holder(session, where)
    looked = await services.attachments.look(came, held)
    try:
        async with services.works.begin() as work:
            await services.attachments.hold(work, looked.taken, where)
    except StorageFullError as error:
        return [*looked.refused, *(Refused(each.name, error.title) for each in looked.taken)]
    return looked.refused


async def waiting(services: FormServices, key: str) -> Sequence[Kept]:
    """List what waits with a form."""
    async with services.works.reading() as session:
        found = await attachment_rows.of_holder(session, holder(key))
    return [
        Kept(each.id, each.name, written_size(each.size))
        for each in found
        if attachment_rows.waits(each)
    ]


async def move(services: FormServices, key: str, other: str) -> None:
    """Let what waits with a form wait with another."""
    async with services.works.begin() as work:
        await attachment_rows.move(work.session, holder(key), holder(other))


def told(refused: Sequence[Refused]) -> Mapping[str, str]:
    """Say what is refused, as an error of the form's field."""
    return {FIELD: " ".join(map(str, refused))} if refused else {}
