"""The public process: one Sanic application from a container."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import structlog
from sanic import Config, Sanic

from backend import doors
from backend.channels.web_chat import routes as web_chat
from backend.complaints import sla
from backend.kit import long_lived
from backend.web.errors import install_error_handlers
from backend.web.requests import CleanRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sanic import Blueprint

    from backend.bootstrap import Container

_log = structlog.get_logger(__name__)

type App = Sanic[Config, SimpleNamespace]

# Longest body of any request: a form of 21,000 characters at 12 bytes (percent-encoded or escaped
# in JSON, beyond the basic plane) and room to say how long a text may be to who wrote twice that.
_MAX_BODY = 512 * 1024
_STOP_SECONDS = 4.0
_THIS_MACHINE = "127.0.0.1"


def create_app(container: Container) -> App:
    """Make the application; each of its doors is given what it needs of the container."""
    app = _app(container, doors.blueprints(container))
    if container.settings.internal_port:
        _open_internal_port(app, container)

    @app.before_server_start
    async def _prepare(_app: App) -> None:
        sla.prepare(container.clock.now())
        await container.prepare()

    @app.after_server_stop
    async def _close(_app: App) -> None:
        await container.close()

    return app


def _open_internal_port(app: App, container: Container) -> None:
    """Serve the internal API beside `app`, by an application that has nothing else."""
    internal = _app(container, doors.internal_blueprints(container))

    @app.after_server_start
    async def _open(app: App) -> None:
        internal.config.TOUCHUP = False  # it rewrites Sanic's classes: once in a process
        server: Any = await internal.create_server(
            host=_THIS_MACHINE, port=container.settings.internal_port, access_log=False
        )
        await server.startup()
        await server.before_start()
        await server.start_serving()
        await server.after_start()
        app.ctx.internal = server

    @app.before_server_stop
    async def _shut(app: App) -> None:
        server = app.ctx.internal
        await server.before_stop()
        await server.close()
        await server.after_stop()


def _app(container: Container, blueprints: Iterable[Blueprint]) -> App:
    config = Config()
    config.AUTO_EXTEND = False  # an installed sanic-ext adds addresses and pages of its own
    config.FALLBACK_ERROR_FORMAT = "json"
    config.GRACEFUL_SHUTDOWN_TIMEOUT = _STOP_SECONDS
    config.GRACEFUL_TCP_CLOSE_TIMEOUT = _STOP_SECONDS
    config.KEEP_ALIVE_TIMEOUT = 75
    config.MOTD = False
    config.REQUEST_MAX_SIZE = _MAX_BODY
    config.REQUEST_TIMEOUT = 30
    # The address of a customer behind our own proxies, and of nobody else's.
    config.PROXIES_COUNT = container.settings.trusted_proxies or None
    config.update(web_chat.socket_config(container.settings.message_limit))
    # The name only has to be unique in the process: tests make many.
    app: App = Sanic(
        f"yardim-{uuid4().hex[:8]}",
        config=config,
        ctx=SimpleNamespace(),
        request_class=CleanRequest,
        configure_logging=False,
    )
    install_error_handlers(app, container.pages.error)
    for blueprint in blueprints:
        app.blueprint(blueprint)
    return app


def serve(container: Container) -> None:
    """Serve until SIGTERM or SIGINT, then finish open requests and stop within 5 seconds."""
    app = create_app(container)

    @app.after_server_start
    async def _set_aside(_app: App) -> None:
        _log.info("serving", set_aside=long_lived.set_aside())

    app.run(
        container.settings.host,
        container.settings.port,
        single_process=True,
        access_log=False,
        motd=False,
    )
