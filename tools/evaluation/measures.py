"""Figures from answers; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Answer:
    """What was said about one text: labels likeliest first, and what would have been right."""

    text: str
    primary: str
    accept: frozenset[str]
    ranking: tuple[str, ...]
    confidence: float
    sure: bool

    @property
    def label(self) -> str:
        """The label that was given."""
        return self.ranking[0]

    @property
    def right(self) -> bool:
        """Whether a fair reader would accept the label."""
        return self.label in self.accept


def share(hits: Sequence[bool]) -> float:
    """Return the share of hits; 0.0 of nothing."""
    return sum(hits) / len(hits) if hits else 0.0


def overall(answers: Sequence[Answer]) -> dict[str, float]:
    """Return the figures over all answers; macro-F1 is on the primary labels."""
    sure = [answer for answer in answers if answer.sure]
    return {
        "texts": len(answers),
        "accepted": share([answer.right for answer in answers]),
        "primary": share([answer.label == answer.primary for answer in answers]),
        "macro_f1": macro_f1(answers),
        "accepted_in_top_3": share(
            [bool(answer.accept & {*answer.ranking[:3]}) for answer in answers]
        ),
        "sure": share([answer.sure for answer in answers]),
        "accepted_where_sure": share([answer.right for answer in sure]),
    }


def macro_f1(answers: Sequence[Answer]) -> float:
    """Return the mean F1 over the labels that are primary at least once."""
    rows = per_label(answers)
    present = [row["f1"] for row in rows if row["texts"]]
    return sum(present) / len(present) if present else 0.0


def per_label(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """Return texts, accepted share, precision, recall and F1 for each label."""
    given = Counter(answer.label for answer in answers)
    true = Counter(answer.primary for answer in answers)
    hits = Counter(answer.label for answer in answers if answer.label == answer.primary)
    right_when_given = Counter(answer.label for answer in answers if answer.right)
    right_of = defaultdict(int)
    for answer in answers:
        right_of[answer.primary] += answer.right
    rows = []
    for label in sorted({*given, *true}):
        precision = hits[label] / given[label] if given[label] else 0.0
        recall = hits[label] / true[label] if true[label] else 0.0
        both = precision + recall
        rows.append(
            {
                "label": label,
                "texts": true[label],
                "given": given[label],
                "accepted": right_of[label] / true[label] if true[label] else 0.0,
                "accepted_when_given": right_when_given[label] / given[label]
                if given[label]
                else 0.0,
                "precision": precision,
                "recall": recall,
                "f1": 2 * precision * recall / both if both else 0.0,
            },
        )
    return rows


def confusion(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return the labels and the counts, rows being primary labels."""
    labels = sorted({answer.primary for answer in answers} | {answer.label for answer in answers})
    counts = Counter((answer.primary, answer.label) for answer in answers)
    return {
        "labels": labels,
        "counts": [[counts[row, column] for column in labels] for row in labels],
    }


def calibration(answers: Sequence[Answer], bins: int = 10) -> list[dict[str, float]]:
    """Return mean confidence and accepted share in equal steps of confidence."""
    groups: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[min(bins - 1, int(answer.confidence * bins))].append(answer)
    return [
        {
            "confidence": sum(answer.confidence for answer in group) / len(group),
            "accepted": share([answer.right for answer in group]),
            "texts": len(group),
        }
        for _, group in sorted(groups.items())
    ]


def coverage(answers: Sequence[Answer], steps: int = 50) -> list[dict[str, float]]:
    """Return, for thresholds from 0 to 1, how many answers pass and how many of those are right."""
    curve = []
    for step in range(steps + 1):
        threshold = step / steps
        passing = [answer.right for answer in answers if answer.confidence >= threshold]
        curve.append(
            {
                "threshold": threshold,
                "coverage": len(passing) / len(answers) if answers else 0.0,
                "accepted": share(passing) if passing else 1.0,
            },
        )
    return curve


def worst(answers: Sequence[Answer], count: int = 30) -> list[dict[str, Any]]:
    """Return the errors that were made with most confidence."""
    errors = sorted(
        (answer for answer in answers if not answer.right),
        key=lambda answer: -answer.confidence,
    )
    return [
        {
            "text": answer.text,
            "given": answer.label,
            "confidence": answer.confidence,
            "accept": sorted(answer.accept),
        }
        for answer in errors[:count]
    ]
