"""Train the assistant, only when something it is made from has changed.

The model's file name carries a digest of its inputs, so neither a clone, a checkout nor a touched
file trains anything anew: only other content does (what was trained is kept: `kept_models`).
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools import kept_models
from tools.progress import run_with_progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOT_PYTHON = Path(".venv-bot/bin/python")
_MODELS = Path("models")
_INPUTS = (
    "config.yml",
    "domain.yml",
    "data/**/*.yml",
    "data/topics/**/*.txt",
    "bot/**/*.py",
    "lexicon/**/*.py",
    "lexicon/**/*.txt",
)
_PACKAGES = Path("requirements/bot.txt")
# What the readings are learnt from: the model, and what reads the lines.
INPUTS_OF_READINGS = (
    *_INPUTS,
    "actions/reading/**/*.py",
    "data/readings/*.jsonl",
    "tools/evaluation/reading_lines.py",
    "tools/evaluation/learn_readings.py",
)


def main() -> None:
    """Make sure that a model and readings of the present inputs lie in `models/`; print them."""
    model = _MODELS / f"yardim-{digest()}.tar.gz"
    if not model.exists():
        _train(model)
    readings = _MODELS / f"readings-{digest(INPUTS_OF_READINGS)}.npz"
    if not readings.exists():
        _learn(model, readings)
    for older in (*_MODELS.glob("*.tar.gz"), *_MODELS.glob("*.npz"), *_MODELS.glob("*.json")):
        if older not in {model, readings, model.with_suffix(".parsed.json")}:
            older.unlink()
    print(model, readings, sep="\n")


def digest(inputs: Iterable[str] = _INPUTS) -> str:
    """Return a short digest of everything a model depends on."""
    paths = sorted({path for pattern in inputs for path in Path().glob(pattern)} | {_PACKAGES})
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path}\0".encode())
        whole.update(path.read_bytes())
        whole.update(b"\0")
    return whole.hexdigest()[:16]


def _train(model: Path) -> None:
    _MODELS.mkdir(exist_ok=True)
    name = model.name.removesuffix(".tar.gz")
    _run("Training the assistant", ["bot.train", name], "train.log", model)


def _learn(model: Path, readings: Path) -> None:
    arguments = ["tools.evaluation.learn_readings", str(model), str(readings)]
    _run("Learning the readings", arguments, "learn.log", readings)


def _run(what: str, module: Sequence[str], log: str, result: Path) -> None:
    if kept_models.bring(result):
        print(f"{what}: made before on this machine")
        return
    state = Path(os.environ.get("YARDIM_STATE_DIR", "var"))
    run_with_progress(
        what,
        [str(_BOT_PYTHON), "-W", "ignore", "-m", *module],
        log=state / "logs" / log,
        env=os.environ,
    )
    if not result.exists():
        sys.exit(f"{what}: ended without {result}")
    kept_models.keep(result)


if __name__ == "__main__":
    main()
