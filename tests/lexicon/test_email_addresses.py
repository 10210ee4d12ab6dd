"""One reader of e-mail addresses: put right where one thing can be meant, never another domain."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from lexicon.email_addresses import DOUBTFUL, NONE, PROVIDERS, Email, on_the_wire, read_email
from lexicon.turkish import fold


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" Ayse.Yilmaz@Ornek.COM ", "Ayse.Yilmaz@ornek.com"),
        ("AYSE@GMAİL.COM", "AYSE@gmail.com"),
        ("ALİ@GMAIL.COM", "ali@gmail.com"),
        ("ALİ@HOTMAİL.COM.TR", "ali@hotmail.com.tr"),
        ("ali@gmaıl.com", "ali@gmail.com"),
        ("ayse@gmai\N{COMBINING DOT ABOVE}l.com", "ayse@gmail.com"),
        ("ayşe.çelik@gmail.com", "ayse.celik@gmail.com"),
        ("ALİ@FİRMA.COM", "ali@firma.com"),
        ("ALI@ILGAZ.COM", "ALI@ilgaz.com"),
    ],
)
def test_what_can_mean_one_address_is_that_one(written: str, address: str) -> None:
    assert read_email(written) == Email(address)


@pytest.mark.parametrize(
    "written",
    [
        "ALİ@ILGAZ.COM",  # its I may be an ı
        "ayse@ÖRNEK.COM",
        "AYŞE@ÖRNEK.COM",
        "ayse@ÖZİL.com.tr",
        "ayşe@firma.com",
        "şükrü@örnek.com",
    ],
)
def test_what_may_be_anothers_is_asked_again(written: str) -> None:
    assert read_email(written) == DOUBTFUL


@pytest.mark.parametrize("domain", ["örnek.com", "ılgaz.com.tr", "bücher.de", "çiçek.com"])
def test_a_domain_of_its_own_letters_stays_as_it_is_written(domain: str) -> None:
    assert read_email(f"ayse@{domain}") == Email(f"ayse@{domain}")


def test_such_a_domain_goes_to_servers_as_they_take_it() -> None:
    assert on_the_wire("ayse@örnek.com") == "ayse@xn--rnek-4qa.com"
    assert on_the_wire("ayse@gmail.com") == "ayse@gmail.com"
    assert on_the_wire("no address") == "no address"


@pytest.mark.parametrize(
    "written",
    ["", "ayse", "ayse@", "@ornek.com", "a b@ornek.com", "a@b", "a@@b.com", "a@b.com, c@d.com"],
)
def test_what_is_no_address_is_none(written: str) -> None:
    assert read_email(written) == NONE


@given(
    st.text(alphabet="abcxyzıiğşöçü-", min_size=1, max_size=12),
    st.sampled_from(["com", "com.tr", "net"]),
)
def test_the_domain_that_is_read_is_the_one_that_is_written(label: str, ending: str) -> None:
    domain = f"{label}.{ending}"
    found = read_email(f"ayse@{domain}").address
    assert found is None or found == f"ayse@{domain}" or fold(domain) in PROVIDERS


@given(st.text(alphabet=st.characters(codec=None)), st.text(alphabet=st.characters(codec=None)))
def test_no_text_breaks_it(name: str, domain: str) -> None:
    found = read_email(f"{name}@{domain}").address
    if found is not None:
        on_the_wire(found).encode("ascii")
