"""The linear classifier: what is counted word by word is what scikit-learn would say."""

from __future__ import annotations

import numpy as np
import pytest

from bot.linear_text import LinearTextModel, LinearTextSettings

_TEXTS = {
    "modem": ["modem yanmıyor", "modemin ışığı yanmıyor", "modem ısınıyor", "modem bozuk modem"],
    "bill": ["faturam yüksek geldi", "faturada fazla ücret var", "fatura fazla", "faturayı ödedim"],
    "tv": [
        "televizyon donuyor",
        "televizyonda kanal yok",
        "kanallar gitti",
        "televizyon açılmıyor",
    ],
}


@pytest.fixture(scope="module")
def model() -> LinearTextModel:
    rows = [(label, text) for label, texts in _TEXTS.items() for text in texts]
    settings = LinearTextSettings(rarest=1, character_ngrams=(2, 4))
    return LinearTextModel.train([[text] for _, text in rows], [one for one, _ in rows], settings)


@pytest.mark.parametrize(
    "text",
    ["", "z", "modem", "baba baba babababa", "faturam faturam modem yanmıyor", "kanal kanallar"],
)
def test_words_that_come_again_count_as_in_the_whole_text(
    model: LinearTextModel, text: str
) -> None:
    border = len(model.words.vocabulary_)
    expected = model.characters.transform([text]) @ model.weights[border:]
    for _ in range(2):  # looked up, and remembered
        found = model._characters.scores(text)
        assert np.allclose(found, np.asarray(expected)[0], atol=1e-5)


def test_the_likeliest_label_comes_first(model: LinearTextModel) -> None:
    ranking = model.ranking("modemim yanmıyor")
    assert ranking[0][0] == "modem"
    assert sum(share for _, share in ranking) == pytest.approx(1)
