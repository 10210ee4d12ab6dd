"""The names of what is said once an alarm was raised. Pure."""

from __future__ import annotations

from actions.reading import situations

_GROUPS = {
    situations.FRAUD: "fraud",
    situations.FALSE_FITTER: "fraud",
    situations.DEFRAUDED: "fraud",
    **dict.fromkeys(situations.ONLINE, "online"),
    situations.SELF_HARM_OTHER: "life",  # who writes is not the one in despair
    "stolen_line": "line",
    "threat": "threat",
    "self_harm": "self_harm",
    "violence": "violence",
}
GROUPS = ("life", "self_harm", "violence", "online", "line", "fraud", "threat")
WORSE = ("shock", "breath", "blood", "burn", "cold", "battery", "attacker", "fraud", "taken")
TWICE = frozenset(
    {
        *(f"utter_alarm_here_{group}" for group in GROUPS),
        *(f"utter_alarm_worse_{what}" for what in WORSE),
        *("utter_alarm_despair", "utter_alarm_over_self_harm", "utter_alarm_nobody_sent"),
        *("utter_alarm_not_blocked", "utter_alarm_called", "utter_alarm_called_line"),
        *("utter_alarm_cannot_call", "utter_alarm_withheld", "utter_alarm_erase"),
        *("utter_alarm_given_to_nobody", "utter_alarm_not_told_at_home", "utter_alarm_of_another"),
        *("utter_alarm_passed_gas", "utter_alarm_passed_fumes", "utter_alarm_passed_smoke"),
        *("utter_alarm_still_there_electricity", "utter_alarm_still_there_pit"),
        *("utter_alarm_give_theirs", "utter_alarm_told_online", "utter_alarm_whose"),
        *("utter_alarm_known", "utter_alarm_where", "utter_alarm_told", "utter_alarm_told_line"),
        *("utter_alarm_unsaved", "utter_alarm_next", "utter_alarm_position", "utter_alarm_thank"),
        *("utter_alarm_stays", "utter_alarm_go_on", "utter_alarm_somebody", "utter_alarm_beside"),
        "utter_alarm_beside_self_harm",
        *(f"utter_danger_foreign_{language}" for language in ("en", "de", "ar", "ru", "ku")),
        *(f"utter_danger_foreign_told_{language}" for language in ("en", "de", "ar", "ru", "ku")),
    }
)
"""Those that have a second wording."""
ONCE = frozenset(
    {
        *(f"utter_alarm_over_{group}" for group in GROUPS if group != "self_harm"),
        *("utter_alarm_over_electricity", "utter_alarm_over_fire"),
        *(f"utter_alarm_false_{group}" for group in ("self_harm", "violence", "line")),
        *("utter_alarm_back", "utter_alarm_left", "utter_alarm_lifted", "utter_alarm_lifted_only"),
    }
)


def group_of(situation: str) -> str:
    """Return whose words a situation shares."""
    kind = situations.kind_of(situation)
    return _GROUPS.get(situation) or _GROUPS.get(kind, "life")
