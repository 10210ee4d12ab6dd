"""`/metrics`, in Prometheus' text format, for whoever holds the token."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from sanic import HTTPResponse

from backend.kit.errors import NotFoundError, UnauthorizedError
from backend.web.routing import Routes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prometheus_client import Metric
    from pydantic import SecretStr
    from sanic import Request

    from backend.kit.measures import Measure
    from backend.kit.work import Works


@dataclass(frozen=True)
class MetricsServices:
    """What is measured, and the token of whoever may know."""

    works: Works
    token: SecretStr
    measures: Sequence[Measure]


class _Measured:
    """Figures that were read, as the library collects them."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


ROUTES = Routes[MetricsServices]("metrics")


@ROUTES.route("/metrics", "GET")
async def metrics(request: Request, services: MetricsServices) -> HTTPResponse:
    """Tell the figures of the database, and of this process."""
    token = services.token.get_secret_value()
    if not token:
        raise NotFoundError
    given = request.headers.get("authorization", "")
    if not hmac.compare_digest(given.encode("utf-8", "replace"), f"Bearer {token}".encode()):
        raise UnauthorizedError
    measured: list[Metric] = []
    async with services.works.reading() as session:
        for measure in services.measures:
            measured += await measure(session, services.works.now())
    registry = CollectorRegistry()
    registry.register(_Measured(measured))
    text = generate_latest(registry) + generate_latest(REGISTRY)
    return HTTPResponse(text, content_type=CONTENT_TYPE_LATEST)
