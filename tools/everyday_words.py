"""Write the words of customers' complaints: `.venv-bot/bin/python -m tools.everyday_words`.

`actions/reading/names.py` weighs them against the given names: a word that people write often when
they complain is less likely a part of their name. Run it again when the examples in `data/` change
much; the file is kept, so that the action server need not read them all.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from actions.reading.given_names import is_turkish
from lexicon.turkish import fold, nfc

EXAMPLES = ("data/nlu", "data/topics")
WRITTEN = Path("actions/reading/everyday_words.txt")
_WORD = re.compile(r"[a-z]{2,24}")
_FEWEST = 4


def words(texts: list[str]) -> list[str]:
    """Return the folded words that are frequent in the texts, in alphabetical order."""
    counts = Counter(word for text in texts for word in _WORD.findall(fold(nfc(text))))
    return sorted(word for word, count in counts.items() if count >= _FEWEST)


def main() -> None:
    """Write the words that are no given names alone."""
    files = [path for folder in EXAMPLES for path in sorted(Path(folder).rglob("*.yml"))]
    found = words([path.read_text("utf-8") for path in files])
    WRITTEN.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} words, {sum(map(is_turkish, found))} of them given names: {WRITTEN}")


if __name__ == "__main__":
    main()
