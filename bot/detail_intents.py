"""Messages that are nothing but a detail, or nothing at all, need no statistics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.engine.storage.storage import ModelStorage  # noqa: TC002 - Rasa reads annotations
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message  # noqa: TC002 - Rasa reads annotations

from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

INTENT_OF_DETAIL = {
    "tracking_number": "check_status",
    "phone": "inform",
    "email": "inform",
    "service_number": "inform",
}
_FILLER = re.compile(
    r"(?:numara|takip|sikayet|kayit|basvuru|referans|telefon|cep|mail|eposta|posta|adres|hizmet|"
    r"abone|abonelik|musteri|hat|iletisim)"
    r"(?:[iuy]?m(?:[iu]z)?|l[ae]r|[sn]?[iu]|n[iu]z)?",
)
_FILLER_WORDS = frozenset(
    (
        *("no", "nolu", "nosu", "nom", "tel", "gsm", "e", "bu", "su", "iste", "buyur", "buyurun"),
        *("benim", "bizim", "da", "de", "ve", "bir", "olan", "tabi", "tabii", "evet", "tamam"),
        *("ok", "peki", "al", "alin", "yazin", "yaziyorum", "efendim", "kodu", "kod"),
    ),
)
_WORD = re.compile(r"[a-z]+")


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=False,
)
class DetailIntentClassifier(IntentClassifier, GraphComponent):
    """Decide certain messages alone, over whatever was classified before.

    Nothing but a tracking number (and filler, "takip numaram …") is a status query;
    nothing but a phone, e-mail or service number informs; a message without letters
    or digits is not understood. Stands after the entities and before the fallback.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],  # noqa: ARG003 - Rasa's signature
        model_storage: ModelStorage,  # noqa: ARG003
        resource: Resource,  # noqa: ARG003
        execution_context: ExecutionContext,  # noqa: ARG003
    ) -> DetailIntentClassifier:
        """Return the classifier; there is nothing to set or to learn."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Put a certain intent over the statistical one where there is one."""
        for message in messages:
            name = certain_intent(message.get(TEXT) or "", message.get(ENTITIES, []))
            if name is None:
                continue
            certain = {"name": name, "confidence": 1.0}
            others = [
                {**rival, "confidence": 0.0}
                for rival in message.get(INTENT_RANKING_KEY, [])
                if rival["name"] != name
            ]
            message.set(INTENT, certain, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [certain, *others], add_to_output=True)
        return messages


def certain_intent(text: str, entities: Sequence[dict[str, Any]]) -> str | None:
    """Return the intent that the entities alone decide, or None."""
    if not any(map(str.isalnum, text)):
        return str(DEFAULT_NLU_FALLBACK_INTENT_NAME)
    details = [entity for entity in entities if entity["entity"] in INTENT_OF_DETAIL]
    if not details:
        return None
    rest = list(fold(text))
    for detail in details:
        rest[detail["start"] : detail["end"]] = " " * (detail["end"] - detail["start"])
    remaining = "".join(rest)
    if any(map(str.isdigit, remaining)) or not all(map(_is_filler, _WORD.findall(remaining))):
        return None
    intents = {INTENT_OF_DETAIL[detail["entity"]] for detail in details}
    return intents.pop() if len(intents) == 1 else None


def _is_filler(word: str) -> bool:
    return word in _FILLER_WORDS or _FILLER.fullmatch(word) is not None
