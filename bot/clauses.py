"""A message's clauses: what people put one after the other into one message. Pure.

Punctuation and words like "ama" part clauses; where those are left out, a finite verb does, because
a Turkish clause ends with one: "internetim üç gündür yok | temsilciye bağlayın".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CLAUSES = 8
LONGEST = 600
"""Characters beyond which a message is a story rather than an answer with a wish beside it."""
_JOINT = re.compile(
    r"\s*[.!?;:…\n]+\s*|\s*,\s*|\s+[-\u2013\u2014]\s+|"
    r"\s+(?=(?:ama|fakat|lakin|ancak|yalniz|ayrica|bir de|bi de|birde|bide|bu arada)\b)"
)
_LEAD = re.compile(r"^(?:ama|fakat|lakin|ancak|yalniz|ayrica|bir de|bi de|birde|bide|ve|hem)\s+")
_ABBREVIATION = re.compile(r"(?:\d|\bdr|\bno|\btel|\bvb|\bvs|\bsn|\bav|\bprof)$")
_WORD = re.compile(r"\S+")
# Verbs in the forms that end a sentence; "yedi" is seven, "şimdi" is now.
_FINITE = re.compile(
    r"\w+[iu]yo(?:r(?:um|uz|lar|s[iu]n(?:[iu]z)?)?|m|z|n|n[iu]z|s[iu]n[iu]?z)?|"
    r"\w{2,}(?:[dt][iu](?:m|k|n[iu]z|l[ae]r)|m[ae]d[iu]|[lnrztkps][dt][iu])|"
    r"\w+[ae]c[ae](?:g[iu][mz]|ks[iu]n[iu]z|kl[ae]r|k)|\w+[iu][ck][ae]m|"
    r"hayir|evet|tamam|yok|var|lazim|gerek|degil|istemem|oldu|"
    r"\w{3,}(?:[aei]y[iu]n|[iu]n[iu]z|s[iu]nl[ae]r|m[iu]s[iu]n(?:[iu]z)?|m[iu]y[iu]m)|m[iu]s[iu]n(?:[iu]z)?|m[iu]y[iu]m"
)
_NOT_FINITE = frozenset(
    ("simdi", "kendi", "hadi", "haydi", "kredi", "yedi", "sanki", "adin", "kadin", "isin")
)
# Words that still belong to the verb before them.
_GOES_ON = re.compile(
    r"(?:m[iu]\w{0,6}|ki|ya|yaa|yha|da|de|diye|de(?:di|n|yip|mis)\w*|diy[eo]\w*|ben|sen|biz|siz|galiba|herhalde|sanirim|belki|bence|"
    r"abi\w*|abla\w*|kardes\w*|artik|hala|zaten|hep|yani|iste|efendim|valla\w*|hic|bile|gibi|"
    r"icin|halde|kadar|sonra|once|o|ise|olan|olmasi\w*|oldu\w*|idi|evlad\w*|oglum|kizim|yavrum|hocam|"
    r"lutfen|ltf|sizden|size|sana|ona|onu|be|lan|ulan|hani|cunku|zira|musait\w*|"
    r"var|yok|demek|degil|olur|gerek\w*)"
)
# Said after the verb only where hardly anything follows: "bağla beni", but "düzelmedi beni arayın".
_AFTER_IT = re.compile(r"beni|bana|bize|bizi|sizden|size|sana|ona|onu|birine|birini|o")
_ALONE = re.compile(r"\w{2,}m[ae]d[iu]|hayir|evet|tamam")
"""One word that is a clause at the beginning."""
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class Clause:
    """`text[start:]` begins with these words."""

    text: str
    start: int


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a short message; none where it has only one, or is a long story."""
    if len(text) > LONGEST:
        return []
    parted = list(_at_punctuation(text))
    finer = [piece for clause in parted for piece in _at_verbs(clause)]
    found = finer if len(finer) <= MOST_CLAUSES else parted
    return found if 1 < len(found) <= MOST_CLAUSES else []


def _at_punctuation(text: str) -> Iterator[Clause]:
    folded, start = fold(text), 0
    for joint in [*_JOINT.finditer(folded), None]:
        end = joint.start() if joint else len(text)
        if joint and "." in joint.group() and _ABBREVIATION.search(folded, 0, end):
            continue
        lead = _LEAD.match(folded[start:end])
        begin = start + (lead.end() if lead else 0)
        words = text[begin:end].strip()
        if any(map(str.isalnum, words)):
            yield Clause(words, begin)
        start = joint.end() if joint else end


def _at_verbs(clause: Clause) -> Iterator[Clause]:
    """Part a clause after its finite verbs, where enough stands on both sides."""
    words = [(match.group(), match.start()) for match in _WORD.finditer(fold(clause.text))]
    begin = 0
    for at, (word, _) in enumerate(words[:-1]):
        following, _ = words[at + 1]
        before, after = at + 1 - begin, len(words) - at - 1
        alone = not at and bool(_ALONE.fullmatch(word))
        enough = (before >= _FEWEST_WORDS or alone) and after >= _FEWEST_WORDS
        goes_on = _GOES_ON.fullmatch(following) or (
            after <= _FEWEST_WORDS and _AFTER_IT.fullmatch(following)
        )
        if enough and _ends(word) and not goes_on:
            yield _piece(clause, words[begin][1], words[at + 1][1])
            begin = at + 1
    if words:
        yield _piece(clause, words[begin][1], len(clause.text))


def _ends(word: str) -> bool:
    return word not in _NOT_FINITE and bool(_FINITE.fullmatch(word))


def _piece(clause: Clause, start: int, end: int) -> Clause:
    lead = _LEAD.match(fold(clause.text[start:end]))
    begin = start + (lead.end() if lead else 0)
    return Clause(clause.text[begin:end].strip(), clause.start + begin)
