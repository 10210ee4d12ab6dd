"""Stories for the default pipeline's TED policies, strung together from its rules.

TED does not learn from rules; without stories the default side would answer without the policies
that `rasa init` sets up, and the comparison would be with half of it. Each story follows the rules
word by word, so it says nothing that they do not say.
"""

from __future__ import annotations

import random
from itertools import batched
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.bare_dialogue import Yaml

_SEED = 20261122
_EXCHANGES = 4
_TIMES = 2
_FALLBACK = "nlu_fallback"


def stories_from(rules: Yaml) -> Yaml:
    """Return the content of a stories file: every rule for an intent in two stories of four.

    What begins a form goes on with what the rules do when that form is done.
    """
    endings = {
        rule["steps"][0]["action"]: rule["steps"][1:]
        for rule in rules["rules"]
        if "action" in rule["steps"][0]
    }
    exchanges = [
        rule["steps"] + endings.get(rule["steps"][-1].get("active_loop"), [])
        for rule in rules["rules"]
        # Nobody says `nlu_fallback`.
        if rule["steps"][0].get("intent", _FALLBACK) != _FALLBACK
    ]
    shuffler = random.Random(_SEED)  # noqa: S311 - repeatable on purpose
    told: list[tuple[list[Yaml], ...]] = []
    for _ in range(_TIMES):
        shuffler.shuffle(exchanges)
        told.extend(batched(exchanges, _EXCHANGES))
    return {
        "version": "3.1",
        "stories": [
            {"story": f"bench {number}", "steps": [step for exchange in story for step in exchange]}
            for number, story in enumerate(told, 1)
        ],
    }
