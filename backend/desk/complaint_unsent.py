"""What was written of a complaint and can be sent no more, since it is not open: to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import states
from backend.complaints.states import State
from backend.desk import complaint_history
from backend.kit.errors import NotAllowedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.complaints.models import Complaint
    from backend.kit.errors import YardimError

# What is on the page only while a complaint is open: by form, the field of its words and its name.
_ONLY_WHILE_OPEN = {
    "conclude": ("answer", "Göndermediğiniz yanıt"),
    "state": ("question", "Göndermediğiniz soru"),
    "promise": ("reason", "Göndermediğiniz söz değişikliği"),
    "withdraw": ("said", "Kaydetmediğiniz geri çekme sözleri"),
}
_IN_VAIN = "işleminiz yapılmadı. Yazdıklarınız aşağıda duruyor."


def words(complaint: Complaint, written: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """Return by name what is `written` in forms, by form, of which the page has none any more."""
    if is_open(complaint):
        return []
    found = [
        (label, written.get(form, {}).get(name, "").strip())
        for form, (name, label) in _ONLY_WHILE_OPEN.items()
    ]
    return [(label, text) for label, text in found if text]


def is_over(complaint: Complaint, act: str) -> bool:
    """Whether an act is done with: it is for complaints that are open, and this one is not."""
    return act in _ONLY_WHILE_OPEN and not is_open(complaint)


def is_open(complaint: Complaint) -> bool:
    """Whether a complaint is to be worked on."""
    return State(complaint.state) in states.OPEN


def why(complaint: Complaint, act: str, error: YardimError | None) -> str:
    """Say why an act was refused: where it cannot be tried again, who has brought that about."""
    if error is None:
        return ""
    if isinstance(error, NotAllowedError) or not is_over(complaint, act):
        return error.detail
    ended = next(
        (
            each
            for each in reversed(complaint.events)
            if each.to_state and State(each.to_state) not in states.OPEN
        ),
        None,
    )
    who = complaint_history.by(ended.actor_kind, ended.actor) if ended else ""
    if ended and State(ended.to_state or "") in states.FINISHED:
        return f"Bu şikâyeti {who} sonuçlandırdı; {_IN_VAIN}"
    return f"Bu şikâyet artık açık değil ({who}); {_IN_VAIN}"
