from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import texts_of
from backend.complaints.actors import BOT
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.complaints.views import (
    OUTCOME_LABELS,
    STATUS_LABELS,
    STATUS_TEXTS,
    coarse_view,
    conversation_view,
    receipt,
)
from backend.kit.clock import ISTANBUL, FixedClock
from backend.kit.settings import Settings
from tests.backend.working import working

if TYPE_CHECKING:
    from backend.complaints.models import Complaint
    from backend.kit.database import Database

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=ISTANBUL)
# What is set by nobody.
TERMS = Settings.model_construct()
COARSE_FIELDS = {
    "tracking_number",
    "tracking_number_display",
    "status",
    "status_label",
    "status_text",
    "registered_at",
    "promised_at",
}


@pytest.fixture
async def complaint(database: Database, clock: FixedClock, settings: Settings) -> Complaint:
    clock.set(datetime(2026, 11, 22, 14, 5, tzinfo=ISTANBUL))
    new = NewComplaint(
        channel=Channel.WEB_CHAT,
        description="Gizli kalacak sözler",
        contact=Contact(name="Ayşe Yılmaz", phone="+905321234567", email="ayse@ornek.com"),
        topic="billing",
        conversation_id="here",
    )
    service = ComplaintService(clock, settings, texts_of(settings))
    async with working(database, service) as work:
        return (await service.register(work, new, BOT)).complaint


def test_a_bare_number_shows_status_and_dates_and_nothing_else(complaint: Complaint) -> None:
    view = coarse_view(complaint)
    assert set(view) == COARSE_FIELDS
    assert view["registered_at"] == "2026-11-22T11:05:00Z"
    assert view["promised_at"] == "2026-11-25T15:00:00Z"


def test_the_receipt_adds_the_dates_in_words(complaint: Complaint) -> None:
    view = receipt(complaint)
    assert view["registered_at_display"] == "22 Kasım 2026 Pazar 14:05"
    assert view["promised_at_display"] == "25 Kasım 2026 Çarşamba"
    assert view["first_notice_due_display"] == "23 Kasım 2026 Pazartesi 14:05"


def test_the_conversation_that_registered_it_sees_all(complaint: Complaint) -> None:
    view = conversation_view(complaint, Proof("here"), NOW, TERMS)
    assert view["full"]
    assert view["topic_label"] == "Fatura ve ödeme"
    assert view["description"] == "Gizli kalacak sözler"
    assert view["severity"] == "normal"


def test_the_phone_that_the_complaint_was_given_sees_all(complaint: Complaint) -> None:
    assert conversation_view(complaint, Proof("elsewhere", "+905321234567"), NOW, TERMS)["full"]
    assert not conversation_view(complaint, Proof("elsewhere", "+905321234568"), NOW, TERMS)["full"]


def test_a_complaint_without_a_phone_is_not_everybodys(complaint: Complaint) -> None:
    complaint.contact_phone = None
    assert not conversation_view(complaint, Proof("elsewhere"), NOW, TERMS)["full"]


@pytest.mark.parametrize("state", list(State))
def test_another_conversation_sees_as_little_as_anyone(complaint: Complaint, state: State) -> None:
    complaint.state = state
    view = conversation_view(complaint, Proof("elsewhere"), NOW, TERMS)
    assert not view["full"]
    assert not {"topic", "description", "severity", "outcome", "answer"} & set(view)
    assert "Gizli" not in str(view)
    assert view["status"] == coarse_view(complaint)["status"]


def test_no_contact_is_in_any_view(complaint: Complaint) -> None:
    shown = str(
        [
            coarse_view(complaint),
            receipt(complaint),
            conversation_view(complaint, Proof("here"), NOW, TERMS),
        ]
    )
    for secret in ("Ayşe", "5321234567", "ayse@"):
        assert secret not in shown


def test_one_without_a_conversation_is_nobodys_own(complaint: Complaint) -> None:
    complaint.conversation_id = None
    assert not conversation_view(complaint, Proof(""), NOW, TERMS)["full"]


def test_every_state_and_outcome_has_its_words() -> None:
    assert set(STATUS_LABELS) == set(STATUS_TEXTS) == set(State)
    assert set(OUTCOME_LABELS) == set(Outcome)
    assert all(words.endswith(".") for words in STATUS_TEXTS.values())


@pytest.mark.parametrize("proof", [Proof("here"), Proof("elsewhere")])
def test_who_was_told_that_it_is_looked_at_reads_so_wherever_they_ask(
    complaint: Complaint, proof: Proof
) -> None:
    before = conversation_view(complaint, proof, NOW, TERMS)
    assert before["status_label"] == STATUS_LABELS[State.REGISTERED]
    complaint.clock(ClockKind.FIRST_NOTICE).met_at = NOW
    views = (
        conversation_view(complaint, proof, NOW, TERMS),
        coarse_view(complaint),
        receipt(complaint),
    )
    for view in views:
        assert (view["status"], view["status_label"]) == ("in_review", "İnceleniyor")
    complaint.state = State.WITHDRAWN
    assert coarse_view(complaint)["status"] == "closed"
