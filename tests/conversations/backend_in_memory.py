"""A backend that lives in a dictionary: what the actions need, without HTTP or a clock."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from actions.backend import (
    AgentRequest,
    BackendUnavailableError,
    Complaint,
    ComplaintNotFoundError,
    NewComplaint,
    TransitionNotAllowedError,
)
from actions.topics import label
from actions.tracking_numbers import check_digit, display

_REFUSED = "transition_not_allowed"
_CLOSED = {"resolved", "closed"}


@dataclass
class BackendInMemory:
    """Keeps what was registered; goes down when told to."""

    registered: dict[str, NewComplaint] = field(default_factory=dict)
    shown: dict[str, Complaint] = field(default_factory=dict)
    additions: dict[str, list[str]] = field(default_factory=dict)
    agent_requests: dict[str, str | None] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    # The phones of conversations by SMS.
    phones: dict[str, str] = field(default_factory=dict)
    down: bool = False
    calls: int = 0

    def register(self, complaint: NewComplaint, key: str) -> Complaint:
        self._called()
        if key in self.keys:
            return self._full(self.keys[key])
        digits = f"4821093755{len(self.registered)}"
        number = f"{digits}{check_digit(digits)}"
        self.keys[key] = number
        phone = complaint.phone or self.phones.get(complaint.conversation_id)
        self.registered[number] = replace(complaint, phone=phone)
        solved = complaint.solved_at_first_contact
        self.shown[number] = Complaint(
            tracking_number=number,
            tracking_number_display=display(number),
            status="resolved" if solved else "registered",
            status_label="Sonuçlandı" if solved else "Kaydınız alındı",
            status_text="Kaydınız ilgili ekibe iletildi.",
            registered_at_display="22 Kasım 2026 Pazar 14:05",
            promised_at_display="26 Kasım 2026 Perşembe",
            first_notice_due_display="23 Kasım 2026 Pazartesi 14:05",
            full=True,
            topic=complaint.topic,
            topic_label=label(complaint.topic),
            description=complaint.description,
            outcome=None,
            answer=None,
            severity="critical" if "kablo" in complaint.description else "normal",
        )
        return self._full(number)

    def complaint(self, tracking_number: str, conversation_id: str) -> Complaint:
        self._called()
        if tracking_number not in self.shown:
            code = "complaint_not_found"
            raise ComplaintNotFoundError(code)
        if self._is_own(self.registered[tracking_number], conversation_id):
            return self._full(tracking_number)
        secret = dict.fromkeys(("topic", "topic_label", "description", "answer", "severity"))
        return replace(self.shown[tracking_number], full=False, **secret)

    def complaints_of(self, conversation_id: str) -> list[Complaint]:
        self._called()
        return [
            self._full(number)
            for number, complaint in reversed(self.registered.items())
            if self._is_own(complaint, conversation_id)
        ]

    def _is_own(self, complaint: NewComplaint, conversation_id: str) -> bool:
        phone = self.phones.get(conversation_id)
        by_phone = phone is not None and complaint.phone == phone
        return by_phone or complaint.conversation_id == conversation_id

    def add_information(self, number: str, conversation_id: str, text: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        if self.keys.setdefault(key, number) == number:
            self.additions.setdefault(number, []).append(text)
        return complaint

    def withdraw(self, number: str, conversation_id: str, reason: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        if complaint.status == "withdrawn":
            raise TransitionNotAllowedError(_REFUSED)
        return self.set_status(number, "withdrawn", "Geri çekildi")

    def reopen(self, number: str, conversation_id: str, reason: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        if complaint.status not in _CLOSED:
            raise TransitionNotAllowedError(_REFUSED)
        return self.set_status(number, "in_review", "İnceleniyor")

    def name_topic(self, number: str, conversation_id: str, topic: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        changed = replace(complaint, topic=topic, topic_label=label(topic))
        self.shown[number] = changed
        return changed

    def solve(self, number: str, conversation_id: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        if complaint.status not in {"registered", "in_review"}:
            raise TransitionNotAllowedError(_REFUSED)
        return self.set_status(number, "resolved", "Sonuçlandı")

    def request_agent(self, conversation_id: str, reason: str | None) -> AgentRequest:
        self._called()
        self.agent_requests.setdefault(conversation_id, reason)
        return AgentRequest(len(self.agent_requests), "444 1 444")

    def set_status(self, number: str, status: str, label_shown: str) -> Complaint:
        changed = replace(self.shown[number], status=status, status_label=label_shown)
        self.shown[number] = changed
        return changed

    def _own(self, number: str, conversation_id: str) -> Complaint:
        complaint = self.complaint(number, conversation_id)
        if not complaint.full:
            code = "complaint_not_found"
            raise ComplaintNotFoundError(code)
        return complaint

    def _full(self, number: str) -> Complaint:
        return self.shown[number]

    def _called(self) -> None:
        self.calls += 1
        if self.down:
            msg = "down"
            raise BackendUnavailableError(msg)
