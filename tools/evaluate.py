"""Measure the newest model: `.venv-bot/bin/python -m tools.evaluate FILE.jsonl`.

A file of complaints has `title`, `body`, `topic` and `accept` on each line, or `text` in place of
the first two; a file of utterances has `text` and `intent`, and may have `accept`; a file of
readings is described in `tools/evaluation/readings.py`. The result is printed, and written to
`var/evaluation/<file>.html` and `.json`.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from tools.evaluation import intents, page, readings, topics
from tools.evaluation.model import NluModel, newest_model


def main(arguments: list[str] | None = None) -> None:
    """Measure one file with one model and write down the result."""
    options = _parser().parse_args(arguments)
    rows = [
        json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()
    ]
    model = NluModel(options.model or newest_model(Path("models")))
    kind = readings if "reading" in rows[0] else topics if "topic" in rows[0] else intents
    report = kind.measure(rows, model)
    report["file"], report["model"] = str(options.file), model.path.name
    options.out.mkdir(parents=True, exist_ok=True)
    written = options.out / options.file.stem
    written.with_suffix(".json").write_text(
        json.dumps(report, ensure_ascii=False, indent=1),
        encoding="utf-8",
    )
    written.with_suffix(".html").write_text(page.render(kind.sections(report)), encoding="utf-8")
    print(kind.summary(report))
    print(f"\n{written.with_suffix('.html')}\n{written.with_suffix('.json')}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="JSON lines to measure on")
    parser.add_argument("--model", type=Path, help="a model archive; else the newest")
    state = Path(os.environ.get("YARDIM_STATE_DIR", "var"))
    parser.add_argument("--out", type=Path, default=state / "evaluation")
    return parser


if __name__ == "__main__":
    main()
