"""Pages that only show something: the start page and the privacy notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic import Blueprint

from backend.channels.web_form.page import empty_form
from backend.web.pages import page
from backend.web.routing import shown_at

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

blueprint = Blueprint("pages")


@shown_at(blueprint, "/")
async def home(request: Request) -> HTTPResponse:
    """Show every way to complain: the chat, the form, and the others."""
    return page(request, "home.html", form=empty_form())


@shown_at(blueprint, "/kvkk")
async def privacy(request: Request) -> HTTPResponse:
    """Show the privacy notice (aydınlatma metni, KVKK Law no. 6698 art. 10)."""
    return page(request, "kvkk.html")
