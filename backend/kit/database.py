"""One way to the database, on SQLite and on PostgreSQL alike.

`Database.transaction()` is the only place that commits (ADR 0003): the edges open it as a unit of
work (`backend.kit.work`), features work inside it, and leaving it by an error rolls everything
back.
"""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import time
from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import (
    BigInteger,
    Integer,
    MetaData,
    event,
    func,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite as sqlite_dialect
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    InvalidatePoolError,
    OperationalError,
    TimeoutError as PoolTimeoutError,
)
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase

from backend.kit import sqlite
from backend.kit.errors import StorageUnavailableError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping


_BUSY_SECONDS = 5
_POOL_SIZE = 10
# Compiling a question takes PostgreSQL some hundred milliseconds, and it does so where it thinks
# that many rows are read. Nearly all of ours read few.
_ON_POSTGRESQL = {"jit": "off"}
_PLAN_ANEW = text("SET LOCAL plan_cache_mode = force_custom_plan")
# A connection of PostgreSQL that was used so lately is taken as it is. To ask each time whether it
# is still there would be three more ways to the server and back, at every unit of work.
_TRUSTED_SECONDS = 5.0
# PostgreSQL's classes of errors that pass: connection, deadlock, resources, lock, shutdown.
_TRY_AGAIN = ("08", "40", "53", "55P03", "57")

# SQLite numbers rows by itself only where the type is INTEGER.
SERIAL = BigInteger().with_variant(Integer, "sqlite")

# Named constraints, so that a migration can drop what it once made on either database.
_NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of every table."""

    metadata = MetaData(naming_convention=_NAMING)


class Database:
    """Sessions on one engine. Errors of the connection become `StorageUnavailableError`."""

    def __init__(self, url: str, *, busy_seconds: float = _BUSY_SECONDS) -> None:
        """Prepare an engine for `url`; nothing is opened yet.

        On SQLite another process's write is waited for `busy_seconds` long.
        """
        self.engine = _engine(url, busy_seconds)
        self._writing = async_sessionmaker(self.engine, expire_on_commit=False)
        reads = self.engine.execution_options(sqlite_begin="DEFERRED")
        self._reading = async_sessionmaker(reads, expire_on_commit=False)
        # SQLite has one writer at a time; waiting here is fair and cheap, waiting in its busy
        # handler is neither. PostgreSQL needs no such queue.
        self._writer: asyncio.Lock | None = (
            asyncio.Lock() if self.engine.dialect.name == "sqlite" else None
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction for writing; the block's end commits it, an error rolls it back."""
        async with self._writer or nullcontext(), self._session(self._writing) as session:
            await session.connection()  # on SQLite: nobody else writes from here on
            yield session
            await session.commit()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction for reading; what is changed in it is thrown away.

        It begins with the first question.
        """
        async with self._session(self._reading) as session:
            yield session

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    @asynccontextmanager
    async def _session(
        self, sessions: async_sessionmaker[AsyncSession]
    ) -> AsyncIterator[AsyncSession]:
        try:
            async with sessions() as session:
                yield session
        except PoolTimeoutError as error:
            raise StorageUnavailableError from error
        except DBAPIError as error:
            if _is_unavailable(error):
                raise StorageUnavailableError from error
            raise


def _is_unavailable(error: DBAPIError) -> bool:
    """Tell a database that is locked, full or gone from a statement that is wrong."""
    sqlstate: str = getattr(error.orig, "sqlstate", None) or ""
    return (
        error.connection_invalidated
        or isinstance(error, (OperationalError, InterfaceError))
        or sqlstate.startswith(_TRY_AGAIN)
    )


def _engine(url: str, busy_seconds: float) -> AsyncEngine:
    if not url.startswith("sqlite"):
        engine = create_async_engine(
            url, pool_size=_POOL_SIZE, connect_args={"server_settings": _ON_POSTGRESQL}
        )
        return _pinged_when_idle(_told_when_away(engine))
    path = make_url(url).database or ":memory:"
    engine = create_async_engine(url)

    @event.listens_for(engine.sync_engine, "do_connect")
    def _connect(dialect: Any, _record: object, _arguments: object, _options: object) -> Any:
        return sqlite.connect(dialect.loaded_dbapi, path, busy_seconds)

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver's own BEGIN is deferred: two readers who both turn to writing would deadlock.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            # FULL: what we acknowledged survives a power cut, not only a crash of the process.
            "synchronous=FULL",
            "foreign_keys=ON",
            # KiB of pages a connection keeps: by 2 MiB a list of a large pool reads most anew.
            "cache_size=-16384",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        how = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        try:
            connection.connection.dbapi_connection.begin(how)
        except sqlite3.OperationalError as error:
            raise StorageUnavailableError from error
        except asyncio.CancelledError:
            connection.invalidate()  # its thread may get the lock all the same
            raise

    return engine


def _told_when_away(engine: AsyncEngine) -> AsyncEngine:
    """Call a server that cannot be reached unavailable: SQLAlchemy passes the driver's errors on.

    Here, and not around a unit of work, whose own errors of that kind are not the database's.
    """

    @event.listens_for(engine.sync_engine, "do_connect")
    def _connect(dialect: Any, _record: object, arguments: Any, options: Any) -> Any:
        try:
            return dialect.connect(*arguments, **options)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise StorageUnavailableError from error

    return engine


def _pinged_when_idle(engine: AsyncEngine) -> AsyncEngine:
    """Ask a connection that nobody used for a while whether it is still there, before its use.

    One that is gone takes all others with it, and new ones are made. What dies within seconds of
    its last use is found out by whoever uses it, as is what dies in use.
    """
    dialect = engine.dialect

    @event.listens_for(engine.sync_engine, "checkin")
    def _note(_connection: Any, record: Any) -> None:
        record.info["used_at"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def _ask(connection: Any, record: Any, _proxy: object) -> None:
        now = time.monotonic()
        if now - record.info.get("used_at", now) < _TRUSTED_SECONDS:
            return
        try:
            dialect.do_ping(connection)
        except (OSError, dialect.loaded_dbapi.Error) as error:
            raise InvalidatePoolError from error

    return engine


async def plan_anew(session: AsyncSession) -> None:
    """Have PostgreSQL plan what this transaction asks for the values it asks with.

    After some times it takes one plan for all values: quicker, but where it depends on them how
    many rows there are (words, most of all) it reads too much for most.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(_PLAN_ANEW)


async def alone(session: AsyncSession, *names: str) -> None:
    """Let whoever else asks for one of `names` wait until this transaction ends.

    On SQLite a transaction that writes is alone anyhow.
    """
    if names and session.get_bind().dialect.name == "postgresql":
        digests = (hashlib.sha256(name.encode()).digest() for name in names)
        # In one order, whoever asks for several.
        numbers = sorted(int.from_bytes(digest[:8], signed=True) for digest in digests)
        await session.execute(select(*(func.pg_advisory_xact_lock(each) for each in numbers)))


async def put_row(
    session: AsyncSession, table: Any, key: Mapping[str, Any], values: Mapping[str, Any]
) -> None:
    """Give the row of `key`, columns unique together, these values; make it where there is none.

    Of several who do so at once the last one's stay.
    """
    once = insert_once(session.get_bind().dialect.name, table, *key)
    await session.execute(once.values(**key, **values))
    await session.execute(update(table).filter_by(**key).values(**values))


def insert_once(dialect: str, table: Any, *columns: str) -> Any:
    """Build an insert that does nothing where `columns`, unique together, have the values already.

    What it returns (`returning`) is then empty, on either database.
    """
    insert: Any = {"sqlite": sqlite_dialect.insert, "postgresql": postgresql.insert}[dialect]
    return insert(table).on_conflict_do_nothing(index_elements=columns)
