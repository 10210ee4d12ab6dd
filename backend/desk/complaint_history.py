"""The history of a complaint in sentences: who did what, and when. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from backend.complaints import house_words, views
from backend.complaints.models import ActorKind, EventKind, Reason, RequestMedium, Way
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.severity import Severity
from backend.complaints.states import InvalidReason, Outcome, State
from backend.complaints.teams import label as team_label
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from backend.complaints.models import Complaint, ComplaintEvent
    from backend.staff.models import StaffMember

    type Names = Mapping[str, str]

_FIELDS = {"name": "ad", "phone": "telefon", "email": "e-posta", "preferred": "dönüş yolu"}
_REASONS = {
    Reason.CUSTOMER_ANSWERED: "müşteri yanıtladı",
    Reason.FIRST_CONTACT_HELP: "ilk görüşmede yardım",
    Reason.SOLVED_SAYS_CUSTOMER: "müşteri çözüldüğünü söyledi",
    Reason.CUSTOMER_ASKED: "müşteri istedi",
    Reason.RETENTION_OVER: "saklama süresi doldu",
    Reason.ANOTHERS_DATA: "başkasının verisi",
}


def lines(complaint: Complaint, names: Names) -> list[dict[str, Any]]:
    """Return the events of a complaint, the newest first; `names` are of the people by id."""
    return [
        {
            "id": event.id,
            "at": event.at,
            "when": moments.moment(event.at),
            "who": _doer(event),
            "what": what(event, names),
        }
        for event in reversed(complaint.events)
    ]


def by(kind: str, member: StaffMember | None) -> str:
    """Name who did or wrote something."""
    return member.display_name if member is not None else house_words.ACTORS[ActorKind(kind)]


def _doer(event: ComplaintEvent) -> str:
    """Name who did it and, of a customer, by which door and proof."""
    way = event.data.get("way")
    who = by(event.actor_kind, event.actor)
    return f"{who} ({house_words.WAYS[Way(way)]})" if way else who


def what(event: ComplaintEvent, names: Names) -> str:
    """Say what happened, in words; of a kind that we have none for, its code."""
    says = _SAYS.get(event.kind)
    return says(event, names) if says is not None else event.kind


def _escalated(event: ComplaintEvent, names: Names) -> str:
    heard = ", ".join(names[each] for each in event.data.get("to", ()) if each in names)
    return (
        f"Uzun sürdüğü için {event.data['step']}. basamak: {heard or 'haber verilecek kimse yok'}"
    )


def _moved(event: ComplaintEvent, _: Names) -> str:
    ends = (event.from_state, event.to_state)
    words = " → ".join(house_words.STATES[State(end)] for end in ends if end)
    more = []
    if outcome := event.data.get("outcome"):
        more.append(views.OUTCOME_LABELS[Outcome(outcome)])
    if invalid := event.data.get("invalid_reason"):
        more.append(views.INVALID_LABELS[InvalidReason(invalid)])
    if number := event.data.get("duplicate_of"):
        more.append(f"{display(number)} ile")
    if said_by := event.data.get("said_by"):
        more.append(house_words.REQUEST_MEDIUMS[RequestMedium(said_by)])
    if "owner_gone" in event.data:
        more.append("sahibi artık şikâyetlere bakmıyor: sahipsiz")
    if event.reason:
        more.append(_REASONS[Reason(event.reason)])
    return f"{words} ({', '.join(more)})" if more else words


def _sorted(event: ComplaintEvent, _: Names) -> str:
    labels = [kept_topic(event.data[end]).label for end in ("from", "to")]
    return f"Konu: {' → '.join(labels)}"


def _assigned(event: ComplaintEvent, names: Names) -> str:
    team, owner = event.data["team"], event.data["owner"]
    told = []
    if team["from"] != team["to"]:
        told.append(f"{team_label(team['from'])} → {team_label(team['to'])}")
    if owner["from"] != owner["to"] or not told:
        told.append(names.get(owner["to"] or "", "sahipsiz"))
    return f"Atandı: {', '.join(told)}"


def _promised(event: ComplaintEvent, _: Names) -> str:
    ends = [moments.day(datetime.fromisoformat(event.data[end])) for end in ("from", "to")]
    return f"Söz: {' → '.join(ends)}"


def _raised(event: ComplaintEvent, _: Names) -> str:
    return f"Önem: {house_words.SEVERITIES[Severity(event.data['severity'])]}"


def _judged(event: ComplaintEvent, _: Names) -> str:
    ends = (house_words.SEVERITIES[Severity(event.data[end])] for end in ("from", "to"))
    return f"Önem: {' → '.join(ends)}"


def _filled(event: ComplaintEvent, _: Names) -> str:
    named = (_FIELDS.get(field, field) for field in event.data.get("fields", ()))
    return f"İletişim eklendi: {', '.join(named)}"


def _put_right(event: ComplaintEvent, _: Names) -> str:
    named = (_FIELDS.get(field, field) for field in event.data.get("fields", ()))
    return f"İletişim düzeltildi: {', '.join(named)}"


def _called(event: ComplaintEvent, _: Names) -> str:
    came = house_words.CALL_OUTCOMES[CallOutcome(event.data["outcome"])]
    over = "; artık aranmayacak" if event.data["given_up"] else ""
    return f"Arandı ({event.data['tries']}. deneme): {came}{over}"


def _planned(event: ComplaintEvent, _: Names) -> str:
    return f"Arama planlandı: en geç {moments.moment(datetime.fromisoformat(event.data['by']))}"


def _erased(event: ComplaintEvent, _: Names) -> str:
    reason = f" ({_REASONS[Reason(event.reason)]})" if event.reason else ""
    if "beside" in event.data:
        what = "Görüşme ve gönderilenler"
    elif any(field.startswith("contact_") for field in event.data.get("fields", ())):
        what = "İletişim bilgileri"
    else:
        what = "Metin"
    return f"{what} silindi{reason}"


_SAYS: dict[str, Callable[[ComplaintEvent, Names], str]] = {
    EventKind.REGISTERED: lambda *_: "Kaydedildi",
    EventKind.STATE_CHANGED: _moved,
    EventKind.INFORMATION_ADDED: lambda *_: "Bilgi eklendi",
    EventKind.TOPIC_CHANGED: _sorted,
    EventKind.SEVERITY_RAISED: _raised,
    EventKind.SEVERITY_CHANGED: _judged,
    EventKind.CONTACT_ADDED: _filled,
    EventKind.CONTACT_CHANGED: _put_right,
    EventKind.KEPT_QUIET: lambda *_: "Güvenli olduğu söylenene kadar aranmaz, bir şey gönderilmez",
    EventKind.CALLED_SAFE: lambda *_: "Müşteri iletişim yolunun güvenli olduğunu söyledi",
    EventKind.NO_WAY_FOUND: lambda *_: "Müşteriye bildirmenin bir yolu bulunamadı",
    EventKind.ENTRY_ERASED: _erased,
    EventKind.ASSIGNED: _assigned,
    EventKind.PROMISE_CHANGED: _promised,
    EventKind.ESCALATED: _escalated,
    EventKind.NOTE_ADDED: lambda *_: "Not yazıldı",
    EventKind.QUESTION_ASKED: lambda *_: "Müşteriye soruldu",
    EventKind.REPEATED: lambda *_: "Müşteri aynı konuda yeniden başvurdu; bu kayıtla sürüyor",
    EventKind.SATISFACTION_ASKED: lambda *_: "Memnuniyeti soruldu",
    EventKind.SATISFACTION_GIVEN: lambda event, _: f"Memnuniyet: {event.data['score']}/5",
    EventKind.SATISFACTION_REFUSED: lambda *_: "Memnuniyet sorusu istemiyor",
    EventKind.CALL_TRIED: _called,
    EventKind.CALL_PLANNED: _planned,
    EventKind.CALL_DROPPED: lambda *_: "Planlanan aramadan vazgeçildi",
    EventKind.CALL_NEEDLESS: lambda *_: "Mesaj sonradan müşteriye ulaştı; aramaya gerek kalmadı",
}
