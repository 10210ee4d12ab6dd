"""A line, SIM or phone is in other hands: a SIM copied, codes going astray, a phone stolen.

A phone that rang ("çaldı"), that was stolen last year, a stolen modem, "hırsızlık bu" about a bill
and a line opened in one's name long ago (a complaint about personal data) are everyday.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW
from lexicon.danger.rules import Rule

RULES = (
    Rule("line_taken", ("line", "copied"), 3, ("stolen_thing", "old", "joke", "as_if"), 1),
    Rule(
        "phone_stolen",
        ("phone", "stolen"),
        4,
        ("stolen_thing", "debited", *NOT_NOW),
        4,
        asking=True,
    ),
    Rule("stolen_and_block", ("stolen", "block"), 8, ("stolen_thing", *NOT_NOW), 2, asking=True),
    Rule("line_used", ("my_number", "others", "uses"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("sim_issued", ("sim_issued", "without_me|others"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("messages_sent", ("from_my_line", "sent"), 7, ("trade_uses", *NOT_NOW), 3),
    Rule("codes_seen", ("codes", "others", "sees"), 4, ("trade_uses", "home_net", *NOT_NOW), 3),
    Rule("thief_uses", ("thief", "phone|my_number", "uses|held"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("line_entered", ("line_entered",), 2, NOT_NOW, 2, weight=0.7),
    Rule("codes_taken", ("codes", "sees"), 2, ("trade_uses", "home_net", *NOT_NOW), 3, weight=0.3),
    Rule(
        "given_to_others",
        ("my_number", "to_others", "given"),
        6,
        ("trade_uses", *NOT_NOW),
        3,
        weight=0.6,
    ),
    Rule("line_moved", ("line|my_number", "to_device", "given"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("sim_changed", ("sim", "without_me", "changed"), 6, ("trade_uses", "net", *NOT_NOW), 3),
    Rule("account_in_others_hands", ("account|bank", "held"), 4, NOT_NOW, 3, weight=0.4),
    Rule("codes_astray", ("codes", "to_others", "goes_to"), 6, ("trade_uses", *NOT_NOW), 3),
    Rule("drained", ("bank", "drained"), 5, ("debited", "trade_uses", *NOT_NOW), 3, weight=0.5),
    Rule("dead_line", ("line|phone", "line_dead"), 4, NOT_NOW, 2, weight=0.3),
    Rule(
        "others_took",
        ("others|to_others|without_me", "codes|bank|line"),
        6,
        ("trade_uses", "home_net", *NOT_NOW),
        3,
        weight=0.3,
    ),
    Rule("stop_it", ("block", "line|phone|bank"), 6, NOT_NOW, 2, weight=0.2),
    Rule("lost_in_use", ("lost", "phone|line", "others", "uses"), 14, NOT_NOW, 2),
    Rule("account_hacked", ("hacked", "account"), 3, NOT_NOW, 2, weight=0.5),
    Rule("right_now", ("just_now",), 1, NOT_NOW, 2, weight=0.2),
    Rule("sim_other", ("sim", "changed"), 3, ("trade_uses", "net", *NOT_NOW), 3, weight=0.5),
    Rule("thief_has", ("phone|my_number", "thief_has"), 4, NOT_NOW),
    Rule(
        "codes_not_asked_for",
        ("codes", "without_me"),
        5,
        ("trade_uses", "home_net", *NOT_NOW),
        3,
        weight=0.4,
    ),
    Rule("sim_taken", ("sim", "others", "takes"), 4, ("trade_uses", *NOT_NOW), 3),
    Rule(
        "line_and_bank",
        ("my_number|line", "bank", "drained"),
        8,
        ("debited", "trade_uses", *NOT_NOW),
        3,
        weight=0.3,
    ),
)
