from __future__ import annotations

import yaml

from backend.complaints.corrections import Correction, training_lines, without_personal_data


def test_contacts_numbers_and_the_customers_names_are_omitted() -> None:
    text = (
        "Ben AYŞE Yılmaz'ım, 0532 123 45 67 ya da ayse@ornek.com. Hizmet no 8812345678,\n"
        "takip 4821 0937 5523. 3 gündür internet yok, 349 TL ödüyorum."
    )
    kept = without_personal_data(text, "Ayşe Yılmaz")
    for secret in ("AYŞE", "Yılmaz", "123 45 67", "ayse@", "8812345678", "0937"):
        assert secret not in kept
    assert "3 gündür internet yok, 349 TL ödüyorum." in kept
    assert "\n" not in kept


def test_the_lines_are_a_training_file_that_rasa_reads() -> None:
    lines = training_lines(
        [
            Correction("internet yok: [modem](kapalı) #1", "internet_outage"),
            Correction("fatura yanlış", "package_tariff"),
            Correction("fatura yanlış", "billing"),
        ]
    )
    content = yaml.safe_load("\n".join(lines))
    assert content["version"] == "3.1"
    assert [
        (entry["intent"], entry["metadata"]["topic"], entry["examples"]) for entry in content["nlu"]
    ] == [
        ("file_complaint", "billing", "- fatura yanlış\n"),
        ("file_complaint", "internet_outage", "- internet yok: (modem)(kapalı) #1"),
    ]


def test_without_corrections_the_file_is_empty_but_valid() -> None:
    assert yaml.safe_load("\n".join(training_lines([]))) == {"version": "3.1", "nlu": []}
