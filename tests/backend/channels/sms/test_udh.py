from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from backend.channels.sms import udh
from backend.channels.sms.udh import Header


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("", Header()),
        ("0500031202 01", Header(reference=0x12, parts=2, part=1)),
        ("060804123402 02", Header(reference=0x1234, parts=2, part=2)),
        ("03250101", Header(locking=1)),
        ("03240101", Header(single=1)),
        ("06250101240101", Header(locking=1, single=1)),
        ("0800030702 01250101", Header(reference=7, parts=2, part=1, locking=1)),
        ("0504 0b84 23f0".replace("0504", "060504"), Header(for_program=True)),
        # Broken in one way or another: passed over.
        ("05", Header()),
        ("0500", Header()),
        ("05000312", Header()),
        ("0500031200 00", Header()),
        ("0500031201 01", Header()),
        ("0500031202 03", Header()),
        ("ff00031202 01", Header(reference=0x12, parts=2, part=1)),
        ("00", Header()),
    ],
)
def test_a_header_is_read_as_far_as_it_makes_sense(header: str, said: Header) -> None:
    assert udh.read(bytes.fromhex(header)) == said


@given(st.binary(max_size=300))
def test_no_header_breaks_it(header: bytes) -> None:
    found = udh.read(header)
    assert found.part is None or 1 <= found.part <= (found.parts or 0)
