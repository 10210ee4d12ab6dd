"""What the domain does not know is told of, as Rasa tells it, without writing domains out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain

from bot.parse_check import install, warn_of_strangers

DOMAIN = Domain.from_yaml("{version: '3.1', intents: [greet], entities: [phone]}")


def parse(intent: str | None, *entities: str) -> dict[str, Any]:
    return {"intent": {"name": intent}, "entities": [{"entity": name} for name in entities]}


@pytest.mark.parametrize("known", [parse("greet", "phone", "phone"), parse(None), parse("greet")])
def test_what_is_known_passes(known: dict[str, Any]) -> None:
    warn_of_strangers(SimpleNamespace(domain=DOMAIN), known)


@pytest.mark.parametrize("strange", [parse("stranger"), parse("greet", "phone", "stranger")])
def test_a_stranger_is_warned_of(strange: dict[str, Any]) -> None:
    with pytest.warns(UserWarning, match="stranger"):
        warn_of_strangers(SimpleNamespace(domain=DOMAIN), strange)


def test_every_processor_of_the_process_uses_it() -> None:
    install()
    assert MessageProcessor._check_for_unseen_features is warn_of_strangers
