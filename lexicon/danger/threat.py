"""The customer threatens to hurt others.

Courts, cancelling and breaking one's own modem are everyday; a threat that another made ("seni
bulurum dedi") is violence done to the customer.
"""

from __future__ import annotations

from lexicon.danger.rules import Rule

_MANNER = ("own_thing", "by_law", "joke", "myself", "old")
ON_SOMEBODY = frozenset({"hurts_somebody", "wants_to_hurt", "goes_armed", "will_kill_somebody"})
"""Signs that name somebody and what will be done to them: they are believed by the words alone."""
# What is played, quoted, long ago or done to oneself.
_NOT_MEANT = ("joke", "old", "reported", "screen", "myself")
RULES = (
    Rule(
        "kills",
        ("others_hurt", "kills_i"),
        4,
        ("own_thing", "joke", "old", "myself", "by_law", "reported"),
        3,
    ),
    Rule(
        "kills_plain",
        ("kills_plain",),
        1,
        ("own_thing", "joke", "old", "myself", "by_law", "says", "screen"),
        3,
    ),
    Rule("burns_place", ("place", "burns_i"), 6, ("by_law", "joke", "old", "myself", "net"), 3),
    Rule("breaks_body", ("body", "breaks_i"), 2, ("own_thing", "by_law", "joke", "old"), 2),
    Rule(
        "burns_you",
        ("others_hurt", "burns_you"),
        3,
        ("own_thing", "by_law", "joke", "net", "money", "old", "screen"),
        3,
    ),
    Rule("you_will_die", ("you_will_die",), 2, ("by_law", "joke", "family", "outside", "cable"), 4),
    Rule("armed", ("arms", "comes"), 4, ("myself", "by_law", "joke", "old", "attacker"), 3),
    Rule("knows_where", ("i_know_where", "i_know"), 3, ("joke", "old", "reported"), 4, weight=0.7),
    # Right before its verb somebody is meant, whatever else is spoken of: "kabloyu kesti, adamı …".
    Rule("hurts_somebody", ("struck_one", "hurts_i"), 3, _NOT_MEANT, 4, ordered=True),
    Rule(
        "wants_to_hurt", ("struck_one", "hurting", "i_am_about_to"), 4, _NOT_MEANT, 4, ordered=True
    ),
    Rule("goes_armed", ("weapon_i", "struck_one", "i_am_about_to"), 6, _NOT_MEANT, 4),
    Rule("will_kill_somebody", ("will_kill",), 3, _NOT_MEANT, 4),
    Rule(
        "their_family",
        ("their_family", "i_know|i_know_where"),
        6,
        ("joke", "old", "reported"),
        4,
        weight=0.5,
    ),
    Rule("revenge", ("revenge",), 2, ("by_law", "joke", "money"), 4, weight=0.5),
    Rule(
        "revenge_on",
        ("others_hurt", "revenge"),
        4,
        ("by_law", "joke", "money", "net", "service"),
        4,
        weight=0.2,
    ),
    Rule("hits_who_comes", ("comer", "hits_i"), 5, ("own_thing", "by_law", "joke", "myself")),
    Rule(
        "harms_family",
        ("their_family|others_hurt", "harms"),
        3,
        ("myself", "by_law", "joke", "net", "money", "reported"),
    ),
)
