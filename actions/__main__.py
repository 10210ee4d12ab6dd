"""Start the action server on loopback: `.venv-bot/bin/python -m actions`."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from urllib.parse import urlsplit

from actions.backend_errors import BackendUnavailableError
from actions.reading import given_names, learnt
from actions.settings import SettingsError, settings
from lexicon.masking.logs import mask_logs


class OneLine(logging.Filter):
    """Turn the SDK's stack trace of an expected failure into one line.

    That the backend does not answer is no fault of the actions: Rasa's channel undoes the
    turn and the backend repeats it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, an expected failure's without its trace."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, BackendUnavailableError):
            record.msg, record.args = f"the backend gave no answer: {error}", None
            record.exc_info = record.exc_text = None
        return True


def main() -> None:
    """Serve the actions until stopped, where `YARDIM_ACTIONS_URL` says."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    try:
        address = urlsplit(settings().actions_url)
        learnt.newest()
    except (SettingsError, learnt.NothingLearntError) as error:
        sys.exit(str(error))
    # The SDK binds every interface unless this is set, and it asks for no token.
    os.environ["SANIC_HOST"] = address.hostname or "127.0.0.1"
    os.environ.setdefault("SANIC_ACCESS_LOG", "false")
    mask_logs()
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "WARNING"))
    logging.getLogger("rasa_sdk.endpoint").addFilter(OneLine())
    # Sanic 21 shows every deprecation once; those of its own old neighbours help nobody.
    import sanic  # noqa: F401, PLC0415 - it reads the environment at import

    warnings.simplefilter("ignore")
    from rasa_sdk.endpoint import run  # noqa: PLC0415

    given_names.warm()
    run("actions", port=address.port or 5055, cors_origins="")


if __name__ == "__main__":
    main()
