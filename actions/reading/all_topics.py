"""Whether several of the topics that are offered are meant: all, or one after the other. Pure."""

from __future__ import annotations

import re

_ORDERED = re.compile(
    r"\b(?:once|evvela|ilk(?: once| olarak)?|sonra|akabinde|ardindan|hem|ikisi(?:ni)? ?de|"
    r"her ikisi\w*|ikisini|iki ayri|iki sikayet|ayri ayri|sirayla|ikinci\w*)\b"
)


def means_all(folded: str, offered: int) -> bool:
    """Whether all that is offered is meant, and nothing else is said: "üçü de", "hepsi"."""
    counted = {2: "ikisi", 3: "ucu", 4: "dordu"}.get(offered, "hepsi")
    words = re.findall(r"[a-z0-9]+", folded)
    said = {"hepsi", "hepsini", "tumu", "tamami", counted, f"{counted}nu"} & {*words}
    return bool(said) and {*words} - said <= _WITH_ALL


_WITH_ALL = frozenset(
    {
        "de",
        "da",
        "bunlarin",
        "onlarin",
        "bunlar",
        "birden",
        "var",
        "ayri",
        "sorunlu",
        "evet",
        "valla",
    }
)


def is_ordered(folded: str) -> bool:
    """Whether a folded text says that several are meant, one after the other."""
    return bool(_ORDERED.search(folded))
