"""Something burns or smokes now.

A lamp that burns, a burnt-out modem, spent credit and anger are everyday.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW, TRADE
from lexicon.danger.rules import Rule

_FIGURE = ("blaze_name", "smoke_of_anger", "since", "like", *NOT_NOW)
RULES = (
    Rule("blaze", ("blaze", "breaks_out"), 3, _FIGURE, 4),
    Rule("blaze_alone", ("blaze", "alone"), 1),
    Rule("flames", ("flames_up",), 1, ("skirt", *NOT_NOW), 4),
    Rule("we_burn", ("we_burn", "alone|help|fire_brigade|building|blaze"), 4, NOT_NOW),
    Rule("smoke", ("smoke", "smokes"), 3, _FIGURE, 3),
    Rule("chokes_in_smoke", ("smoke", "breath|chokes"), 4, _FIGURE, 3),
    Rule("burnt_smell", ("burnt_smell", "smell"), 3, ("old", "if", "joke"), 3),
    Rule("smells_of_burning", ("burning", "smell"), 3, ("old", "if", "joke", "lamp"), 3),
    Rule("building_burns", ("building", "burns_now"), 3, ("lamp", "spent", *NOT_NOW), 3),
    Rule("plant_burns", ("wired", "burns_now"), 2, ("lamp", "spent", "net", *NOT_NOW), 4),
    Rule("bursts", ("battery", "bursts"), 2, ("old", "if", "joke"), 3),
    Rule("burnt_me", ("plant", "burnt_me"), 3, ("spent", "money", *NOT_NOW), 2),
    Rule("about_to_burst", ("plant", "about_to_burst"), 4, ("old", "joke", "money", "lamp"), 3),
    Rule(
        "swells",
        ("battery_that_swells", "swells"),
        4,
        ("mended", "money", *NOT_NOW),
        6,
    ),
    Rule("too_hot", ("plant", "too_hot"), 5, ("joke", "old", "money"), 3, weight=0.6),
    Rule("bursts_and_burns", ("plant", "bursts", "spreads"), 8, NOT_NOW),
    Rule("melts", ("device_that_melts", "melts"), 2, ("old", "if", "joke"), 3, weight=0.6),
    Rule("smells", ("device_that_melts|plant", "smell"), 5, NOT_NOW, 3, weight=0.4),
    Rule(
        "burnt_and_spreads",
        ("plant", "burning", "spreads"),
        8,
        ("lamp", "since", "stove", *NOT_NOW),
        2,
    ),
    Rule("fire_brigade", ("fire_brigade", "summon"), 3, ("blaze_name", *NOT_NOW), 4),
    Rule(
        "person_burns",
        ("family|person", "burns_now"),
        2,
        ("lamp", "spent", "money", "net", *NOT_NOW),
        3,
    ),
    Rule(
        "blaze_in", ("building", "blaze"), 1, ("blaze_name", "since", "like", *TRADE, *NOT_NOW), 3
    ),
)
