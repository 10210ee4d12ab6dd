"""What has to be known of the dialogue to read a message. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from actions.reading import questions


@dataclass(frozen=True)
class Context:
    """The open question and what it is about.

    `offer` is what choices of the question carry ("confirm:7"). `begun` are the digits of a number
    that goes on in the next message. `told` says whether a story was told already, `adds` whether
    further words belong to a complaint that was registered, about `topic`; `finished` whether that
    one was closed. `name`, `phone` and `line`, the one that the trouble is with (both E.164), are
    what the summary holds, `can_undo` whether something was left, `offered` are the values of the
    choices on the table, in order.
    """

    question: str = questions.NONE
    offer: str = ""
    begun: str | None = None
    told: bool = False
    adds: bool = False
    finished: bool = False
    topic: str | None = None
    name: str | None = None
    phone: str | None = None
    line: str | None = None
    can_undo: bool = False
    offered: tuple[str, ...] = ()
