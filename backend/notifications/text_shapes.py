"""What a text to customers is, before anybody words it: its name, its ways and what it may tell.

A text is declared beside the feature that says it, and worded in a file for each way
(`templates/<name>.<way>`), which the operator may replace without code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backend.kit.settings import Settings


class Way(StrEnum):
    """By what a text reaches somebody; the ending of its file."""

    CHAT = "chat"
    SMS = "sms"
    EMAIL = "email"
    # A person reads it out.
    CALL = "call"
    # A sentence that stands inside other texts.
    PART = "part"


# A notice goes by any of these.
EVERY_WAY = (Way.CHAT, Way.SMS, Way.EMAIL, Way.CALL)


@dataclass(frozen=True)
class Variable:
    """Something that a text may tell. `means` says on the desk, in Turkish, what it is.

    `sample` is what previews show; `longest` the longest value that is plausible, by which an SMS
    is measured. `choices` are all values there are: a condition may ask for them. What is
    `optional` may be empty. What a person has `written` is sent in their own letters, and is not
    measured: how long it is is theirs. What is `needed` stands in every wording, whatever else is
    told.
    """

    name: str
    means: str
    sample: str = ""
    longest: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False
    written: bool = False
    needed: bool = False


@dataclass(frozen=True)
class Text:
    """A text: `label` is its name on the desk, `most_segments` how many SMS our words may be."""

    name: str
    label: str
    ways: tuple[Way, ...]
    variables: tuple[Variable, ...] = ()
    most_segments: int = 3
    # Somebody of the house reads it, no customer.
    to_staff: bool = False

    def file(self, way: Way) -> str:
        """Return the name of the file in which it is worded for a way."""
        return f"{self.name}.{way}"


YES = "yes"
# What has two values is said by one of these.
WHETHER = ("", YES)
NUMBER = Variable("number", "takip numarası", "4821 0937 5523", needed=True)
PROMISED_DATE = Variable(
    "promised_date",
    "sonuç için verilen tarih",
    "26 Kasım 2026 Perşembe",
    longest="31 Ağustos 2026 Pazartesi",
    needed=True,
)
DIGITS = Variable("digits", "takip numarası, boşluksuz", "482109375523")


def of_the_house(settings: Settings) -> dict[str, str]:
    """Return what every text may tell besides its own: who we are, and how to reach us."""
    return {
        "operator": settings.operator_name,
        "operator_phone": settings.operator_phone,
        "short_code": settings.short_code,
        "keyword": settings.sms_keyword,
    }


HOUSE = (
    Variable("operator", "işletmecinin adı"),
    Variable("operator_phone", "çağrı merkezinin numarası"),
    Variable("short_code", "SMS kısa numarası"),
    Variable("keyword", "SMS anahtar sözcüğü"),
)


def samples(text: Text, *, longest: bool = False) -> Iterator[Mapping[str, str]]:
    """Return values by which a text can be tried: one set for each mixture of choices.

    With `longest` they are as long as is plausible, and what people write is as good as nothing.
    """
    names = [each.name for each in text.variables]
    for mixture in product(*(_values(each, longest=longest) for each in text.variables)):
        yield dict(zip(names, mixture, strict=True))


def _values(variable: Variable, *, longest: bool) -> tuple[str, ...]:
    value = variable.sample
    if longest:
        value = "a" if variable.written else variable.longest or variable.sample
    return variable.choices or (("", value) if variable.optional else (value,))
