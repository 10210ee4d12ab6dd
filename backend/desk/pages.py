"""The console's addresses, gathered."""

from __future__ import annotations

from backend.desk import (
    account,
    attachments,
    audit,
    calls,
    canned,
    complaint,
    complaint_bulk,
    complaint_next,
    complaint_views,
    complaints,
    conversation,
    conversation_files,
    floor,
    guard,
    hours,
    live,
    login,
    login_code,
    macro_runs,
    macros,
    new_complaint,
    people,
    queues,
    registering,
    reminders,
    topic_guess,
    writing,
)
from backend.desk.services import DeskServices
from backend.web.routing import Routes

ROUTES = Routes[DeskServices]("desk", url_prefix=guard.PATH)
for each in (
    login,
    login_code,
    account,
    queues,
    reminders,
    floor,
    canned,
    macros,
    macro_runs,
    hours,
    conversation,
    conversation_files,
    registering,
    writing,
    complaints,
    complaint_views,
    complaint_bulk,
    complaint_next,
    new_complaint,
    topic_guess,
    complaint,
    attachments,
    calls,
    live,
    people,
    audit,
):
    each.install(ROUTES)
