"""The project's dialogue without its actions: the domain and rules that both bare sides run.

A bare Rasa turn is to measure understanding and dialogue, not our action server and what it asks.
So each action of ours becomes a plain response, and the form fills its questions in Rasa's own way:
whatever is said to a question answers it, unless its intent interrupts, which the intent's rule
then answers before the form asks again. The whole product is measured with its real actions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

_FORM = "complaint_form"
# What the real form asks a customer whose topic is clear, in this order; the message that began the
# complaint is the first answer.
_DESCRIPTION = "complaint_description"
_QUESTIONS = ("first_contact_result", "phone", "customer_name", "confirmed")
_BEGINS_WITH = "file_complaint"
_INTERRUPTIONS = [
    *("greet", "goodbye", "thank", "help", "check_status", "lost_tracking_number"),
    *("ask_why", "ask_privacy", "ask_duration", "ask_contact_channels"),
    *("small_talk", "bot_challenge", "out_of_scope", "talk_to_agent", "insult"),
]
# Rasa calls these by itself; without them it has ways of its own.
_CALLED_BY_RASA = ("validate_", "action_ask_", "action_session_start")

type Yaml = dict[str, Any]


def domain_without_actions(files: list[Path]) -> dict[str, Yaml]:
    """Return each domain file's content, by its name, with responses in place of actions."""
    contents = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in files}
    for content in contents.values():
        actions = content.pop("actions", [])
        named = [name for name in actions if not name.startswith(_CALLED_BY_RASA)]
        if named:
            spoken = {_response(name): [{"text": name}] for name in named}
            content.setdefault("responses", {}).update(spoken)
        if _FORM in content.get("forms", {}):
            content["forms"][_FORM] = {"required_slots": [_DESCRIPTION, *_QUESTIONS]}
        for slot, settings in content.get("slots", {}).items():
            if slot in {_DESCRIPTION, *_QUESTIONS}:
                content["slots"][slot] = {**settings, "mappings": [_mapping(slot)]}
    asked = {name for content in contents.values() for name in content.get("responses", {})}
    unasked = {f"utter_ask_{_FORM}_{slot}" for slot in _QUESTIONS} - asked
    contents["bench.yml"] = {
        "version": "3.1",
        "responses": {name: [{"text": name}] for name in sorted(unasked)},
    }
    return contents


def rules_without_actions(path: Path) -> Yaml:
    """Return a rules file's content with responses in place of actions."""
    content: Yaml = yaml.safe_load(path.read_text("utf-8"))
    for rule in content["rules"]:
        for step in rule["steps"]:
            if step.get("action", "").startswith("action_"):
                step["action"] = _response(step["action"])
    return content


def _response(action: str) -> str:
    return f"utter_bench_{action}"


def _mapping(slot: str) -> Yaml:
    if slot == _DESCRIPTION:
        return {"type": "from_text", "intent": _BEGINS_WITH}
    return {
        "type": "from_text",
        "not_intent": list(_INTERRUPTIONS),
        "conditions": [{"active_loop": _FORM, "requested_slot": slot}],
    }
