"""Whether the process lives (`/healthz`) and whether a customer can be answered (`/readyz`)."""

from __future__ import annotations

from operator import not_
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from backend.web.bodies import json_response
from backend.web.operations import Answer, Operation, in_json
from backend.web.readiness import Readiness
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

ROUTES = Routes[Readiness]("health")


class Health(BaseModel):
    """That the process answers."""

    model_config = ConfigDict(extra="forbid")

    status: Literal["ok"]


class Ready(BaseModel):
    """Whether a customer can be answered, and what is not as it should be: why, by name."""

    model_config = ConfigDict(extra="forbid")

    status: Literal["ready", "unready"]
    missing: dict[str, str] = Field(exclude_if=not_, description="Without it nothing goes.")
    impaired: dict[str, str] = Field(exclude_if=not_, description="Customers are answered still.")


@ROUTES.route(
    "/healthz",
    "GET",
    operation=Operation(
        tag="operations",
        summary="The process lives",
        answers={200: Answer("The process lives", in_json(Health))},
    ),
)
async def healthz(_request: Request, _readiness: Readiness) -> HTTPResponse:
    """Say that this process answers."""
    return json_response(Health(status="ok"))


@ROUTES.route(
    "/readyz",
    "GET",
    operation=Operation(
        tag="operations",
        summary="The whole stack can answer a customer",
        answers={
            200: Answer("The whole stack can answer a customer", in_json(Ready)),
            503: Answer("It cannot; `missing` says why", in_json(Ready)),
        },
    ),
)
async def readyz(_request: Request, readiness: Readiness) -> HTTPResponse:
    """Say whether the whole stack can answer a customer; 503 names what cannot.

    What else is not as it should be (jobs that fail, items that are parked) is named beside it.
    """
    found = await readiness.find()
    ready = Ready(
        status="unready" if found.missing else "ready",
        missing=found.missing,
        impaired=found.impaired,
    )
    return json_response(ready, 503 if found.missing else 200)
