"""What the kinds' rules share; the concepts themselves are in `tables/common.txt`."""

from __future__ import annotations

# With one of these beside it the strong word is a manner of speech.
TRADE = ("net", "money", "service", "screen", "law")
NOT_NOW = ("old", "if", "joke")
