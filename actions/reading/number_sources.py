"""That somebody asks how others came by a number: a matter of consent, and no stolen line. Pure.

"Numaramı kimden aldılar", "numaram bahisçilere nasıl gitmiş". With money, codes, a SIM or a line
that went dead beside it, it may be more than that.
"""

from __future__ import annotations

import re

from actions.reading import after_alarm_words, verbs
from lexicon.turkish import fold, words_only

_NUMBER = (
    r"(?:(?:telefon|cep|gsm) )?(?:numara|nomera|telefon|tel|bilgi|veri|isim|ad|adres)"
    r"(?:m|lar|ler|miz|im|imiz|um|umuz)+[iuae]?[yn]?[iu]?"
)
_FROM_WHOM = r"(?:kim(?:den|ler|lerden|e|in|i)?|nere(?:den|de)?|nerden|nasil|hangi \w+|ne hakla)"
_GOT = (
    r"(?:al|bul|ver|ulas|edin|sat|ogren|eris|paylas|dagit|sizdir|siz|yay|gec|git|var|bil|topla|"
    r"kayitli|kaydet)\w*"
)
_ASKED = re.compile(
    rf"\b{_NUMBER}(?: \w+){{0,4}}? {_FROM_WHOM}(?: \w+){{0,3}}? {_GOT}\b|"
    rf"\b{_FROM_WHOM}(?: \w+){{0,3}}? {_GOT}(?: \w+){{0,3}}? {_NUMBER}\b|"
    rf"\b{_FROM_WHOM}(?: \w+){{0,3}}? {_NUMBER}(?: \w+){{0,2}}? {_GOT}\b"
)
_MORE_THAN_THAT = re.compile(
    r"\b(?:para|banka|hesap|hesab|kart|kredi|kod|sifre|sim|e sim|calin|calmis|calmis|caldi|kopya|"
    r"klon|hack|hek|kapand|kapali|servis yok|sebeke yok|whatsapp|vatsap|kullaniyo|yerime|adima|"
    r"uzerine|ustune|tasin|ele gec|dolandirildi|havale|iban)\w*"
)


def are_told_beside(text: str) -> bool:
    """Whether a text asks so, or denies that a line is to be closed: more of what is told."""
    return are_asked_for(text) or bool(after_alarm_words.NOT_TAKEN.search(_words(text)))


def are_asked_for(text: str) -> bool:
    """Whether a text only asks from where others have a number or what else is known of one."""
    words = _words(text)
    return bool(_ASKED.search(words)) and not _MORE_THAN_THAT.search(words)


def _words(text: str) -> str:
    return words_only(verbs.plain(fold(text)).replace("'", ""))
