"""Databases of either kind to migrate: each step is taken once, and tests work on copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kit.migrations import upgrade
from tests.backend.migrations.databases import SERVER, Databases

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """Make databases of either kind."""
    if request.param == "postgresql" and not SERVER:
        pytest.skip("YARDIM_TEST_POSTGRES_URL is not set: nothing was tried on PostgreSQL")
    databases = Databases(request.param, tmp_path_factory.mktemp("migrations"))
    yield databases
    databases.drop()


@pytest.fixture
def empty(databases: Databases) -> str:
    """Give the address of a database with nothing in it."""
    return databases.empty()


@pytest.fixture(scope="session")
def first_migrated(databases: Databases) -> str:
    url = databases.empty()
    upgrade(url)
    return url


@pytest.fixture
def migrated(databases: Databases, first_migrated: str) -> str:
    """Give the address of a database that has every migration."""
    return databases.copy(first_migrated)
