"""The page at `/takip`: ask how a complaint stands, or prove a mobile number to see all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from backend.complaints import proof_rules, proof_sessions

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.site.services import SiteServices


@dataclass(frozen=True)
class PhoneForm:
    """The form that asks for the number: what was typed, and what is wrong with it.

    Its key tells two clicks from two requests, and becomes the token of a browser that has none.
    """

    phone: str = ""
    problem: str = ""
    key: str = field(default_factory=proof_sessions.new_token)


@dataclass(frozen=True)
class Shown:
    """What the page shows beside its forms."""

    number: str = ""
    problem: str = ""
    # The status that a number led to, see `tracking`.
    found: dict[str, Any] | None = None
    form: PhoneForm = field(default_factory=PhoneForm)
    # The number that is proven on this browser, E.164.
    proven: str | None = None
    # What somebody wrote before their proof ran out.
    unsent: str | None = None


def tracking_page(
    request: Request, services: SiteServices, shown: Shown, status: int = 200
) -> HTTPResponse:
    """Answer with the page."""
    proven = proof_rules.national(shown.proven) if shown.proven else ""
    return services.pages.show(
        request, "tracking.html", status, shown=shown, found=shown.found, proven=proven
    )
