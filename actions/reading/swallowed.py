"""Pills or poison that were taken already: by whoever writes, or by somebody. Pure."""

from __future__ import annotations

import re

_DEADLY = r"(?:hap|ilac|zehir|camasir suyu)\w*"
# "Annem hapları aldı" is no swallowing: of others only drinking and swallowing is.
TAKEN = re.compile(
    rf"\b{_DEADLY} (?:\w+ ){{0,3}}?"
    r"(?:(?:ic|yut)(?:t[iu]|d[iu]|m[iu]s)(?:m|k|[iu]m)?|al(?:d[iu]m|m[iu]s[iu]m))\b|"
    r"\b(?:ictim|yuttum) (?:\w+ )?(?:hap|ilac|hepsi)\w*|\bhepsini (?:ictim|yuttum|aldim)\b"
)
