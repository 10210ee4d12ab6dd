"""What the features declare, gathered: what may be parked, what is said, whose pages there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.email.parked import LETTERS, MAIL
from backend.channels.sms import texts as sms_texts
from backend.channels.sms.parked import SMS
from backend.complaints import (
    notice_texts,
)
from backend.complaints.closing import CLOSINGS
from backend.complaints.due_notices import NOTICES
from backend.complaints.escalating import ALERT
from backend.complaints.escalation_job import ESCALATIONS
from backend.complaints.proving import CODE
from backend.complaints.repeat_contacts import REPEATS
from backend.complaints.satisfaction_job import QUESTIONS
from backend.complaints.satisfaction_texts import SATISFACTION
from backend.conversations.held_releases import REPLIES
from backend.conversations.parked import TURNS
from backend.notifications.parked import MESSAGES
from backend.notifications.texts import Texts

if TYPE_CHECKING:
    from backend.kit.settings import Settings

# What becomes of items that were parked, by kind.
PARKABLE = {
    each.kind: each
    for each in (
        SMS,
        LETTERS,
        MAIL,
        TURNS,
        MESSAGES,
        NOTICES,
        ESCALATIONS,
        CLOSINGS,
        QUESTIONS,
        REPLIES,
        REPEATS,
    )
}
# What is said to customers, and to the house by e-mail; each worded in a file for each way.
TEXTS = (*notice_texts.TEXTS, *sms_texts.TEXTS, SATISFACTION, CODE, ALERT)
# Whose `templates/` and `static/` make the pages.
PAGES = (
    "backend.web",
    "backend.site",
    "backend.desk",
    "backend.channels.web_form",
    "backend.channels.sms",
)


def texts_of(settings: Settings) -> Texts:
    """Read what customers are told from its files.

    Raises:
        SettingsError: a file is missing or cannot be used, by name and line.

    """
    return Texts(TEXTS, settings)
