"""Write 2,000 Turkish names in all spellings into a file that is named.

`.venv-bot/bin/python -m tools.evaluation.generated_names FILE`

Faker makes the names, from a seed; the readers know nothing of its lists. Each line has the right
value, for `make evaluate FILE=…`.
"""

from __future__ import annotations

import json
import sys
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from faker import Faker

from lexicon.turkish import fold, lower

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COUNT, SEED = 2000, 20261128
_WITHOUT_TURKISH_LETTERS = str.maketrans("çğıöşüÇĞİÖŞÜâîûÂÎÛ", "cgiosuCGIOSUaiuAIU")


def _shouted(name: str) -> str:
    return lower(name).translate(str.maketrans("iı", "İI")).upper()


def _plainly(name: str) -> str:
    return name.translate(_WITHOUT_TURKISH_LETTERS)


SPELLINGS: dict[str, Callable[[str, str], str]] = {
    "plain": lambda given, surname: f"{given} {surname}",
    "lower": lambda given, surname: lower(f"{given} {surname}"),
    "capitals": lambda given, surname: _shouted(f"{given} {surname}"),
    "ascii": lambda given, surname: _plainly(f"{given} {surname}"),
    "ascii-lower": lambda given, surname: fold(f"{given} {surname}"),
    "ascii-capitals": lambda given, surname: fold(f"{given} {surname}").upper(),
    "surname-in-capitals": lambda given, surname: f"{given} {_shouted(surname)}",
    "one-word": lambda given, _: given,
    "one-word-lower": lambda given, _: lower(given),
    "sir": lambda given, _: f"{given} Bey",
    "madam": lambda given, _: lower(f"{given} hanım"),
    "doctor": lambda given, surname: f"Dr. {given} {surname}",
    "dear": lambda given, surname: f"Sayın {given} {surname}",
    "turned-round": lambda given, surname: f"{surname}, {given}",
    "turned-round-capitals": lambda given, surname: _shouted(f"{surname}, {given}"),
    "my-name": lambda given, surname: f"adım {given} {surname}",
    "my-name-lower": lambda given, surname: lower(f"adim {given} {surname}"),
    "my-names": lambda given, surname: f"adım {lower(given)} soyadım {lower(surname)}",
    "labels": lambda given, surname: f"Ad: {given} Soyad: {surname}",
    "ben": lambda given, surname: f"ben {lower(f'{given} {surname}')}",
    "ben-last": lambda given, surname: f"{given} {surname} ben",
    "thanks": lambda given, surname: f"{given} {surname}, teşekkür ederim",
    "greeting": lambda given, surname: f"iyi günler {given} {surname}",
    "mother": lambda given, surname: f"annem adına, {given} {surname}",
    "write": lambda given, surname: f"{lower(f'{given} {surname}')} yazabilirsiniz",
    "behalf": lambda given, surname: f"hat eşimin üzerine, adı {given} {surname}",
    "in-passing": lambda given, surname: f"tabii söyleyeyim, ismim {given} {surname} olacak",
    "two-surnames": lambda given, surname: f"{given} {surname}-Kaya",
    "emoji": lambda given, surname: f"{given} {surname} 🙂",
}
_VALUES: dict[str, Callable[[str, str], str]] = {
    **dict.fromkeys(("one-word", "one-word-lower", "sir", "madam"), lambda given, _: given),
    "two-surnames": lambda given, surname: f"{given} {surname}-Kaya",
}


def lines(count: int = COUNT, seed: int = SEED) -> Iterator[dict[str, object]]:
    """Yield the lines, each spelling in its turn."""
    Faker.seed(seed)
    made = Faker("tr_TR")
    for number, spelling in zip(range(count), cycle(SPELLINGS), strict=False):
        given = _made(made.first_name_female if number % 2 else made.first_name_male)
        surname = _made(made.last_name)
        value = _VALUES.get(spelling, SPELLINGS["plain"])(given, surname)
        yield {
            "question": "name",
            "topic": f"generated-{spelling}",
            "messages": [SPELLINGS[spelling](given, surname)],
            "reading": "given",
            "value": value,
        }


def _made(make: Callable[[], str]) -> str:
    """Return a name of letters; a few of Faker's are spoilt ("Emine.")."""
    while not (name := make()).isalpha():
        pass
    return name


def main() -> None:
    """Write the lines into the file that is named."""
    rows = [json.dumps(line, ensure_ascii=False) for line in lines()]
    Path(sys.argv[1]).write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} lines: {sys.argv[1]}")


if __name__ == "__main__":
    main()
