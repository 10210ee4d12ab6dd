"""The story told anew, cut down, or left as it stands: "öyle yazmayın, şöyle yazın: …". Pure."""

from __future__ import annotations

import re

from lexicon.turkish import fold

_NOT_SO = r"(?:(?:hayir|yok|dur|pardon|olmadi|oyle degil|boyle degil)\W+){0,2}"
_NOT_TO_BE_WRITTEN = r"(?:(?:oyle|boyle|onu|bunu) (?:yazma|kaydetme|deme)[a-z]*\W+)?"
_ANEW = re.compile(
    rf"^\W*{_NOT_SO}{_NOT_TO_BE_WRITTEN}(?:\w+ ){{0,2}}?"
    r"(?:soyle|su sekilde|sunu|bastan|en bastan|sifirdan|yeniden|tekrar|duzgunce) "
    r"(?:yaz(?:[iu]n(?:[iu]z)?|ay[iu]m|al[iu]m|iyorum|s[iu]n|ar m[iu]s[iu]n\w*)?|"
    r"anlat(?:ay[iu]m|iyorum)|duzelt(?:[iu]n(?:[iu]z)?|el[iu]m|eyim)?|degistir(?:in)?)"
    r"\s*[:;,.\-]+\s*(?P<words>\S.*)$",
    re.DOTALL,
)
_ONLY = re.compile(
    rf"^\W*{_NOT_SO}(?:(?:onu|bunu|onlari|bunlari|gerisini|kalanini|otekini|digerini|digerlerini|"
    r"o kismi|hepsini)\W+(?:sil|cikar|at|kaldir)(?:[iu]n(?:[iu]z)?)?\W+)?"
    r"(?:sadece|yalniz|yalnizca|bir tek|bi tek)\W+(?P<words>\w.*?)\W+(?:kalsin|dursun)\W*$"
)
_KEPT = re.compile(
    r"^\W*(?:(?:yok|hayir|tamam|neyse|peki|bosver|evet|ya|vazgectim)\W+){0,2}"
    r"(?:aynisi|ayni|aynen|oyle|boyle|oldugu gibi|eskisi|eski hali|ilk hali|yazdig\w+ gibi|"
    r"bu sekilde|o sekilde|bu haliyle)\W+(?:kalsin|dursun|birakin|birak|kalabilir)\W*$"
)
_PARTS = re.compile(r"[.;,!?\n]+|\s+\b(?=(?:ayrica|bir de|bi de|bide)\b)")
_FEWEST, _STEM = 2, 5
_TEXT = r"(?:sorun|problem|sikayet|aciklama|metin|metn)[a-z]*"
_WRONG = r"(?:yanlis|hatali|eksik|oyle degil|boyle degil|o degil|bu degil)[a-z]*"
_WRITE = r"(?:yaz|duzelt|degistir|kaydet|gec|cevir)(?!d[iu]|m[ai])[a-z]*"
_INSTEAD = (
    re.compile(
        rf"^(?:.{{0,40}}?\b)?{_TEXT}(?:[\s,:]+(?:{_WRONG}|kism[a-z]+|yerine|su|soyle|dogrusu))*[\s,:;-]+"
        rf"(?P<words>.+?)\s+(?:diye|olarak|seklinde)\s+{_WRITE}\W*$"
    ),
    re.compile(
        rf"^(?:.{{0,30}}?\b)?{_TEXT}\s+{_WRONG}[\s,:;.-]+(?P<words>.+?)"
        rf"(?:\s+(?:onu|bunu|oyle))?\s+(?:{_WRITE}|olacak[a-z]*|olsun)(?:\s+oraya)?\W*$"
    ),
    re.compile(
        rf"^{_TEXT}\s+(?P<words>\S+(?:\s+\S+){{2,}}?)\s+(?:olacak(?:ti)?|olmali(?:ydi)?|olsun)\W*$"
    ),
)
_DROPPED = (
    r"(?:onu|bunu|bunlari|onlari|oncekini|hepsini|yazdi[kg]\w*|metni|sikayeti?m?i?|digerini|"
    r"gerisini)"
)
# "Onu silin, sadece faturam yüksek geldi yazın".
_DROPPED_AND_ANEW = re.compile(
    rf"^(?:.{{0,20}}?\b)?{_DROPPED}\s+(?:tamamen\s+)?(?:sil|cikar|kaldir|unut)(?!m[ae])[a-z]*"
    r"[\s,;.:-]+(?:(?:sadece|yalniz\w*|onun yerine|yerine|bir tek|sunu|bunu)\s+)+"
    r"(?P<words>.+?)(?:\s+(?:diye|olarak))?\s+(?:yaz|ol|kaydet|gec)(?!d[iu]|m[ai])[a-z]*\W*$"
)


def anew(text: str) -> str | None:
    """Return the words that are to stand instead of what was told, as they were written."""
    match = _ANEW.search(fold(text))
    if match is None:
        return None
    words = text[match.start("words") :].strip()
    return words if len(words.split()) >= _FEWEST else None


def instead(text: str) -> str | None:
    """Return the words of which a summary is told that they stand for the text: "… diye düzeltin".

    As they were written. Only there: elsewhere the same words tell what happened.
    """
    for pattern in (*_INSTEAD, _DROPPED_AND_ANEW):
        match = pattern.search(fold(text))
        words = text[slice(*match.span("words"))].strip(" ,;:.-") if match else ""
        if len(words.split()) >= _FEWEST:
            return words
    return None


def only(text: str) -> str | None:
    """Return what alone is to stay: "onu silin sadece fatura kalsın"."""
    match = _ONLY.search(fold(text))
    return text[slice(*match.span("words"))] if match else None


def is_kept(text: str) -> bool:
    """Whether what was told is to stay as it stands."""
    return bool(_KEPT.search(fold(text)))


def cut_to(story: str, words: str) -> str | None:
    """Return the whole clauses of a story that speak of `words`; None where that cuts nothing."""
    stems = [word[:_STEM] for word in re.findall(r"\w{3,}", fold(words))]
    parts = [part.strip() for part in _split(story) if part.strip()]
    kept = [part for part in parts if any(stem in fold(part) for stem in stems)]
    return ", ".join(kept) if 0 < len(kept) < len(parts) else None


def _split(story: str) -> list[str]:
    ends = [match.span() for match in _PARTS.finditer(fold(story))]
    starts = [0, *(end for _, end in ends)]
    return [story[a:b] for a, b in zip(starts, [*(a for a, _ in ends), len(story)], strict=True)]
