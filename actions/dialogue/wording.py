"""Values made fit for a response's text. The sentences themselves are in the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import problem
from actions.dialogue.draft import REFUSED, Draft
from actions.reading import questions, topics
from actions.reading.phones import phone_display
from lexicon import contact_wishes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.backend import Complaint

_SHORTENED, _LONGER = 160, 400
# Of what happened to a complaint; all of it stands on the page of one's own complaints.
_NEWEST = 5
NOT_GIVEN = "verilmedi"


def one_line(text: str, limit: int = _SHORTENED) -> str:
    """Return a customer's text on one line, cut at a word.

    Rasa leaves a response unfilled when a value has `0[` in it, so that is parted.
    """
    line = " ".join(text.split()).replace("0[", "0 [")
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def _both_ends(text: str) -> str:
    """Return a problem on one line; what was added last is seen as well as what came first."""
    first, _, last = text.rpartition("\n")
    if not first or len(text) <= _SHORTENED:
        return one_line(text, _SHORTENED if not first else _LONGER)
    return f"{one_line(first, _SHORTENED)} {one_line(last, _SHORTENED)}"


def shown(value: str | None) -> str:
    """Return a contact detail, or that it was not given."""
    return NOT_GIVEN if value in {None, REFUSED} else str(value)


_LABELS = {
    "phone": "telefon",
    "email": "e-posta",
    "name": "ad",
    "service_number": "hizmet numarası",
    "place": "yer",
}


def labelled(details: Mapping[str, str | None]) -> str:
    """Return details with what they are: "telefon 0532 …, ad Ayşe Yılmaz"."""
    return ", ".join(
        f"{_LABELS[slot]} {phone_display(value) if value[:1] == '+' else value}"
        for slot, value in details.items()
        if slot in _LABELS and value not in {None, REFUSED}
    )


def field_shown(draft: Draft, field: str) -> str:
    """Return one line of the summary, by the name of its field or question."""
    if field == questions.TOPIC:
        return f"konu {topics.label(draft.topic)}"
    if field == questions.PROBLEM:
        return f'sorun "{one_line(draft.description or "", _LONGER)}"'
    value = getattr(draft, field)
    return labelled({field: value}) or f"{_LABELS[field]} {NOT_GIVEN}"


def summary_of(draft: Draft) -> dict[str, str]:
    """Return the values of the summary before registration."""
    phone = draft.phone if draft.phone not in {None, REFUSED} else None
    lines = [f"Telefon: {phone_display(phone) if phone else NOT_GIVEN}"]
    if draft.email not in {None, REFUSED}:
        lines.append(f"E-posta: {draft.email}")
    lines.append(f"Ad: {shown(draft.name)}")
    if draft.service_number:
        number = draft.service_number
        lines.append(f"Hizmet numarası: {phone_display(number) if number[0] == '+' else number}")
    if draft.place not in {None, REFUSED}:
        lines.append(f"Yer: {draft.place}")
    if draft.former:
        lines.append(f"Önce yazdığınız: {one_line(draft.former)}")
    if draft.wishes:
        lines.append(f"İsteğiniz: {one_line('; '.join(draft.wishes))}")
    return {
        "topic_label": topics.label(draft.topic),
        "short_description": _both_ends(problem.shown(draft)),
        "details": "\n".join(lines),
    }


def of_complaint(complaint: Complaint) -> dict[str, str]:
    """Return the values of a response about a registered complaint."""
    return {
        "number": complaint.tracking_number_display,
        "status_label": complaint.status_label,
        "status_text": complaint.status_text,
        "registered_at": complaint.registered_at_display,
        "promised_at": complaint.promised_at_display,
        "promised_within": str(complaint.promised_within or ""),
        "first_notice_due": complaint.first_notice_due_display,
        "label": complaint.topic_label or topics.label(complaint.topic),
        "short_description": one_line(contact_wishes.without(complaint.description or "")),
        "operators_answer": one_line(complaint.answer or "", limit=1_000),
        "question": one_line(complaint.question, limit=1_000),
        "dates": dates_of(complaint, _NEWEST),
        "looks": looks_of(complaint, _NEWEST),
        "last_look": looks_of(complaint, 1),
        "files": str(complaint.files),
        "score": str(complaint.satisfaction or ""),
    }


def dates_of(complaint: Complaint, most: int) -> str:
    """Return the newest dates that were promised, oldest first, and what became of each."""
    return "; ".join(f"{due} ({fate})" for due, fate in complaint.promises[-most:])


def looks_of(complaint: Complaint, most: int) -> str:
    """Return who of the house looked at it last, oldest first, what they did and when."""
    return "; ".join(f"{team} {did} ({at})" for team, did, at in complaint.looks[-most:])
