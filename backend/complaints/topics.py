"""What complaints are about: the operator's table of topics, `topics.csv` in this folder."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from backend.kit.errors import InvalidInputError

OTHER = "other"


@dataclass(frozen=True)
class Topic:
    """One row. `target_business_days` is how soon the team means to have a result."""

    code: str
    label: str
    team: str
    first_contact_help: bool
    target_business_days: int


@cache
def topics() -> dict[str, Topic]:
    """Return every topic by its code, in the order of the table."""
    table = resources.files(__package__).joinpath("topics.csv").read_text("utf-8")
    return {
        row["code"]: Topic(
            code=row["code"],
            label=row["label_tr"],
            team=row["team"],
            first_contact_help=row["first_contact_help"] == "yes",
            target_business_days=int(row["target_business_days"]),
        )
        for row in csv.DictReader(table.splitlines())
    }


def topic(code: str) -> Topic:
    """Return the topic of that code.

    Raises:
        InvalidInputError: there is none.

    """
    found = topics().get(code)
    if found is None:
        raise InvalidInputError(errors={"topic": "Lütfen listeden bir konu seçin."})
    return found


def kept_topic(code: str) -> Topic:
    """Return the topic that a complaint has already.

    One that has left the table since is shown, and handled, as `other` is. It keeps its code, and
    nobody can choose it any more.
    """
    return topics().get(code) or replace(topics()[OTHER], code=code)
