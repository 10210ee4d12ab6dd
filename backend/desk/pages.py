"""The console's addresses, gathered."""

from __future__ import annotations

from backend.desk import (
    audit,
    conversation,
    guard,
    live,
    login,
    people,
    queues,
    registering,
)
from backend.desk.services import DeskServices
from backend.web.routing import Routes

ROUTES = Routes[DeskServices]("desk", url_prefix=guard.PATH)
for each in (login, queues, conversation, registering, live, people, audit):
    each.install(ROUTES)
