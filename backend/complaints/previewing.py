"""What a customer would get of what somebody of the house is about to say; nothing is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import enclosing, notice_texts, notices, sla
from backend.complaints.answering import ComplaintAnswering, decided
from backend.complaints.sla import ClockKind
from backend.complaints.states import DECISIONS, Outcome

if TYPE_CHECKING:
    from datetime import date

    from backend.complaints.attachments import HandedIn
    from backend.complaints.models import Complaint
    from backend.complaints.notice_words import Words
    from backend.complaints.notices import Preview


class ComplaintPreviewing(ComplaintAnswering):
    """The same words by the same ways as when it is done."""

    def preview(
        self, complaint: Complaint, outcome: str, answer: str, files: HandedIn | None = None
    ) -> list[Preview]:
        """Return what the customer would get if a complaint were concluded so.

        Raises:
            InvalidInputError: no outcome, or no answer.

        """
        by_mail = enclosing.by_mail(complaint, files, self._settings)
        return self._seen(complaint, self._result(complaint, *decided(outcome, answer), by_mail))

    def preview_unfinished(
        self, complaint: Complaint, outcome: str, answer: str, *, with_files: bool = False
    ) -> list[Preview]:
        """Return the same while it is still written: of no outcome yet, as of one found right."""
        decision = DECISIONS[outcome if outcome in DECISIONS else Outcome.UPHELD]
        words = self._result(complaint, decision, answer, _files(with_files=with_files))
        return self._seen(complaint, words)

    def preview_question(
        self, complaint: Complaint, question: str, *, with_files: bool = False
    ) -> list[Preview]:
        """Return what the customer would get if they were asked so."""
        files, mobile = _files(with_files=with_files), notices.mobile_of(complaint) is not None
        words = self._words.asked(complaint.tracking_number, question, files, mobile=mobile)
        return self._seen(complaint, words)

    def preview_promise(self, complaint: Complaint, day: date | None, reason: str) -> list[Preview]:
        """Return what the customer would get if they were promised a day; without one, as now."""
        hours = sla.hours_of(day) if day is not None else None
        due_at = hours[1] if hours else complaint.clock(ClockKind.PROMISE).due_at
        return self._seen(complaint, self._promising(complaint, due_at, reason))

    def _seen(self, complaint: Complaint, words: Words) -> list[Preview]:
        tables = self._settings.sms_turkish_tables
        return notices.previews(complaint, words, turkish_tables=tables)


def _files(*, with_files: bool) -> str:
    """Say how files would come: an SMS only says where they are, however an e-mail has them."""
    return notice_texts.ON_PAGE if with_files else ""
