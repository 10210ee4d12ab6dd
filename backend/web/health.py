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
    """Say whether the whole stack can answer a customer; 503 names what cannot."""
    missing = await readiness.missing()
    if missing:
        return json_response({"status": "unready", "missing": missing}, 503)
    return json_response({"status": "ready"})
