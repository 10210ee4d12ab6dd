"""Pages that only show something: the start page and the privacy notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import sla
from backend.site.services import SiteServices
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

ROUTES = Routes[SiteServices]("pages")


@ROUTES.route("/", *SHOWN)
async def home(request: Request, services: SiteServices) -> HTTPResponse:
    """Show every way to complain: the chat, the form, and the others."""
    terms = sla.terms_at(services.clock.now(), services.settings)
    return services.pages.show_to_all(request, "home.html", form=services.empty_form(), terms=terms)


@ROUTES.route("/kvkk", *SHOWN)
async def privacy(request: Request, services: SiteServices) -> HTTPResponse:
    """Show the privacy notice (aydınlatma metni, KVKK Law no. 6698 art. 10)."""
    return services.pages.show_to_all(request, "kvkk.html")
