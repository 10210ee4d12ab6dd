"""Who is not sure of what they see still saw it: a hedge takes no danger away."""

from __future__ import annotations

import pytest

from lexicon import danger


@pytest.mark.parametrize(
    "text",
    [
        "santral binanızın çatısından duman yükseliyor gibi, yanılıyor olabilirim",
        "köşedeki saha dolabınızdan duman çıkıyor sanki",
        "SAHA DOLABINIZ YANIYOR OLABİLİR",
        "kutunuzdan duman gibi bir şey çıkıyor",
        "sanki direkteki kutunuzdan duman geliyo",
        "baz istasyonunuzdan duman mı çıkıyor ne anlamadım",
        "santraliniz yaniyor gibi geldi bana emin degilim",
        "mağazanızın içinden alev görünüyor galiba",
        "şubeniz yanıyor herhalde",
        "dolabınızdan yanık kokusu geliyor gibi",
    ],
)
def test_a_hedge_takes_no_fire_away(text: str) -> None:
    found = danger.find(text)
    assert found is not None
    assert found.kind == "fire"


@pytest.mark.parametrize(
    "text",
    [
        "dükkan yangın yeri gibi, telefonlar susmuyor internet yok",
        "yangın çıkmış gibi kalabalıktı mağaza",
        "kafamdan duman çıkıyor gibi sizin yüzünüzden",
        "modem kırmızı yanıyor gibi",
        "internet var gibi ama sayfa açılmıyor",
        "sanki deprem oldu, internet gitti",
    ],
)
def test_a_comparison_is_none(text: str) -> None:
    assert danger.find(text) is None
