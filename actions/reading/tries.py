"""What people say of steps to try: half solved, not looked, tried before, cannot. Pure."""

from __future__ import annotations

import re

from actions.reading.signs import RHETORICAL

STILL = re.compile(r"\bhala")
NOT_YET = re.compile(
    r"[iu]yo[rm]?\b|\b(?:oldu|tamam)\b(?:.{0,20}) \w+(?:r[iu]m|c[ae]m|"
    r"c[ae]g[iu]m|y[iu]m)\b"
)
REQUEST = re.compile(r"[aeiu]r m[iu]s[iu]n")
BUT = re.compile(r"(?:ama|fakat|lakin|ancak|yalniz|sadece)\b")
HALF = re.compile(
    r"\b(?:eskisinden|oncekinden|daha iyi|fena degil|kismen|yari\w*|biraz|birazcik|neredeyse|"
    r"hemen hemen|buyuk ol\w+|genel\w*|ara ara|denebilir|"
    r"diyebil\w+|azcik|kadar|sadece|yalnizca|bi(?:r)? ?tek|haric|disinda|(?:bi|bir) (?:ara|"
    r"sure)|bazen|arada|"
    r"bir (?:gidip|gelip)|simdilik|idare|fifty|"
    r"normalde|lazim|eder|bi(?:r)? (?:gel|gid)\w*|belli ol\w*|ekseri|cogu|kimi|tam degil|pek)\b"
)
NOW_AND_THEN = re.compile(r"\b(?:bazen|arada|ara sira|kimi)\b|\bbi(?:r)? \w+[iu]yo\w* bi(?:r)? \w+")
UNSEEN = re.compile(
    r"\b(?:ev(?:de|imde) degil\w*|evden uzak\w*|is(?:teyim|teyiz|teydim)|disardayim|sehir disi\w*|"
    r"(?:o|ev\w*|hanim|esim|annem|oglum|kocam|cocuk\w*|onlar)\b.*\bbilir|goremi\w*|yarin \w+rum)\b"
)
IF = re.compile(
    r"\b\w{2,}(?:[dt][iu]yse\w*|m[iu]sse|(?:[aiu]|e)rse\w*|se[mk]|sa[mk]|saydi|seydi)\b|"
    r"\b(?!kimse|hickimse|herkese|neyse)\w{2,}s[ae]\b|\bise\b"
)
AGAINST_FACT = re.compile(
    r"\bol(?:sa|saydi)? \w*m[ae](?:m|zd[iu][mk])\b|"
    r"s[ae](?:ydi)? (?:\w+ )?\w{2,}m[ae]zd[iu][mk]\b"
)
TO_COME = re.compile(r"(?:[ae]c[ae][kg]\w*|(?<!t)[iue]r|m[ae]li\w*)$")
OTHERS = re.compile(
    r"\b(?:komsu|yan daire|ust kat|alt kat|karsi daire|sokak|mahalle|arkadas\w*n)\w*|\b(?:kim|"
    r"hani|hangi|kac|ne zaman)\b"
)
NOT_LOOKED = re.compile(r"\b(?:bak|dene|gor|kontrol et|kontrol ede|test et)m[ae]d[iu][mk]\b")
ALREADY = re.compile(
    r"\bzaten|\bdaha once|\bonceden|\byazmadan once|\baradigim\w*|\b(?:bin|on|yuz|kac|bes|uc|"
    r"iki) (?:kere|kez|defa)|\bdefalarca"
)
CANNOT = re.compile(
    r"\b(?!tamam|devam|bilme|hamam|anlama|vazgec)\w{2,}?(?:[ae]m[ae]m|[ae]m[ae]y\w+|"
    r"[ae]m[iu]yo\w*|[ae]m[ae]z\w*|"
    r"m[ae]m|m[iu]c[ae]m|m[iu]y[ae]?c[ae]\w+|m[ae]ye?c[ae]\w+)\b|\b(?!bilmi|anlami|hatirlami|"
    r"istemi|gormu)\w{2,}m[iu]yo(?:r|z|m)?\w*|\banlama[mz]\b|\bengelli|"
    r"\bbeceriks|"
    r"\bder?t(?:im)? (?:o |bu )?degil|\bne alaka|\bne modem\w*|\bgerek yok|\bisim gucum"
)
WHY_SHOULD_I = re.compile(
    rf"{RHETORICAL.pattern}|\bki\b|\w{{2,}}[ae]m[iu]yo\w*|\w{{2,}}[ae]m[ae]m\b"
)
NEED_I = re.compile(r"\b(?:neden|niye|nasil|nesini|neyi) (?:\w+ ){0,2}\w+[ae]y[iu]m\b")
HAVE_NOT = re.compile(
    r"\b(?<!isim )(?:yok|bulunmuyo\w*|bende degil|kilitli|kirik|is ?yerinde|dukkanda|ofiste|"
    r"uzakta)\b"
)

# "Üç gündür deniyorum" has tried long enough, and is at nothing just now.
FOR_LONG = re.compile(
    r"\b(?:gun|hafta|ay|saat|sabah|aksam|dun)(?:d[iu]r|t[ae]n beri|d[ae]n beri|lard[iu]r)\b.*"
    r"\b(?:den(?:iyo|edi)|ugras[iu]|bekli)\w*"
)
