"""Train Rasa on the project's files: `.venv-bot/bin/python -m bot.train <model name>`."""

from __future__ import annotations

import sys

from bot.__main__ import quiet


def main() -> None:
    """Write `models/<model name>.tar.gz`, or leave with Rasa's error."""
    name = sys.argv[1]
    quiet()
    sys.argv = [
        # A test validates the data (tests/conversations/test_data.py): here it would take a third
        # of the time, each time.
        *("rasa", "train", "--quiet", "--skip-validation", "--fixed-model-name", name),
    ]
    from rasa.__main__ import main as rasa

    rasa()


if __name__ == "__main__":
    main()
