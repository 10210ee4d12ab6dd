"""Whether the process lives (`/healthz`) and whether a customer can be answered (`/readyz`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.web.bodies import json_response
from backend.web.readiness import Readiness
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

ROUTES = Routes[Readiness]("health")


@ROUTES.route("/healthz", "GET")
async def healthz(_request: Request, _readiness: Readiness) -> HTTPResponse:
    """Say that this process answers."""
    return json_response({"status": "ok"})


@ROUTES.route("/readyz", "GET")
async def readyz(_request: Request, readiness: Readiness) -> HTTPResponse:
    """Say whether the whole stack can answer a customer; 503 names what cannot.

    What else is not as it should be (jobs that fail, items that are parked) is named beside it.
    """
    found = await readiness.find()
    impaired = {"impaired": found.impaired} if found.impaired else {}
    if found.missing:
        return json_response({"status": "unready", "missing": found.missing, **impaired}, 503)
    return json_response({"status": "ready", **impaired})
