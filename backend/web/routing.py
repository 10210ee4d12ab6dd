"""The addresses of a door, and how its handlers come by the services they use.

A door declares its handlers where they stand; each takes the request and the door's services. What
the services are is known when the application is put together (`backend.doors`): no handler reaches
for more than its door was given.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate

from sanic import Blueprint

from backend.web import uploads
from backend.web.requests import clean_parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sanic import HTTPResponse, Request

    from backend.web.operations import Described

type Handler[Services, **P, Answer] = Callable[
    Concatenate[Request, Services, P], Coroutine[Any, Any, Answer]
]
# Finishes a blueprint with the services its handlers are to be given.
type _Step[Services] = Callable[[Blueprint, Services], object]

SHOWN = ("GET", "HEAD")
# Said, or Sanic parses the source of each handler to guess it; errors are ours (`web.errors`).
_ERRORS = "json"


class Routes[Services]:
    """The addresses of one door, whose handlers are given `Services`."""

    def __init__(self, name: str, url_prefix: str | None = None) -> None:
        """Begin with no address; `name` is unique in an application."""
        self._name = name
        self._url_prefix = url_prefix
        # What the public may know of: where, by which method, and what it does there.
        self.described: list[tuple[str, str, Described]] = []
        self._steps: list[_Step[Services]] = []

    def blueprint(self, services: Services) -> Blueprint:
        """Make the door, with what its handlers work with."""
        blueprint = Blueprint(self._name, url_prefix=self._url_prefix)
        for step in self._steps:
            step(blueprint, services)
        return blueprint

    def add[**P](
        self,
        handler: Handler[Services, P, HTTPResponse],
        uri: str,
        *methods: str,
        files: bool = False,
        operation: Described | None = None,
    ) -> None:
        """Answer these methods at an address by a handler.

        With `files` it may be sent files: it reads the body itself (`web.uploads`). With an
        `operation` it is part of the public API, and described as such (`web.openapi`).
        """
        self._describe(uri, methods, operation)
        self._steps.append(
            lambda blueprint, services: blueprint.add_route(
                _letting_go(_given(handler, services)) if files else _given(handler, services),
                uri,
                methods=methods,
                error_format=_ERRORS,
                stream=files,
            )
        )

    def route[**P](
        self,
        uri: str,
        *methods: str,
        files: bool = False,
        operation: Described | None = None,
    ) -> Callable[[Handler[Services, P, HTTPResponse]], Handler[Services, P, HTTPResponse]]:
        """Answer these methods at an address by the decorated handler; the rest as in `add`."""

        def decorate(
            handler: Handler[Services, P, HTTPResponse],
        ) -> Handler[Services, P, HTTPResponse]:
            self.add(handler, uri, *methods, files=files, operation=operation)
            return handler

        return decorate

    def websocket[**P](
        self, uri: str, *, operation: Described | None = None
    ) -> Callable[[Handler[Services, P, None]], Handler[Services, P, None]]:
        """Hold WebSockets at an address by the decorated handler; `operation` as in `add`."""

        def decorate(handler: Handler[Services, P, None]) -> Handler[Services, P, None]:
            self._describe(uri, ("GET",), operation)
            self._steps.append(
                lambda blueprint, services: blueprint.add_websocket_route(
                    _given(handler, services), uri, error_format=_ERRORS
                )
            )
            return handler

        return decorate

    def before_each[Answer: Awaitable[None] | None](
        self, check: Callable[[Request, Services], Answer]
    ) -> Callable[[Request, Services], Answer]:
        """Let the decorated function refuse a request, by an error, before it is handled."""

        def step(blueprint: Blueprint, services: Services) -> None:
            async def checked(request: Request) -> None:
                waiting = check(request, services)
                if waiting is not None:
                    await waiting

            blueprint.on_request(checked)

        self._steps.append(step)
        return check

    def _describe(self, uri: str, methods: Iterable[str], operation: Described | None) -> None:
        if operation is not None:
            path = f"{self._url_prefix or ''}{uri}"
            self.described += [(path, method, operation) for method in methods]


def _letting_go(
    handler: Callable[..., Coroutine[Any, Any, HTTPResponse]],
) -> Callable[..., Coroutine[Any, Any, HTTPResponse]]:
    """Discard, when a request is over, the files that came with it and that nobody kept."""

    @wraps(handler)
    async def letting_go(request: Request, *args: Any, **kwargs: Any) -> HTTPResponse:
        try:
            return await handler(request, *args, **kwargs)
        finally:
            uploads.discard(request)

    return letting_go


def _given[Services, **P, Answer](
    handler: Handler[Services, P, Answer], services: Services
) -> Callable[..., Coroutine[Any, Any, Answer]]:
    @wraps(handler)
    async def given(request: Request, *args: P.args, **kwargs: P.kwargs) -> Answer:
        for name, value in kwargs.items():
            kwargs[name] = clean_parameter(value)
        return await handler(request, services, *args, **kwargs)

    return given
