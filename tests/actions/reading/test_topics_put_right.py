"""A topic put right by what denies the one in the summary."""

from __future__ import annotations

import pytest

from actions.reading.topics_put_right import instead_of
from lexicon.turkish import fold


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("fatura değil o, modem", "modem_device"),
        ("modem yazacaktınız fatura değil", "modem_device"),
        ("faturayla alakası yok yurt dışı kullanımı", "roaming"),
        ("ben fatura demedim televizyon dedim", "tv_service"),
        ("fatura değil", None),
        ("modem değil", None),
        ("fatura da var modem de", None),
    ],
)
def test_is_the_other_one_that_is_named(text: str, topic: str | None) -> None:
    assert instead_of("billing", fold(text)) == topic


def test_is_none_where_no_topic_is_known() -> None:
    assert instead_of(None, "fatura degil modem") is None
