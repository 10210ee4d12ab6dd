"""Topics of complaints, as a whole, without title, and as an SMS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.turkish import fold, lower
from tools.evaluation import measures, pictures
from tools.evaluation.page import Picture, Section, Table
from tools.evaluation.terminal import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.evaluation.model import NluModel

VARIANTS = {
    "title + body": lambda row: f"{row['title']}. {row['body']}",
    "body": lambda row: row["body"],
    "SMS": lambda row: fold(row["title"]),
    # The same words in capitals and folded: what writing without Turkish letters costs.
    "title": lambda row: row["title"],
    "title + body, folded": lambda row: fold(f"{row['title']}. {row['body']}"),
    "title + body, lower": lambda row: lower(f"{row['title']}. {row['body']}"),
}
# A file of plain texts, as `tests/data/topics_sms_heldout.jsonl`, has but one.
PLAIN = {"text": lambda row: row["text"]}
_FIGURES = (
    ("accepted", "accepted"),
    ("primary", "primary"),
    ("macro_f1", "macro-F1"),
    ("accepted_in_top_3", "top 3"),
    ("sure", "sure"),
    ("accepted_where_sure", "accepted where sure"),
    ("complaints", "taken as complaint"),
    ("milliseconds", "ms a text"),
)


def measure(rows: Sequence[dict[str, Any]], model: NluModel) -> dict[str, Any]:
    """Return every figure for every variant of the texts."""
    threshold = model.setting("TopicClassifier", "sure_threshold")
    variants = VARIANTS if "body" in rows[0] else PLAIN
    return {
        "sure_threshold": threshold,
        "variants": {
            name: _measure_variant(rows, [variant(row) for row in rows], model)
            for name, variant in variants.items()
        },
    }


def _measure_variant(
    rows: Sequence[dict[str, Any]],
    texts: Sequence[str],
    model: NluModel,
) -> dict[str, Any]:
    parsed = model.parse(texts)
    answers = [
        measures.Answer(
            text=text,
            primary=row["topic"],
            accept=frozenset({*row.get("accept", ()), row["topic"]}),
            ranking=tuple(topic["name"] for topic in found["topic_ranking"]),
            confidence=found["topic"]["confidence"],
            sure=found["topic_sure"],
        )
        for row, text, found in zip(rows, texts, parsed, strict=True)
    ]
    complaints = [found["intent"]["name"] == "file_complaint" for found in parsed]
    return {
        "overall": {
            **measures.overall(answers),
            "complaints": measures.share(complaints),
            "milliseconds": model.milliseconds_per_text,
        },
        "per_topic": measures.per_label(answers),
        "confusion": measures.confusion(answers),
        "calibration": measures.calibration(answers),
        "coverage": measures.coverage(answers),
        "worst": measures.worst(answers),
    }


def summary(report: dict[str, Any]) -> str:
    """Return the table for the terminal."""
    return table(
        ["", *(heading for _, heading in _FIGURES)],
        [
            [name, *(found["overall"][figure] for figure, _ in _FIGURES)]
            for name, found in report["variants"].items()
        ],
    )


def sections(report: dict[str, Any]) -> list[Section]:
    """Return the page's contents."""
    first = Section(
        f"Topics: {report['file']}",
        [
            Table(
                ["", *(heading for _, heading in _FIGURES)],
                [
                    [name, *(found["overall"][figure] for figure, _ in _FIGURES)]
                    for name, found in report["variants"].items()
                ],
            ),
        ],
    )
    return [first, *(_section(name, found, report) for name, found in report["variants"].items())]


def _section(name: str, found: dict[str, Any], report: dict[str, Any]) -> Section:
    columns = [
        "label",
        "texts",
        "given",
        "accepted",
        "accepted_when_given",
        "precision",
        "recall",
        "f1",
    ]
    threshold = {"sure": report["sure_threshold"]}
    return Section(
        name,
        [
            Picture("Calibration", pictures.calibration(found["calibration"], threshold)),
            Picture("Coverage and accuracy", pictures.coverage(found["coverage"], threshold)),
            Table(columns, [[row[column] for column in columns] for row in found["per_topic"]]),
            Picture("Confusion", pictures.confusion(found["confusion"])),
            Table(
                ["the worst errors", "given", "confidence", "accepted would be"],
                [
                    [row["text"], row["given"], row["confidence"], ", ".join(row["accept"])]
                    for row in found["worst"]
                ],
            ),
        ],
    )
