"""Files that go to a customer with what they are told: how they get them by each way.

In their chat below the words, in an e-mail as its attachments where all fit, else from the page of
their complaint (`/takip`), which every mobile proves; an SMS only says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import attachment_rows, notice_texts, notices
from backend.complaints.attachments import FIELD
from backend.gateways.delivery import Enclosure
from backend.kit.errors import AttachmentNotFoundError, InvalidInputError
from backend.notifications.models import OutboxChannel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.complaints.attachments import Attachments, HandedIn
    from backend.complaints.models import Complaint
    from backend.kit.settings import Settings
    from backend.kit.work import Works

_MB = 1024 * 1024
TOO_LARGE = (
    "Bu müşteriye yalnızca e-postayla ulaşılabiliyor; bir e-postanın ekleri toplam en çok {} MB"
    " olabilir."
)
NO_WAY = "Bu müşterinin dosyayı alabileceği bir yol yok: cep telefonu, e-postası ve sohbeti yok."


def by_mail(complaint: Complaint, files: HandedIn | None, settings: Settings) -> str:
    """Say how an e-mail tells of files: it holds them, or says where they are; "" without files.

    Raises:
        InvalidInputError: the customer could not get them by any way (`attachments`).

    """
    if not files:
        return ""
    channels = {each.channel for way in notices.ways(complaint) for each in way}
    fits = files.size <= settings.mail_attachments_mb * _MB
    if OutboxChannel.SMS not in channels and not notices.chats(complaint):
        if OutboxChannel.EMAIL not in channels:
            raise InvalidInputError(errors={FIELD: NO_WAY})
        if not fits:
            wrong = TOO_LARGE.format(settings.mail_attachments_mb)
            raise InvalidInputError(errors={FIELD: wrong})
    return notice_texts.ENCLOSED if fits else notice_texts.ON_PAGE


class Enclosures:
    """Finds what an e-mail is to hold when it is sent."""

    def __init__(self, works: Works, attachments: Attachments) -> None:
        """Read rows in `works`, and files where `attachments` keeps them."""
        self._works = works
        self._attachments = attachments

    async def __call__(self, ids: Sequence[str]) -> Sequence[Enclosure]:
        """Return these files, but for those that were erased since."""
        found = []
        async with self._works.reading() as session:
            for each in ids:
                try:
                    row = await attachment_rows.by_id(session, each)
                except AttachmentNotFoundError:
                    continue
                path = self._attachments.path(row)
                found.append(Enclosure(row.name, row.media_type, path))
        return found
