"""What of a complaint may be shown to whom, in which words. Pure; its parts must be loaded."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from backend.complaints import states
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.kit.clock import turkish_date, turkish_datetime

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint
    from backend.complaints.proof import Proof

STATUS_LABELS: dict[State, str] = {
    State.REGISTERED: "Kaydınız alındı",
    State.IN_REVIEW: "İnceleniyor",
    State.WAITING_CUSTOMER: "Sizden bilgi bekliyoruz",
    State.WAITING_THIRD_PARTY: "Başka bir kuruluştan yanıt bekliyoruz",
    State.RESOLVED: "Sonuçlandı",
    State.CLOSED: "Kapandı",
    State.WITHDRAWN: "Geri çekildi",
    State.DUPLICATE: "Başka bir kaydınızla birleştirildi",
}

STATUS_TEXTS: dict[State, str] = {
    State.REGISTERED: "Şikâyetiniz bize ulaştı; ilgili ekibimiz incelemeye başlayacak.",
    State.IN_REVIEW: "İlgili ekibimiz şikâyetinizi inceliyor.",
    State.WAITING_CUSTOMER: "İncelemeyi sürdürmek için sizden bilgi bekliyoruz.",
    State.WAITING_THIRD_PARTY: "İncelemeyi sürdürmek için ilgili kuruluşun yanıtını bekliyoruz.",
    State.RESOLVED: "Şikâyetiniz sonuçlandı; sorun sürüyorsa kaydınızı yeniden açtırabilirsiniz.",
    State.CLOSED: "Kaydınız kapandı; sorun sürüyorsa bize yeniden yazabilirsiniz.",
    State.WITHDRAWN: "Kaydınızı isteğiniz üzerine kapattık.",
    State.DUPLICATE: "Şikâyetinizi aynı konudaki diğer kaydınızla birlikte ele alıyoruz.",
}

OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.UPHELD: "Haklı bulundu",
    Outcome.PARTLY_UPHELD: "Kısmen haklı bulundu",
    Outcome.REJECTED: "Haklı bulunmadı",
    Outcome.GOODWILL: "İyi niyetle karşılandı",
    Outcome.SOLVED_AT_FIRST_CONTACT: "İlk görüşmede çözüldü",
}


def coarse_view(complaint: Complaint) -> dict[str, Any]:
    """Return what a bare tracking number shows: coarse status, registered and promised date."""
    return _view(complaint, states.COARSE[State(complaint.state)])


def receipt(complaint: Complaint) -> dict[str, Any]:
    """Return what whoever registered it is told: the same, and when we shall be in touch."""
    return coarse_view(complaint) | _displays(complaint)


def conversation_view(complaint: Complaint, proof: Proof) -> dict[str, Any]:
    """Return what the assistant may tell in a conversation: all only to whose complaint it is."""
    full = proof.covers(complaint)
    state = State(complaint.state)
    view = _view(complaint, state if full else states.COARSE[state]) | _displays(complaint)
    view["full"] = full
    if full:
        view |= {
            "topic": complaint.topic,
            "topic_label": kept_topic(complaint.topic).label,
            "description": complaint.description,
            "severity": complaint.severity,
            "outcome": complaint.present.outcome,
            "answer": answer.text if (answer := complaint.present.answer) else None,
        }
    return view


def _view(complaint: Complaint, state: State) -> dict[str, Any]:
    return {
        "tracking_number": complaint.tracking_number,
        "tracking_number_display": display(complaint.tracking_number),
        "status": state.value,
        "status_label": STATUS_LABELS[state],
        "status_text": STATUS_TEXTS[state],
        "registered_at": _iso(complaint.registered_at),
        "promised_at": _iso(complaint.clock(ClockKind.PROMISE).due_at),
    }


def _displays(complaint: Complaint) -> dict[str, Any]:
    return {
        "registered_at_display": turkish_datetime(complaint.registered_at),
        "promised_at_display": turkish_date(complaint.clock(ClockKind.PROMISE).due_at),
        "first_notice_due_display": turkish_datetime(
            complaint.clock(ClockKind.FIRST_NOTICE).due_at
        ),
    }


def _iso(moment: datetime) -> str:
    """Write a moment in UTC, ISO 8601, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
