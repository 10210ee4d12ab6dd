"""What is registered of a draft, whoever registers it. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from actions.backend import NewComplaint
from actions.dialogue.draft import BY_CLASSIFIER, given
from actions.reading import topics
from lexicon import contact_wishes, languages

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn

_PLACE_LIMIT = 200
_RICHEST = 10**11
"""Lira; from there on it is rather a number of something else."""


class Found(TypedDict):
    """What was found in the words, for routing and figures."""

    place: str | None
    province: str | None
    lasted_minutes: int | None
    amount: str | None


def found(draft: Draft) -> Found:
    """Return what a draft holds of it; what was refused is left out."""
    place, amount = given(draft.place), draft.amount
    return {
        "place": place[:_PLACE_LIMIT] if place else None,
        "province": draft.province,
        "lasted_minutes": draft.lasted,
        "amount": amount if amount and Decimal(amount) < _RICHEST else None,
    }


def spoken(draft: Draft, language: str | None) -> Draft:
    """Note which language the customer speaks, if it is another: whoever calls them reads it."""
    name = languages.NAMES.get(language or "")
    return draft.with_wish(f"{name} görüşmek istiyor.") if name else draft


def of(turn: Turn, draft: Draft) -> NewComplaint:
    """Return the complaint that a draft is, its wishes among its words.

    What was refused is left out.
    """
    words = [draft.description or ""]
    words += [f"Düzeltilmeden önce: {draft.former}"] if draft.former else []
    words += [contact_wishes.written(wish) for wish in draft.wishes]
    return NewComplaint(
        conversation_id=turn.conversation_id,
        channel=turn.manner.channel,
        description="\n".join(words),
        topic=draft.topic or topics.OTHER,
        topic_confidence=draft.topic_confidence,
        topic_set_by=draft.topic_set_by or BY_CLASSIFIER,
        service_number=given(draft.service_number),
        **found(draft),
        name=given(draft.name),
        phone=given(draft.phone),
        email=given(draft.email),
        preferred=draft.preferred,
        solved_at_first_contact=draft.solved,
        again=draft.separate,
        quiet=turn.state.quiet,
    )
