"""Fixtures of every backend test: a database of its own, a clock that stands, the real app.

A test that asks for `database` runs on SQLite and, where `YARDIM_TEST_POSTGRES_URL` names a server
on which databases may be created, on PostgreSQL too.
"""

from __future__ import annotations

import asyncio
import gc
import os
import secrets
import shutil
import socket
import subprocess
import time
import zlib
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg  # type: ignore[import-untyped]
import httpx
import hypothesis
import pytest
import pytest_asyncio
import structlog
import uvloop
from argon2 import PasswordHasher
from pydantic import SecretStr
from sanic import Sanic
from sqlalchemy import BigInteger, Integer

from backend import models
from backend.app import create_app
from backend.bootstrap import build_container
from backend.complaints import house_rules
from backend.complaints.house_rules import HouseRules
from backend.gateways.rasa.protocol import Answer, Reply
from backend.kit import tls
from backend.kit.clock import ISTANBUL, FixedClock
from backend.kit.database import Base, Database
from backend.kit.live import Live
from backend.kit.settings import Environment, Settings
from backend.kit.work import Works
from backend.staff import passwords
from backend.staff.models import Role, StaffMember
from tests.backend import routed_alike
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from sqlalchemy import Table

    from backend.app import App
    from backend.bootstrap import Container
    from backend.gateways.rasa.protocol import TopicClassifier, Turn

assert models.metadata is Base.metadata
# How long an example takes to be made is the machine's affair, not the code's.
hypothesis.settings.register_profile(
    "steady", suppress_health_check=[hypothesis.HealthCheck.too_slow], deadline=None
)
hypothesis.settings.load_profile("steady")
# As `backend.kit.logging` writes errors. What structlog does where rich is installed draws every
# value of every frame, which takes seconds of a core for one error.
structlog.configure(
    processors=[
        *structlog.get_config()["processors"][:-1],
        structlog.dev.ConsoleRenderer(
            colors=False, exception_formatter=structlog.dev.plain_traceback
        ),
    ]
)
routed_alike.work_out_once()
# The loop that the public process runs on: Sanic takes uvloop where it is installed. Not by
# pytest-asyncio's hook, which gives it to asynchronous tests only: a test that is none and uses an
# asynchronous fixture would end the loop, and with it the connections, of all others.
asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
_SERVER = os.environ.get("YARDIM_TEST_POSTGRES_URL", "")
# After how many new objects Python looks for garbage; after how many such looks among older ones.
_LOOKS = (20_000, 20, 20)
RASA_TOKEN = "rasa-token-of-the-tests"
INTERNAL_TOKEN = "internal-token-of-the-tests"


def pytest_collection_finish() -> None:
    """Look for no garbage among what was imported and collected: it stays until the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_LOOKS)


async def _prepare(url: str) -> None:
    database = Database(url)
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await database.close()


async def _on_server(statement: str) -> None:
    connection = await asyncpg.connect(_SERVER.replace("+asyncpg", ""))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


# What the kit and the migrations do is tried on both databases; what is built on them, on one.
_ON_BOTH = ("kit", "migrations")


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of what databases do differently: locks, races, searches, orders, plans."""
    config.addinivalue_line("markers", "both_databases: tried on SQLite and on PostgreSQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try each test on one of the databases, half of them on either.

    What is marked `both_databases` is tried on both; so is everything with
    YARDIM_TEST_EVERY_DATABASE=1.
    """
    if not _SERVER or os.environ.get("YARDIM_TEST_EVERY_DATABASE") == "1":
        return
    left = {item for item in items if _is_of_the_other_database(item)}
    config.hook.pytest_deselected(items=list(left))
    items[:] = [item for item in items if item not in left]


def _is_of_the_other_database(item: pytest.Item) -> bool:
    given = getattr(item, "callspec", None)
    kind = given.params.get("database_url") if given is not None else None
    here = Path(__file__).parent
    if kind is None or item.get_closest_marker("both_databases") is not None:
        return False
    # Other folders' tests come here, too, where they run in the same suite.
    if any(item.path.is_relative_to(here / folder) for folder in _ON_BOTH):
        return False
    # By its name alone, so that it is the same one each time.
    name = item.nodeid.replace(kind, "")
    return bool(kind != ("sqlite", "postgresql")[zlib.crc32(name.encode()) % 2])


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables once; each test works on a copy of the file, in its place anew."""
    path = tmp_path_factory.mktemp("sqlite") / "prepared.db"
    asyncio.run(_prepare(f"sqlite+aiosqlite:///{path}"))
    return path


def _is_numbered(table: Table) -> bool:
    """Whether the database counts a table's rows: tests know the first as 1."""
    column = table.columns.get("id")
    return column is not None and isinstance(column.type, Integer | BigInteger)


def _emptying() -> str:
    """Write a function that empties the tables which are used.

    Truncating costs PostgreSQL new files for each table and index; deleting, some rows. What
    refuses it (history, references) is told to stand aside.
    """
    used = "\n".join(
        f"IF EXISTS (SELECT FROM {name}) THEN DELETE FROM {name};"  # noqa: S608 - our own names
        + (
            f" PERFORM setval(pg_get_serial_sequence('{name}', 'id'), 1, false);"
            if _is_numbered(table)
            else ""
        )
        + " END IF;"
        for name, table in Base.metadata.tables.items()
    )
    return f"CREATE FUNCTION empty_tables() RETURNS void LANGUAGE plpgsql AS $$ BEGIN {used} END $$"


class _KeptOpen(Database):
    """A database whose connections outlive the tests, whatever a test closes.

    A new one costs PostgreSQL and its driver more than most tests do: it knows no table yet.
    """

    def __init__(self, url: str, emptying: Any) -> None:
        """Empty the tables by a connection of its own: as a replica each would plan all anew."""
        super().__init__(url)
        self._emptying = emptying

    async def empty(self) -> None:
        """Empty the tables that are used."""
        await self._emptying.execute("SELECT empty_tables()")

    async def close(self) -> None:
        """Leave it open for the next test."""

    async def let_go(self) -> None:
        """Close every connection, when the last test is over."""
        await self._emptying.close()
        await super().close()


@pytest_asyncio.fixture(scope="session")
async def prepared_postgresql(databases: dict[str, Database]) -> AsyncIterator[str]:
    """Make a database for this run; each test empties its tables first."""
    name = f"yardim_test_{secrets.token_hex(6)}"
    base = _SERVER.replace("+asyncpg", "").rsplit("/", 1)[0]
    url = f"{base}/{name}".replace("postgresql://", "postgresql+asyncpg://", 1)
    await _on_server(f'CREATE DATABASE "{name}"')
    # What a test commits need not outlive a power cut: nobody waits for the disk.
    await _on_server(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    emptying = await asyncpg.connect(
        f"{base}/{name}", server_settings={"session_replication_role": "replica"}
    )
    kept = databases[url] = _KeptOpen(url, emptying)
    try:
        await _prepare(url)
        await emptying.execute(_emptying())
        yield url
    finally:
        await kept.let_go()
        await _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of an empty database with every table."""
    if request.param == "sqlite":
        prepared: Path = request.getfixturevalue("prepared_sqlite")
        path = prepared.with_name("yardim.db")
        for left in prepared.parent.glob("yardim.db*"):
            left.unlink()
        shutil.copy(prepared, path)
        return f"sqlite+aiosqlite:///{path}"
    if not _SERVER:
        pytest.skip("YARDIM_TEST_POSTGRES_URL is not set: nothing was tried on PostgreSQL")
    return str(request.getfixturevalue("prepared_postgresql"))


@pytest.fixture(scope="session")
def databases() -> dict[str, Database]:
    """Keep the engines: each would compile every statement anew."""
    return {}


@pytest_asyncio.fixture
async def database(database_url: str, databases: dict[str, Database]) -> AsyncIterator[Database]:
    database = databases.setdefault(database_url, Database(database_url))
    if isinstance(database, _KeptOpen):
        await database.empty()
    yield database
    await database.close()


@pytest_asyncio.fixture
async def ayse(database: Database, clock: FixedClock) -> str:
    """Let an agent named ayse work here; return the id of her row."""
    async with database.transaction() as session:
        session.add(
            StaffMember(
                id="a" * 32,
                username="ayse",
                display_name="Ayşe",
                role=Role.AGENT,
                created_at=clock.now(),
            )
        )
    return "a" * 32


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[PasswordHasher]:
    """Hash passwords as the house does, with less work; give what it really hashes with."""
    real = passwords._HASHER
    with pytest.MonkeyPatch.context() as patch:
        cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        patch.setattr(passwords, "_HASHER", cheap)
        yield real


@pytest.fixture(autouse=True)
def as_the_settings_say() -> Iterator[None]:
    """Let no test go by what another had set for the house."""
    yield
    house_rules.hold(HouseRules())


@pytest.fixture(autouse=True)
def no_application_left() -> Iterator[None]:
    """Let go of applications: Sanic keeps each by its name, with all that a test worked with."""
    yield
    Sanic._app_registry.clear()


@pytest.fixture
def works(database: Database, clock: FixedClock) -> Works:
    """Work as a process does that dies right after each commit: nobody is woken."""
    return Works(database, clock, Live({}))


@pytest.fixture
def clock() -> FixedClock:
    """Stand at Monday 23 November 2026, 10:00 in Istanbul: an ordinary business day."""
    return FixedClock(datetime(2026, 11, 23, 10, 0, tzinfo=ISTANBUL))


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(
        env=Environment.TEST,
        state_dir=tmp_path,
        database_url=database_url,
        rasa_url="http://127.0.0.1:9",  # the discard port: nobody answers
        actions_url="http://127.0.0.1:9",
        desk_undo_seconds=0,
        rasa_token=SecretStr(RASA_TOKEN),
        internal_token=SecretStr(INTERNAL_TOKEN),
    )


class RedisServer:
    """A Redis of our own, which can go away and come back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = keep_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.stop()


class ScriptedAssistant:
    """Answers as a test says; by default it says back what it heard.

    `script` holds, per turn, the replies to give or the error to raise. While `hold` is set to an
    event, answers wait for it. `heard` is every turn it was asked.
    """

    def __init__(self) -> None:
        self.heard: list[Turn] = []
        self.script: list[list[Reply] | Answer | BaseException] = []
        self.hold: asyncio.Event | None = None

    async def answer(self, turn: Turn) -> Answer:
        self.heard.append(turn)
        if self.hold is not None:
            await self.hold.wait()
        answer: list[Reply] | Answer | BaseException
        answer = self.script.pop(0) if self.script else [Reply(f"Duydum: {turn.text}")]
        if isinstance(answer, BaseException):
            raise answer
        return answer if isinstance(answer, Answer) else Answer(answer)

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def assistant() -> ScriptedAssistant:
    return ScriptedAssistant()


@pytest.fixture
def classifier() -> TopicClassifier | None:
    """Give what guesses topics: the real one, which answers nobody here."""
    return None


@pytest_asyncio.fixture
async def container(
    settings: Settings,
    clock: FixedClock,
    database: Database,
    assistant: ScriptedAssistant,
    classifier: TopicClassifier | None,
) -> AsyncIterator[Container]:
    made = build_container(
        settings, clock=clock, database=database, assistant=assistant, topics=classifier
    )
    yield made
    # What it sends in the background must not reach the next test's database.
    await made.outbox.settled()


@pytest.fixture
def app(container: Container) -> App:
    return create_app(container)


@asynccontextmanager
async def served(app: App) -> AsyncIterator[str]:
    """Serve `app` on a free port of this machine in the test's own loop; give its address."""
    app.config.TOUCHUP = False  # it rewrites Sanic's classes: once for the whole process
    listening = socket.create_server(("127.0.0.1", 0))
    server: Any = await app.create_server(sock=listening, access_log=False)
    await server.startup()
    await server.before_start()
    await server.start_serving()
    await server.after_start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        await server.before_stop()
        for connection in list(server.connections):
            connection.abort()
        await server.close()
        await server.after_stop()


@pytest_asyncio.fixture
async def address(app: App) -> AsyncIterator[str]:
    """Serve the app; give its address, for WebSockets and browsers."""
    async with served(app) as address:
        yield address


@pytest_asyncio.fixture
async def client(address: str) -> AsyncIterator[httpx.AsyncClient]:
    """Talk to the served app over HTTP, as the internet does."""
    async with httpx.AsyncClient(base_url=address, verify=tls.trusted(), timeout=30) as client:
        yield client
