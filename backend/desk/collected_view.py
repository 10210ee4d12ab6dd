"""What was collected of a customer beside a conversation, as it is shown: masked until opened."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from backend.complaints import sums
from backend.complaints.topics import kept_topic
from backend.kit.masking import mask_email, mask_name, mask_phone, show_phone
from backend.kit.own_names import masking
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from backend.conversations.models import Conversation

_LABELS: tuple[tuple[str, str], ...] = (
    ("topic", "Konu"),
    ("description", "Anlattığı"),
    ("name", "Ad soyad"),
    ("phone", "Telefon"),
    ("email", "E-posta"),
    ("service_number", "Hizmet no"),
    ("place", "Yer"),
    ("province", "İl"),
    ("lasted_minutes", "Ne zamandır"),
    ("amount", "Tutar"),
    ("wishes", "İsteği"),
)
_MASKS: dict[str, Callable[[str], str]] = {
    "name": mask_name,
    "phone": mask_phone,
    "email": mask_email,
    "service_number": mask_phone,
}
_WORDS = frozenset({"description", "wishes", "place"})
_HOUR, _DAY = 60, 24 * 60


def hides(
    conversation: Conversation, collected: Mapping[str, Any], before: Mapping[str, Any]
) -> bool:
    """Whether anything is masked that could be opened."""
    return any(
        shown(opened=True) != shown(opened=False)
        for shown in (partial(facts, conversation), partial(known, collected, before))
    )


def facts(conversation: Conversation, *, opened: bool) -> list[tuple[str, str]]:
    """Return what is known of a conversation itself, by label."""
    phone = conversation.phone or conversation.proven_phone
    shown = (show_phone if opened else mask_phone)(phone) if phone else ""
    return [
        ("Kanal", "SMS" if conversation.channel == "sms" else "Sohbet"),
        ("Başladı", moments.moment(conversation.created_at)),
        ("Cep telefonu", f"{shown} (doğrulandı)" if shown else "Doğrulanmadı"),
    ]


def known(
    collected: Mapping[str, Any], before: Mapping[str, Any], *, opened: bool
) -> list[tuple[str, str]]:
    """Return what is known; a contact that the customer has changed since, with the one before."""
    shown = []
    called = " ".join(str(each["name"]) for each in (before, collected) if each.get("name"))
    for name, label in _LABELS:
        was = before.get(name)
        values = [(label, collected.get(name))]
        if was != collected.get(name):
            values.append((f"{label}, önceki", was))
        mask = masking(called) if name in _WORDS else _MASKS.get(name)
        for each, value in values:
            if value is not None and value != "":
                masks = not opened and mask is not None
                text = mask(str(value)) if masks and mask else _written(name, value)
                shown.append((each, text))
    return shown


def _written(name: str, value: object) -> str:
    if name == "topic":
        return kept_topic(str(value)).label
    if name in {"phone", "service_number"}:
        return show_phone(str(value))
    if name == "amount":
        return sums.written(Decimal(str(value)))
    if name == "lasted_minutes" and isinstance(value, int):
        if value >= _DAY:
            return f"{value // _DAY} gün"
        return f"{value // _HOUR} saat" if value >= _HOUR else f"{value} dakika"
    return str(value)
