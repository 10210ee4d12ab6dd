"""The page behind the link of our question: a score, a line of words, or no such questions.

The address names a conclusion and nobody, by a signed token that is good for this alone. Opening it
changes nothing; what the page shows is no more than a bare tracking number would.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import queries, reopening, satisfaction, satisfaction_links
from backend.complaints.actors import customer
from backend.complaints.models import Way
from backend.complaints.models.satisfaction import SatisfactionQuestion
from backend.complaints.tracking_number import display
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean
from backend.site.services import SiteServices
from backend.web.addresses import client_address
from backend.web.bodies import form_fields
from backend.web.limits import check_flood
from backend.web.origins import require_own_page
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint

ROUTES = Routes[SiteServices]("satisfaction", url_prefix=satisfaction_links.PATH)
_BY = customer(Way.SURVEY_LINK)
_GONE = 410


@dataclass(frozen=True)
class Asked:
    """The conclusion that a link names, and whether it still asks."""

    complaint: Complaint
    asks: bool


@ROUTES.route("/<token:str>", *SHOWN)
async def ask(request: Request, services: SiteServices, token: str) -> HTTPResponse:
    """Ask for a score."""
    async with services.database.reading() as session:
        asked = await _asked(session, services, token)
    if asked is None or not asked.asks:
        return _over(request, services)
    return _page(request, services, asked.complaint)


@ROUTES.route("/<token:str>", "POST")
async def answer(request: Request, services: SiteServices, token: str) -> HTTPResponse:
    """Take the score and the words, or that the customer wants no such questions."""
    require_own_page(request)
    await check_flood(services.limiter, services.settings, "satisfaction", client_address(request))
    fields = form_fields(request)
    score, words = str(fields.get("score", "")), clean(str(fields.get("words", "")))
    try:
        async with services.works.begin() as work:
            asked = await _asked(work.session, services, token, lock=True)
            if asked is None or not asked.asks:
                return _over(request, services)
            complaint = asked.complaint
            if fields.get("refuse"):
                await services.satisfaction.refuse(work, complaint, _BY)
                return _done(request, services, refused=True)
            await services.satisfaction.score(work.session, complaint, score, words, _BY)
            may_reopen = reopening.is_possible(complaint, work.now, services.settings)
    except InvalidInputError as error:
        async with services.database.reading() as session:
            again = await _asked(session, services, token)
        if again is None:
            return _over(request, services)
        problems = error.errors
        return _page(
            request, services, again.complaint, 422, score=score, words=words, problems=problems
        )
    low = score in {"1", "2"} and may_reopen
    return _done(request, services, low=low)


async def _asked(
    session: AsyncSession, services: SiteServices, token: str, *, lock: bool = False
) -> Asked | None:
    named = satisfaction_links.read(token, services.clock.now(), services.settings)
    question = await session.get(SatisfactionQuestion, named) if named else None
    if question is None:
        return None
    complaint = await queries.by_id(session, question.complaint_id, lock=lock)
    still = question.is_open and complaint.cycle == question.cycle
    return Asked(complaint, still and complaint.present.satisfaction is None)


def _page(  # noqa: PLR0913 - what is shown again
    request: Request,
    services: SiteServices,
    complaint: Complaint,
    status: int = 200,
    *,
    score: str = "",
    words: str = "",
    problems: dict[str, str] | None = None,
) -> HTTPResponse:
    return services.pages.show(
        request,
        "satisfaction.html",
        status,
        number=display(complaint.tracking_number),
        scores=satisfaction.SCORES,
        limit=satisfaction.WORDS_LIMIT,
        score=score,
        words=words,
        problems=problems or {},
    )


def _over(request: Request, services: SiteServices) -> HTTPResponse:
    """Say the same of a link that was forged, is too old or was used: it tells nobody which."""
    return services.pages.show(
        request, "satisfaction_done.html", _GONE, low=False, refused=False, over=True
    )


def _done(
    request: Request, services: SiteServices, *, low: bool = False, refused: bool = False
) -> HTTPResponse:
    return services.pages.show(
        request, "satisfaction_done.html", low=low, refused=refused, over=False
    )
