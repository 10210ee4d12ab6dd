"""`/takip/sikayetlerim`: all complaints of the number that was proven on this browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import proof_rules, proof_sessions, queries, states, views
from backend.complaints.models import EntryKind, EventKind
from backend.complaints.proof import Proof
from backend.complaints.registration import ADDITION_LIMIT, grouped
from backend.complaints.states import Outcome, State
from backend.complaints.tracking_number import display, find
from backend.kit.clock import turkish_datetime
from backend.site import visitors
from backend.site.tracking_page import Shown, tracking_page
from backend.web.origins import require_own_page
from backend.web.pages import seen
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.models import Complaint
    from backend.site.services import SiteServices

DONE = {
    "eklendi": "Yazdıklarınızı kaydınıza ekledik.",
    "acildi": "Kaydınızı yeniden açtık; ilgili ekibimiz inceleyecek.",
    "geri-cekildi": "Kaydınızı isteğiniz üzerine geri çektik.",
}
_UNSENT = ("text", "reason")


def install(routes: Routes[SiteServices]) -> None:
    """Add the addresses."""
    routes.add(show_own, "/sikayetlerim", *SHOWN)
    routes.add(leave, "/cikis", "POST")


async def show_own(request: Request, services: SiteServices) -> HTTPResponse:
    """List them, each with what may be done to it; without a proof go to where one is given."""
    phone = await visitors.proven_phone(request, services)
    if phone is None:
        return seen(visitors.PATH)
    return await own_page(request, services, phone, done=DONE.get(request.query_string, ""))


async def leave(request: Request, services: SiteServices) -> HTTPResponse:
    """End the proof."""
    require_own_page(request)
    token = visitors.token_of(request)
    if token is not None:
        async with services.works.begin() as work:
            await proof_sessions.end(work.session, token)
    return visitors.forget(request, services, seen(visitors.PATH))


async def own_page(  # noqa: PLR0913 - what was done, or what is wrong with which form
    request: Request,
    services: SiteServices,
    phone: str,
    status: int = 200,
    *,
    done: str = "",
    wrong: Mapping[str, str] | None = None,
    problem: str = "",
) -> HTTPResponse:
    """Answer with the list. `wrong` is a form that was sent in vain, `problem` says why."""
    proof = Proof(None, phone)
    async with services.database.reading() as session:
        found = await queries.of_proof(session, proof, events=True)
        shown = [_shown(complaint, proof) for complaint in found]
    # Beside its field, where that is still offered; else above the list.
    failed = next((each for each in shown if _may(each, wrong)), None) if wrong else None
    response = services.pages.show(
        request,
        "own_complaints.html",
        status,
        complaints=shown,
        phone=proof_rules.national(phone),
        most=queries.MOST_OF_ONES_OWN,
        limit=grouped(ADDITION_LIMIT),
        key=proof_sessions.new_token(),
        done=done,
        wrong=wrong or {},
        failed=failed["tracking_number"] if failed else "",
        problem=problem,
    )
    return visitors.keep(request, services, response, visitors.token_of(request) or "")


def _may(shown: Mapping[str, Any], wrong: Mapping[str, str]) -> bool:
    """Tell whether a complaint is shown with the form that was sent in vain."""
    here = find(wrong["number"]) == shown["tracking_number"]
    return here and bool(shown.get(f"may_{wrong['verb']}"))


def proof_is_over(
    request: Request, services: SiteServices, fields: Mapping[str, object]
) -> HTTPResponse:
    """Ask for a proof again, and give back what was written before it ran out."""
    unsent = next((str(fields[name]) for name in _UNSENT if fields.get(name)), "")
    return tracking_page(request, services, Shown(unsent=unsent), 401)


def _open_question(complaint: Complaint, state: State) -> str:
    """Return what we wait for the customer to answer; empty where we wait for nothing."""
    if state is not State.WAITING_CUSTOMER:
        return ""
    asked = [
        each.text
        for each in complaint.entries
        if each.kind == EntryKind.QUESTION and each.cycle == complaint.cycle
    ]
    return asked[-1] if asked else ""


def _shown(complaint: Complaint, proof: Proof) -> dict[str, Any]:
    state = State(complaint.state)
    added = [
        each.entry
        for each in complaint.events
        if each.kind == EventKind.INFORMATION_ADDED and each.entry and not each.entry.erased_at
    ]
    outcome = complaint.present.outcome
    return views.conversation_view(complaint, proof) | {
        "finished": state not in states.OPEN,
        "remedy_sought": complaint.remedy_sought,
        "service_number": complaint.service_number,
        "outcome_label": views.OUTCOME_LABELS[Outcome(outcome)] if outcome else "",
        "question": _open_question(complaint, state),
        "additions": [{"at": turkish_datetime(each.at), "text": each.text} for each in added],
        "may_add": state in states.OPEN or state in states.FINISHED,
        "may_reopen": state in states.FINISHED,
        "withdrawable": State.WITHDRAWN in states.ALLOWED[state],
        "display": display(complaint.tracking_number),
    }
