"""A door's handlers are given what the door was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sanic.response import text

from backend.app import create_app
from backend.kit.errors import UnauthorizedError
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    import httpx
    from sanic import HTTPResponse, Request

    from backend.app import App
    from backend.bootstrap import Container

ROUTES = Routes[str]("greetings", url_prefix="/api/greetings")


@ROUTES.before_each
def refuse_strangers(request: Request, services: str) -> None:
    if request.args.get("key") != services:
        raise UnauthorizedError


@ROUTES.route("/<name:str>", *SHOWN)
async def greet(_request: Request, services: str, name: str) -> HTTPResponse:
    return text(f"{services} {name}")


async def add(_request: Request, services: str) -> HTTPResponse:
    return text(f"{services} and more")


ROUTES.add(add, "/more", "POST")


@pytest.fixture
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """No route of these tests touches the database."""
    return f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('routing') / 'x.db'}"


@pytest.fixture(params=["merhaba", "selam"])
def services(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def app(container: Container, services: str) -> App:
    app = create_app(container)
    app.blueprint(ROUTES.blueprint(services))
    return app


async def test_each_application_gives_the_same_routes_its_own_services(
    client: httpx.AsyncClient, services: str
) -> None:
    answer = await client.get(f"/api/greetings/Ayse?key={services}")
    assert (answer.status_code, answer.text) == (200, f"{services} Ayse")


async def test_what_only_shows_something_answers_head_too(
    client: httpx.AsyncClient, services: str
) -> None:
    answer = await client.head(f"/api/greetings/Ayse?key={services}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert (await client.post(f"/api/greetings/Ayse?key={services}")).status_code == 405


async def test_a_handler_can_be_added_by_name(client: httpx.AsyncClient, services: str) -> None:
    answer = await client.post(f"/api/greetings/more?key={services}")
    assert answer.text == f"{services} and more"


async def test_a_check_before_each_request_may_refuse_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/greetings/Ayse?key=else")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    assert (await client.get("/healthz")).status_code == 200
