from __future__ import annotations

import pytest

from actions.reading import by_landline


@pytest.mark.parametrize(
    "text",
    [
        "cep telefonum yok ev telefonundan ulaşın",
        "Ayrıca cebim yok, ev telefonundan arayın lütfen",
        "bu arada benim cep telefonum yok sadece ev hattım var",
        "SADECE SABİT TELEFONUM VAR cepten ulaşamazsınız",
        "bana sabit hattan ulaşabilirsiniz",
        "cep telefonu kullanmıyorum",
        "benim sadece ev telefonum var",
        "evdeki telefondan arasınlar, cep telefonum yok artık",
    ],
)
def test_a_landline_to_be_reached_by_is_no_trouble(text: str) -> None:
    assert by_landline.is_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "ev telefonum çalışmıyor",
        "cep telefonum çekmiyor",
        "ev telefonum kesik, cep telefonum yok",
        "sadece ev telefonum var o da arızalı",
        "evden ara ara internet kopuyor",
        "cep telefonumda internet yok",
        "ev telefonu almak istiyorum",
        "ev telefonundan arar mısınız",
    ],
)
def test_a_trouble_with_a_line_is_none(text: str) -> None:
    assert not by_landline.is_all(text)
