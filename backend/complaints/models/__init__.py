"""The tables of the pool. Rules that must hold whoever writes are kept by the database as well."""

from backend.complaints.models.attachment import Attachment
from backend.complaints.models.clock import ComplaintClock
from backend.complaints.models.complaint import Complaint
from backend.complaints.models.cycle import ComplaintCycle, opened
from backend.complaints.models.entry import ComplaintEntry
from backend.complaints.models.event import ComplaintEvent
from backend.complaints.models.idempotency_key import IdempotencyKey
from backend.complaints.models.kinds import (
    ERASURES,
    ID_LENGTH,
    ActorKind,
    Audience,
    Channel,
    EntryKind,
    EventKind,
    FileKind,
    Reason,
    RequestMedium,
    TopicSource,
    Way,
    new_id,
    one_of,
    staff_named,
)

__all__ = [
    "ERASURES",
    "ID_LENGTH",
    "ActorKind",
    "Attachment",
    "Audience",
    "Channel",
    "Complaint",
    "ComplaintClock",
    "ComplaintCycle",
    "ComplaintEntry",
    "ComplaintEvent",
    "EntryKind",
    "EventKind",
    "FileKind",
    "IdempotencyKey",
    "Reason",
    "RequestMedium",
    "TopicSource",
    "Way",
    "new_id",
    "one_of",
    "opened",
    "staff_named",
]
