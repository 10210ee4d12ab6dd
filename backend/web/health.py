"""Whether the process lives (`/healthz`) and whether a customer can be answered (`/readyz`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic import Blueprint

from backend.web.bodies import json_response
from backend.web.readiness import Readiness

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.app import App

blueprint = Blueprint("health")


@blueprint.before_server_start
async def prepare(app: App) -> None:
    """Give the process its one `Readiness`."""
    app.ctx.readiness = Readiness(app.ctx.container)


@blueprint.get("/healthz")
async def healthz(_request: Request) -> HTTPResponse:
    """Say that this process answers."""
    return json_response({"status": "ok"})


@blueprint.get("/readyz")
async def readyz(request: Request) -> HTTPResponse:
    """Say whether the whole stack can answer a customer; 503 names what cannot."""
    readiness: Readiness = request.app.ctx.readiness
    missing = await readiness.missing()
    if missing:
        return json_response({"status": "unready", "missing": missing}, 503)
    return json_response({"status": "ready"})
