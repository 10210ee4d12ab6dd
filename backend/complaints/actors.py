"""Who does something to a complaint: one type, wherever one is moved or written of."""

from __future__ import annotations

from dataclasses import dataclass

from backend.complaints.models import ActorKind, TopicSource, Way


@dataclass(frozen=True)
class Actor:
    """Who does something: a kind and, for staff and nobody else, the id of their row.

    Of a customer also the `way`: by which door, and what showed that it is theirs to do.
    """

    kind: ActorKind
    staff_id: str | None = None
    way: Way | None = None

    def __post_init__(self) -> None:
        """Refuse staff without a row, and a row for anybody else."""
        if (self.kind is ActorKind.STAFF) != (self.staff_id is not None):
            msg = "staff, and nobody else, is named by an id"
            raise ValueError(msg)
        if self.way is not None and self.kind is not ActorKind.CUSTOMER:
            msg = "only a customer comes by a way"
            raise ValueError(msg)

    @property
    def author(self) -> Actor:
        """Whose words it brings: the assistant passes on the customer's, unchanged."""
        return CUSTOMER if self.kind is ActorKind.BOT else self

    @property
    def within_the_house(self) -> bool:
        """Whether what it writes is ours, for us to read."""
        return self.kind in {ActorKind.STAFF, ActorKind.SYSTEM}

    @property
    def topic_source(self) -> TopicSource:
        """As whose a topic counts that it sets."""
        return TopicSource.AGENT if self.kind is ActorKind.STAFF else TopicSource.CUSTOMER


CUSTOMER = Actor(ActorKind.CUSTOMER)
BOT = Actor(ActorKind.BOT)
SYSTEM = Actor(ActorKind.SYSTEM)
PARTNER = Actor(ActorKind.PARTNER)


def customer(way: Way) -> Actor:
    """Return the customer who comes by this way."""
    return Actor(ActorKind.CUSTOMER, way=way)


def staff(member_id: str) -> Actor:
    """Return the person of the house with this id."""
    return Actor(ActorKind.STAFF, member_id)
