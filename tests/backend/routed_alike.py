"""What the routing of every test's application has alike, worked out once.

Each test makes an application of some two hundred addresses. Sanic takes each address apart several
times, asks what parameters each handler has, and writes, parses, writes again and compiles a
function that finds the address: all that is the same whichever test asks.
"""

from __future__ import annotations

import inspect
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sanic.mixins import routes as sanic_routes
from sanic_routing import route as sanic_route, router as sanic_router

if TYPE_CHECKING:
    from collections.abc import Callable

_parameters = cache(inspect.signature)


def _signature(handler: Callable[..., Any]) -> inspect.Signature:
    """Tell the parameters by what is wrapped, which stays while its wrappers are made anew."""
    return _parameters(inspect.unwrap(handler))


def work_out_once() -> None:
    """Let Sanic work out once in this process what depends on addresses and handlers alone."""
    vars(sanic_routes).update(signature=_signature)
    vars(sanic_router).update(
        ast=SimpleNamespace(parse=str, unparse=str, fix_missing_locations=str),
        compile=cache(compile),
    )
    to_parts, to_path = cache(sanic_route.path_to_parts), cache(sanic_route.parts_to_path)
    for module in (sanic_route, sanic_router):
        vars(module).update(path_to_parts=to_parts, parts_to_path=to_path)
