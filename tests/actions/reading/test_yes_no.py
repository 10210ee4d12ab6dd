"""An answer to "shall we …?" is what is said of the act, before "evet" and "hayır"."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r, weighing, yes_no
from actions.reading.context import Context
from actions.reading.reading import Fields
from tests.actions.messages import said


def answer(question: str, text: str) -> str | None:
    found = yes_no.candidates(said(text), Context(question=question))
    best = max(found, key=lambda one: one.score, default=None)
    return best.main if best is not None else None


@pytest.mark.parametrize("text", ["evet", "EVETTT", "hıhı", "👍", "tabii ki efendim"])
@pytest.mark.parametrize("question", [q.CONFIRM, q.WITHDRAW, q.DROP, q.RESUME, q.ANEW])
def test_a_bare_yes_is_a_yes(question: str, text: str) -> None:
    assert answer(question, text) == r.YES


@pytest.mark.parametrize("text", ["hayır", "yok yok", "ı-ıh", "asla", "olmaz öyle şey"])
@pytest.mark.parametrize("question", [q.CONFIRM, q.WITHDRAW, q.DROP, q.RESUME, q.ANEW])
def test_a_bare_no_is_a_no(question: str, text: str) -> None:
    assert answer(question, text) == r.NO


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.CONFIRM, "kaydediverin"),
        (q.WITHDRAW, "geri çekiversenize"),
        (q.DROP, "silinmesini istiyorum"),
        (q.RESUME, "devam ediyoruz"),
        (q.DROP, "slin"),
        (q.WITHDRAW, "geri çekilmesinde bir sakınca yok"),
        (q.ANEW, "yine de yeni kayıt"),
        (q.ANEW, "yinede kaydedin"),
        (q.ANEW, "evet yeni kayıt açın"),
        (q.ANEW, "bir kayıt daha açalım"),
        (q.ANEW, "ayrı bir kayıt istiyorum"),
        (q.ANEW, "bu başka bir şikayet"),
    ],
)
def test_the_act_asked_for_is_a_yes(question: str, text: str) -> None:
    assert answer(question, text) == r.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.CONFIRM, "evet demedim kaydetmeyiniz"),
        (q.WITHDRAW, "evet ama çekmeyeceğim"),
        (q.WITHDRAW, "çkmyn"),
        (q.DROP, "silmeyelim bence"),
        (q.DROP, "niye sileyim ki"),
        (q.DROP, "silinmesini istemem"),
        (q.RESUME, "devam etmesek daha iyi, sil"),
        (q.WITHDRAW, "çekmekten vazgeçtim"),
        (q.ANEW, "bu yeterli"),
        (q.ANEW, "yeni kayıt istemiyorum"),
        (q.ANEW, "açmayın aynısı"),
        (q.ANEW, "gerek yok"),
        (q.ANEW, "yanlışlıkla iki kere yazdım"),
    ],
)
def test_the_act_declined_is_a_no_whatever_comes_before(question: str, text: str) -> None:
    assert answer(question, text) == r.NO


@pytest.mark.parametrize(
    "text", ["kalsın", "neyse", "peki", "boşver", "siz bilirsiniz", "farketmez"]
)
@pytest.mark.parametrize("question", sorted(q.IRREVERSIBLE - {q.CLOSE}))
def test_who_leaves_it_at_that_is_asked_back(question: str, text: str) -> None:
    stays = text == "kalsın" and question in {q.ALARM, q.LEAVE}  # in the queue, that is
    assert answer(question, text) == (r.NO if stays else r.UNSURE)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.DROP, "silin silmeyin bana ne"),
        (q.DROP, "silsen ne silmesen ne"),
        (q.WITHDRAW, "çekin çekin, sizin işinize geliyor nasılsa"),
        (q.WITHDRAW, "evet ama önce paramı isterim"),
        (q.DROP, "sil. yok dur"),
        (q.WITHDRAW, "herhalde çekin"),
    ],
)
def test_a_yes_that_is_doubted_joked_or_taken_back_is_none(question: str, text: str) -> None:
    assert answer(question, text) == r.UNSURE


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.WITHDRAW, "bi dakka dur"),
        (q.WITHDRAW, "abime sorayım önce"),
        (q.RESUME, "yarım saat sonra devam edelim"),
        (q.CONFIRM, "okuyorum şu an"),
        (q.DROP, "bekle düşüneceğim"),
    ],
)
def test_who_needs_time_waits(question: str, text: str) -> None:
    assert answer(question, text) == r.WAIT


@pytest.mark.parametrize(
    "text", ["yanlışlık yok", "düzelteceğim bir şey yok", "hata görmedim kaydedin"]
)
def test_nothing_wrong_is_a_yes_at_the_summary(text: str) -> None:
    assert answer(q.CONFIRM, text) == r.YES


@pytest.mark.parametrize("text", ["bir hata var", "eksik bu", "doğru değil", "onay vermiyorum"])
def test_something_wrong_is_a_no_at_the_summary(text: str) -> None:
    assert answer(q.CONFIRM, text) == r.NO


def test_a_wish_for_a_human_outweighs_a_wait() -> None:
    message = said("bekliyorum, birine bağlayın", ranking=(("talk_to_agent", 0.9),))
    (found,) = yes_no.candidates(message, Context(question=q.CONFIRM))
    assert found.score < message.likelihood("talk_to_agent")


def test_a_story_is_no_answer() -> None:
    assert answer(q.DROP, "evet " + "faturam yüksek geldi " * 30) is None


@pytest.mark.parametrize(
    "text",
    [
        "hiçbir hata göremiyorum, yollayın",
        "bi eksik bulamadım tamamdır",
        "yanlış birşey yok yap kaydı",
    ],
)
def test_nothing_wrong_is_a_yes_to_the_summary(text: str) -> None:
    assert answer(q.CONFIRM, text) == r.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.WITHDRAW, "silersek bir daha açtırabiliyor muyum"),
        (q.CLOSE, "kapatırsak tekrar arayabilir miyim"),
    ],
)
def test_what_an_act_would_come_to_is_asked_and_gives_no_leave(question: str, text: str) -> None:
    assert answer(question, text) == r.UNSURE


def test_a_verb_of_the_act_about_something_else_is_no_yes() -> None:
    message = said("kutuyu da çıkarıp sildim onu da yazın", "add_information", confidence=0.95)
    found = weighing.likeliest(weighing.ranked(message, Context(q.DROP, told=True), Fields()))
    assert found.main != r.YES


def test_a_problem_that_lasts_is_no_no_to_going_on() -> None:
    assert answer(q.RESUME, "devam, düzelmedi çünkü") == r.YES


@pytest.mark.parametrize(
    "text",
    [
        "itirazım yok",
        "yanlışlık falan yok kaydedebilirsin",
        "hayır bir kusuru yok",
        "yok bi sıkıntı",
        "hiçbirini değiştirme böyle iyi",
        "DOKUNMAYIN KAYDEDİN",
        "düzeltilecek bir yer yok",
    ],
)
def test_that_nothing_is_wrong_with_the_summary_is_a_yes(text: str) -> None:
    assert answer(q.CONFIRM, text) == r.YES


@pytest.mark.parametrize("text", ["itirazım var", "yok bir numara yanlış", "hata var kaydetme"])
def test_that_something_is_wrong_with_the_summary_is_none(text: str) -> None:
    assert answer(q.CONFIRM, text) != r.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.CLOSE, "kapatın, benim mağazam da kapanıyor"),
        (q.CLOSE, "hattımı kapatın"),
        (q.CLOSE, "dükkanımı kapatıyorum"),
        (q.WITHDRAW, "hattımı geri çekin"),
        (q.WITHDRAW, "paramı geri çekin"),
        (q.WITHDRAW, "numaramı silin"),
        (q.DROP, "adımı silin"),
        (q.DROP, "telefonumu silin"),
    ],
)
def test_what_is_done_to_another_thing_of_ones_own_is_no_leave(question: str, text: str) -> None:
    assert answer(question, text) != r.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (q.CLOSE, "kaydımı kapatın"),
        (q.CLOSE, "şikayetimi kapatabilirsiniz"),
        (q.CLOSE, "kapatın kızım"),
        (q.CLOSE, "sorunum çözüldü kapatın"),
        (q.WITHDRAW, "şikayetimi geri çekiyorum"),
        (q.WITHDRAW, "başvurumu silin"),
        (q.DROP, "yazdıklarımı silin"),
        (q.DROP, "vazgeçtim silin"),
    ],
)
def test_what_is_done_to_the_complaint_is(question: str, text: str) -> None:
    assert answer(question, text) == r.YES


@pytest.mark.parametrize("text", ["öyle", "eyle", "Eyle gardaş"])
def test_a_yes_of_the_east_is_a_yes_to_the_summary(text: str) -> None:
    assert answer(q.CONFIRM, text) == r.YES
