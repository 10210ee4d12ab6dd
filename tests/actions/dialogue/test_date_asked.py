"""The date of a registered complaint: why that one, a wish for a sooner one, what comes after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue import beside
from actions.reading import date_questions, reading as r, recourse, side_questions
from tests.actions.dialogue.kit import OPERATOR, RESPONSES, Talk, registered, values_wanted


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("çarşambaya yetişmez mi", r.PRIVACY),
        ("YARINA OLMAZMI", r.UNCLEAR),
        ("biraz daha erkene alın", r.ADD),
        ("haftaya kalmadan bitsin", r.MORE),
        ("iki günde çözülür mü", r.DURATION),
        ("pazartesiye halledin be", r.INSULT),
        ("yarına tamir edilmez mi", r.PRIVACY),
        ("iki güne yapın", r.DURATION),
        ("CUMAYA YETISTIRIN", r.HUMAN),
    ],
)
def test_a_wish_for_a_sooner_day_is_kept_and_said_so(channel: str, text: str, read_as: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(read_as, text) == ["utter_date_wish_kept"]
    assert talk.backend.additions[number] == [f"Daha erken sonuç isteği: {text}"]


def test_whoever_asks_for_a_human_gets_one() -> None:
    talk, _ = registered()
    said = talk.hear(r.HUMAN, "temsilciye bağlayın yarına yetişsin")
    assert "utter_date_wish_kept" not in said


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("neden 26 kasım", r.WHY),
        ("PERSEMBE NIYE", r.WHY),
        ("niye bu kadar uzun sürüyor", r.INSULT),
        ("bu tarih neye göre belirlendi", r.UNCLEAR),
    ],
)
def test_why_it_is_that_day_is_told_by_the_rule(channel: str, text: str, read_as: str) -> None:
    talk, _ = registered(channel)
    assert talk.hear(read_as, text) == ["utter_date_why"]
    (told,) = talk.newest
    assert told["promised_within"] == "4"
    assert told["legal_business_days"] == "10"
    assert not talk.backend.additions


def test_a_day_that_people_put_off_is_theirs() -> None:
    talk, number = registered()
    moved = (("26 Kasım 2026 Perşembe", "uzatıldı"), ("1 Aralık 2026 Salı", "sürüyor"))
    talk.backend.shown[number] = replace(talk.backend.shown[number], promises=moved)
    assert talk.hear(r.WHY, "neden 1 aralık") == ["utter_date_why_moved"]


@pytest.mark.parametrize(
    "text",
    ["ben yarına kadar istiyom", "SALIYA KADAR COZULSUN LUTFEN", "en geç cumaya yetiştirin be"],
)
def test_a_plain_wish_for_a_day_is_no_danger(text: str) -> None:
    assert date_questions.is_nothing_else(text)


@pytest.mark.parametrize(
    "text",
    [
        "bu akşam bitsin",
        "yarına kadar yaşamak istemiyorum",
        "yarın her şey bitsin istiyorum",
        "sabaha kadar dayanamam",
        "yarın yokum",
    ],
)
def test_what_may_be_a_farewell_is_not_called_one(text: str) -> None:
    assert not date_questions.is_nothing_else(text)


@pytest.mark.parametrize(
    "text",
    [
        "neden üç gündür internetim yok",
        "salı günü niye gelmediniz",
        "daha önce aradım kimse bakmadı",
        "taahhüdüm cumaya bitmez mi",
        "modem çarşamba günü geldi",
        "bana salı günü arayın",
    ],
)
def test_what_happened_on_a_day_asks_for_none(text: str) -> None:
    assert not date_questions.asks_why_then(text)
    assert not date_questions.wants_it_by(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hakem heyetine kaç günüm var", recourse.APPEAL),
        ("TUKETICI HAKEM HEYETINE NASIL BASVURCAM", recourse.APPEAL),
        ("btkya ne zaman gidebilirim", recourse.APPEAL),
        ("hakem heyeti limiti kaç lira", recourse.APPEAL),
        ("sonuca nereye itiraz edeceğim", recourse.APPEAL),
        ("memnun kalmazsam ne olacak", recourse.NOT_SATISFIED),
        ("sonuctan memnun kalmassam", recourse.NOT_SATISFIED),
        ("sonucu begenmezsem napcam", recourse.NOT_SATISFIED),
        ("haksız bulursanız ne yapabilirim", recourse.NOT_SATISFIED),
        ("o güne yetişmezse ne olacak", recourse.NOT_IN_TIME),
        ("cozulmezse nolcak", recourse.NOT_IN_TIME),
        ("dediginiz gun gelmezlerse noolcak", recourse.NOT_IN_TIME),
    ],
)
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_what_can_be_done_then_is_told_from_what_the_house_says(
    channel: str, text: str, kind: str
) -> None:
    talk, _ = registered(channel)
    limit = "" if kind == recourse.NOT_IN_TIME else "_no_limit"
    assert talk.hear(r.DURATION, text) == [f"utter_side_{kind}{limit}"]
    assert not talk.backend.additions


@pytest.mark.parametrize("kind", [recourse.APPEAL, recourse.NOT_SATISFIED])
def test_the_committee_s_limit_is_told_where_it_is_known(kind: str) -> None:
    template = RESPONSES[f"utter_side_{kind}"]["web"]
    assert "arbitration_limit" in values_wanted(template)
    assert values_wanted(template) <= {*OPERATOR, "arbitration_limit"}
    assert kind in side_questions.asked(_ASKED[kind], "none") or ""
    assert kind in beside.BY_THE_LIMIT


_ASKED = {
    recourse.APPEAL: "hakem heyetine kaç günüm var",
    recourse.NOT_SATISFIED: "memnun kalmazsam ne olacak",
}


@pytest.mark.parametrize("text", ["hakem heyetine gideceğim", "mahkemeye veriyorum sizi"])
def test_who_says_that_they_will_go_there_has_not_asked(text: str) -> None:
    talk, _ = registered()
    assert talk.hear(r.REGULATOR, text) == ["utter_regulator_with_record"]


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_it_is_answered_before_anything_is_told_as_well(channel: str) -> None:
    assert Talk(channel).hear(r.COMPLAINT, "memnun kalmazsam ne yapabilirim") == [
        "utter_side_not_satisfied_no_limit"
    ]


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_once_it_is_looked_at_only_the_date_of_the_answer_is_told(channel: str) -> None:
    talk, number = registered(channel)
    assert talk.hear(r.DURATION, "sonuç ne zaman") == ["utter_date_of_record"]
    talk.backend.set_status(number, "in_review", "İnceleniyor")
    assert talk.hear(r.DURATION, "peki sonuç ne zaman") == ["utter_date_of_answer"]
    told = (
        RESPONSES["utter_date_of_answer"].get(channel) or RESPONSES["utter_date_of_answer"]["web"]
    )
    assert "first_notice_due" not in values_wanted(told)
