"""What is to be written into a registered complaint, and what only announces it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import stories, trouble, verbs

if TYPE_CHECKING:
    from actions.reading.message import Message

_FEW = 2

_SAYS_WHERE = re.compile(
    r"\b(?:ekle|yaz|belirt|not (?:al|et|dus)|ilave|isle)(?:y?[iu]n\w*|n?s[iu]n|lsin|y[iu]m|"
    r"eyim|yelim|ver\w*|r m[iu]\w*)?\b|\beklen\w+"
)


ANNOUNCES = re.compile(
    r"(?:ekle\w*|ek|ilave\w*|yap\w*|ist\w*|kayd\w*|kayi?t\w*|sikayet\w*|basvuru\w*|bilgi\w*|bir|"
    r"sey\w*|bisey\w*|bi|daha|de|da|su\w*|bu\w*|o|onu|yaz\w*|not|lutfen|numarali|nolu|e|a|ye|ya|"
    r"ilk|son|onceki|dosya\w*|icin|sunu\w*|et\w*|edin\w*|belirt\w*|ben|benim)"
)


FILLER = re.compile(
    r"(?:ya+|hayd[ei]n?|bakal[iu]m|be|lan|abi|abla|hocam|kanka|iste|hadi|haydi|hee?|hm+|eee*|aa+|ok|oke+y?|tmm?|tamam\w*|"
    r"peki|bide|bi|bir|de|da|bisey|sey|slm|selam|mrb|sorcam|soracam|soracagim|diyecem|diycem|evet|"
    r"hayir|yok|var|efendim|alo+|lutfen|ama|neyse|bi?r? ?se?y|sor(?:ucam|ac[ea]m)|"
    r"sagol\w*|saol\w*|eyv\w*|"
    r"tesekkur\w*|tsk\w*)"
)


def says_to_write(message: Message) -> bool:
    """Whether words are to be put into the complaint: "… bunu da ekle", "… ilk kayda yaz"."""
    return bool(_SAYS_WHERE.search(verbs.plain(message.folded))) or stories.says_to_add(message)


def told_to_add(message: Message) -> str:
    """Return the words that are to be added; "" where the message only announces them."""
    _, colon, after = message.text.partition(":")
    if colon and after.strip():
        return after.strip()
    left = [word for word in message.words if not word.isdigit() and not _is_idle(word)]
    return message.text if len(left) >= _FEW or (left and message.entities) else ""


def _is_idle(word: str) -> bool:
    return bool(ANNOUNCES.fullmatch(word) or FILLER.fullmatch(word))


def is_a_remark(message: Message) -> bool:
    """Whether a message tells something of the matter, however short: "250 tl", "dekont var"."""
    plain = verbs.plain(message.folded)
    words = re.findall(r"[a-z]{2,}", plain)
    content = [word for word in words if not FILLER.fullmatch(word)]
    place = bool(message.entities.get("city") or message.entities.get("district"))
    return bool(content) and (len(words) >= _FEW or any(map(str.isdigit, plain)) or place)


def asks(message: Message) -> bool:
    """Whether a message is a question or a wish rather than a remark."""
    plain = verbs.plain(message.folded)
    return trouble.asks(plain) or trouble.wishes(plain)


def is_only_filler(message: Message) -> bool:
    """Whether a message says nothing but "ya", "bide", "bir şey diyecem"."""
    words = re.findall(r"[a-z0-9]+", verbs.plain(message.folded))
    return bool(words) and all(FILLER.fullmatch(word) for word in words)


def tells_news(message: Message) -> bool:
    """Whether a message says that it happened again, rather than what is to be done: "kesildi"."""
    return (
        not message.is_choice
        and trouble.marks(verbs.plain(message.folded)) > 0
        and not asks(message)
    )
