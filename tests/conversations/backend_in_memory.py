"""A backend that lives in a dictionary: what the actions need, without HTTP or a clock."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from actions.backend import AgentPlace, AgentRequest, Complaint, NewComplaint, ProofState
from actions.backend_errors import (
    BackendUnavailableError,
    ComplaintNotFoundError,
    ContactMissingError,
    TransitionNotAllowedError,
)
from actions.reading.message import words_of
from actions.reading.topics import label
from actions.reading.tracking_numbers import check_digit, display

_REFUSED = "transition_not_allowed"
_CLOSED = {"resolved", "closed"}
_SURE = 0.93


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
    # Conversations that asked for a code, with the mobile; the code is always this one.
    proofs: dict[str, str] = field(default_factory=dict)
    code: str = "482109"
    tries: dict[str, int] = field(default_factory=dict)
    urgent: set[str] = field(default_factory=set)
    # The complaints whose customers asked to be called.
    to_call: set[str] = field(default_factory=set)
    life: set[str] = field(default_factory=set)
    # Why each was opened again.
    reasons: dict[str, str] = field(default_factory=dict)
    # What was told again and waits for an answer, by conversation.
    offers: dict[str, NewComplaint] = field(default_factory=dict)
    # Whether somebody of the house is there to answer, and when somebody will be.
    staffed: bool = True
    opens_at: str | None = None
    # Whether every conclusion was so long ago that it cannot be reopened.
    reopening_over: bool = False
    down: bool = False
    calls: int = 0

    def register(self, complaint: NewComplaint, key: str) -> Complaint:
        self._called()
        if key in self.keys:
            return self._full(self.keys[key])
        first = None if complaint.again or complaint.urgent else self._told_before(complaint)
        if first is not None:
            return replace(
                self.complaint(first, complaint.conversation_id), already_registered=True
            )
        earlier = None if complaint.again or complaint.urgent else self._repeated(complaint)
        if earlier is not None:
            self.offers[complaint.conversation_id] = complaint
            closed = self.shown[earlier].status in _CLOSED
            return replace(self._full(earlier), repeat="concluded" if closed else "open")
        if complaint.again:
            self.offers.pop(complaint.conversation_id, None)
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
            severity="critical" if complaint.urgent else "normal",
            promised_within=4,
        )
        return self._full(number)

    def _told_before(self, new: NewComplaint) -> str | None:
        """The complaint of the same contact in the same words; here a moment never ends."""
        phone = new.phone or self.phones.get(new.conversation_id)
        for number, one in self.registered.items():
            same = "".join(words_of(one.description)) == "".join(words_of(new.description))
            contact = (phone and phone == one.phone) or (new.email and new.email == one.email)
            if same and contact and self.shown[number].status != "withdrawn":
                return number
        return None

    def _repeated(self, new: NewComplaint) -> str | None:
        """The newest complaint of that topic that is known to be this customer's."""
        sure = new.topic_confidence is None or new.topic_confidence >= _SURE
        if not sure or new.topic == "other" or new.solved_at_first_contact:
            return None
        found = [
            number
            for number, one in self.registered.items()
            if one.topic == new.topic
            and not one.urgent
            and self._is_own(one, new.conversation_id)
            and self.shown[number].status != "withdrawn"
            and self._is_same_contact(one, new)
        ]
        opened = [one for one in found if self.shown[one].status not in _CLOSED]
        return (opened or found or [None])[-1]

    def _is_same_contact(self, one: NewComplaint, new: NewComplaint) -> bool:
        phone = new.phone or self.phones.get(new.conversation_id)
        return bool((phone and phone == one.phone) or (new.email and new.email == one.email))

    def accept_repeat(self, number: str, conversation_id: str, key: str) -> Complaint:
        if key in self.keys:
            return self._full(number)
        offered = self.offers.pop(conversation_id, None)
        if offered is None:
            code = "complaint_not_found"
            raise ComplaintNotFoundError(code)
        self.keys[key] = number
        if self.shown[number].status in _CLOSED:
            return self.reopen(number, conversation_id, offered.description, key)
        return self.add_information(number, conversation_id, offered.description, key)

    def drop_repeat(self, conversation_id: str) -> None:
        self._called()
        self.offers.pop(conversation_id, None)

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
        if self.reopening_over:
            code = "reopening_over"
            raise TransitionNotAllowedError(code)
        kept = self.registered[number]
        if not (kept.phone or kept.email or self.phones.get(conversation_id)):
            code = "contact_missing"
            raise ContactMissingError(code)
        self.reasons[number] = reason
        return self.set_status(number, "in_review", "İnceleniyor")

    def ask_call(self, number: str, conversation_id: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        kept = self.registered[number]
        if not (kept.phone or self.phones.get(conversation_id)):
            code = "contact_missing"
            raise ContactMissingError(code)
        self.to_call.add(number)
        return complaint

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

    def add_contact(
        self, number: str, conversation_id: str, contact: dict[str, str | None], key: str
    ) -> Complaint:
        complaint = self._own(number, conversation_id)
        told = {name: value for name, value in contact.items() if value}
        self.registered[number] = replace(self.registered[number], **told)
        return complaint

    def change_contact(
        self, number: str, conversation_id: str, contact: dict[str, str | None], key: str
    ) -> Complaint:
        complaint = self._own(number, conversation_id)
        if self.keys.setdefault(key, number) == number:
            told = {name: value for name, value in contact.items() if value}
            self.registered[number] = replace(self.registered[number], **told)
        return complaint

    def keep_quiet(self, number: str, conversation_id: str, key: str) -> Complaint:
        complaint = self._own(number, conversation_id)
        self.registered[number] = replace(self.registered[number], quiet=True)
        return complaint

    def contact_is_safe(
        self, number: str, conversation_id: str, contact: dict[str, str], key: str
    ) -> Complaint:
        complaint = self._own(number, conversation_id)
        way = {"phone": None, "email": None, **contact}
        self.registered[number] = replace(self.registered[number], quiet=False, **way)
        return complaint

    def request_agent(
        self, conversation_id: str, reason: str | None, *, urgent: bool, life: bool = False
    ) -> AgentRequest:
        self._called()
        self.agent_requests.setdefault(conversation_id, reason)
        if urgent:
            self.urgent.add(conversation_id)
        if life:
            self.life.add(conversation_id)
        position = self._position(conversation_id)
        return AgentRequest(position, "444 1 444", self.staffed, self.opens_at)

    def agent_place(self, conversation_id: str) -> AgentPlace:
        self._called()
        if conversation_id not in self.agent_requests:
            return AgentPlace("none")
        position = self._position(conversation_id)
        return AgentPlace("waiting", position, position - 1, self.staffed, self.opens_at)

    def leave_queue(self, conversation_id: str) -> None:
        self._called()
        self.agent_requests.pop(conversation_id, None)
        self.urgent.discard(conversation_id)
        self.life.discard(conversation_id)

    def ask_proof(self, conversation_id: str, phone: str, key: str) -> None:
        self._called()
        self.proofs[conversation_id] = phone
        self.tries[conversation_id] = 5

    def check_proof(self, conversation_id: str, code: str, key: str) -> ProofState:
        self._called()
        phone = self.proofs.get(conversation_id)
        if phone is None or not self.tries.get(conversation_id):
            return ProofState(proven=False, tries_left=0)
        self.tries[conversation_id] -= 1
        if code != self.code:
            return ProofState(proven=False, tries_left=self.tries[conversation_id])
        self.phones[conversation_id] = phone
        return ProofState(proven=True, tries_left=0)

    def rename(self, old: str, new: str) -> None:
        """Make one conversation's everything another's."""
        self.registered = {
            number: replace(one, conversation_id=new) if one.conversation_id == old else one
            for number, one in self.registered.items()
        }
        for kept in (self.phones, self.proofs, self.tries, self.agent_requests, self.offers):
            if old in kept:
                kept[new] = kept.pop(old)  # type: ignore[attr-defined]

    def _position(self, conversation_id: str) -> int:
        waiting = sorted(
            self.agent_requests, key=lambda one: (one not in self.life, one not in self.urgent)
        )
        return waiting.index(conversation_id) + 1

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
        known = self.registered[number].email is not None
        return replace(self.shown[number], email_known=known)

    def _called(self) -> None:
        self.calls += 1
        if self.down:
            msg = "down"
            raise BackendUnavailableError(msg)
