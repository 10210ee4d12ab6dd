"""What of a complaint may be shown to whom, in which words. Pure; its parts must be loaded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from backend.complaints import house_rules, reopening, states
from backend.complaints.states import Decision, InvalidReason, Outcome, State
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import LENGTH, display
from backend.kit.clock import turkish_date, turkish_datetime
from lexicon.tracking_number import FIRST_DIGITS

if TYPE_CHECKING:
    from backend.complaints.models import Complaint, ComplaintCycle
    from backend.complaints.outline import Stands
    from backend.complaints.proof import Proof
    from backend.kit.settings import Settings

# A tracking number to show what one looks like.
EXAMPLE_NUMBER = "482109375523"

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
    Outcome.INVALID: "Şikâyet olarak işleme alınamadı",
}

INVALID_LABELS: dict[InvalidReason, str] = {
    InvalidReason.SERVICE_NUMBER_MISSING: "Hizmet ya da telefon numarası eksik",
    InvalidReason.IDENTITY_MISSING: "Kimlik bilgisi eksik",
    InvalidReason.NOT_OUR_CUSTOMER: "Bizim aboneliğimizle ilgili değil",
    InvalidReason.NO_COMPLAINT: "Şikâyet içermiyor",
}


def result_label(cycle: ComplaintCycle) -> str:
    """Name what came of a cycle, and of what is no valid complaint why; empty before there is."""
    if cycle.outcome is None:
        return ""
    why = cycle.invalid_reason
    return decision_label(Decision(Outcome(cycle.outcome), InvalidReason(why) if why else None))


def decision_label(decision: Decision) -> str:
    """Name what was decided and, of what is no valid complaint, why."""
    label = OUTCOME_LABELS[decision.outcome]
    return f"{label} ({INVALID_LABELS[decision.invalid]})" if decision.invalid else label


def _iso(moment: datetime) -> str:
    """Write a moment in UTC, ISO 8601, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


_Moment = Annotated[
    datetime,
    PlainSerializer(_iso, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
# Whoever proves that a complaint is theirs sees the finer states behind these.
_COARSE = sorted({state.value for state in states.COARSE.values()})


class ComplaintStatus(BaseModel):
    """How a complaint stands."""

    model_config = ConfigDict(extra="forbid")

    tracking_number: str = Field(
        json_schema_extra={
            "pattern": f"^[{FIRST_DIGITS}][0-9]{{{LENGTH - 1}}}$",
            "example": EXAMPLE_NUMBER,
        }
    )
    tracking_number_display: str = Field(json_schema_extra={"example": display(EXAMPLE_NUMBER)})
    status: str = Field(json_schema_extra={"enum": list(_COARSE)})
    status_label: str = Field(json_schema_extra={"example": STATUS_LABELS[State.REGISTERED]})
    status_text: str = Field(description="One sentence on what the status means.")
    registered_at: _Moment = Field(json_schema_extra={"example": "2026-11-23T07:00:00Z"})
    promised_at: _Moment = Field(json_schema_extra={"example": "2026-11-26T15:00:00Z"})


class Receipt(ComplaintStatus):
    """How a complaint stands, and in words when whoever registered it hears of us."""

    registered_at_display: str = Field(
        json_schema_extra={"example": "23 Kasım 2026 Pazartesi 10:00"}
    )
    promised_at_display: str = Field(json_schema_extra={"example": "26 Kasım 2026 Perşembe"})
    first_notice_due_display: str = Field(json_schema_extra={"example": "24 Kasım 2026 Salı 10:00"})


def told_state(complaint: Stands) -> State:
    """Return in which state customers read that it is, by whatever way they ask.

    Once they were told that it is looked at, they read so, also before anybody opened it.
    """
    state = State(complaint.state)
    told = complaint.first_notice_met_at is not None
    return State.IN_REVIEW if told and state is State.REGISTERED else state


def coarse_view(complaint: Stands) -> dict[str, Any]:
    """Return what a bare tracking number shows, a `ComplaintStatus` as it is written."""
    return _status(complaint, states.COARSE[told_state(complaint)]).model_dump(mode="json")


def receipt(complaint: Stands) -> dict[str, Any]:
    """Return what whoever registered it is told, a `Receipt` as it is written."""
    return _receipt(complaint, states.COARSE[told_state(complaint)]).model_dump(mode="json")


def strangers_view(complaint: Stands) -> dict[str, Any]:
    """Return what the assistant may tell in a conversation that it is not proven to belong to."""
    return receipt(complaint) | {"full": False}


def conversation_view(
    complaint: Complaint, proof: Proof, now: datetime, settings: Settings
) -> dict[str, Any]:
    """Return what the assistant may tell in a conversation: all only to whose complaint it is.

    `promised_within` counts the business days from when it was taken up, or taken up again, to the
    promised day: why it is that one. `reopen_until` is the last day on which it may be reopened;
    None where it is not finished or that day is past.
    """
    if not proof.covers(complaint):
        return strangers_view(complaint)
    return _receipt(complaint, told_state(complaint)).model_dump(mode="json") | {
        "full": True,
        "topic": complaint.topic,
        "topic_label": kept_topic(complaint.topic).label,
        "description": complaint.description,
        "severity": complaint.severity,
        "promised_within": promised_within(complaint),
        "email_known": complaint.contact_email is not None,
        "reopen_until": last_day(ends)
        if (ends := reopening.window(complaint, settings)) and now < ends
        else None,
        "outcome": complaint.present.outcome,
        "answer": answer.text if (answer := complaint.present.answer) else None,
    }


def promised_within(complaint: Complaint) -> int:
    """Return within how many business days of the start of its present cycle a result is due."""
    begun = complaint.present.opened_at
    return house_rules.calendar().business_days_between(begun, complaint.promised_at)


def last_day(end: datetime) -> str:
    """Write the day that ends at a midnight in Istanbul: "26 Aralık 2026"."""
    day, month, year, *_ = turkish_date(end - timedelta(seconds=1)).split()
    return f"{day} {month} {year}"


def _status(complaint: Stands, state: State) -> ComplaintStatus:
    return ComplaintStatus(
        tracking_number=complaint.tracking_number,
        tracking_number_display=display(complaint.tracking_number),
        status=state.value,
        status_label=STATUS_LABELS[state],
        status_text=STATUS_TEXTS[state],
        registered_at=complaint.registered_at,
        promised_at=complaint.promised_at,
    )


def _receipt(complaint: Stands, state: State) -> Receipt:
    return Receipt(
        **dict(_status(complaint, state)),
        registered_at_display=turkish_datetime(complaint.registered_at),
        promised_at_display=turkish_date(complaint.promised_at),
        # What was entered late was due before, and is told at once.
        first_notice_due_display=turkish_datetime(
            max(complaint.first_notice_due_at, complaint.registered_at)
        ),
    )
