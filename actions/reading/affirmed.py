"""Whether words are said of what is so: "hastaneye götüremiyoruz", "bende değil" only hold them."""

from __future__ import annotations

import re

_NOT = (
    r"m(?:[iu]yo\w*|[ae]d[iu]\w*|[ae]m\b|[ae]z\w*|[ae]m[iu]s\w*|[iu]?y?[ae]?c[ae][gkmz]\w*|"
    r"[ae]y[ae]c\w*)"
)
_IS_NOT = re.compile(
    r"(?: (?:falan|filan|hic|da|de|bile|daha|henuz|hala|artik|olarak|gibi|oldugum\w*|oldugun\w*))*"
    rf" (?:yok\w*|degil\w*|(?:et|ed|yap|ol|hisset|san|sayil|gorun|dur|gel|var){_NOT})"
)
_DENIED_VERB = re.compile(rf"[a-z]{{2,}}?{_NOT}$")
_REST = re.compile(r"\w*")


def is_said(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a pattern holds somewhere in folded words, and what it finds is not denied there."""
    return any(_stands(match, words) for match in pattern.finditer(words))


def _stands(match: re.Match[str], words: str) -> bool:
    rest = _REST.match(words, match.end())
    end = rest.end() if rest else match.end()
    last = words[match.start() : end].split()[-1:]
    denied = any(_DENIED_VERB.search(word) for word in last)
    return not denied and _IS_NOT.match(words, end) is None
