"""The files of `demo`: one that a customer handed in, and one that stands with a note."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import uuid4

from PIL import Image, ImageDraw
from sqlalchemy import select

from backend.complaints import queries
from backend.complaints.attachments import Owner
from backend.complaints.models import ActorKind, Complaint
from backend.complaints.orders import Order
from backend.kit.file_store import Upload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.bootstrap import Container
    from backend.complaints.access import Viewer
    from backend.complaints.attachments import HandedIn

SLOW = "+905551110003"
_MEASURED = (
    "Uzaktan ölçüm, kabloyla\n"
    "İndirme   12,4 Mbit/sn (tarife 100)\n"
    "Yükleme    4,9 Mbit/sn\n"
    "Hat zayıflaması 41 dB; bakır hat 2,3 km\n"
)


async def fill(container: Container, people: Mapping[str, Viewer]) -> None:
    """Hand in a screenshot with a complaint, and a measurement with a note of whoever has it."""
    screenshot = await _looked_at(container, "hız testi.png", _picture())
    measured = await _looked_at(container, "ölçüm.txt", _MEASURED.encode())
    async with container.works.begin() as work:
        found = await work.session.scalar(select(Complaint).where(Complaint.contact_phone == SLOW))
        if found is None:
            return
        complaint = await queries.by_id(work.session, found.id, lock=True)
        entry = complaint.entries[0]
        owner = Owner(ActorKind.CUSTOMER, entry_id=entry.id)
        await container.attachments.keep(work, screenshot.taken, owner)
        seen = await queries.newest_event(work.session, complaint.id)
        order = Order(complaint.tracking_number, people["ayse"], seen=seen, key=uuid4().hex)
        await container.handling.note(work, order, "Hattı uzaktan ölçtüm.", measured)


async def _looked_at(container: Container, name: str, content: bytes) -> HandedIn:
    file = await container.files.begin()
    await file.write(content)
    await file.finish()
    return await container.attachments.handed_in([Upload(name, file)])


def _picture() -> bytes:
    """Draw what a page that measures lines shows, without anything of anybody's."""
    image = Image.new("RGB", (480, 270), "#f3f5f8")
    draw = ImageDraw.Draw(image)
    draw.arc((110, 50, 370, 310), 180, 360, fill="#c9d2dc", width=26)
    draw.arc((110, 50, 370, 310), 180, 202, fill="#b3261e", width=26)
    draw.text((205, 160), "12,4 Mbit/sn", fill="#1b2733")
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()
