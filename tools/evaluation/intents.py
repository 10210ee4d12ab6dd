"""Intents of utterances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tools.evaluation import measures, pictures
from tools.evaluation.page import Picture, Section, Table
from tools.evaluation.terminal import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.evaluation.model import NluModel

COMPLAINT = "file_complaint"
FALLBACK = "nlu_fallback"
_COLUMNS = [
    "label",
    "texts",
    "given",
    "accepted",
    "accepted_when_given",
    "precision",
    "recall",
    "f1",
]


def measure(rows: Sequence[dict[str, Any]], model: NluModel) -> dict[str, Any]:
    """Return the figures with the fallback in force, and the curve behind it.

    An utterance that falls back is not accepted, unless its row accepts `nlu_fallback`.
    """
    parsed = model.parse([row["text"] for row in rows])
    final = [
        _answer(row, found, past_fallback=False) for row, found in zip(rows, parsed, strict=True)
    ]
    statistical = [
        _answer(row, found, past_fallback=True) for row, found in zip(rows, parsed, strict=True)
    ]
    others = [answer for answer in final if COMPLAINT not in answer.accept]
    return {
        "thresholds": {
            "fallback": model.setting("FallbackClassifier", "threshold"),
            "ambiguity": model.setting("FallbackClassifier", "ambiguity_threshold"),
        },
        "overall": {
            **{
                name: figure
                for name, figure in measures.overall(final).items()
                if name not in ("sure", "accepted_where_sure", "accepted_in_top_3")
            },
            "accepted_without_fallback": measures.share([answer.right for answer in statistical]),
            "fallback": measures.share([answer.label == FALLBACK for answer in final]),
            "others_starting_a_complaint": measures.share(
                [answer.label == COMPLAINT for answer in others],
            ),
            "milliseconds": model.milliseconds_per_text,
        },
        "per_intent": measures.per_label(final),
        "confusion": measures.confusion(final),
        "calibration": measures.calibration(statistical),
        "coverage": measures.coverage(statistical),
        "worst": measures.worst(final),
    }


def _answer(row: dict[str, Any], found: dict[str, Any], *, past_fallback: bool) -> measures.Answer:
    ranking = [
        intent
        for intent in (found["intent_ranking"] or [found["intent"]])
        if not (past_fallback and intent["name"] == FALLBACK)
    ] or [found["intent"]]
    return measures.Answer(
        text=row["text"],
        primary=row["intent"],
        accept=frozenset({*row.get("accept", ()), row["intent"]}),
        ranking=tuple(intent["name"] for intent in ranking),
        confidence=ranking[0]["confidence"],
        sure=ranking[0]["name"] != FALLBACK,
    )


def summary(report: dict[str, Any]) -> str:
    """Return the tables for the terminal."""
    return "\n\n".join(
        [
            table(["", ""], [[name, figure] for name, figure in report["overall"].items()]),
            table(_COLUMNS, [[row[column] for column in _COLUMNS] for row in report["per_intent"]]),
        ],
    )


def sections(report: dict[str, Any]) -> list[Section]:
    """Return the page's contents."""
    threshold = {"fallback": report["thresholds"]["fallback"]}
    return [
        Section(
            f"Intents: {report['file']}",
            [
                Table(["", ""], [[name, figure] for name, figure in report["overall"].items()]),
                Picture("Coverage and accuracy", pictures.coverage(report["coverage"], threshold)),
                Picture("Calibration", pictures.calibration(report["calibration"], threshold)),
                Table(
                    _COLUMNS, [[row[column] for column in _COLUMNS] for row in report["per_intent"]]
                ),
                Picture("Confusion", pictures.confusion(report["confusion"])),
                Table(
                    ["the worst errors", "given", "confidence", "accepted would be"],
                    [
                        [row["text"], row["given"], row["confidence"], ", ".join(row["accept"])]
                        for row in report["worst"]
                    ],
                ),
            ],
        ),
    ]
