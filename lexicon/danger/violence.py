"""Somebody is attacking, breaking in, following, or locking in the writer or another.

A collector or an agent who "threatens" with papers and a prank seller at the door are everyday, and
so is a deaf customer's "aramayın, yazın".
"""

from __future__ import annotations

from lexicon.danger.common import TRADE
from lexicon.danger.rules import Rule

_PAPER = ("collector", "joke", "old")
# Who is ill is no attacker: "babam kalp krizi, yardım edin".
_ILL = (
    "heart",
    "attack",
    "faints",
    "unconscious",
    "breath",
    "lies_down",
    "no_response",
    "worse",
    "collapses",
    "ambulance",
)
RULES = (
    Rule("beaten", ("beats", "attacker|me|family"), 5, ("joke", "old", "if", "net", "money"), 3),
    Rule("abused", ("abuser", "touches"), 4, ("joke", "old", *TRADE)),
    Rule(
        "locked_by_attacker",
        ("attacker", "locked_one", "locks"),
        5,
        ("joke", "old", "net", "money", "service", "phone_line"),
        3,
    ),
    Rule("victim", ("victim",), 2, ("joke", "old", "money", "net", "screen"), 4),
    Rule(
        "struck_by_somebody",
        ("strict_attacker", "me|family", "strikes"),
        6,
        ("joke", "old", "net", "money"),
    ),
    Rule("would_kill", ("kills", "me|family"), 4, ("joke", "old", "hyper", *TRADE), 4),
    Rule(
        "would_kill_somebody",
        ("kills", "attacker"),
        5,
        ("i_am_about_to", "joke", "old", "hyper", *TRADE),
        4,
    ),
    Rule("says_kills", ("kills_said", "says"), 2, ("joke", "old", *TRADE), 4, ordered=True),
    Rule("door_forced", ("door", "forces"), 3, ("ours_forces", "crew", "joke", "old", "money"), 3),
    Rule("door_beaten", ("door", "knocks"), 3, ("ran_off", "crew", "joke", "old", "money"), 3),
    Rule(
        "burglar",
        ("burglar", "home"),
        3,
        ("joke", "old", "money", "service", "cable", "since", "yesterday"),
    ),
    Rule(
        "burglar_in",
        ("burglar", "gets_in"),
        3,
        ("joke", "old", "money", "service", "since", "yesterday", "carried_off"),
    ),
    Rule("harassed", ("staff", "harasses"), 8, ("joke", "old"), 3),
    Rule(
        "threatened_by_staff",
        ("staff", "threatens"),
        6,
        ("joke", "old", "law", "collector_only"),
        5,
    ),
    Rule("groomed", ("family|a_child", "indecent", "wanted_of_them"), 9, ("joke", "old"), 3),
    Rule(
        "watched",
        ("family|me|my_phone", "watches"),
        6,
        ("joke", "old", "law", "not_back", "asked_of_us"),
        3,
    ),
    Rule("exposed", ("pictures", "will_spread"), 4, ("joke", "old", "law")),
    Rule("breaks_in", ("breaks_in",), 3, ("crew", "joke", "old", *TRADE), 4),
    Rule("they_are_in", ("inside_they",), 1, ("crew", "joke", "old", *TRADE), weight=0.5),
    Rule("rages_at_door", ("at_door", "rages"), 4, ("crew", "joke", "old", *TRADE), weight=0.7),
    Rule("taken", ("taken",), 2, ("joke", "old", *TRADE), weight=0.6),
    Rule("taken_me", ("me", "taken"), 6, ("joke", "old", *TRADE), weight=0.4),
    Rule("intruder", ("somebody", "home", "gets_in"), 5, ("joke", "old", *TRADE)),
    Rule(
        "somebody_inside",
        ("home", "somebody", "is_there"),
        3,
        ("joke", "old", *TRADE),
        ordered=True,
    ),
    Rule(
        "weapon",
        ("weapon", "weapon_used"),
        4,
        ("weapon_idiom", "i_come", "joke", "old", "myself", "net"),
    ),
    Rule("shots", ("shots",), 2, ("joke", "old", *TRADE)),
    Rule("followed", ("follows",), 3, _PAPER, 4),
    Rule(
        "locked_in",
        ("me", "locked_one", "locks"),
        5,
        ("joke", "old", "net", "money", "service", "phone_line"),
        3,
        weight=0.7,
    ),
    Rule(
        "locked_by",
        ("locked_one|fear", "locks"),
        3,
        ("joke", "old", "net", "money", "service", "phone_line"),
        3,
        weight=0.5,
    ),
    Rule("abducted", ("abducted", "abducts"), 4, ("missed_show", "joke", "old", "net", "money")),
    Rule(
        "hides", ("hides", "hiding_place|fear|unheard|attacker|hushed"), 5, ("joke", "old", "net")
    ),
    Rule("hushed", ("hushed",), 1, ("joke", "old", "net", "money", "deaf"), 12, weight=0.5),
    Rule("unheard", ("unheard",), 1, ("joke", "old", "net", "money", "child"), 12, weight=0.5),
    Rule(
        "fear_of",
        ("fear", "strict_attacker"),
        6,
        (*_ILL, "joke", "old", "net", "money"),
        6,
        weight=0.5,
    ),
    Rule(
        "in_attackers_hands",
        ("strict_attacker", "fear|unheard|hushed|stalks"),
        8,
        (*_ILL, "joke", "old", "net", "money", "law"),
        6,
        weight=0.5,
    ),
    Rule("police", ("police", "sends"), 3, ("joke", "old", "if", "money"), 3, asking=True),
    Rule(
        "threatened_in_words",
        ("i_know|i_know_where|kills_said|harms|burns_i", "reported"),
        4,
        ("joke", "old", "law", "net"),
        2,
        ordered=True,
    ),
    Rule("death_threat", ("death_threat",), 1, ("joke", "old")),
    Rule("threatened", ("threatens", "strict_attacker|somebody"), 5, _PAPER, 5),
    Rule("stalked", ("stalks", "strict_attacker|somebody"), 5, _PAPER, 5),
    Rule("at_door", ("at_door", "strict_attacker"), 4, ("crew", "joke", "old", *TRADE), weight=0.4),
    Rule("forced_in", ("home", "by_force", "gets_in"), 4, ("crew", "joke", "old", *TRADE)),
    Rule("in_hiding", ("in_hiding",), 2, ("joke", "old", *TRADE), weight=0.5),
    Rule("beats_now", ("beats_now",), 1, ("joke", "old", "if", *TRADE), weight=0.6),
    Rule("cannot_phone", ("cannot_phone",), 2, ("joke", "old", "if", "deaf", *TRADE), weight=0.5),
    Rule("held", ("me", "by_force", "holds"), 6, ("joke", "old", *TRADE)),
    Rule("would_kill_if_heard", ("kills", "unheard"), 4, ("joke", "old")),
    Rule("beating_tool", ("beating_tool", "strikes"), 3, ("joke", "old", "thing")),
    Rule("is_followed", ("is_followed", "fear|attacker|police"), 6, _PAPER, 4),
    Rule("will_kill", ("kills_us",), 1, ("joke", "old", "hyper", "if", *TRADE), 4),
)
