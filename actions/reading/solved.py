"""Is it solved? Only an explicit word closes a complaint; everything else stays open. Pure.

A message is read as a row of what happened: what works, and what does not. The last word counts
("önce olmadı, sonra düzeldi"; "düzeldi ama yine gitti"). What is doubted, asked, hoped, joked or
only tried is no yes: it is asked back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, signs, verbs, yes_no
from actions.reading.candidate import Candidate
from actions.reading.context import Context
from actions.reading.happenings import FAILS, SAID, WORKS, happenings, speaks_of_it
from actions.reading.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator


_BUT = re.compile(r"(?:ama|fakat|lakin|ancak|yalniz|sadece)\b")
_HALF = re.compile(
    r"\b(?:kismen|yari\w*|biraz|birazcik|bazen|arada|bir (?:gidip|gelip)|simdilik|idare|fifty|"
    r"normalde|lazim|eder|bi(?:r)? (?:gel|gid)\w*|belli ol\w*|ekseri|cogu|kimi|tam degil|pek)\b"
)
_NOW_AND_THEN = re.compile(r"\b(?:bazen|arada|ara sira|kimi)\b")
_UNSEEN = re.compile(
    r"\b(?:ev(?:de|imde) degil\w*|evden uzak\w*|is(?:te|teyim)|disardayim|sehir disi\w*|"
    r"(?:o|ev\w*|hanim|esim|annem|oglum|kocam|cocuk\w*|onlar)\b.*\bbilir|goremi\w*|yarin \w+rum)\b"
)
_IF = re.compile(r"\b\w{2,}(?:[dt][iu]yse\w*|m[iu]sse|(?:[aiu]|e)rse\w*|se[mk]|sa[mk]|saydi|seydi)\b|\b(?!kimse|hickimse|herkese|neyse)\w{2,}s[ae]\b|\bise\b")
_TO_COME = re.compile(r"(?:[ae]c[ae][kg]\w*|(?<!t)[iue]r|m[ae]li\w*)$")
_OTHERS = re.compile(
    r"\b(?:komsu|yan daire|ust kat|alt kat|karsi daire|sokak|mahalle|arkadas\w*n)\w*|\b(?:kim|hani|hangi|kac|ne zaman)\b"
)
_NOT_LOOKED = re.compile(r"\b(?:bak|dene|gor|kontrol et|kontrol ede)m[ae]d[iu][mk]\b")
_ALREADY = re.compile(r"\bzaten|\bdaha once|\bonceden|\byazmadan once|\baradigim\w*|\b(?:bin|on|yuz|kac|bes|uc|iki) (?:kere|kez|defa)|\bdefalarca")
_CANNOT = re.compile(
    r"\b(?!tamam|devam|bilme|hamam|anlama|vazgec)\w{2,}?(?:[ae]m[ae]m|[ae]m[ae]y\w+|[ae]m[iu]yo\w*|[ae]m[ae]z\w*|"
    r"m[ae]m|m[iu]c[ae]m|m[iu]y[ae]?c[ae]\w+|m[ae]ye?c[ae]\w+)\b|\banlama[mz]\b|\bengelli|\bbeceriks|"
    r"\bder?t(?:im)? (?:o |bu )?degil|\bne alaka|\bne modem\w*|\bgerek yok|\bisim gucum"
)
_HAVE_NOT = re.compile(r"\b(?:yok|bulunmuyo\w*|kilitli|kirik|is ?yerinde|dukkanda|ofiste|uzakta)\b")
_REGISTER = re.compile(
    r"\b(?:kayi?[dt]\w* (?:ac|al|ol|gec|gir)\w*|kayde[td](?!me|ilme)\w*|(?:ekip|birini|birisini|usta|teknisyen|adam)\w* "
    r"(?:gonder|gel|yolla|cik)\w*|ugrastirma\w*)\b"
)
_MORE = re.compile(r"\b(?:bu arada|ayrica|bir de|bi de|bide|gecen|de ayni|da ayni|komsu\w*)\b")
_ASKED_BACK = {"tamam", "tmm", "peki", "ok", "olur", "iyi", "tabi", "tabii", "oke", "okey", "tamamdir"}
_CLEAR, _FEW, _BRIEF = 0.85, 3, 8


def candidates(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield solved (yes), not solved (no), unsure and wait."""
    if len(message.text) > yes_no.LONGEST:
        return
    text = verbs.plain(message.text)
    row = happenings(text)
    against = "against" in (ways := yes_no.stands(text, context.question))
    main, score = _answer(message, text, row, context.question)
    if context.question == q.CLOSE and ways:
        asked = next(yes_no.candidates(message, context))
        if against or asked.main != r.YES:
            main, score = asked.main, 1.0
        elif row[-1:] == [FAILS] or (main == r.UNSURE and row):
            main, score = r.UNSURE, 1.0
        else:
            main, score = r.YES, 1.0
    if main in {r.WAIT, r.UNSURE} and yes_no.lead(text) != r.YES and (not row or score < 1):
        score = min(score, yes_no.deferring(message, score, "cancel", "ask_why"))
    if main == r.YES and _is_ironic(message.text, text):
        main = r.UNSURE
    if main is not None:
        yield Candidate(main, score)
    if main in {None, r.NO} and score < _CLEAR and _MORE.search(text):
        yield Candidate(r.MORE, 0.7)


def evidence(text: str) -> dict[str, float]:
    """Return how much the words alone speak for yes, no, unsure and wait."""
    message, context = Message(text, confidence=0.0), Context(question=q.SOLVED)
    return {one.main: one.score for one in candidates(message, context)}


def _is_ironic(written: str, text: str) -> bool:
    laughs = re.search(r":\)|:d|haha|ahah|🙂|😂", written.lower()) is not None
    return bool(signs.IRONY.search(f"{written} {text}")) or (laughs and "tabi" in text)


def _answer(message: Message, text: str, row: list[str], question: str) -> tuple[str | None, float]:
    lead, left = yes_no.lead(text), yes_no.rest(text)
    doubted = _is_doubted(text)
    waits = bool(signs.WAIT.search(text))
    if row:
        return _of(row, text, doubted=doubted, waits=waits)
    if _NOT_LOOKED.search(text):
        return r.UNSURE, 0.97
    if waits and signs.RHETORICAL.search(text):
        return r.NO, 0.9
    if waits and lead != r.NO:
        return r.WAIT, 0.95
    if any(_IF.fullmatch(word) and speaks_of_it(word) for word in text.split()):
        return r.UNSURE, 0.97
    if lead == r.NO:
        return r.NO, 0.99 if len(left) <= _FEW else 0.9
    if _REGISTER.search(text) and not doubted:
        return r.NO, 0.93 if not _MORE.search(text) else 0.6
    if signs.TRIED.search(text):
        return (r.NO, 0.97) if _ALREADY.search(text) else (r.UNSURE, 0.97)
    if signs.DOUBT.search(text) or signs.LEFT.search(text) or _HALF.search(text):
        return r.UNSURE, 0.95 if len(text.split()) <= _BRIEF else 0.7
    if _UNSEEN.search(text):
        return r.UNSURE, 0.7
    if lead in {r.YES, r.UNSURE}:
        return _bare(text, left, question)
    if message.likelihood("problem_solved") >= _CLEAR:
        return r.UNSURE, 0.9  # the classifier alone closes nothing
    return _cannot(message, text)


def _is_doubted(text: str) -> bool:
    if any(speaks_of_it(word) and _TO_COME.search(word) for word in text.split()):
        return True
    marks = (signs.DOUBT, signs.ASKED, signs.RHETORICAL, _HALF, _IF, _OTHERS)
    return any(mark.search(text) for mark in marks)


def _of(row: list[str], text: str, *, doubted: bool, waits: bool) -> tuple[str | None, float]:
    """Return what a row of happenings comes to; it is certain, so that no clause says otherwise."""
    asked = bool(signs.ASKED.search(text))
    if row[-1] == WORKS:
        if FAILS in row and signs.LATER.search(text) is None and len(row) > _FEW:
            return r.UNSURE, 1.0
        last = yes_no.segments(text)[-1]
        if re.search(r"\bhala", text) or (_BUT.match(last) and not happenings(last)):
            return r.UNSURE, 1.0
        if waits and re.search(r"[iu]yo[rm]?\b", text):
            return r.WAIT, 1.0
        if doubted and asked and not _HALF.search(text) and not signs.DOUBT.search(text):
            return r.UNSURE, 0.6
        return (r.UNSURE, 1.0) if doubted else (r.YES, 1.0)
    if row[-1] == SAID and FAILS not in row:
        return r.UNSURE, 0.97
    if (WORKS in row and _NOW_AND_THEN.search(text)) or "emin " in text:
        return r.UNSURE, 1.0
    if asked and WORKS in row:
        return r.UNSURE, 0.97
    if (asked and not re.search(r"[aeiu]r m[iu]s[iu]n", text)) or _UNSEEN.search(text):
        return (r.UNSURE, 0.7) if _UNSEEN.search(text) else (r.NO, 0.4)
    score = 1.0 if WORKS in row else 0.96 if not _MORE.search(text) else 0.5
    return r.NO, score if len(text.split()) <= _BRIEF * 2 else score - 0.06


def _bare(text: str, left: list[str], question: str) -> tuple[str | None, float]:
    """Return what "evet" is when nothing is said of the problem."""
    soft = {*re.findall(r"[a-z]+", text), "tamam"} <= _ASKED_BACK and any(map(str.isalpha, text))
    if soft and (question == q.SOLVED or yes_no.lead(text) == r.UNSURE):
        return r.UNSURE, 0.98
    if not left:
        return r.YES, 0.99
    return r.UNSURE, 1.0


def _cannot(message: Message, text: str) -> tuple[str | None, float]:
    """Return no for who cannot or will not try the steps; a question is none of that."""
    if signs.ASKED.search(text):
        return None, 0.0
    if _CANNOT.search(text) or (_HAVE_NOT.search(text) and len(text.split()) <= _BRIEF):
        return r.NO, yes_no.deferring(message, 0.97, "cancel")
    if len(text.split()) <= _BRIEF and not (_MORE.search(text) or signs.RHETORICAL.search(text)):
        if message.likelihood("file_complaint") >= _CLEAR:
            return r.NO, 0.97
    return None, 0.0
