"""Endings of Turkish words as people type them, folded: the parts that the tables are built of.

A table writes `nefes{N}` or `bayil{PAST}`; the shapes are wide (yor, yo, yom, yr, -cem, -icam are
all usual in messages) since the stem and the words around already tell what is meant.
"""

from __future__ import annotations

import re

# Present: alıyor, aliyo, alıyom, alio, alyr.
_NOW = r"(?:[aeiu]{0,2}y(?:[ou][a-z]*|r[a-z]*)|[iu]o[a-z]*)"
# Past and reported past: düştü, düştük, kestm, düşmüş; not the remote past, which is called old.
_PAST = r"(?:[dt][iu](?:m|n|k|l[ae]r|n[iu]z)?|[dt][mk]|m[iu]s(?:[iu]m|[iu]z|l[ae]r|s[iu]n)?)"
# Negated and finite: almıyor, almıyo, almadı, almaz, almam, almıycak, almasın; not the noun "alma".
_NOT = (
    r"m(?:[iu]y[a-z]*|[iu]o[a-z]*|y[or][a-z]*|y|[ae]d[iu](?:m|n|k|l[ae]r)?|[ae]z[a-z]*|"
    r"[ae]m(?:[iu]s[a-z]*)?|[ae]y[ae]c[a-z]*|[iu]y?[ae]?c[a-z]*|[ae]s[iu]n(?:l[ae]r)?|"
    r"[ae]y[ae]n|[ae]y[iu]n|[ae]y[iu]p|[ae]yinc[ae])"
)
SHAPES = {
    "N": (
        # A noun with plural, possessive and case: kablo, kablolar, kablosundan, kablonun.
        r"(?:l[ae]r)?(?:[iu]?m[iu]z|[iu]?n[iu]z|[iu]?m|[iu]?n|s?[iu]n?)?"
        r"(?:[iuae]|y[iuae]|n?[dt][ae](?:n|y[iu][mz])?|n[iu]n|[iu]n|y?l[ae]|nd[ae]n?|n[iuae])?(?:ki|y[iu][mz])?"
    ),
    "NOW": _NOW,
    "PAST": _PAST,
    "NOT": _NOT,
    # Cannot: alamıyor, arayamıyom, ulaşamadık, çıkamam.
    "CANT": rf"y?[aei]{_NOT}",
    # What the writer will do: edeceğim, edicem, edcem, ederim.
    "WILLI": r"(?:y?[ae]c[ae]g[a-z]*[mzk]|y?[iuae]{0,2}c[ae]?[mz]|[aeiu]?r[iu][mz])",
    # What somebody else will do: edecek, edicek, edecekler; never "edeceksiniz", said to us.
    # As it is spoken too: patlıycak, yanıcak, devrilcek.
    "WILL": r"(?:y?[ae]c[ae][kg](?:l[ae]r|ti|mis)?|[iu]?y?[iu]?c[ae][kg](?:l[ae]r)?)",
    # It will, can, is about to, or it looks so: patlayacak, patlıycak, patlayabilir, patlar.
    "SOON": r"(?:[aeiu]{0,2}y?[aeiu]?c[ae]k[a-z]*|[ae]y?[ae]bili[a-z]*|[aeiu]r(?:sa|m[iu])?)",
    # Any finite form but a participle: "devrilen direğin yerine" is history.
    "V": (
        rf"(?:{_NOW}|{_PAST}|y?[ae]c[ae][kg][a-z]*|[iu]?y?[iu]?c[ae]k[a-z]*|m[ae]k[a-z]*|[iu]p|[iu]k|"
        r"[iu]r[a-z]*)"
    ),
    # Whom: adamı, adamlara, komşumu, komşuya, çocuğumuza, ustalarınızı.
    "WHOM": (
        r"(?:l[ae]r)?(?:[iu]?m[iu]z|[iu]?n[iu]z|[iu]?m|[iu]?n|s[iu]n)?(?:[iuae]|y[iuae]|n[iuae])"
    ),
    # Wanting and planning: ölmek, ölmeyi, ölmeye, ölmekten.
    "INF": r"m[ae](?:k[a-z]*|y[iae]|s[iu])",
    "ANY": r"[a-z]*",
    # Whatever the writer does not say of themselves: yumrukluyor, yumruklayacak.
    "NOTI": r"(?![a-z]*(?:c[ae]g[iu][mz]|[iuae]?c[ae]?[mz]|[aeiu]r[iu][mz])$)[a-z]*",
}
_SHAPE = re.compile(r"\{([A-Z]+)\}")
_LETTER = re.compile(r"\[[^\]]*\]\??|\(\?:|[^\[\]]\??")


def pattern(written: str) -> str:
    """Return the regular expression of a table's `written` form, its shapes filled in."""
    return _SHAPE.sub(lambda match: f"(?:{SHAPES[match[1]]})", written)


def without_vowels(written: str) -> str:
    """Return the expression of `written` whose stem may lack vowels (amblns, nfes)."""
    stem, shape, rest = written.partition("{")
    parts = _LETTER.findall(stem)
    loose = "".join(
        part + "?"
        if number and not part.endswith("?") and set(part.strip("[]")) <= set("aeiou")
        else part
        for number, part in enumerate(parts)
    )
    return pattern(loose + shape + rest)
