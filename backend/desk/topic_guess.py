"""What the complaint that an agent is typing is about: guessed, shown with how sure it is.

It is only offered. Where the classifier does not tell, nothing is guessed and everything else
works; what the agent chooses is theirs, and no guess changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sanic.response import json

from backend.complaints import sums
from backend.complaints.registration import DESCRIPTION_LIMIT
from backend.complaints.topics import choosable
from backend.desk import guard
from backend.gateways.rasa.protocol import Guess
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

FIELD = "guess"
"""The form's field that says what was guessed, as long as nobody chose: `code:0.87`."""


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(guess_topic, "/topic-guess", "POST")


@guard.for_staff
async def guess_topic(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Answer what a text is likely about; with nothing where that cannot be told just now."""
    require(who.role, Permission.HANDLE)
    text = str(form_fields(request).get("description", "")).strip()[:DESCRIPTION_LIMIT]
    guess = await services.topics.guess(text) if text else None
    found: dict[str, object] = {}
    if guess is not None and guess.topic in dict(choosable()):
        found = {"topic": guess.topic, "confidence": round(guess.confidence, 2)}
    if guess is not None and guess.amount is not None:
        found["amount"] = sums.typed(guess.amount)
    return json(found, headers={"Cache-Control": "no-store"})


def accepted(topic: str, written: str) -> Guess | None:
    """Return the guess that a form came with, if its topic is the guessed one and nobody's choice.

    It comes from our own page of somebody who may choose any topic: what it says of itself is
    believed.
    """
    code, _, confidence = written.partition(":")
    try:
        sure = float(confidence)
    except ValueError:
        return None
    return Guess(topic, sure) if topic and code == topic and 0 <= sure <= 1 else None
