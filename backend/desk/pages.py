"""The console's addresses, gathered."""

from __future__ import annotations

from backend.desk import conversation, guard, live, login, queues, registering
from backend.desk.services import DeskServices
from backend.web.routing import Routes

ROUTES = Routes[DeskServices]("desk", url_prefix=guard.PATH)
for each in (login, queues, conversation, registering, live):
    each.install(ROUTES)
