"""Train the assistant, only when something it is made from has changed.

The model's file name carries a digest of its inputs, so neither a checkout nor a touched file
trains anything anew: only other content does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from tools.progress import run_with_progress

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


def main() -> None:
    """Make sure that a model of the present inputs lies in `models/`; print its path."""
    model = _MODELS / f"yardim-{digest()}.tar.gz"
    if not model.exists():
        _train(model)
    for older in _MODELS.glob("*.tar.gz"):
        if older != model:
            older.unlink()
    print(model)


def digest() -> str:
    """Return a short digest of everything a model depends on."""
    paths = sorted({path for pattern in _INPUTS for path in Path().glob(pattern)} | {_PACKAGES})
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path}\0".encode())
        whole.update(path.read_bytes())
        whole.update(b"\0")
    return whole.hexdigest()[:16]


def _train(model: Path) -> None:
    _MODELS.mkdir(exist_ok=True)
    state = Path(os.environ.get("YARDIM_STATE_DIR", "var"))
    run_with_progress(
        "Training the assistant",
        [str(_BOT_PYTHON), "-m", "bot.train", model.name.removesuffix(".tar.gz")],
        log=state / "logs" / "train.log",
        env=os.environ,
    )
    if not model.exists():
        sys.exit(f"training ended without {model}")


if __name__ == "__main__":
    main()
