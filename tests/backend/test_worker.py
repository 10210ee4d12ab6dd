from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.kit.errors import StorageUnavailableError
from backend.worker import JOBS, run_pass

if TYPE_CHECKING:
    from backend.bootstrap import Container


@pytest.fixture
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """No job of these tests touches the database."""
    return f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('worker') / 'x.db'}"


async def three(_container: Container) -> int:
    return 3


async def away(_container: Container) -> int:
    raise StorageUnavailableError


async def broken(_container: Container) -> int:
    raise LookupError


async def test_a_pass_runs_every_job_and_counts(container: Container) -> None:
    assert await run_pass(container, {"a": three, "b": three}) == {"a": 3, "b": 3}


async def test_a_job_whose_ground_is_away_does_not_stop_the_others(container: Container) -> None:
    assert await run_pass(container, {"a": away, "b": three}) == {"a": 0, "b": 3}


async def test_a_fault_of_ours_is_not_hidden(container: Container) -> None:
    with pytest.raises(LookupError):
        await run_pass(container, {"a": broken})


def test_every_job_has_a_name_a_person_can_read() -> None:
    assert all(name.replace(" ", "").isalpha() for name in JOBS)
