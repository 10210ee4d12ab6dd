"""One side's memory, speed and accuracy of understanding, in a fresh process of Rasa's Python.

`.venv-bot/bin/python -m bench.probe MODEL QUESTIONS` prints one line of JSON, marked so that it
can be told from what libraries print. Memory is resident, in MiB; times are in seconds.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

MARK = "bench.probe: "
_FALLBACK = "nlu_fallback"
_WARM_UP = 20


def main() -> None:
    """Measure the model at `sys.argv[1]` with the questions at `sys.argv[2]`."""
    memory = {"python": resident()}
    import rasa  # type: ignore[import-not-found]  # noqa: F401, PLC0415 - what an import costs is the question

    memory["import rasa"] = resident()
    from rasa.core.agent import load_agent  # type: ignore[import-not-found]  # noqa: PLC0415 - as above

    memory["import rasa.core.agent"] = resident()
    started = time.perf_counter()
    agent = asyncio.run(load_agent(model_path=sys.argv[1]))
    loading = time.perf_counter() - started
    memory["agent loaded"] = resident()
    lines = Path(sys.argv[2]).read_text("utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    answers, seconds = asyncio.run(_ask(agent, [question["text"] for question in questions]))
    memory["after parsing"] = resident()
    measured = {
        "memory": memory,
        "loading": loading,
        "parsing": seconds,
        "accuracy": _accuracy(questions, answers),
    }
    sys.stdout.write(f"{MARK}{json.dumps(measured)}\n")


def resident() -> float:
    """Return this process's resident memory in MiB."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    msg = "/proc/self/status names no VmRSS"
    raise OSError(msg)


async def _ask(agent: Any, texts: list[str]) -> tuple[list[dict[str, Any]], list[float]]:
    """Parse every text; return the answers, and the times after warming up."""
    for text in texts[:_WARM_UP]:
        await agent.parse_message(text)
    answers, seconds = [], []
    for text in texts:
        started = time.perf_counter()
        answers.append(await agent.parse_message(text))
        seconds.append(time.perf_counter() - started)
    return answers, seconds


def _accuracy(questions: list[dict[str, Any]], answers: list[dict[str, Any]]) -> dict[str, float]:
    pairs = list(zip(questions, answers, strict=True))
    about = [(question, answer) for question, answer in pairs if question["topic"]]
    return {
        # What the classifier thinks likeliest, whatever the fallback's threshold.
        "intent": _share([likeliest(answer) == question["intent"] for question, answer in pairs]),
        # What the dialogue gets to see: below the threshold, `nlu_fallback`.
        "intent after fallback": _share(
            [answer["intent"]["name"] == question["intent"] for question, answer in pairs]
        ),
        "topic": _share([topic(answer) == question["topic"] for question, answer in about]),
    }


def likeliest(answer: dict[str, Any]) -> str | None:
    """Return the first intent of the ranking that is one."""
    names = (rival["name"] for rival in answer["intent_ranking"])
    return next((name for name in names if name != _FALLBACK), None)


def topic(answer: dict[str, Any]) -> str | None:
    """Return the topic: ours is a property, the default pipeline's is the selected response's."""
    if "topic" in answer:
        return str(answer["topic"]["name"])
    key = answer["response_selector"]["default"]["response"]["intent_response_key"]
    return str(key).partition("/")[2]


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


if __name__ == "__main__":
    main()
