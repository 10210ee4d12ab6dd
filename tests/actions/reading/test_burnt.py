"""A device that burnt is never powered again, in whatever tense it is told."""

from __future__ import annotations

import pytest

from actions.reading import burnt


@pytest.mark.parametrize(
    "text",
    [
        "modem geçen hafta yanmıştı, itfaiye söndürdü, şimdi hiç açılmıyor",
        "modemim yandı bitti",
        "elimde yanık bir modem var",
        "adaptör dumanlandı, kokusu hâlâ burnumda",
        "yıldırım düştü modemi yaktı",
        "priz patlamıştı ondan beri internet yok",
        "itfaiye geldi modemi söküp gitti",
        "MODEM YANDI DUMANI ÇIKTI IŞIĞI DA YOK",
        "cihaz yandığından beri açılmıyor",
    ],
)
def test_it_burnt(text: str) -> None:
    assert burnt.is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "modemin ışıkları yanmıyor",
        "modemde internet ışığı kırmızı yandı",
        "modem kırmızı yanıyor",
        "telefonda internet paketim yandı",
        "modemden koku gelmiyor ama açılmıyor",
        "mahallede yangın çıktı, internet kesik",
    ],
)
def test_it_did_not(text: str) -> None:
    assert not burnt.is_told(text)
