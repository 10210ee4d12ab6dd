"""Stories for the default pipeline's TED policies, strung together from the project's own rules.

The project's dialogue is rules only, which TED does not learn from; without stories the default
side would answer without the policies that `rasa init` sets up, and the comparison would be with
half of it. Each story follows the rules word by word, so it says nothing that they do not say.
"""

from __future__ import annotations

import random
from itertools import batched
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

_SEED = 20261122
_EXCHANGES = 4
_TIMES = 2
_FALLBACK = "nlu_fallback"

type Step = dict[str, Any]


def stories_from(rules: Path) -> dict[str, Any]:
    """Return the content of a stories file: every unconditional rule in two stories of four.

    A story with a form ends with what the project's rules do when that form is done.
    """
    read = [rule for path in sorted(rules.rglob("*.yml")) for rule in _rules(path)]
    endings = {_form_of(rule): rule["steps"][1:] for rule in read if _is_ending(rule)}
    exchanges = [
        [_plain(step) for step in rule["steps"]] + endings.get(_last_form(rule) or "", [])
        for rule in read
        if _is_exchange(rule)
    ]
    shuffler = random.Random(_SEED)  # noqa: S311 - repeatable on purpose
    told: list[tuple[list[Step], ...]] = []
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


def _rules(path: Path) -> list[dict[str, Any]]:
    content = yaml.safe_load(path.read_text("utf-8")) or {}
    return content.get("rules") or []


def _is_exchange(rule: dict[str, Any]) -> bool:
    """A customer's intent and what follows, whatever was before."""
    steps = rule["steps"]
    return (
        not rule.get("condition")
        and not rule.get("conversation_start")
        and rule.get("wait_for_user_input", True)
        and ("intent" in steps[0] or "or" in steps[0])
        and not any("slot_was_set" in step for step in steps)
        and steps[0].get("intent") != _FALLBACK
    )


def _is_ending(rule: dict[str, Any]) -> bool:
    """A form that has just been filled, and what follows."""
    steps = rule["steps"]
    return "action" in steps[0] and any(
        "active_loop" in step and step["active_loop"] is None for step in steps
    )


def _form_of(rule: dict[str, Any]) -> str:
    return str(rule["steps"][0]["action"])


def _last_form(rule: dict[str, Any]) -> str | None:
    last: Step = rule["steps"][-1]
    return last.get("active_loop")


def _plain(step: Step) -> Step:
    """Take the first way where a rule allows several; nobody says `nlu_fallback`."""
    ways: list[Step] = step.get("or", [step])
    return next(way for way in ways if way.get("intent") != _FALLBACK)
