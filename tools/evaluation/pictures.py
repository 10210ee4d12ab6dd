"""Curves and matrices as PNG images."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK = "#1d4e89"
_MARK = "#c8553d"


def calibration(
    points: Sequence[Mapping[str, float]],
    thresholds: Mapping[str, float | None],
) -> bytes:
    """Draw how often an answer of some confidence is right; on the diagonal is honest."""
    figure, axes = plt.subplots(figsize=(5, 4))
    axes.plot([0, 1], [0, 1], color="#999", linewidth=1)
    axes.plot(
        [point["confidence"] for point in points],
        [point["accepted"] for point in points],
        marker="o",
        color=_INK,
    )
    for point in points:
        axes.annotate(
            str(int(point["texts"])), (point["confidence"], point["accepted"]), fontsize=7
        )
    axes.set(xlabel="confidence", ylabel="accepted", xlim=(0, 1), ylim=(0, 1.02))
    _mark(axes, thresholds)
    return _png(figure)


def coverage(
    curve: Sequence[Mapping[str, float]],
    thresholds: Mapping[str, float | None],
) -> bytes:
    """Draw how many texts pass a threshold, and how many of those are right."""
    figure, axes = plt.subplots(figsize=(5, 4))
    across = [point["threshold"] for point in curve]
    axes.plot(across, [point["coverage"] for point in curve], color="#777", label="coverage")
    axes.plot(across, [point["accepted"] for point in curve], color=_INK, label="accepted")
    axes.axhline(0.95, color="#bbb", linewidth=1, linestyle=":")
    axes.set(xlabel="threshold", xlim=(0, 1), ylim=(0, 1.02))
    _mark(axes, thresholds)
    axes.legend(loc="lower left")
    return _png(figure)


def confusion(found: Mapping[str, Any]) -> bytes:
    """Draw the confusion matrix, each row in shares of its own sum, with the counts."""
    labels, counts = found["labels"], found["counts"]
    size = max(5.0, 0.42 * len(labels))
    figure, axes = plt.subplots(figsize=(size + 1.5, size))
    shares = [[count / max(1, sum(row)) for count in row] for row in counts]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)))
    axes.set_xticklabels(labels, rotation=90, fontsize=7)
    axes.set_yticks(range(len(labels)))
    axes.set_yticklabels(labels, fontsize=7)
    axes.set(xlabel="given", ylabel="primary")
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            if count:
                colour = "white" if shares[row][column] > 0.5 else "black"  # noqa: PLR2004
                axes.text(column, row, count, ha="center", va="center", fontsize=6, color=colour)
    return _png(figure)


def _mark(axes: Axes, thresholds: Mapping[str, float | None]) -> None:
    for name, threshold in thresholds.items():
        if threshold is not None:
            axes.axvline(threshold, color=_MARK, linestyle="--", linewidth=1)
            axes.annotate(f"{name} {threshold:g}", (threshold, 0.02), fontsize=7, color=_MARK)


def _png(figure: Figure) -> bytes:
    drawn = io.BytesIO()
    figure.tight_layout()
    figure.savefig(drawn, format="png", dpi=110)
    plt.close(figure)
    return drawn.getvalue()
