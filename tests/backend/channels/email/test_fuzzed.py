"""Whatever comes, no mail is lost: it is taken, or set aside where staff sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from backend.channels.email.parts import TooManyPartsError
from backend.channels.email.reading import read
from backend.kit import parking
from tests.backend.channels.email.letters import letter, parts

if TYPE_CHECKING:
    from tests.backend.channels.email.conftest import Postbox

HEADERS = st.sampled_from(
    [
        b"From",
        b"To",
        b"Subject",
        b"Message-ID",
        b"Content-Type",
        b"Return-Path",
        b"References",
        b"Content-Transfer-Encoding",
        b"Auto-Submitted",
        b"Content-Disposition",
        b"Date",
        b"Cc",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"multipart/mixed; boundary=x",
            b"multipart/report; boundary=x",
            b"text/html",
            b"text/plain; charset=utf-16",
            b"text/plain; charset=\xff",
            b"message/rfc822",
            b"application/ms-tnef",
            b"base64",
            b"quoted-printable",
            b"x-uuencode",
            b"<a@b.c>",
            b'"',
            b"=?utf-8?B?",
            b"=?utf-7?Q?+AAA-?=",
            b"text/plain; name*=x'y'%E0%",
        ]
    ),
)
BODIES = st.one_of(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"--x\r\nContent-Type: text/html\r\n\r\n<p><b></i>\xe7\r\n--x",
            b"--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--x--",
            b"begin 644 x\nM\n`\nend",
        ]
    ),
)


@st.composite
def mails(draw: st.DrawFn) -> bytes:
    """Make a mail of pieces that are nearly right."""
    lines = draw(st.lists(st.tuples(HEADERS, VALUES), max_size=8))
    head = b"".join(name + b": " + value + b"\r\n" for name, value in lines)
    return head + b"\r\n" + draw(BODIES)


@given(mails())
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused_by_name(content: bytes) -> None:
    try:
        mail = read(content)
    except TooManyPartsError:
        return
    for text in (mail.whole, mail.new, mail.subject, mail.message_id or ""):
        text.encode()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=mails())
async def test_any_mail_is_taken_or_parked(postbox: Postbox, content: bytes) -> None:
    await postbox.bring(content, letter("Araya giren sağlam bir e-posta"))
    for _ in range(parking.MOST_FAILURES):
        await postbox.container.mail.process_waiting()
    rows = await postbox.rows()
    async with postbox.container.works.reading() as session:
        aside = (await parking.count_parked(session)).get("mail", 0)
    assert sum(row.state == "received" for row in rows) == aside
    assert all((postbox.kept / row.stored[:2] / row.stored).exists() for row in rows)


def test_a_part_that_is_broken_takes_no_other_with_it() -> None:
    body, kind = parts(
        ("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64", "%%%"),
        ("Content-Type: text/plain; charset=utf-8", "Sağlam bölüm"),
    )
    assert "Sağlam bölüm" in read(letter(body, content_type=kind)).whole
