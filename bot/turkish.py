"""Turkish spelling as the classifiers learn it, and the letters of both sides with it.

The letters themselves (nfc, lower, fold) are `lexicon.turkish`'s: the system of record folds alike.
"""

import re
from functools import lru_cache

from bot.chat_spelling import CHAT_PHRASES, CHAT_WORDS
from lexicon.turkish import fold, lower, nfc

__all__ = ["fold", "lower", "nfc", "normalise_spelling", "without_companies"]

_MARKS = re.compile("[\u0300-\u036f]")

_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGIT_LETTER = re.compile(r"(?<=[a-z])[0134](?=[a-z])")
_LETTER_OF_DIGIT = {"0": "o", "1": "i", "3": "e", "4": "a"}
_SPOKEN_PRESENT = re.compile(
    r"(?<=[a-z])([iu])(?:yo|o)(m|n|z|sun|suz|sunuz|lar|duk|dum|du|mus)?$",
)
# "Patlıycak", "yanıcak", "edicem", "arıycaz"; "çabucak" is no verb.
_SPOKEN_FUTURE = re.compile(r"(?<=[a-z]{2})(?<!^cab)[iu](y?)c([ae])(k|m|z)(?=$|s[iu]n|l[ae]r)")
_COMPANY = re.compile(
    r"\b(?:turk telekom|turktelekom|telekom|ttnet|turk net|turknet|turkcell|superonline|"
    r"vodafone|vodafon|avea)(?:['\u2019]?[a-z]+)?",
)
_SPOKEN_ENDINGS = {"m": "um", "n": "sun", "z": "uz", "suz": "sunuz"}


def normalise_spelling(text: str) -> str:
    """Return folded words in one spelling each, parted by single spaces.

    For features only: the length changes and punctuation goes. SMS and chat spelling
    is written out ("nt yok, bi bakın" → "internet yok bir bakin"), digits between letters
    are read as letters ("s1k1nt1"), others become `0` each. Repeated letters and suffixes
    after an apostrophe need no rule: the character n-grams carry them (docs/nlu-experiments.md).
    """
    folded = _MARKS.sub("", fold(nfc(text)))
    folded = _DIGIT_LETTER.sub(lambda match: _LETTER_OF_DIGIT[match.group()], folded)
    words = [_standard_word(word) for word in _WORD.findall(folded)]
    joined = f" {' '.join(words)} "
    for phrase, standard in CHAT_PHRASES:
        joined = joined.replace(f" {phrase} ", f" {standard} ")
    return joined.strip()


def without_companies(text: str) -> str:
    """Drop operators' names from a folded text; a complaint may be about any of them."""
    return _COMPANY.sub(" ", text)


# Most words of a message were in others before.
@lru_cache(maxsize=20_000)
def _standard_word(word: str) -> str:
    if word.isdigit():
        return "0" * min(len(word), 5)
    known = CHAT_WORDS.get(word)
    if known:
        return known
    return _SPOKEN_FUTURE.sub(_written_future, _SPOKEN_PRESENT.sub(_written_present, word))


def _written_present(match: re.Match[str]) -> str:
    vowel, ending = match.groups(default="")
    return f"{vowel}yor{_SPOKEN_ENDINGS.get(ending, ending)}"


def _written_future(match: re.Match[str]) -> str:
    glide, vowel, ending = match.groups()
    denied = match.string[match.start() - 1] == "m"  # "yazmıcam"
    joint = f"{vowel}y" if glide or denied else ""
    person = "k" if ending == "k" else f"gi{ending}"
    return f"{joint}{vowel}c{vowel}{person}"
