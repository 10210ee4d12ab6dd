"""Whether the domain knows what a message was understood as, asked without building domains.

Rasa first makes sure that the domain is not empty, for which it writes the whole domain out and
makes an empty one beside it, at every message. What it warns of is unchanged.
"""

from __future__ import annotations

from typing import Any

from rasa.core.processor import MessageProcessor
from rasa.shared.utils.io import raise_warning


def warn_of_strangers(processor: MessageProcessor, parse: dict[str, Any]) -> None:
    """Warn of an intent or an entity that the domain does not have, as Rasa does."""
    intent = parse["intent"]["name"]
    if intent and intent not in processor.domain.intents:
        raise_warning(f"Parsed an intent '{intent}' which is not defined in the domain.")
    for name in {entity["entity"] for entity in parse["entities"] or ()}:
        if name not in processor.domain.entities:
            raise_warning(f"Parsed an entity '{name}' which is not defined in the domain.")


def install() -> None:
    """Let every processor of this process check what it parsed this way."""
    MessageProcessor._check_for_unseen_features = warn_of_strangers  # noqa: SLF001 - no setting
