"""The described API, asked by Schemathesis for whatever fits its description and whatever does not.

Every answer is one that is described, in status, type and shape, and none is an accident of ours.
The same requests each time: the seed is given.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings as bounded
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.app import create_app
from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from schemathesis import APIOperation, Case

    from backend.app import App
    from backend.bootstrap import Container
    from backend.kit.settings import Settings

_SEED = 20_261_128
_EXAMPLES = 40
_CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# May be unready here, as nothing stands behind the backend of a test.
_MAY_BE_UNREADY = "/readyz"
_CHAT = "/api/v1/chat"
load_all_checks()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Let nothing be refused for being too much."""
    limits = ("messages_per_minute", "complaints_per_hour", "address_per_minute")
    more = ("wrong_lookups_per_hour", "lookups_per_hour", "proof_per_asker_hour")
    return settings.model_copy(update=dict.fromkeys((*limits, *more), 1_000_000))


@pytest.fixture
def app(container: Container) -> App:
    return create_app(container)


@dataclass(frozen=True)
class Asker:
    """Asks the served application, in a chat session of its own where one is named."""

    address: str
    session: str
    connections: requests.Session

    def ask(self, operation: APIOperation[Any, Any, Any], mode: schemathesis.GenerationMode) -> int:
        """Try an operation; return how many requests were sent.

        0 where nothing can be amiss: any text at all is a session, and GET takes no body.
        """
        asked = 0

        @seed(_SEED)
        @bounded(
            max_examples=_EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(mode))
        def attempt(case: Case) -> None:
            nonlocal asked
            asked += 1
            self._in_a_session(case, known=asked % 2 == 0)
            response = case.call(self.address, session=self.connections, timeout=PATIENCE)
            if operation.path != _MAY_BE_UNREADY:
                assert response.status_code < 500, case.as_curl_command()
            case.validate_response(response, checks=_CHECKS)

        with suppress(Unsatisfiable):
            attempt()
        return asked

    def _in_a_session(self, case: Case, *, known: bool) -> None:
        """Put every other request into a session that is open: what lies behind is tried too."""
        if not known:
            return
        if isinstance(case.body, dict) and "session" in case.body:
            case.body["session"] = self.session
        if case.path == f"{_CHAT}/messages" and case.method == "GET":
            case.headers["Authorization"] = f"Bearer {self.session}"


@pytest.mark.both_databases
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
async def test_every_answer_is_as_described(
    address: str, mode: schemathesis.GenerationMode
) -> None:
    async with httpx.AsyncClient(
        base_url=address, verify=tls.trusted(), timeout=PATIENCE
    ) as client:
        document = (await client.get("/docs/openapi.json")).json()
        session = (await client.post(f"{_CHAT}/sessions")).json()["session"]
    described = schemathesis.openapi.from_dict(document)
    operations = [found.ok() for found in described.get_all_operations()]
    with requests.Session() as connections:
        asker = Asker(address, session, connections)
        asked = {one.label: await asyncio.to_thread(asker.ask, one, mode) for one in operations}
    for operation in operations:
        if mode.is_positive or operation.body:
            assert asked[operation.label] > 0, operation.label
    assert {operation.path for operation in operations} == set(document["paths"])
