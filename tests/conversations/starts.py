"""Where a dialogue off the straight path begins: made without the model, by readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained, registered

if TYPE_CHECKING:
    from collections.abc import Callable


def _told(text: str, about: str | None = None, channel: str = "web") -> Talk:
    talk = Talk(channel)
    talk.hear(r.COMPLAINT, text, about=about)
    return talk


def _after(talk: Talk, main: str) -> Talk:
    talk.hear(main)
    return talk


def _name() -> Talk:
    talk = complained()
    talk.hear(r.GIVEN, value=MOBILE)
    return talk


def _resume() -> Talk:
    talk = complained()
    talk.wait(minutes=61)
    return _after(talk, r.GREET)


def _code() -> Talk:
    talk, _ = registered()
    elsewhere = Talk("web", talk.backend, "c2")
    elsewhere.hear(r.WITHDRAW)
    elsewhere.hear(r.GIVEN, value=MOBILE)
    return elsewhere


def _reason() -> Talk:
    talk, number = registered()
    talk.backend.set_status(number, "closed", "Kapandı")
    return _after(talk, r.REOPEN)


def _anew(channel: str = "web") -> Talk:
    first, _ = registered(channel)
    return registered(channel, first.backend, "c2")[0]


def _told_again(channel: str, status: str = "registered") -> Talk:
    first, number = registered(channel)
    if status != "registered":
        first.backend.set_status(number, status, "Sonuçlandı")
    talk = Talk(channel, first.backend, "c2")
    talk.backend.phones["c2"] = MOBILE
    talk.hear(r.COMPLAINT, "yine aynı para yazılmış", about="commitment_cancellation")
    if channel == "web":
        talk.hear(r.GIVEN, value=MOBILE)
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
        talk.hear(r.YES, "evet")
    return talk


WEB: dict[str, Callable[[], Talk]] = {
    "nothing": Talk,
    q.PROBLEM: lambda: _after(Talk(), r.OPENER),
    q.TOPIC: lambda: _told("hakkımı yediler"),
    q.PLACE: lambda: _told("bütün mahallede internet yok", "internet_outage"),
    q.SOLVED: lambda: _told("internetim üç gündür yok", "internet_outage"),
    q.PHONE: complained,
    q.EMAIL: lambda: _after(complained(), r.REFUSED),
    q.NAME: _name,
    q.CONFIRM: at_the_summary,
    q.CORRECT: lambda: _after(at_the_summary(), r.NO),
    q.DROP: lambda: _after(at_the_summary(), r.CANCEL),
    "dropped": lambda: _after(_after(at_the_summary(), r.CANCEL), r.YES),
    q.RESUME: _resume,
    q.TRACKING: lambda: _after(Talk(), r.STATUS),
    q.PROOF_PHONE: lambda: _after(Talk(), r.ADD),
    q.CODE: _code,
    "registered": lambda: registered()[0],
    q.ADDITION: lambda: _after(registered()[0], r.ADD),
    q.REASON: _reason,
    q.WITHDRAW: lambda: _after(registered()[0], r.WITHDRAW),
    q.CLOSE: lambda: _after(registered()[0], r.SOLVED),
    q.ANEW: _anew,
    q.ADD_TO_EARLIER: lambda: _told_again("web"),
    q.REOPEN_EARLIER: lambda: _told_again("web", "resolved"),
    q.WAITING: lambda: _after(complained(), r.HUMAN),
}
SMS: dict[str, Callable[[], Talk]] = {
    "nothing": lambda: Talk("sms"),
    q.PROBLEM: lambda: _after(Talk("sms"), r.OPENER),
    q.TOPIC: lambda: _told("hakkımı yediler", channel="sms"),
    "registered": lambda: _told("internetim üç gündür yok", "internet_outage", "sms"),
    q.WITHDRAW: lambda: _after(registered("sms")[0], r.WITHDRAW),
    q.CLOSE: lambda: _after(registered("sms")[0], r.SOLVED),
    q.ADDITION: lambda: _after(registered("sms")[0], r.ADD),
    q.ADD_TO_EARLIER: lambda: _told_again("sms"),
    q.REOPEN_EARLIER: lambda: _told_again("sms", "resolved"),
    q.WAITING: lambda: _after(registered("sms")[0], r.HUMAN),
}
STARTS = {"web": WEB, "sms": SMS}
