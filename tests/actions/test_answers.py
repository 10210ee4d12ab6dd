from __future__ import annotations

import pytest

from actions import answers, topics
from actions.answers import WAIT
from actions.complaint_draft import NOT_SOLVED, SOLVED
from bot.turkish import fold
from tests.actions.messages import chose, complaint, said


@pytest.mark.parametrize(
    "opener",
    [
        "şikayetim var",
        "bi sorunum var",
        "ŞİKAYETÇİ OLMAK İSTİYORUM",
        "merhaba bir şikayet oluşturacaktım",
        "mağdurum",
        "fatura",
        "fatura şikayeti",
        "Türk Telekom'dan şikayetçiyim",
        "",
    ],
)
def test_an_opener_says_nothing_yet(opener: str) -> None:
    assert not answers.says_something(complaint(opener))


@pytest.mark.parametrize(
    "story",
    [
        "internetim yok",
        "faturam çok geldi",
        "İNTERNET ÇEKMİYOR",
        "modem bozuldu",
        "nt yok 3 gündür",
    ],
)
def test_a_story_says_something(story: str) -> None:
    assert answers.says_something(complaint(story))


@pytest.mark.parametrize(
    ("text", "intent", "result"),
    [
        ("evet", "affirm", SOLVED),
        ("evet çözüldü", "problem_solved", SOLVED),
        ("düzeldi sağ olun", "thank", SOLVED),
        ("çalışıyor artık", "nlu_fallback", SOLVED),
        ("hayır", "deny", NOT_SOLVED),
        ("yok olmadı", "problem_persists", NOT_SOLVED),
        ("evet denedim ama olmadı", "affirm", NOT_SOLVED),
        ("hala aynı", "nlu_fallback", NOT_SOLVED),
        ("uğraşamam bunlarla kayıt açın", "problem_persists", NOT_SOLVED),
        ("bilmiyorum", "refuse_detail", NOT_SOLVED),
        ("tamam", "affirm", WAIT),
        ("tamam deniyorum bekleyin", "affirm", WAIT),
        ("bi dakika", "nlu_fallback", WAIT),
        ("kırmızı araba", "nlu_fallback", None),
    ],
)
def test_whether_the_steps_helped(text: str, intent: str, result: str | None) -> None:
    assert answers.help_result(said(text, intent)) == result


def test_the_choices_need_no_words() -> None:
    assert answers.help_result(chose("affirm")) == SOLVED
    assert answers.help_result(chose("deny")) == NOT_SOLVED


@pytest.mark.parametrize("story", ["modemi resetledim yine yok", "kapatıp açtım olmadı"])
def test_a_story_tells_that_the_steps_were_tried(story: str) -> None:
    assert answers.has_tried(fold(story))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("fatura", ("billing",)),
        ("Fatura ve ödeme", ("billing",)),
        ("İNTERNET HIZI", ("internet_speed",)),
        ("müşteri hizmetleri", ("customer_service",)),
        ("numara taşıma", ("number_porting",)),
        ("cep telefonum çekmiyor", ("mobile_coverage",)),
        ("ev telefonu", ("landline",)),
        ("diğer", ("other",)),
        ("internet", ("internet_outage", "internet_speed", "modem_device")),
        ("muz", ()),
    ],
)
def test_a_topic_is_named_in_words(text: str, codes: tuple[str, ...]) -> None:
    assert topics.read(text) == codes


def test_three_topics_are_offered_and_never_other() -> None:
    assert topics.likeliest(("other", "roaming")) == ("roaming", "internet_outage", "billing")
