"""What is answered by SMS without the assistant: each one segment, without Turkish letters.

The letters ö, ü and Ç are in the default alphabet, but a reader would stumble over a text that has
some of its letters and lacks the others.
"""

from __future__ import annotations

from backend.channels.sms.commands import Kind
from backend.notifications.text_shapes import NUMBER, WHETHER, Text, Variable, Way


def _answer(name: str, label: str, *variables: Variable) -> Text:
    return Text(name, label, (Way.SMS,), variables, most_segments=1)


# How to reach us, to somebody who wrote without the keyword.
HELP = _answer("sms_help", "SMS: nasıl yazılır")
# To who wrote the keyword alone.
BEGIN = _answer("sms_begin", "SMS: şikâyetinizi yazın")
OPTED_OUT = _answer("sms_opted_out", "SMS: anket gönderilmeyecek")
OPTED_IN = _answer("sms_opted_in", "SMS: ankete izin verildi")
# An answer of theirs has reached whoever asked.
ADDED = _answer("sms_added", "SMS: bilginiz eklendi", NUMBER)
# How satisfied somebody is; `low`: and what to do if it is not solved.
SCORED = Text(
    "sms_scored",
    "SMS: memnuniyet puanı alındı",
    (Way.SMS,),
    (Variable("low", "puan düşük (1 ya da 2)", choices=WHETHER),),
    most_segments=1,
)
# Told once: further messages of this hour will not be answered.
TOO_MANY = _answer("sms_too_many", "SMS: çok fazla mesaj")

TEXTS = (HELP, BEGIN, OPTED_OUT, OPTED_IN, ADDED, SCORED, TOO_MANY)
ANSWERS = {
    Kind.UNKNOWN: HELP,
    Kind.BEGIN: BEGIN,
    Kind.OPT_OUT: OPTED_OUT,
    Kind.OPT_IN: OPTED_IN,
}
