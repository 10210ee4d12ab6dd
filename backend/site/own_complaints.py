"""`/takip/sikayetlerim`: all complaints of the number that was proven on this browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from backend.complaints import (
    attachment_rows,
    customers_own,
    proof_rules,
    proof_sessions,
    reached,
    reopening,
    states,
    views,
)
from backend.complaints.attachment_names import written_size
from backend.complaints.lengths import grouped
from backend.complaints.models import ActorKind, Audience, EntryKind, EventKind
from backend.complaints.own_view import own_view
from backend.complaints.proof import Proof
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.satisfaction import SCORES, WORDS_LIMIT
from backend.complaints.states import State
from backend.complaints.tracking_number import display, find
from backend.kit.clock import turkish_datetime
from backend.site import visitors
from backend.site.tracking_page import Shown, tracking_page
from backend.web.downloads import download
from backend.web.origins import require_own_page
from backend.web.pages import seen
from backend.web.routing import SHOWN, Routes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sanic import HTTPResponse, Request

    from backend.complaints.attachments import Refused
    from backend.complaints.kept_files import Kept
    from backend.complaints.models import Attachment, Complaint, ComplaintEntry
    from backend.complaints.reached import Reached
    from backend.kit.settings import Settings
    from backend.site.services import SiteServices

    type Attached = Mapping[int, Sequence[Attachment]]

# Behind what was done, where nobody works on the complaint by now.
OF_FINISHED = "-sonuclanmis"
DONE = {
    "eklendi": "Yazdıklarınızı kaydınıza ekledik.",
    f"eklendi{OF_FINISHED}": (
        "Yazdıklarınızı kaydınıza ekledik. Bu kayıt sonuçlandığı için üzerinde çalışılmıyor; "
        "yeniden incelenmesini istiyorsanız “Çözülmedi, yeniden aç” düğmesine basın."
    ),
    "acildi": "Kaydınızı yeniden açtık; ilgili ekibimiz inceleyecek.",
    "puan": "Puanınız için teşekkür ederiz.",
    "sorulmaz": "Size bir daha memnuniyet sorusu göndermeyeceğiz.",
    "geri-cekildi": "Kaydınızı isteğiniz üzerine geri çektik.",
}
_UNSENT = ("text", "reason", "words")


@dataclass(frozen=True)
class Files:
    """The files of a form that was sent in vain: its key, those that wait under it, and others."""

    key: str
    kept: Sequence[Kept]
    refused: Sequence[Refused]


def install(routes: Routes[SiteServices]) -> None:
    """Add the addresses."""
    routes.add(show_own, "/sikayetlerim", *SHOWN)
    routes.add(save, "/ek/<attachment:str>", "GET")
    routes.add(leave, "/cikis", "POST")


async def show_own(request: Request, services: SiteServices) -> HTTPResponse:
    """List them, each with what may be done to it; without a proof go to where one is given."""
    phone = await visitors.proven_phone(request, services)
    if phone is None:
        return seen(visitors.PATH)
    return await own_page(request, services, phone, done=DONE.get(request.query_string, ""))


async def save(request: Request, services: SiteServices, attachment: str) -> HTTPResponse:
    """Give out a file of a complaint of one's own."""
    phone = await visitors.proven_phone(request, services)
    if phone is None:
        return seen(visitors.PATH)
    async with services.database.reading() as session:
        found = await attachment_rows.own(session, Proof(None, phone), attachment)
    return await download(services.attachments.path(found), found.name, found.media_type)


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
    files: Files | None = None,
) -> HTTPResponse:
    """Answer with the list. `wrong` is a form that was sent in vain, `problem` says why.

    `files` are those that came with it.
    """
    proof = Proof(None, phone)
    async with services.database.reading() as session:
        found = await customers_own.of_proof(session, proof, events=True)
        ids = [entry.id for complaint in found for entry in complaint.entries]
        attached = await attachment_rows.of_entries(session, ids)
        told = await reached.dates_told(session, found)
        now = services.clock.now()
        settings = services.settings
        shown = [
            _shown(complaint, proof, attached, told, now, settings)
            | {
                "may_score": await services.satisfaction.may_score(session, complaint),
                "appeal": services.complaints.ways_to_appeal(complaint),
            }
            for complaint in found
        ]
    # Beside its field, where that is still offered; else above the list.
    failed = next((each for each in shown if _may(each, wrong)), None) if wrong else None
    response = services.pages.show(
        request,
        "own_complaints.html",
        status,
        complaints=shown,
        phone=proof_rules.national(phone),
        most=customers_own.MOST_OF_ONES_OWN,
        limit=grouped(ADDITION_LIMIT),
        scores=SCORES,
        words_limit=WORDS_LIMIT,
        # Under the same key the files wait that were fine.
        key=files.key if files and files.kept else proof_sessions.new_token(),
        kept=files.kept if files else (),
        refused=files.refused if files else (),
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


def _files_of(entry: ComplaintEntry, attached: Attached) -> list[dict[str, str]]:
    """Show the files of an entry that the customer may read."""
    if entry.audience != Audience.CUSTOMER:
        return []
    return [
        {"id": each.id, "name": each.name, "size": written_size(each.size)}
        for each in attached.get(entry.id, ())
        if each.erased_at is None
    ]


def _shown(  # noqa: PLR0913, PLR0917 - what is shown, to whom, and what goes with it
    complaint: Complaint,
    proof: Proof,
    attached: Attached,
    told: Reached,
    now: datetime,
    settings: Settings,
) -> dict[str, Any]:
    state = State(complaint.state)
    added = [
        each.entry
        for each in complaint.events
        if each.kind == EventKind.INFORMATION_ADDED and each.entry and not each.entry.erased_at
    ]
    view = views.conversation_view(complaint, proof, now, settings) | own_view(complaint, now, told)
    return view | {
        "finished": state not in states.OPEN,
        "remedy_sought": complaint.remedy_sought,
        "service_number": complaint.service_number,
        "outcome_label": views.result_label(complaint.present),
        # What was answered before it was opened again.
        "earlier": [
            {
                "label": views.result_label(each),
                "at": turkish_datetime(each.resolved_at) if each.resolved_at else "",
                "answer": each.answer.text if each.answer else "",
            }
            for each in complaint.cycles
            if each.outcome and each.number != complaint.cycle
        ],
        "notices": [
            {"at": turkish_datetime(each.at), "text": each.text}
            for each in complaint.entries
            if each.kind == EntryKind.NOTICE and each.erased_at is None
        ],
        "additions": [
            {
                "at": turkish_datetime(each.at),
                "text": each.text,
                "files": _files_of(each, attached),
            }
            for each in added
        ],
        "files": [
            file
            for each in complaint.entries
            if each.kind == EntryKind.DESCRIPTION
            for file in _files_of(each, attached)
        ],
        "our_files": [
            file
            for each in complaint.entries
            if each.author_kind == ActorKind.STAFF and each.kind != EntryKind.DESCRIPTION
            for file in _files_of(each, attached)
        ],
        "may_add": state in states.OPEN or reopening.is_possible(complaint, now, settings),
        "may_reopen": reopening.is_possible(complaint, now, settings),
        "over": state in states.FINISHED and not reopening.is_possible(complaint, now, settings),
        "withdrawable": State.WITHDRAWN in states.ALLOWED[state],
        "display": display(complaint.tracking_number),
    }
