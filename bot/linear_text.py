"""A linear text classifier on word and character n-grams, for topics and intents.

scikit-learn does the work; this module fixes the features, and keeps the trained
weights in two plain files (JSON and npz), so that loading a model runs no pickled code.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import (
    CountVectorizer,
    TfidfTransformer,
    TfidfVectorizer,
)
from sklearn.svm import LinearSVC

from bot.turkish import normalise_spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


Array: TypeAlias = "np.ndarray[Any, Any]"

VOCABULARY_FILE = "vocabulary.json"
WEIGHTS_FILE = "weights.npz"
LONGEST_TEXT = 2_000
"""Characters that are read. What a complaint is about is said early; time is bounded."""

_SEED = 1
_WORDS_KEPT = 20_000


@dataclass(frozen=True)
class LinearTextSettings:
    """What the features are, how the weights are held back, and how scores are read.

    `sharpness` turns the distance between two labels' scores into odds: with 4, a lead
    of 1 (the margin of the support vector machine) is e⁴ to 1.
    """

    word_ngrams: tuple[int, int] = (1, 2)
    character_ngrams: tuple[int, int] = (3, 5)
    rarest: int = 2
    inverse_regularisation: float = 0.3
    sharpness: float = 4.0

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> LinearTextSettings:
        """Read the settings out of a component's configuration in config.yml."""
        given = {setting.name: config[setting.name] for setting in fields(cls)}
        for name in ("word_ngrams", "character_ngrams"):
            given[name] = tuple(given[name])
        return cls(**given)

    def vectorizers(self) -> tuple[TfidfVectorizer, TfidfVectorizer]:
        """Return untrained word and character vectorizers."""
        common: dict[str, Any] = {
            "lowercase": False,
            "sublinear_tf": True,
            "min_df": self.rarest,
            "dtype": np.float32,
        }
        return (
            TfidfVectorizer(
                analyzer="word",
                token_pattern=r"\S+",  # noqa: S106 - not that kind of token
                ngram_range=self.word_ngrams,
                **common,
            ),
            TfidfVectorizer(analyzer="char_wb", ngram_range=self.character_ngrams, **common),
        )


class _Scorer:
    """What one kind of features says about a text.

    The same as `vectorizer.transform([text]) @ weights`, without the matrices that take
    most of scikit-learn's time when there is one text only.
    """

    def __init__(self, vectorizer: TfidfVectorizer, weights: Array) -> None:
        """Take a trained vectorizer and its share of the weights."""
        self._terms = _analyzer(vectorizer)
        self._columns: dict[str, int] = vectorizer.vocabulary_
        self._rarity = vectorizer.idf_.astype(np.float32)
        self._weights = weights

    def scores(self, spelt: str) -> Array:
        """Return a score for each label."""
        found = Counter(self._known(spelt))
        if not found:
            return self._nothing()
        columns, counts = _apart(found)
        values = (1 + np.log(counts)) * self._rarity[columns]
        scores: Array = (values / np.linalg.norm(values)) @ self._weights[columns]
        return scores

    def _known(self, text: str) -> list[int]:
        columns = self._columns
        return [columns[term] for term in self._terms(text) if term in columns]

    def _nothing(self) -> Array:
        return np.zeros(self._weights.shape[1], dtype=np.float32)


@dataclass(frozen=True)
class _Word:
    """What is known of a word: its terms, and what they say and weigh if each stands once."""

    columns: tuple[int, ...]
    scores: Array
    squares: float


class _WordByWord(_Scorer):
    """A scorer of terms that stand within words: most words were looked at before.

    What the words say is added up, and put right for the terms that stand in several of them.
    """

    def __init__(self, vectorizer: TfidfVectorizer, weights: Array) -> None:
        """Take a trained `char_wb` vectorizer and its share of the weights."""
        super().__init__(vectorizer, weights)
        self._of_word = lru_cache(maxsize=_WORDS_KEPT)(self._look_at)

    def scores(self, spelt: str) -> Array:
        """Return a score for each label."""
        words = [self._of_word(word) for word in spelt.split()]
        squares = sum(word.squares for word in words)
        if not squares:
            return self._nothing()
        scores: Array = np.sum([word.scores for word in words], axis=0)
        found = Counter(chain.from_iterable(word.columns for word in words))
        if again := {column: count for column, count in found.items() if count > 1}:
            columns, counts = _apart(again)
            rarity, weight = self._rarity[columns], 1 + np.log(counts)
            scores += ((weight - counts) * rarity) @ self._weights[columns]
            squares += float(((weight**2 - counts) * rarity**2).sum())
        return scores / np.float32(np.sqrt(squares))

    def _look_at(self, word: str) -> _Word:
        columns = tuple(self._known(word))
        rows = list(columns)
        rarity = self._rarity[rows]
        return _Word(columns, rarity @ self._weights[rows], float((rarity**2).sum()))


def _analyzer(vectorizer: TfidfVectorizer) -> Callable[[str], list[str]]:
    """Return what parts a text into terms, as `vectorizer` does it and in less time for words."""
    if vectorizer.analyzer != "word":
        return vectorizer.build_analyzer()  # type: ignore[no-any-return]
    shortest, longest = vectorizer.ngram_range

    def _terms_of(spelt: str) -> list[str]:
        words = spelt.split()
        found = list(words) if shortest == 1 else []
        for length in range(max(shortest, 2), longest + 1):
            found += map(" ".join, zip(*(words[at:] for at in range(length)), strict=False))
        return found

    return _terms_of


def _apart(counted: Mapping[int, int]) -> tuple[Array, Array]:
    columns = np.fromiter(counted.keys(), dtype=np.intp, count=len(counted))
    return columns, np.fromiter(counted.values(), dtype=np.float32, count=len(counted))


@dataclass
class LinearTextModel:
    """Trained weights: texts in, labels with probabilities out."""

    settings: LinearTextSettings
    words: TfidfVectorizer
    characters: TfidfVectorizer
    labels: list[str]
    weights: Array
    intercepts: Array

    def __post_init__(self) -> None:
        """Part the weights between the two kinds of features."""
        border = len(self.words.vocabulary_)
        self._words = _Scorer(self.words, self.weights[:border])
        self._characters = _WordByWord(self.characters, self.weights[border:])

    @classmethod
    def train(
        cls,
        texts: Sequence[Sequence[str]],
        labels: Sequence[str],
        settings: LinearTextSettings,
    ) -> LinearTextModel:
        """Learn from texts, each given in parts as written; at least two labels are needed.

        A part that stands in many texts is read once: its n-grams are counted and the counts
        added, so that composing thousands of texts costs next to nothing. Labels are balanced: a
        rare one counts as much as a frequent one.
        """
        numbers: dict[str, int] = {}
        members = [[numbers.setdefault(part, len(numbers)) for part in parts] for parts in texts]
        spelt = [_spelling(part) for part in numbers]
        composed = _membership(members, len(spelt))
        words, characters = settings.vectorizers()
        features = _joined(
            *(
                _learn_terms(vectorizer, spelt, composed, settings.rarest)
                for vectorizer in (words, characters)
            )
        )
        machine = LinearSVC(
            C=settings.inverse_regularisation,
            class_weight="balanced",
            random_state=_SEED,
        )
        machine.fit(features, list(labels))
        weights, intercepts = machine.coef_, machine.intercept_
        if len(weights) == 1:  # scikit-learn keeps one row for two labels
            weights = np.vstack([-weights, weights]) / 2
            intercepts = np.hstack([-intercepts, intercepts]) / 2
        return cls(
            settings,
            words,
            characters,
            [str(label) for label in machine.classes_],
            np.ascontiguousarray(weights.T, dtype=np.float32),
            intercepts.astype(np.float32),
        )

    def ranking(self, text: str) -> list[tuple[str, float]]:
        """Return every label with its probability, likeliest first."""
        spelt = _spelling(text)
        scores: Array = self.settings.sharpness * (
            self.intercepts + self._words.scores(spelt) + self._characters.scores(spelt)
        )
        powers: Array = np.exp(scores - scores.max())
        probabilities = (powers / powers.sum()).tolist()
        return sorted(
            zip(self.labels, probabilities, strict=True),
            key=lambda pair: -pair[1],
        )

    def favour(self, frequencies: Mapping[str, float]) -> None:
        """Tilt the scores towards frequent labels; those not named count as 1."""
        odds = np.array([frequencies.get(label, 1.0) for label in self.labels])
        self.intercepts = self.intercepts + (np.log(odds) / self.settings.sharpness).astype(
            np.float32,
        )

    def save(self, folder: Path) -> None:
        """Write the model into an existing folder."""
        vocabulary = {
            "labels": self.labels,
            "words": _terms(self.words),
            "characters": _terms(self.characters),
        }
        (folder / VOCABULARY_FILE).write_text(
            json.dumps(vocabulary, ensure_ascii=False),
            encoding="utf-8",
        )
        np.savez_compressed(
            folder / WEIGHTS_FILE,
            weights=self.weights,
            intercepts=self.intercepts,
            words=self.words.idf_,
            characters=self.characters.idf_,
        )

    @classmethod
    def load(cls, folder: Path, settings: LinearTextSettings) -> LinearTextModel:
        """Read what `save` wrote; the settings must be those of the training."""
        vocabulary = json.loads((folder / VOCABULARY_FILE).read_text(encoding="utf-8"))
        words, characters = settings.vectorizers()
        with np.load(folder / WEIGHTS_FILE, allow_pickle=False) as arrays:
            _restore(words, vocabulary["words"], arrays["words"])
            _restore(characters, vocabulary["characters"], arrays["characters"])
            return cls(
                settings,
                words,
                characters,
                vocabulary["labels"],
                arrays["weights"],
                arrays["intercepts"],
            )


def _spelling(text: str) -> str:
    return normalise_spelling(text[:LONGEST_TEXT])


def _membership(members: Sequence[Sequence[int]], parts: int) -> csr_matrix:
    """Return a row a text, a column a part: how often the part stands in the text."""
    rows = np.repeat(np.arange(len(members)), [len(each) for each in members])
    columns = np.fromiter((part for each in members for part in each), dtype=np.intp)
    ones = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((ones, (rows, columns)), shape=(len(members), parts))


def _learn_terms(
    vectorizer: TfidfVectorizer,
    spelt: Sequence[str],
    composed: csr_matrix,
    rarest: int,
) -> csr_matrix:
    """Give `vectorizer` its terms and their rarity; return the features of the composed texts."""
    counter = CountVectorizer(
        analyzer=vectorizer.build_analyzer(),
        dtype=np.float32,
    )
    counts = composed @ counter.fit_transform(spelt)
    kept = np.flatnonzero(counts.getnnz(axis=0) >= rarest)
    terms = counter.get_feature_names_out()[kept]
    weighing = TfidfTransformer(sublinear_tf=True)
    features = weighing.fit_transform(counts[:, kept])
    _restore(vectorizer, terms.tolist(), weighing.idf_)
    return features


def _joined(words: csr_matrix, characters: csr_matrix) -> csr_matrix:
    return hstack([words, characters], format="csr")


def _terms(vectorizer: TfidfVectorizer) -> list[str]:
    return sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)


def _restore(vectorizer: TfidfVectorizer, terms: list[str], idf: Array) -> None:
    vectorizer.vocabulary = {term: column for column, term in enumerate(terms)}
    vectorizer.idf_ = idf  # checks and takes over the vocabulary, too
