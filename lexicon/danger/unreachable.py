"""Emergencies by the line: help that cannot be called. Their concepts are in `emergency.txt`.

What an operator wants (severity follows it):
- 112, 155, the ambulance cannot be reached: emergency by itself, the call is owed to everybody;
- a person who lives by a device, or is ill, *and* no phone or line to call with: emergency;
- who is old *and* lives alone *and* has no phone to call with: emergency;
- any of these alone, or old age with a landline that is out: an everyday complaint.
"""

from __future__ import annotations

from lexicon.danger.rules import Rule

RULES = (
    Rule(
        "rescuer_out_of_reach",
        ("number_112", "out_of_reach"),
        6,
        ("price_112", "reached", "joke", "if"),
        3,
    ),
    Rule("dead_112", ("dead_112",), 3, ("price_112", "joke", "if"), 3),
    Rule(
        "rescue_numbers_dead",
        ("number_digits", "not_working"),
        3,
        ("price_112", "joke", "if", "net"),
        2,
    ),
    Rule("no_signal_for_112", ("number_112", "no_signal"), 4, ("price_112", "joke", "if", "net")),
    Rule("drops_112", ("number_112", "drops"), 5, ("price_112", "joke", "if", "net"), 2),
    Rule(
        "life_line", ("device", "any_line", "is_out"), 14, ("joke", "if", "made_ill", "errand"), 4
    ),
    Rule(
        "ill_without_phone",
        ("really_ill", "phone_line", "is_out"),
        14,
        ("joke", "if", "made_ill", "old"),
        2,
        weight=0.6,
    ),
    Rule(
        "ill_without_help",
        ("really_ill|device|worse", "help_out_of_reach", "out_of_reach"),
        14,
        ("joke", "if", "made_ill", "old"),
        2,
    ),
    Rule(
        "ill_out_of_reach",
        ("really_ill|worse|device", "news_of"),
        12,
        ("joke", "if", "made_ill", "service"),
        3,
        weight=0.6,
    ),
    Rule(
        "aged_and_alone",
        ("aged", "by_oneself", "phone_line", "is_out"),
        14,
        ("joke", "if", "made_ill", "old"),
        2,
    ),
    Rule("cannot_phone", ("cannot_phone",), 2, ("joke", "if", "service", "deaf"), 5, weight=0.4),
    Rule("line_out", ("phone_line", "is_out"), 3, ("joke", "if", "old"), weight=0.3),
    Rule(
        "call_for_me",
        ("number_digits|ambulance", "calls_for_me"),
        2,
        ("price_112", "joke", "if", "money"),
        3,
        asking=True,
    ),
)
