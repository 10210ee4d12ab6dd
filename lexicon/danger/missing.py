"""A child, or somebody who needs others, is gone, however it is told; concepts in `missing.txt`.

Who ran away, or is to be found by the phone, is in `emergency`. A telephone that is lost, a pet, a
crew that did not come and a grown-up who cannot be reached are none.
"""

from __future__ import annotations

from lexicon.danger.rules import Rule

_ONE = "child|a_child|our_child"
_NOT_SO = ("joke", "old", "if", "shown", "pet")
_TRADE = ("net", "money", "service", "crew")
RULES = (
    Rule("gone", ("gone",), 3, (*_NOT_SO, "phone_lost"), 5),
    Rule(
        "gone_grown_up",
        ("gone_grown_up", "to_be_found|no_word|phone_off"),
        8,
        (*_NOT_SO, *_TRADE, "phone_lost"),
        3,
    ),
    Rule(
        "vanished",
        (f"{_ONE}|aged", "vanished"),
        4,
        (*_NOT_SO, *_TRADE, "phone", "phone_lost"),
        4,
        ordered=True,
    ),
    Rule("not_home", (_ONE, "not_home"), 7, (*_NOT_SO, *_TRADE), 3, weight=0.5),
    Rule("no_word", (f"{_ONE}|aged", "no_word"), 7, (*_NOT_SO, *_TRADE), 3, weight=0.6),
    Rule("to_be_found", ("to_be_found",), 2, (*_NOT_SO, "phone_lost"), 4, weight=0.5),
    Rule(
        "without_a_word",
        ("not_home", "no_word|phone_off"),
        8,
        (*_NOT_SO, *_TRADE),
        3,
        weight=0.5,
    ),
)
SIGNS = frozenset({"gone", "gone_grown_up", "vanished", "not_home", "no_word"})
"""Those by which such a danger is known."""
