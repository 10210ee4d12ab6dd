"""Calls are impossible or would give the caller away; asked only once there is a danger."""

from __future__ import annotations

from lexicon.danger.rules import Rule

RULES = (
    Rule("rescuer_out_of_reach", ("rescuer", "out_of_reach"), 4, ("price_112",), 2),
    Rule("cannot_phone", ("cannot_phone",), 2),
    Rule("nobody_reached", ("help_out_of_reach", "out_of_reach"), 4),
    Rule("line_out", ("phone_line", "is_out"), 3),
    Rule("must_be_silent", ("hushed|unheard|hides",), 1),
    Rule("phone_taken", ("phone_taken",), 2),
    Rule("no_credit", ("no_credit", "runs_out"), 3),
)
