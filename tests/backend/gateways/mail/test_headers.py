"""Remembered headers are written as the library writes them, each message with its own."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import EmailPolicy, default
from email.utils import formataddr

import pytest
from hypothesis import example, given, strategies as st

from backend.gateways.mail.headers import OURS, Alike

# What may stand in a header at all.
LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))


def written(policy: EmailPolicy, name: str, subject: str, **how: object) -> bytes:
    message = EmailMessage(policy)
    message["From"] = formataddr((name, "iletisim@ornek.com"))
    message["Subject"] = subject
    message.set_content("Sayın müşterimiz")
    return message.as_bytes(policy=policy.clone(**how))


def with_answers(policy: EmailPolicy, value: str, **how: object) -> bytes:
    message = EmailMessage(policy)
    message["Reply-To"] = value
    return message.as_bytes(policy=policy.clone(**how))


@given(LINES, LINES)
def test_every_header_is_written_as_by_the_library(name: str, subject: str) -> None:
    for how in ({}, {"linesep": "\r\n"}, {"linesep": "\r\n", "utf8": True}):
        for _ in range(2):  # as it is read, and as it is remembered
            ours = written(OURS, name, subject, **how)
            assert ours == written(default, name, subject, **how)


def test_what_was_remembered_goes_into_no_other_message() -> None:
    texts = [written(OURS, "Yardım", f"Şikâyetiniz {number}") for number in range(300)]
    assert len(set(texts)) == 300
    assert texts[0] == written(OURS, "Yardım", "Şikâyetiniz 0")


@pytest.mark.parametrize("wrong", ["a\nb", "a\r\nBcc: x@y.tr"])
def test_what_cannot_stand_in_a_header_is_refused_each_time(wrong: str) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="linefeed"):
            EmailMessage(OURS)["Subject"] = wrong


@given(LINES, st.text("abcdefghx234567", max_size=90))
@example("x", "")
@example("Xx xx x", "2")
def test_a_header_that_is_like_another_is_written_as_by_the_library(name: str, token: str) -> None:
    word = f"s{token}"
    value = formataddr((name, f"{word}@ornek.com"))
    ours = Alike.of("Reply-To", value, word)
    for how in ({}, {"linesep": "\r\n"}, {"linesep": "\r\n", "utf8": True}):
        assert with_answers(OURS, ours, **how) == with_answers(default, value, **how)
    assert ours == value
