"""The dialogue of Rasa's default pipeline beside ours: a form and rules, as Rasa's manual has it.

Ours asks one action for whatever is said (bot/answer_policy.py), which the default pipeline has no
policy for. So it gets what one would write with it: a rule for each of our intents, and a form that
asks what a complaint is asked for. Whatever is said to a question answers it, unless its intent
interrupts, which that intent's rule then answers before the form asks again.
"""

from __future__ import annotations

from typing import Any

FORM = "complaint_form"
# What the product asks a customer whose topic is clear, in this order; the message that began the
# complaint is the first answer.
_DESCRIPTION = "complaint_description"
_QUESTIONS = ("first_contact_result", "phone", "customer_name", "confirmed")
_BEGINS_WITH = "file_complaint"
_INTERRUPTIONS = (
    *("greet", "goodbye", "thank", "help", "check_status", "lost_tracking_number"),
    *("ask_why", "ask_privacy", "ask_duration", "ask_contact_channels"),
    *("small_talk", "bot_challenge", "out_of_scope", "talk_to_agent", "insult"),
)
_REGISTERED = "utter_registered"

type Yaml = dict[str, Any]


def domain_of_rules(domain: Yaml) -> Yaml:
    """Return a domain for the intents of the project's own, with a response to each."""
    intents: list[str] = domain["intents"]
    said = [_answer(intent) for intent in intents if intent != _BEGINS_WITH]
    asked = [f"utter_ask_{FORM}_{slot}" for slot in _QUESTIONS]
    return {
        "version": "3.1",
        "session_config": domain["session_config"],
        "intents": intents,
        "slots": {
            slot: {"type": "text", "influence_conversation": False, "mappings": [_mapping(slot)]}
            for slot in (_DESCRIPTION, *_QUESTIONS)
        },
        "forms": {FORM: {"required_slots": [_DESCRIPTION, *_QUESTIONS]}},
        "responses": {name: [{"text": name}] for name in (*said, *asked, _REGISTERED)},
    }


def rules(domain: Yaml) -> Yaml:
    """Return a rule for each intent of the project's own domain, and what ends the form."""
    answered = [
        {"rule": intent, "steps": [{"intent": intent}, {"action": _answer(intent)}]}
        for intent in domain["intents"]
        if intent != _BEGINS_WITH
    ]
    begun = [{"intent": _BEGINS_WITH}, {"action": FORM}, {"active_loop": FORM}]
    done: list[Yaml] = [
        {"action": FORM},
        {"active_loop": None},
        {"slot_was_set": [{"requested_slot": None}]},
        {"action": _REGISTERED},
    ]
    return {
        "version": "3.1",
        "rules": [
            *answered,
            {"rule": "Take a complaint", "steps": begun},
            {"rule": "Register it", "condition": [{"active_loop": FORM}], "steps": done},
        ],
    }


def _answer(intent: str) -> str:
    return f"utter_{intent}"


def _mapping(slot: str) -> Yaml:
    if slot == _DESCRIPTION:
        return {"type": "from_text", "intent": _BEGINS_WITH}
    return {
        "type": "from_text",
        "not_intent": list(_INTERRUPTIONS),
        "conditions": [{"active_loop": FORM, "requested_slot": slot}],
    }
