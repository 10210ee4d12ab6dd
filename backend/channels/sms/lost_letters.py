"""Turkish letters that came as a question mark and a plain letter, told from real question marks.

Kannel 1.4.5 writes an escape of the single shift whose letter it does not know as "?" and that
letter: `ş` comes as `?s`, and so does "yok?simdi". Which of the two it is, Turkish spelling shows.
In doubt it is a letter, as phones that send these write all of theirs so. Pure.
"""

from __future__ import annotations

import re

from lexicon.turkish import lower

_UNKNOWN_ESCAPE = re.compile(r"\?([SsIiGgc])")
_LETTERS = {"S": "Ş", "s": "ş", "I": "İ", "i": "ı", "G": "Ğ", "g": "ğ", "c": "ç"}
_VOWELS = "aâeıiîoöuûü"
_FRONT = "eiîöü"
_LAST_WORD = re.compile(r"[^\W\d_]*$")
_NEXT_WORD = re.compile(r"[^\W\d_]*")
_MOST_LETTERS = 40

# A word that ends a question or a statement: nobody writes on within it.
_PERSON = "(?:[uıiü]m|s[uıiü]n|[uıiü]z|s[uıiü]n[uıiü]z|l[ae]r)?"
_ASKS = re.compile(
    r"m[ıiuü](?:y[ıiuü][mz]|s[ıiuü]n(?:[ıiuü]z)?|d[ıiuü]r|yd[ıiuü])?"
    r"|yok|var|de[ğg]il|hani|neden|niye|nas[ıi]l|nerede|nereye|ka[çc]|tamam|peki"
)
_ENDS_A_CLAUSE = re.compile(
    rf"{_ASKS.pattern}"
    rf"|\w+[ıiuü]yor{_PERSON}"
    r"|\w*[aeıioöuüblmnrvyz]d[ıiuü](?:m|n|k|n[ıiuü]z|l[ae]r)?"
    r"|\w*[fstkçşhp]t[ıiuü](?:m|n|k|n[ıiuü]z|l[ae]r)?"
    rf"|\w{{2,}}m[ae]z{_PERSON}"
    r"|\w{2,}[ae]ca[kğ]|\w{2,}[ae]ce[kğ]"
)
# How a word begins: "si…", "ci…"; "ist…" and not "im" (of "var?im").
_BEGINS_A_WORD = re.compile(rf"[scg][{_VOWELS}]\w|i[^{_VOWELS}\W]\w")


def restored(text: str) -> str:
    """Return `text` with the letters in place of their signs, and real question marks kept."""
    written: list[str] = []
    done = 0
    for match in _UNKNOWN_ESCAPE.finditer(text):
        written.append(text[done : match.start()])
        before = "".join(written)[-_MOST_LETTERS:]
        after = text[match.end() : match.end() + _MOST_LETTERS]
        is_real = _is_a_question_mark(before, match[1], after)
        written.append(match[0] if is_real else _LETTERS[match[1]])
        done = match.end()
    return "".join(written) + text[done:]


def _is_a_question_mark(before: str, letter: str, after: str) -> bool:
    """Tell whether `?` between `before` and `letter` ends a question."""
    if before[-1:].islower() and letter.isupper() and after[:1].islower():
        return True  # "neden?Internet": no word has a capital within
    word, rest = _word_before(before), _word_after(after)
    if letter == "i":
        return _is_no_dotless_i(word, rest)
    begins = bool(_BEGINS_A_WORD.match(lower(letter) + rest))
    if letter in "Gg":  # it stands after a vowel, and begins no word; "indi?ginde" is no question
        return begins and (word[-1:] not in set(_VOWELS) or bool(_ASKS.fullmatch(word)))
    return begins and bool(_ENDS_A_CLAUSE.fullmatch(word))


def _is_no_dotless_i(word: str, rest: str) -> bool:
    """Tell whether `ı` is impossible between the two: after a vowel or a front one, before one."""
    vowels = [character for character in word if character in _VOWELS]
    if word and (word[-1] in _VOWELS or (vowels and vowels[-1] in _FRONT)):
        return True
    following = next((character for character in rest if character in _VOWELS), "")
    ends = _ENDS_A_CLAUSE.fullmatch(word) and _BEGINS_A_WORD.match("i" + rest)
    return bool(ends and following in set(_FRONT))


def _word_before(text: str) -> str:
    found = _LAST_WORD.search(text)
    return lower(found.group()) if found else ""


def _word_after(text: str) -> str:
    """Return the rest of the word, its own signs read as letters."""
    read = _UNKNOWN_ESCAPE.sub(lambda match: _LETTERS[match[1]], text)
    found = _NEXT_WORD.match(read)
    return lower(found.group()) if found else ""
