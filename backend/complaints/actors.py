"""Who does something to a complaint."""

from __future__ import annotations

from dataclasses import dataclass

from backend.complaints.models import ActorKind


@dataclass(frozen=True)
class Actor:
    """Who does something: a kind and, for agents, a name."""

    kind: ActorKind
    name: str | None = None


CUSTOMER = Actor(ActorKind.CUSTOMER)
BOT = Actor(ActorKind.BOT)
SYSTEM = Actor(ActorKind.SYSTEM)
