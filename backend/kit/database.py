"""One way to the database, on SQLite and on PostgreSQL alike.

`Database.transaction()` is the only place that commits (ADR 0003): the edges open it as a unit of
work (`backend.kit.work`), features work inside it, and leaving it by an error rolls everything
back.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import BigInteger, DateTime, Integer, MetaData, event, func, make_url, select
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
from sqlalchemy.types import TypeDecorator

from backend.kit import sqlite
from backend.kit.errors import StorageUnavailableError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Dialect

_BUSY_SECONDS = 5
_POOL_SIZE = 10
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


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware on the way in (a naive one is refused), in UTC on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC; SQLite keeps no zone, so it gets the bare UTC reading."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment without a time zone reached the database"
            raise ValueError(msg)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware moment in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Money(TypeDecorator[Decimal]):
    """A sum, kept as a whole number of its hundredths, so that it is exact on either database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store hundredths; a finer sum is refused rather than rounded."""
        del dialect
        if value is None:
            return None
        hundredths = value * 100
        if hundredths != int(hundredths):
            msg = "a sum finer than a hundredth reached the database"
            raise ValueError(msg)
        return int(hundredths)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give back the sum, with two decimals."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-2)


class Database:
    """Sessions on one engine. Errors of the connection become `StorageUnavailableError`."""

    def __init__(self, url: str, *, busy_seconds: float = _BUSY_SECONDS) -> None:
        """Prepare an engine for `url`; nothing is opened yet.

        On SQLite another process's write is waited for `busy_seconds` long.
        """
        self.engine = _engine(url, busy_seconds)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        # SQLite has one writer at a time; waiting here is fair and cheap, waiting in its busy
        # handler is neither. PostgreSQL needs no such queue.
        self._writer: asyncio.Lock | None = (
            asyncio.Lock() if self.engine.dialect.name == "sqlite" else None
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction for writing; the block's end commits it, an error rolls it back."""
        async with self._writer or nullcontext(), self._session(begin="IMMEDIATE") as session:
            yield session
            await session.commit()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction for reading; what is changed in it is thrown away."""
        async with self._session(begin="DEFERRED") as session:
            yield session

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    async def _connect(self, session: AsyncSession, begin: str) -> None:
        """Connect before the caller's own code runs, whose errors are not the database's."""
        options = {} if self._writer is None else {"sqlite_begin": begin}
        try:
            await session.connection(execution_options=options)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            # SQLAlchemy passes on what the driver raises while it connects.
            raise StorageUnavailableError from error

    @asynccontextmanager
    async def _session(self, *, begin: str) -> AsyncIterator[AsyncSession]:
        try:
            async with self._sessions() as session:
                await self._connect(session, begin)
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
        return _pinged_when_idle(create_async_engine(url, pool_size=_POOL_SIZE))
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
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        how = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        connection.exec_driver_sql(f"BEGIN {how}")

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


async def alone(session: AsyncSession, name: str) -> None:
    """Let whoever else asks for `name` wait until this transaction ends.

    On SQLite a transaction that writes is alone anyhow.
    """
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        await session.execute(select(func.pg_advisory_xact_lock(number)))


def insert_once(dialect: str, table: Any, *columns: str) -> Any:
    """Build an insert that does nothing where `columns`, unique together, have the values already.

    What it returns (`returning`) is then empty, on either database.
    """
    insert: Any = {"sqlite": sqlite_dialect.insert, "postgresql": postgresql.insert}[dialect]
    return insert(table).on_conflict_do_nothing(index_elements=columns)
