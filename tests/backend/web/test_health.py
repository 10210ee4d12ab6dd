from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from aiohttp import web

from backend import worker
from backend.kit import parking
from backend.kit.jobs import Job
from backend.kit.migrations import head

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings


class Neighbours:
    """Stand in for Rasa and the action server, as far as their health goes."""

    def __init__(self) -> None:
        self.statuses = {"/webhooks/web/ready": 200, "/health": 200}
        self.url = ""
        self.asked: list[tuple[str, str | None]] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append((request.path, request.headers.get("Authorization")))
        status = self.statuses[request.path]
        if not status and request.transport is not None:
            request.transport.close()
        return web.Response(status=status or 200)


@pytest_asyncio.fixture
async def neighbours() -> AsyncIterator[Neighbours]:
    both = Neighbours()
    app = web.Application()
    app.router.add_get("/{path:.*}", both.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    both.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield both
    await runner.cleanup()


@pytest.fixture
def settings(settings: Settings, neighbours: Neighbours) -> Settings:
    return settings.model_copy(update={"rasa_url": neighbours.url, "actions_url": neighbours.url})


@pytest.fixture
async def migrated(database: Database) -> None:
    """Note that the tables, which are there, are those of the newest migration."""
    async with database.engine.begin() as connection:
        for statement in (
            "DROP TABLE IF EXISTS alembic_version",
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
            f"INSERT INTO alembic_version VALUES ('{head()}')",  # noqa: S608 - our own word
        ):
            await connection.exec_driver_sql(statement)


async def test_the_process_says_it_lives(client: httpx.AsyncClient) -> None:
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.usefixtures("migrated")
async def test_it_is_ready_when_everything_behind_it_is(
    client: httpx.AsyncClient, neighbours: Neighbours, settings: Settings, container: Container
) -> None:
    await worker.run_pass(container)
    answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    token = settings.rasa_token.get_secret_value()
    asked = {"/webhooks/web/ready": f"Bearer {token}", "/health": None}
    assert dict(neighbours.asked) == asked


@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize(
    ("path", "status", "missing"),
    [
        ("/webhooks/web/ready", 0, {"assistant": "unreachable"}),
        ("/webhooks/web/ready", 503, {"assistant": "answers 503"}),
        ("/webhooks/web/ready", 401, {"assistant": "answers 401"}),
        ("/health", 0, {"actions": "unreachable"}),
    ],
)
async def test_it_names_what_is_missing(
    client: httpx.AsyncClient,
    neighbours: Neighbours,
    path: str,
    status: int,
    missing: dict[str, str],
) -> None:
    neighbours.statuses[path] = status
    answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()["missing"]) == (503, missing)


async def test_tables_that_were_not_migrated_are_not_ready(
    client: httpx.AsyncClient, database: Database
) -> None:
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    answer = await client.get("/readyz")
    assert answer.status_code == 503
    assert "not migrated" in answer.json()["missing"]["database"]


@pytest.mark.usefixtures("migrated")
async def test_tables_of_another_version_are_not_ready(
    client: httpx.AsyncClient, database: Database
) -> None:
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    answer = await client.get("/readyz")
    assert answer.json()["missing"] == {"database": "not migrated"}


async def broken() -> int:
    raise LookupError


@pytest.mark.usefixtures("migrated")
async def test_what_does_not_keep_customers_from_an_answer_is_named_beside_it(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    async def impaired() -> object:
        clock.set(clock.now() + timedelta(seconds=2))
        answer = await client.get("/readyz")
        assert (answer.status_code, answer.json()["status"]) == (200, "ready")
        return answer.json().get("impaired")

    assert await impaired() == {"jobs": "no worker runs"}
    await worker.run_pass(container)
    assert await impaired() is None
    await worker.runner(container, [Job("broken", timedelta(seconds=1), broken)]).run_all()
    async with container.works.begin() as work:
        await parking.failed(work, "sms", "1", LookupError(), most=1)
    assert await impaired() == {"jobs": "failing: broken (1 in a row)", "parked": "sms: 1"}
    async with container.works.begin() as work:
        (item,) = await parking.parked(work.session, 1)
        await parking.take_out(work.session, item.id)
    await worker.runner(container, [Job("broken", timedelta(seconds=1), fine)]).run_all()
    assert await impaired() is None
    clock.set(clock.now() + timedelta(minutes=2))
    assert await impaired() == {"jobs": "no worker runs"}


async def fine() -> int:
    return 0


@pytest.mark.usefixtures("migrated")
async def test_many_who_ask_at_once_are_one_question(
    client: httpx.AsyncClient, neighbours: Neighbours, clock: FixedClock
) -> None:
    await asyncio.gather(*(client.get("/readyz") for _ in range(5)))
    assert len(neighbours.asked) == 2
    clock.set(clock.now() + timedelta(seconds=2))
    await client.get("/readyz")
    assert len(neighbours.asked) == 4


async def test_an_unknown_address_is_a_problem_in_turkish(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/v1/yok")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"
    assert answer.json()["title"] == "Bulunamadı"
