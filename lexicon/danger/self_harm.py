"""Somebody wants to die: said outright, by its means, or as a farewell.

"İntihar ettireceksiniz" and "-esim geldi" are manners of speech; "intihar edeceğim" is taken at its
word however angry the rest is. Veiled signs are weak by themselves and none beside an everyday
object ("bu internete dayanamıyorum").
"""

from __future__ import annotations

from lexicon.danger.common import NOT_NOW, TRADE
from lexicon.danger.rules import Rule

_MANNER = ("joke", "hyper", "old", "sworn_off")
_VEILED = ("joke", *TRADE)
RULES = (
    Rule("suicide", ("suicide", "suicide_meant"), 4, ("joke", "old")),
    Rule("kills_self", ("myself", "kills_self"), 4, ("not_myself", *_MANNER), 3),
    Rule("kills_oneself", ("oneself", "kills_oneself"), 3, _MANNER, 3),
    Rule("cuts_self", ("blade", "cuts"), 4, NOT_NOW),
    Rule("at_the_edge", ("height", "edge"), 4, ("joke", "old", "net", "cable")),
    Rule("harms_self", ("myself", "harm_self"), 4, _MANNER),
    Rule("shoots_self", ("head_self", "shoots"), 3, _MANNER),
    Rule("ends_life", ("my_life", "ends"), 3, _MANNER, 3),
    Rule("wants_to_die", ("wants_to_die",), 1, ("joke",)),
    Rule("better_dead", ("would_rather_die", "better"), 4, _VEILED),
    Rule("no_reason_to_live", ("no_reason_to_live", "none_left"), 5, _VEILED, 3),
    Rule("overdose", ("pills", "swallow", "many"), 6, NOT_NOW),
    Rule("cuts_wrist", ("wrist", "cuts"), 4, NOT_NOW),
    Rule("rope", ("rope", "hangs_self"), 4, ("joke", "old", "net")),
    Rule("jumps", ("height", "jumps"), 5, NOT_NOW),
    Rule("last_words", ("last_words",), 1, _VEILED, 8),
    Rule("weary_of_living", ("living", "weary"), 3, ("not_so", *_VEILED), 3),
    Rule("testament", ("testament",), 1, _VEILED, 3, weight=0.6),
    Rule("suicide_help", ("suicide_help",), 2, ("joke",), asking=True),
    Rule("weary_of_life", ("life", "weary"), 3, _VEILED, 4, weight=0.7),
    Rule("drinks_poison", ("deadly", "swallow"), 3, NOT_NOW),
    Rule("gas", ("gas",), 2, ("joke", "old"), weight=0.6),
    Rule("sleeps_for_ever", ("sleep",), 1, _VEILED, 5, weight=0.4),
    Rule("stands_high", ("stands_high",), 1, _VEILED, 8, weight=0.5),
    Rule("ends_all", ("ends_all",), 2, _VEILED, 6, weight=0.5),
    Rule("last_love", ("entrust", "love"), 6, _VEILED, 5, weight=0.6),
    Rule("last_night", ("last_night",), 2, _VEILED, 6, weight=0.4),
    Rule("farewell", ("farewell",), 1, _VEILED, 5, weight=0.3),
    Rule("adieu", ("adieu",), 1, _VEILED, 5, weight=0.6),
    Rule("forgive", ("forgive",), 1, _VEILED, 5, weight=0.6),
    Rule("cannot_bear", ("cannot_bear",), 1, _VEILED, 4, weight=0.4),
    Rule("lonely", ("lonely",), 1, _VEILED, 5, weight=0.4),
    Rule("burden", ("burden",), 1, _VEILED, 2, weight=0.7),
    Rule("better_without_me", ("burden", "better|family"), 5, _VEILED, 2, weight=0.4),
    Rule("entrust", ("family", "entrust"), 5, _VEILED, 5, weight=0.5),
    Rule("goes", ("goes", "soon"), 4, _VEILED, 5, weight=0.5),
    Rule("no_tomorrow", ("no_tomorrow",), 2, (*_VEILED, "home", "crew"), 5, weight=0.5),
    Rule("decided", ("decided",), 1, _VEILED, 6, weight=0.4),
    Rule("no_way_out", ("no_way_out",), 1, _VEILED, 5, weight=0.4),
    Rule("last_reader", ("last_reader",), 2, _VEILED, 5, weight=0.5),
    Rule("ends_all_tonight", ("tonight", "ends_all"), 4, _VEILED, 4, weight=0.5),
    Rule("gone_tomorrow", ("vanishes", "from_tomorrow"), 3, (*_VEILED, "home", "crew"), 5),
    Rule("vanishes", ("vanishes",), 2, _VEILED, 4, weight=0.4),
    Rule(
        "lives_no_more",
        ("to_live", "not_wanted"),
        2,
        ("joke", "experience", *TRADE),
        3,
        ordered=True,
    ),
    Rule("would_die", ("to_die", "wished"), 2, ("joke",), ordered=True),
    Rule("pills", ("pills", "swallow"), 3, ("joke", "old", "if", *TRADE), 5, weight=0.5),
    Rule("pills_taken", ("pills_taken",), 3, (*NOT_NOW, "net", "service")),
    Rule("leaves_the_world", ("world", "leaves"), 3, _VEILED, 4),
    Rule("at_peace", ("at_peace",), 2, _VEILED, 4, weight=0.5),
    Rule("none_may_grieve", ("none_may_grieve",), 2, _VEILED, 4, weight=0.5),
    Rule("razors", ("razors",), 1, ("joke", "old")),
)
