"""Cables and poles that can hit or electrocute somebody, open boxes and shafts, shocks.

An untidy cable in the living room, a broken cable that only costs the connection, "direk" as
"straight away", a power cut and a bill that "strikes" are everyday.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW
from lexicon.danger.rules import Rule

_INSIDE = ("indoors", *NOT_NOW)
RULES = (
    Rule("cable_hangs", ("cable", "hangs"), 5, _INSIDE, 4),
    Rule("cable_swings", ("cable|pole", "swings", "outside|me"), 7, _INSIDE, 2),
    Rule("cable_low", ("cable", "low", "outside"), 6, _INSIDE, 2),
    Rule("cable_down", ("cable", "falls", "lies|onto"), 7, ("indoors", *NOT_NOW), 3),
    Rule("cable_lies", ("cable", "lies", "outside"), 6, ("indoors", "blaze_name", *NOT_NOW), 3),
    Rule(
        "cable_catches",
        ("cable", "catches", "outside|me|family|person|limb"),
        8,
        ("indoors", "thing", *NOT_NOW),
        2,
    ),
    Rule("pole_tilts", ("pole|pole_bare", "tilts"), 4, ("old", "joke", "indoors"), 3),
    Rule("pole_falls", ("pole", "falls"), 4, ("joke", "old", "trade_falls"), 2),
    Rule(
        "pole_falls_on", ("pole|pole_bare", "falls", "onto"), 6, ("joke", "old", "trade_falls"), 3
    ),
    Rule(
        "pole_hit",
        ("vehicle", "pole|pole_bare", "hit", "hangs|falls|tilts|lies|cable"),
        10,
        ("joke", "old"),
    ),
    Rule("mast_falls", ("mast", "tilts|falls"), 5, ("joke", "old", "trade_falls"), 2),
    Rule("shaft_open", ("shaft", "is_open"), 4, ("joke", "old", "if")),
    Rule("live_box_open", ("live_box", "lid", "is_open"), 5, ("indoors", "joke", "old", "if")),
    Rule("fell_into_pit", ("pit", "person|family|vehicle|me", "fell"), 8, ("joke", "old", "if")),
    Rule(
        "fell_into_trench",
        ("trench", "into_it", "fell"),
        10,
        ("joke", "old", "if", "net", "phone_line"),
        2,
    ),
    Rule("bare_wire", ("bare_wire", "outside|lies"), 5, ("indoors", "joke", "old", "if")),
    Rule("is_live", ("is_live", "struck_by"), 8, ("joke", "old", "if", "lamp", "net")),
    Rule("box_open", ("box", "lid", "is_open"), 6, ("indoors", *NOT_NOW), 4, weight=0.6),
    Rule(
        "box_open_outside",
        ("box|lid", "is_open", "outside|cable|current"),
        8,
        ("indoors", *NOT_NOW),
        4,
        weight=0.6,
    ),
    Rule("box_shows", ("box", "cable|current", "shows"), 7, ("indoors", *NOT_NOW), 4, weight=0.4),
    Rule("shock", ("current", "shocks"), 3, ("joke", "old", "power_cut", "money"), 2),
    Rule("struck", ("struck", "struck_by"), 4, ("bill", "joke", "old", "service"), 4),
    Rule("sparks", ("sparks", "sparks_out"), 3, NOT_NOW),
    Rule("live_wire_low", ("live_wire", "hangs|falls|lies|tilts|is_open"), 6, NOT_NOW, 3),
    Rule("safety", ("safety",), 1, ("joke", "old", "if", "net", "money"), 4),
    Rule("wires_on_the_ground", ("wires", "on_the_ground"), 3, _INSIDE, 3),
    Rule(
        "line_in_the_way",
        ("phone_wire", "broken_wire", "into_the_way"),
        5,
        ("indoors", *NOT_NOW),
        2,
    ),
    Rule(
        "will_shock", ("box|cable|pole|live_box", "will_shock"), 6, ("vehicle", "bill", *NOT_NOW), 3
    ),
    Rule("fallen_pole", ("pole|pole_bare", "fallen", "onto"), 4, ("joke", "old", "trade_falls"), 3),
)
