from bot.material import Material
from bot.topic_training import TopicTexts, training_texts

TEXTS = TopicTexts(
    {"billing": ["faturam yüksek geldi"]},
    Material(
        phrases={"billing": ["fatura itirazı", "borç"], "roaming": ["yurt dışı"]},
        remarks=["mağdurum", "dönüş yok"],
    ),
)


def test_the_same_texts_are_made_every_time() -> None:
    first, second = (list(training_texts(TEXTS, composed_per_topic=5)) for _ in range(2))
    assert first == second


def test_composed_texts_hold_a_phrase_of_their_topic() -> None:
    for made in training_texts(TEXTS, composed_per_topic=50):
        own = [*TEXTS.examples.get(made.topic, ()), *TEXTS.material.phrases[made.topic]]
        assert any(text in made.parts for text in own)


def test_a_report_is_learnt_whole_and_by_its_headline() -> None:
    reports = {"billing": ["Haksız Fatura. İki katı geldi. İtirazım var."]}
    texts = TopicTexts({}, Material(reports=reports))
    assert [made.parts for made in training_texts(texts, composed_per_topic=9)] == [
        ("Haksız Fatura", "İki katı geldi. İtirazım var."),
        ("Haksız Fatura",),
    ]


def test_a_topic_with_few_phrases_gets_few_composed_texts() -> None:
    made = list(training_texts(TEXTS, composed_per_topic=1_000))
    assert len([text for text in made if text.topic == "roaming"]) <= 5


def test_without_phrases_only_examples_are_learnt() -> None:
    made = training_texts(
        TopicTexts({"billing": ["a"], "other": ["b"]}),
        composed_per_topic=9,
    )
    assert {text.topic for text in made} == {"billing", "other"}
