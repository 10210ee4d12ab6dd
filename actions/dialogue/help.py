"""Steps to try before a complaint is registered, and who need not be told them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import beside
from actions.reading import anothers_name, burnt, stories
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_OTHERS_TOO = re.compile(
    r"\b(mahalle\w*|sokak(?:ta|taki|ca|cak|tan)?|apartman\w*|site(?:mizde|cek|ce|nin|de|miz)|"
    r"koy(?:de|umuz\w*|un|ce|cek|deki)|bina(?:da|ca|miz\w*)|komsu\w*|semt\w*|bolge\w*|ilce\w*|"
    r"herkes\w*|kimsede|hicbir evde|butun (?:ev|sehir|il|cadde)\w*|cadde(?:de|ce)|etraf\w*)\b",
)
_WITHOUT = re.compile(
    r"\b(yok\w*|kesi[lk]\w*|cekmi\w*|gitti\w*|gidik|calismi\w*|gelmi\w*|kopu\w*|koptu|ariza\w*)\b",
)
# "Komşum için yazıyorum", "komşumun hattı": whose line it is; "komşumun da yok" is others too.
_OF_ONE_NEIGHBOUR = re.compile(
    r"\bkomsu\w*(?: \w+){0,3} (?:icin|adina|namina|yerine)\b|"
    r"\bkomsu(?:m|muz|n)?[iu]n\b(?!(?: \w+){0,3} d[ae]\b)|\bkomsu(?:m|muz)?d[ae]n\b"
)
_SERVICES = frozenset({"internet_outage", "mobile_coverage", "landline", "tv_service"})


def is_widespread(text: str, topic: str | None) -> bool:
    """Whether a whole neighbourhood is without service: no step in one home can help."""
    folded = _OF_ONE_NEIGHBOUR.sub(" ", fold(text))
    if anothers_name.is_told_for(text):
        folded = re.sub(r"\bkomsu(?:m|muz)\b", " ", folded)
    affected = topic in _SERVICES or topic is None
    return affected and bool(_OTHERS_TOO.search(folded) and _WITHOUT.search(folded))


def tell(turn: Turn, topic: str, description: str) -> bool:
    """Give the steps for a topic, unless they were taken already; return whether they were."""
    told = fold(description)
    if burnt.is_told(description):
        turn.say("utter_burnt_device")
        return False
    if beside.is_bereaved(turn, description):
        return False
    in_vain = stories.has_tried(told) or stories.leaves_nothing_to_try(told, topic)
    if in_vain or is_widespread(description, topic):
        return False
    turn.say(f"utter_first_help_{topic}")
    return True
