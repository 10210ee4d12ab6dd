"""Every table of the system, gathered for migrations: importing this fills `Base.metadata`."""

from __future__ import annotations

from backend.channels.email import models as mails
from backend.channels.partner_api import models as partners
from backend.channels.sms import models as sms
from backend.complaints import history as complaints, proof_models as proofs
from backend.complaints.models import (
    bulk,
    call_attempt,
    catalogue,
    draft,
    escalation,
    house_rule,
    reminder,
    repeat_offer,
    saved_view,
    search as complaint_search,
)
from backend.conversations import (
    models as conversations,
    opening_models as hours,
    shared_models as shared,
)
from backend.gateways.sms import simulated_phones
from backend.kit import jobs, parking
from backend.kit.database import Base
from backend.notifications import dead_letters, models as notifications, text_models
from backend.staff import audit as staff_audit, models as staff, second_step_models, taken_models

metadata = Base.metadata

# Named, so that no tool takes the imports for forgotten ones.
FEATURES = (
    complaints,
    complaint_search,
    saved_view,
    catalogue,
    draft,
    bulk,
    call_attempt,
    catalogue,
    escalation,
    house_rule,
    reminder,
    repeat_offer,
    proofs,
    conversations,
    shared,
    hours,
    notifications,
    text_models,
    dead_letters,
    mails,
    partners,
    sms,
    simulated_phones,
    staff,
    staff_audit,
    second_step_models,
    taken_models,
    jobs,
    parking,
)
