"""Start Rasa on loopback from the environment: `.venv-bot/bin/python -m bot`.

The token travels in the environment, not on the command line where any user of the machine
could read it; telemetry is off; TensorFlow, which Rasa imports and this bot does not use, is quiet.
"""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from urllib.parse import urlsplit

from lexicon.masking.logs import mask_logs

_MODELS = Path("models")


def main() -> None:
    """Run Rasa with the newest model until it is stopped."""
    token = os.environ.get("YARDIM_RASA_TOKEN")
    if not token:
        sys.exit("YARDIM_RASA_TOKEN is not set: the backend and Rasa share it")
    quiet()
    mask_logs()
    os.environ.setdefault("YARDIM_ACTIONS_URL", "http://127.0.0.1:5055")
    state = Path(os.environ.setdefault("YARDIM_STATE_DIR", "var")).absolute()
    os.umask(0o077)  # the dialogues under way are their owner's alone
    state.mkdir(parents=True, exist_ok=True)
    # What endpoints.yml names: embedded by default, servers' addresses beyond one machine.
    os.environ.setdefault("YARDIM_RASA_TRACKER_URL", f"sqlite:///{state / 'rasa.db'}")
    os.environ.setdefault("YARDIM_RASA_LOCK_STORE", "in_memory")
    os.environ.setdefault("YARDIM_RASA_REDIS_HOST", "localhost")
    os.environ.setdefault("YARDIM_RASA_REDIS_PORT", "6379")
    address = urlsplit(os.environ.get("YARDIM_RASA_URL", "http://127.0.0.1:5005"))
    sys.argv = [
        *("rasa", "run", "--enable-api", "--auth-token", token),
        *("--interface", address.hostname or "127.0.0.1", "--port", str(address.port or 5005)),
        *("--model", str(_newest_model()), "--endpoints", "endpoints.yml"),
        *("--credentials", "credentials.yml"),
    ]
    from rasa.__main__ import main as rasa

    rasa()


def quiet() -> None:
    """Keep TensorFlow's greeting and old libraries' deprecations out of an operator's logs."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    warnings.filterwarnings("ignore")


def _newest_model() -> Path:
    models = sorted(_MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        sys.exit("no model in models/: train one with `make train`")
    return models[-1]


if __name__ == "__main__":
    main()
