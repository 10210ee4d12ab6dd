"""What understanding and reading one message of an SMS's greatest length costs.

`.venv-bot/bin/python -m tools.evaluation.costs [FOLDER]` composes texts of up to 320 characters out
of the topics' phrases, parses each with the newest model and reads it at the question that
complaints answer, and prints milliseconds of processor time. With the folder of another checkout,
that one's code and model.
"""

from __future__ import annotations

import asyncio
import logging
import os
import statistics
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

_LONGEST = 320
_TEXTS = 200
_ROUNDS = 3
_PHRASES_APART = 37


def texts(folder: Path) -> list[str]:
    """Return texts of a little less than 320 characters, each phrase beside ever other ones."""
    from bot import material  # noqa: PLC0415 - of the checkout that was asked for

    phrases = [
        phrase
        for of_topic in material.read_material(str(folder / "data/topics")).phrases.values()
        for phrase in of_topic
    ]
    found = []
    for number in range(_TEXTS):
        text = ""
        for phrase in islice(cycle(phrases), number * _PHRASES_APART, None):
            if len(text) + len(phrase) > _LONGEST:
                break
            text = f"{text} {phrase}".strip()
        found.append(text)
    return found


async def _measure(agent: Any, asked: list[str]) -> dict[str, list[float]]:
    from actions.reading import learnt  # noqa: PLC0415 - as above
    from actions.reading.context import Context  # noqa: PLC0415
    from actions.reading.message import Message  # noqa: PLC0415
    from actions.reading.read import read  # noqa: PLC0415

    spent: dict[str, list[float]] = {"parse": [], "read": []}
    for text in asked:
        started = time.process_time()
        parse = await agent.parse_message(text)
        parsed = time.process_time()
        read(Message.of({**parse, "message_id": "1"}, []), Context("problem"), learnt.newest())
        spent["parse"].append(1000 * (parsed - started))
        spent["read"].append(1000 * (time.process_time() - parsed))
    return spent


def _quarter(times: list[float]) -> float:
    return statistics.quantiles(times, n=4)[2]


def main() -> None:
    """Measure, in milliseconds of processor time."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".").absolute()
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    import structlog  # noqa: PLC0415 - comes with Rasa
    from rasa.core.agent import load_agent  # type: ignore[import-not-found]  # noqa: PLC0415

    from bot.channels import make_turns_atomic  # noqa: PLC0415 - as above

    # As `python -m bot` runs it: what is logged for nobody is not composed.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    model = max(Path("models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    agent = asyncio.run(load_agent(model_path=str(model)))
    make_turns_atomic(agent)
    asked = texts(folder)
    asyncio.run(_measure(agent, asked[:20]))
    for _ in range(_ROUNDS):
        spent = asyncio.run(_measure(agent, asked))
        shown = ", ".join(
            f"{what} median {statistics.median(times):.1f}, quarter over {_quarter(times):.1f}"
            for what, times in spent.items()
        )
        print(f"{len(asked)} texts, ms of processor time: {shown}")


if __name__ == "__main__":
    main()
