"""A life at risk now, or calls for help that do not go through.

What an operator wants (severity follows it):
- somebody cannot breathe, has fainted, bleeds, gives birth, is trapped: emergency, whoever tells;
- calls for help that do not go through: `unreachable`;
- a child that ran away, or somebody who did not come home and is to be found by the phone;
- an ill or elderly parent merely mentioned, a landline out in an elderly parent's house, "kalp
  krizi geçirtecek", an illness told as the reason of a late bill: none.
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW, TRADE
from lexicon.danger.rules import Rule

_FIGURE = ("joke", "hyper", "old", "if")
_TRADE = ("net", "money", "screen")
RULES = (
    Rule("breath", ("breath", "fails"), 3, (*_FIGURE, "money", "net", "thing"), 3),
    Rule("unconscious", ("unconscious",), 2, ("joke", "old", "if", "thing", *_TRADE), 5),
    Rule("faints", ("faints", "family|person"), 5, (*_FIGURE, "fainted_i", "thing", *_TRADE), 5),
    Rule("no_response", ("family", "no_response"), 4, (*_FIGURE, *TRADE), 3),
    Rule(
        "heart", ("heart", "heart_fails"), 3, (*_FIGURE, "has_attack_i", "had_attack", *_TRADE), 4
    ),
    Rule(
        "attack",
        ("attack", "has_attack"),
        2,
        (*_FIGURE, "soft_attack", "has_attack_i", "since", "service", *_TRADE),
        5,
    ),
    Rule(
        "had_attack",
        ("attack", "had_attack"),
        2,
        (*_FIGURE, "soft_attack", "since", "service", *_TRADE),
        5,
        weight=0.7,
    ),
    Rule("bleeds", ("bleeds",), 2, ("joke", "old", "if", *_TRADE), 3),
    Rule("fell", ("family|person", "falls_down", "hurt"), 8, ("joke", "old", "if", *TRADE), 3),
    Rule("broken", ("limb", "broken"), 3, ("joke", "old", "if", *TRADE), 4, weight=0.7),
    Rule(
        "cannot_move",
        ("family|me|person", "cannot_move"),
        4,
        ("joke", "old", "if", "phone_line", *TRADE),
        4,
        weight=0.6,
    ),
    Rule("lies_down", ("family|person", "lies_down"), 5, ("joke", "old", "if", *TRADE), weight=0.7),
    Rule("no_answer", ("family", "no_answer"), 5, ("joke", "old", "if", *TRADE), weight=0.3),
    Rule("inside_now", ("inside_now",), 1, ("joke", "old", "if", "net"), weight=0.4),
    Rule("caught", ("limb", "machine", "stuck"), 4, ("joke", "old", "if", "net", "money")),
    Rule("numb", ("limb", "numb"), 4, ("joke", "old", "if", *TRADE), weight=0.5),
    Rule("too_late", ("too_late",), 1, ("joke", "old", "if", *TRADE), weight=0.4),
    Rule("ambulance_alone", ("ambulance", "alone"), 1),
    Rule(
        "chokes",
        ("chokes", "family|person|me|child|smokes|smoke|help|breath|waters"),
        5,
        ("joke", "old", "if", *TRADE, "hyper"),
        4,
    ),
    Rule(
        "chokes_here",
        ("chokes_i",),
        2,
        ("joke", "old", "if", "net", "service", "screen", "bill", "hyper"),
        5,
    ),
    Rule("poison", ("poison",), 2, ("joke", "old", "if", *_TRADE), 4),
    Rule("gas_alarm", ("gas_alarm", "rings"), 4, ("joke", "old", "if", "net", "money"), 3),
    Rule("burner_leaks", ("burner", "leaks"), 4, ("joke", "old", "if", "money", "net"), 3),
    Rule("burner_poisons", ("burner", "dizzy"), 6, ("joke", "old", "if", *TRADE), 3),
    Rule(
        "flood",
        ("flood", "from_the_water"),
        8,
        ("joke", "old", "if", "since", "money", "yesterday", "service"),
        4,
    ),
    Rule(
        "birth",
        ("birth", "birth_now"),
        3,
        ("birth_paper", "joke", "old", "if", "money", "net", "service"),
        3,
    ),
    Rule("injured", ("injured",), 2, ("joke", "old", "if", *TRADE), 4),
    Rule("wounded", ("wounded",), 1, ("joke", "old", "if"), 4, weight=0.5),
    Rule("swallowed", ("family", "swallows"), 5, ("card", "joke", "old", "if", *TRADE), 3),
    Rule(
        "drank_poison",
        ("family|person", "deadly", "put_in_the_mouth"),
        6,
        ("as_if", "net", *NOT_NOW),
        3,
    ),
    Rule("went_down_wrong", ("throat", "went_in"), 4, ("money", *NOT_NOW), 3),
    Rule("smells_of_gas", ("gas_pipe", "smell"), 5, ("money", *NOT_NOW), 3),
    Rule("coal_indoors", ("coal", "closed_room"), 4, ("money", *NOT_NOW), 3),
    Rule("about_to_faint", ("about_to_faint",), 2, (*_FIGURE, *TRADE), 4, weight=0.6),
    Rule(
        "lies_still",
        ("person", "no_response"),
        4,
        (*_FIGURE, "phone", *TRADE),
        3,
        weight=0.4,
    ),
    Rule(
        "caught_in_the_lift",
        ("in_the_lift", "small_child|family|person|me", "stuck|trapped_now|inside_now|is_inside"),
        5,
        ("parcel", "joke", "old", "if", "net"),
    ),
    Rule("child_drank", ("small_child", "deadly|the_pills", "put_in_the_mouth"), 6, NOT_NOW, 3),
    Rule("shut_in_a_car", ("small_child", "in_a_car", "shut_in"), 6, NOT_NOW, 3),
    Rule("chest_and_arm", ("heart", "numb"), 6, (*_FIGURE, *TRADE), 3),
    Rule("fell_and_silent", ("falls_down", "hurt", "no_answer|no_response"), 7, NOT_NOW, 3),
    Rule("off_a_cliff", ("cliff", "falls_down"), 3, ("joke", "old", "if", *TRADE)),
    Rule("left_arm", ("left_arm", "numb"), 3, ("joke", "old", "if")),
    Rule("sinks", ("boat", "sinks"), 4, ("joke", "old", "if", *_TRADE)),
    Rule("swept", ("swept",), 2, ("joke", "old", "if")),
    Rule("swollen", ("swollen",), 2, ("joke", "old", "if")),
    Rule(
        "crushed", ("heavy", "under", "family|me|person"), 5, ("joke", "old", "if", "cable", *TRADE)
    ),
    Rule("bitten", ("bitten",), 2, ("joke", "old", "if")),
    Rule(
        "crash",
        ("crash", "crash_happened"),
        2,
        ("mishap", "joke", "old", "if", "money", "screen"),
        4,
        weight=0.7,
    ),
    Rule("buried", ("buried",), 2, ("joke", "old", "if", *_TRADE)),
    Rule("stroke", ("stroke",), 2, ("joke", "old", "if", *_TRADE)),
    Rule(
        "trapped",
        ("trapped", "trapped_now"),
        3,
        ("parcel", "joke", "old", "if", "net", "money", "law", "abroad"),
        4,
        weight=0.7,
    ),
    Rule(
        "trapped_somewhere",
        ("trapped", "trapping_place|helps|help|family|me"),
        8,
        ("parcel", "joke", "old", "if", "net", "money", "abroad"),
        4,
        weight=0.3,
    ),
    Rule(
        "quake",
        ("quake", "quake_harm"),
        7,
        ("joke", "old", "if", "net", "money", "since", "service"),
        4,
    ),
    Rule("lost_in_the_wild", ("lost_way", "wild"), 5, ("joke", "old", "if", *TRADE), 3),
    Rule("lost_child", ("child", "lost_way"), 7, ("joke", "old", "if", "phone", *TRADE), 3),
    Rule("ran_away", ("child|our_child", "ran_away"), 7, ("joke", "old", "if", "screen", "pet"), 3),
    Rule(
        "not_come_home",
        ("family|child", "not_back", "find_the_phone"),
        14,
        ("joke", "old", "if", "screen", "parcel"),
        3,
    ),
    Rule("freezing", ("freezing", "cold_place"), 5, ("joke", "old", "if", "screen"), 3),
    Rule("dying", ("dying",), 2, ("joke", "old", "if", "phone_line", *TRADE), 5),
    Rule("family_dying", ("family_dies",), 2, ("joke", "old", "if", "net", "money"), 3),
    Rule(
        "family_dies",
        ("family", "dies", "helps|help|out_of_reach|rescuer"),
        6,
        ("joke", "old", "if", *TRADE),
        2,
        weight=0.6,
    ),
    Rule("fever", ("fever", "fever_high"), 4, ("joke", "old", "if", *TRADE), 3, weight=0.7),
    Rule("collapses", ("family|person", "collapses"), 4, ("joke", "old", "if", *TRADE), 3),
    Rule("fell_down", ("falls_down", "cannot_move"), 4, ("joke", "old", "if", *TRADE), 3),
    Rule(
        "on_ground",
        ("family", "on_ground"),
        2,
        ("joke", "old", "if", "cable", "pole", *TRADE),
        weight=0.6,
    ),
    Rule("my_water", ("my_water",), 2, ("joke", "old", "if")),
    Rule(
        "water_breaks", ("pregnant|me", "water", "water_breaks"), 4, ("joke", "old", "if", *TRADE)
    ),
    Rule("worse", ("family|person", "worse"), 4, ("joke", "old", "if", *TRADE), 3, weight=0.7),
    Rule("cry", ("cry", "alone"), 1),
    Rule("help", ("help",), 1, ("joke", "old", "if", *TRADE), 4, weight=0.5),
    Rule(
        "help_now",
        ("help", "helps|rescuer|family|me"),
        5,
        ("joke", "old", "if", *TRADE),
        4,
        weight=0.5,
    ),
    Rule("help_for", ("family|me", "helps"), 12, ("joke", "old", "if", *TRADE), 4, weight=0.4),
    Rule("ambulance", ("ambulance", "wanted"), 3, ("joke", "old", "if", "money"), 3, asking=True),
    Rule("face_twists", ("face", "twists"), 2, ("joke", "old", "if", *TRADE)),
    Rule("gives_birth", ("gives_birth",), 2, ("joke", "old", "if", *TRADE)),
    Rule(
        "in_the_lift",
        ("in_the_lift", "no_way_out_of_it"),
        4,
        ("parcel", "joke", "old", "if", "net"),
    ),
    Rule("torn", ("limb", "torn"), 3, ("joke", "old", "if", *TRADE), 4),
    Rule(
        "run_over",
        ("vehicle", "run_over", "person|family|me"),
        4,
        ("pole", "pole_bare", "joke", "old", "if", *TRADE),
    ),
)
