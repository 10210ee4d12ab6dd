"""`/docs`: the public API for people who connect to it, with nothing loaded from elsewhere."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import swagger_ui_bundle
from sanic.response import HTTPResponse

from backend.kit.errors import NotFoundError
from backend.web.bodies import json_response
from backend.web.routing import Routes

if TYPE_CHECKING:
    from sanic import Request

# The description, as `web.openapi.document` makes it.
type Description = dict[str, Any]

ROUTES = Routes[Description]("docs", url_prefix="/docs")

_FOLDER = Path(swagger_ui_bundle.swagger_ui_path)
_FILES = frozenset({"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"})
_DAY = 86_400

# Swagger UI sets style attributes and shows icons from data: addresses; nothing else is let in.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yardım API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/contrast.css">
</head>
<body>
<main>
<h1>Yardım API</h1>
<div id="api"></div>
</main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
_START = """SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  // An operation's head is a button, and no link may stand in one; opening it changes the address
  // all the same.
  plugins: [({ React }) => ({
    wrapComponents: {
      DeepLink: (Link) => (props) => props.path.includes("/")
        ? React.createElement("span", null, props.text)
        : React.createElement(Link, props),
    },
  })],
});
"""
# Swagger UI's own colours are too faint to read for many (WCAG 1.4.3).
_CONTRAST = """body { margin: 0; }
main > h1 { max-width: 1460px; margin: 0 auto; padding: 20px 20px 0; color: #3b4151; }
main > h1 { font: 700 1.5rem/1.2 sans-serif; }
.swagger-ui .info { margin: 16px 0; }
.swagger-ui .info .title small.version-stamp { background: #3d5c00; }
.swagger-ui .info .title small.version-stamp pre.version { background: none; color: #fff; }
.swagger-ui .info .url { color: #0b5cad; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #0d6b43; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1257a6; }
"""


@ROUTES.route("", "GET")
async def page(_request: Request, _description: Description) -> HTTPResponse:
    """Show the page."""
    return _answer(_PAGE.encode(), "text/html; charset=utf-8", _DAY)


@ROUTES.route("/openapi.json", "GET")
async def openapi(_request: Request, description: Description) -> HTTPResponse:
    """Give the document itself."""
    return json_response(description)


@ROUTES.route("/start.js", "GET")
async def start(_request: Request, _description: Description) -> HTTPResponse:
    """Start Swagger UI: a file of its own, as the policy allows no script inside the page."""
    return _answer(_START.encode(), "text/javascript; charset=utf-8", _DAY)


@ROUTES.route("/contrast.css", "GET")
async def contrast(_request: Request, _description: Description) -> HTTPResponse:
    """Give what we change of Swagger UI's looks."""
    return _answer(_CONTRAST.encode(), "text/css; charset=utf-8", _DAY)


@ROUTES.route("/<name:str>", "GET")
async def asset(_request: Request, _description: Description, name: str) -> HTTPResponse:
    """Give one of Swagger UI's files."""
    if name not in _FILES:
        raise NotFoundError
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _answer(_bundled(name), kind, _DAY)


@cache
def _bundled(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


def _answer(body: bytes, kind: str, seconds: int) -> HTTPResponse:
    headers = {
        "Cache-Control": f"public, max-age={seconds}",
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return HTTPResponse(body, 200, headers, kind)
