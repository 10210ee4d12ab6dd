"""Style sheets, scripts and pictures of the pages, held in memory, without comments and spaces.

Every address carries a hash of all of them, `/static/<hash>/…`, so that browsers may keep what they
have for good, and modules may still import each other by relative paths.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import rcssmin
import rjsmin
from sanic.response import HTTPResponse

from backend.kit.errors import NotFoundError
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from sanic import Request

PREFIX = "/static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_FOR_GOOD = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_VERSION_LENGTH = 12


@dataclass(frozen=True)
class Asset:
    """One file, as it is and compressed."""

    content: bytes
    compressed: bytes
    content_type: str


@dataclass(frozen=True)
class Assets:
    """Every file by its path below `static/`, and the hash of them all."""

    files: dict[str, Asset]
    version: str

    def url(self, path: str) -> str:
        """Return where a file is served; a path that does not exist is a mistake in a template."""
        if path not in self.files:
            msg = f"no such asset: {path}"
            raise LookupError(msg)
        return f"{PREFIX}/{self.version}/{path}"


ROUTES = Routes[Assets]("assets")


@cache
def assets(packages: tuple[str, ...]) -> Assets:
    """Read the files in the `static/` of these packages, once per process.

    Paths are unique among them: a page names a file without saying whose it is.
    """
    files: dict[str, Asset] = {}
    for package in packages:
        folder = resources.files(package).joinpath("static")
        if folder.is_dir():
            _read(folder, "", files)
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + files[path].content + b"\0")
    return Assets(files, digest.hexdigest()[:_VERSION_LENGTH])


def _read(folder: Traversable, prefix: str, files: dict[str, Asset]) -> None:
    for entry in folder.iterdir():
        path = prefix + entry.name
        if entry.is_dir():
            _read(entry, path + "/", files)
            continue
        kind = _TYPES.get("." + entry.name.rpartition(".")[2])
        if kind is not None:
            content = _small(entry.read_text("utf-8"), kind).encode()
            # mtime=0: the same bytes from every process.
            files[path] = Asset(content, gzip.compress(content, mtime=0), kind)


def _small(text: str, content_type: str) -> str:
    """Leave comments and spaces out: in place of a build step."""
    if "javascript" in content_type:
        return str(rjsmin.jsmin(text))
    return str(rcssmin.cssmin(text)) if "css" in content_type else text


@ROUTES.route(f"{PREFIX}/<version:str>/<path:path>", *SHOWN)
async def asset(request: Request, held: Assets, version: str, path: str) -> HTTPResponse:
    """Serve a file. Another version's address gets today's file, but not to keep."""
    found = held.files.get(path)
    if found is None:
        raise NotFoundError
    return _answer(request, found, _FOR_GOOD if version == held.version else _ASK_AGAIN)


@ROUTES.route("/favicon.ico", *SHOWN)
async def favicon(request: Request, held: Assets) -> HTTPResponse:
    """Serve the icon where browsers look for it by themselves."""
    return _answer(request, held.files["favicon.svg"], "public, max-age=86400")


def _answer(request: Request, found: Asset, caching: str) -> HTTPResponse:
    headers = {
        "Cache-Control": caching,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        # A picture opened by itself must not run anything either.
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    content = found.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        content = found.compressed
    return HTTPResponse(content, 200, headers, found.content_type)
