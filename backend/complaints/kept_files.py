"""The files of a form that may come back. What was fine is kept while the rest is put right.

They wait under the form's own name (`attachment_rows.holder_of`), which only the page that shows
it knows, and go with what the form becomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import attachment_rows
from backend.complaints.attachment_names import written_size
from backend.complaints.attachments import FIELD, Refused
from backend.kit.errors import StorageFullError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.complaints.attachments import Attachments
    from backend.kit.file_store import Upload
    from backend.kit.work import Works

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


class KeptFiles:
    """Keeps what comes with forms."""

    def __init__(self, works: Works, attachments: Attachments) -> None:
        """Keep by `attachments`, in units of work of its own."""
        self._works = works
        self._attachments = attachments

    async def take(
        self, holder: str, uploads: Sequence[Upload], fields: Mapping[str, object]
    ) -> Sequence[Refused]:
        """Keep what came, drop what `fields` say is to be taken out; return what is refused."""
        out = [name.removeprefix(_REMOVE) for name in fields if name.startswith(_REMOVE)]
        if out:
            async with self._works.begin() as work:
                gone = await attachment_rows.let_go(work.session, holder, out)
            await self._attachments.drop(gone)
        if not uploads:
            return ()
        async with self._works.reading() as session:
            held = await attachment_rows.of_holder(session, holder)
        looked = await self._attachments.look(uploads, held)
        try:
            async with self._works.begin() as work:
                await self._attachments.hold(work, looked.taken, holder)
        except StorageFullError as error:
            return [*looked.refused, *(Refused(each.name, error.title) for each in looked.taken)]
        return looked.refused

    async def waiting(self, holder: str) -> Sequence[Kept]:
        """List what waits with a form."""
        async with self._works.reading() as session:
            found = await attachment_rows.of_holder(session, holder)
        return [
            Kept(each.id, each.name, written_size(each.size))
            for each in found
            if attachment_rows.waits(each)
        ]

    async def move(self, holder: str, other: str) -> None:
        """Let what waits with a form wait with another."""
        async with self._works.begin() as work:
            await attachment_rows.move(work.session, holder, other)


def told(refused: Sequence[Refused]) -> Mapping[str, str]:
    """Say what is refused, as an error of the form's field."""
    return {FIELD: " ".join(map(str, refused))} if refused else {}
