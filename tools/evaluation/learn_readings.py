"""Learn the readings: `python -m tools.evaluation.learn_readings MODEL.tar.gz OUT.npz`.

Every line of `data/readings/` is read as a customer's message would be, by the trained classifiers
and by the rules; what they make of it, with its words, are the features, its right reading is what
is learnt (`actions/reading/learnt.py`). The lines are described in `tools/evaluation/readings.py`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from actions.reading import features
from actions.reading.learnt import Learnt
from actions.reading.read import by_rules
from tools.evaluation.model import NluModel
from tools.evaluation.reading_lines import last_message

if TYPE_CHECKING:
    from collections.abc import Sequence

LINES = Path("data/readings")
_INVERSE_REGULARISATION = 1.0
_SEEN_AT_LEAST = 2
_TOLERANCE = 0.01


def main() -> None:
    """Learn from every line and write the model."""
    model, out = map(Path, sys.argv[1:3])
    rows = [
        json.loads(line)
        for path in sorted(LINES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    learn(rows, _parsed(rows, model)).save(out)


def learn(rows: Sequence[dict[str, Any]], parsed: dict[str, dict[str, Any]]) -> Learnt:
    """Return what the lines teach; `parsed` is Rasa's parse of each of their texts."""
    found = [_features(row, parsed) for row in rows]
    seen = Counter(name for one in found for name in one)
    kept = [{k: v for k, v in one.items() if seen[k] >= _SEEN_AT_LEAST} for one in found]
    columns = DictVectorizer(dtype=np.float32)
    # The dual finds the same weights in a third of the time: there are more features than lines.
    model = LogisticRegression(
        C=_INVERSE_REGULARISATION, solver="liblinear", dual=True, tol=_TOLERANCE, random_state=1
    )
    model.fit(columns.fit_transform(kept), [row["reading"] for row in rows])
    return Learnt.of(model.classes_, columns.feature_names_, model.coef_.T, model.intercept_)


def _features(row: dict[str, Any], parsed: dict[str, dict[str, Any]]) -> dict[str, float]:
    message, context = last_message(row, parsed)
    found, ranking = by_rules(message, context)
    return features.of(message, context.question, found, ranking)


def _parsed(rows: Sequence[dict[str, Any]], model: Path) -> dict[str, dict[str, Any]]:
    """Return the parse of every text; kept beside the model, which is not cheap to ask."""
    kept = model.with_suffix(".parsed.json")
    known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    missing = sorted({text for row in rows for text in row["messages"]} - known.keys())
    if missing:
        known |= dict(zip(missing, NluModel(model).parse_together(missing), strict=True))
        kept.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    return known


if __name__ == "__main__":
    main()
