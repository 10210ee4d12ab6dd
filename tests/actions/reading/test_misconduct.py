"""What our people did to a customer is a complaint, and asks for none of them."""

from __future__ import annotations

import pytest

from actions.reading import misconduct, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read


@pytest.mark.parametrize(
    "text",
    [
        "görevliniz eşime hakaret etti",
        "danışman beni azarladı",
        "telefondaki bey yüzüme kapattı",
        "teknisyeniniz kapıda küfür edip gitti",
        "bayideki eleman para istedi fazladan",
    ],
)
def test_it_is_told(text: str) -> None:
    assert misconduct.is_told(text)
    assert read(Message(text, ranking=(("talk_to_agent", 0.95),)), Context()).main == r.COMPLAINT
    taken = read(Message(text, ranking=(("talk_to_agent", 0.95),)), Context(q.NAME, told=True))
    assert r.HUMAN not in taken.all


@pytest.mark.parametrize(
    "text",
    [
        "bir yetkiliyle görüşmek istiyorum",
        "temsilciniz bağırdı, başka bir yetkiliye bağlayın",
        "müşteri temsilcisi lütfen",
        "kapıda köpek bağırdı",
    ],
)
def test_a_wish_for_one_is_none(text: str) -> None:
    assert not misconduct.is_told(text)
