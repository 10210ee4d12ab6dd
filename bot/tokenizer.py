"""The Turkish tokenizer of the pipeline, on spaCy's rules for Turkish."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message  # noqa: TC002 - Rasa reads annotations

from bot.turkish import fold, nfc, normalise_spelling

if TYPE_CHECKING:
    from spacy.tokens import Doc


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER,
    is_trainable=False,
)
class TurkishTokenizer(Tokenizer):
    """Part texts into words: the text as written, the lemma folded and spelt out.

    The message's text becomes NFC, so offsets of tokens and entities are offsets in
    the text that Rasa gives out. While a message is answered, its spaCy document stays
    on it (`text_spacy_doc`) for the matchers; it is neither output nor stored.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Load spaCy's rules; there is no statistical model behind them."""
        super().__init__(config)
        self._spacy = spacy.blank("tr")

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's tokenizer settings; none of them is used for Turkish."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    @staticmethod
    def required_packages() -> list[str]:
        """Name what must be installed."""
        return ["spacy"]

    def process(self, messages: list[Message]) -> list[Message]:
        """Tokenise messages that are to be answered, and keep their documents."""
        for message in messages:
            text = nfc(message.get(TEXT) or "")
            message.set(TEXT, text, add_to_output=True)
            message.set(SPACY_DOCS[TEXT], self.document(text))
        return super().process(messages)  # type: ignore[no-any-return]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of one attribute; white space makes none."""
        document = message.get(SPACY_DOCS[attribute]) if attribute in SPACY_DOCS else None
        if document is None:
            text = nfc(message.get(attribute) or "")
            message.set(attribute, text)
            document = self.document(text)
        return [
            Token(word.text, word.idx, lemma=_lemma(word.text))
            for word in document
            if not word.is_space
        ]

    def document(self, text: str) -> Doc:
        """Return the spaCy document of an NFC text, each NORM being the folded word."""
        document = self._spacy(text)
        for word in document:
            word.norm_ = fold(word.text)
        return document


@lru_cache(maxsize=20_000)
def _lemma(word: str) -> str:
    return normalise_spelling(word) or fold(word)
