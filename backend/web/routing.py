"""How a handler that only shows something is put at an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from sanic import Blueprint, HTTPResponse

type Handler[**P] = Callable[P, Coroutine[Any, Any, HTTPResponse]]


def shown_at[**P](blueprint: Blueprint, uri: str) -> Callable[[Handler[P]], Handler[P]]:
    """Serve what a handler shows, to GET and to HEAD."""

    def decorate(handler: Handler[P]) -> Handler[P]:
        blueprint.add_route(handler, uri, methods=("GET", "HEAD"))
        return handler

    return decorate
