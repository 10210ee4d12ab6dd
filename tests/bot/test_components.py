"""The graph components, each with Rasa's storage, without a whole training."""

import json
from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.detail_intents import DetailIntentClassifier, certain_intent
from bot.entities import PatternEntityExtractor
from bot.intents import LinearIntentClassifier
from bot.tokenizer import TurkishTokenizer
from bot.topics import TopicClassifier

CONTEXT = ExecutionContext(GraphSchema({}))

ODD_TEXTS = [
    "",
    "   ",
    "😀😀",
    "\x00\x01\x1b[31m",
    "internet \ud800 yok",
    "İ" * 5_000,
    "1 " * 2_500,
    "bir " * 1_250,
    "<script>alert(1)</script>",
    "'; DROP TABLE complaints; --",
]


def tokenized(text: str) -> Message:
    tokenizer = TurkishTokenizer(TurkishTokenizer.get_default_config())
    return tokenizer.process([Message({"text": text})])[0]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_are_tokenized_and_searched(text: str) -> None:
    message = PatternEntityExtractor().process([tokenized(text)])[0]
    for token in message.get("text_tokens"):
        assert message.get("text")[token.start : token.end] == token.text
    json.dumps(message.as_dict(only_output_properties=True)).encode()


def test_tokens_keep_the_writing_and_carry_the_normal_form() -> None:
    tokens = tokenized("İNTERNETİM nt YOK").get("text_tokens")
    assert [token.text for token in tokens] == ["İNTERNETİM", "nt", "YOK"]
    assert [token.lemma for token in tokens] == ["internetim", "internet", "yok"]


def test_the_text_becomes_composed() -> None:
    assert tokenized("s\u0327ikayet").get("text") == "şikayet"


def test_the_document_is_not_given_out() -> None:
    assert "text_spacy_doc" not in tokenized("merhaba").as_dict(only_output_properties=True)


def test_training_examples_are_tokenized_without_documents() -> None:
    tokenizer = TurkishTokenizer(TurkishTokenizer.get_default_config())
    example = Message({"text": "internet yok", "intent": "file_complaint"})
    tokenizer.process_training_data(TrainingData([example]))
    assert len(example.get("text_tokens")) == len(["internet", "yok"])
    assert example.get("text_spacy_doc") is None


def complaint(text: str, topic: str, **more: str) -> Message:
    return Message.build(text, "file_complaint", intent_metadata={"topic": topic, **more})


DATA = TrainingData(
    [
        *(complaint(f"internet yok {i}", "internet_outage") for i in ("evde", "işte", "hâlâ")),
        *(complaint(f"fatura çok {i}", "billing") for i in ("yüksek", "fazla", "geldi")),
        complaint("internet kesik", "internet_outage", role="phrase"),
        complaint("fatura itirazı", "billing", role="phrase"),
        Message.build(
            "müşteri hizmetlerini aradım",
            "file_complaint",
            intent_metadata={"role": "context"},
        ),
        *(Message.build(text, "file_complaint") for text in ("şikayetim var", "şikayet edeceğim")),
        *(Message.build(text, "greet") for text in ("merhaba", "selam", "iyi günler")),
        *(Message.build(text, "check_status") for text in ("durumu ne", "ne oldu", "sonuç ne")),
    ],
)


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage(tmp_path)


def trained(kind: type, storage: LocalModelStorage, **settings: object) -> object:
    config = {**kind.get_default_config(), "rarest": 1, **settings}
    resource = Resource("trained")
    kind.create(config, storage, resource, CONTEXT).train(DATA)
    return kind.load(config, storage, resource, CONTEXT)


def test_a_topic_is_learnt_kept_and_given_out(storage: LocalModelStorage) -> None:
    topics = trained(TopicClassifier, storage, short_sure_threshold=0.5)
    found = topics.process([tokenized("FATURAM ÇOK YÜKSEK")])[0]
    output = found.as_dict(only_output_properties=True)
    assert output["topic"]["name"] == "billing"
    assert [topic["name"] for topic in output["topic_ranking"]] == ["billing", "internet_outage"]
    assert sum(topic["confidence"] for topic in output["topic_ranking"]) == pytest.approx(1)
    assert output["topic_sure"] is True


def test_turkish_letters_make_no_difference_to_the_topic(storage: LocalModelStorage) -> None:
    topics = trained(TopicClassifier, storage)
    written, folded = topics.process([tokenized("İnternetim yok"), tokenized("internetim yok")])
    assert written.get("topic") == folded.get("topic")


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_every_message_gets_a_topic(text: str, storage: LocalModelStorage) -> None:
    found = trained(TopicClassifier, storage).process([tokenized(text)])[0]
    assert found.get("topic")["name"]
    json.dumps(found.as_dict(only_output_properties=True)).encode()


def test_an_untrained_topic_classifier_says_other_and_is_not_sure(
    storage: LocalModelStorage,
) -> None:
    config = TopicClassifier.get_default_config()
    topics = TopicClassifier.load(config, storage, Resource("none"), CONTEXT)
    found = topics.process([tokenized("internet yok")])[0]
    assert found.get("topic") == {"name": "other", "confidence": 0.0}
    assert found.get("topic_sure") is False


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("selam", "greet"),
        ("şikayetim var", "file_complaint"),
        ("evde internet yok", "file_complaint"),
        ("sonuc ne oldu", "check_status"),
    ],
)
def test_intents_are_learnt_and_kept(text: str, intent: str, storage: LocalModelStorage) -> None:
    found = trained(LinearIntentClassifier, storage).process([tokenized(text)])[0]
    assert found.get("intent")["name"] == intent
    assert {rival["name"] for rival in found.get("intent_ranking")} == {
        "greet",
        "file_complaint",
        "check_status",
    }


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("4821 0937 5523", "check_status"),
        ("takip numaram: 4821-0937-5523", "check_status"),
        ("TAKİP NO 482109375523", "check_status"),
        ("0532 123 45 67", "inform"),
        ("cep numaram 05321234567", "inform"),
        ("e-posta adresim ali@gmail.com", "inform"),
        ("hizmet numaramız 8812345678", "inform"),
        ("", "nlu_fallback"),
        ("😀😀", "nlu_fallback"),
        ("?!...", "nlu_fallback"),
        ("4821 0937 5523 iptal", None),
        ("0532 123 45 67 yanlış", None),
        ("4821 0937 5523 ve 0532 123 45 67", None),
        ("internet yok", None),
        ("42", None),
    ],
)
def test_messages_that_are_nothing_but_a_detail(text: str, intent: str | None) -> None:
    message = PatternEntityExtractor().process([tokenized(text)])[0]
    assert certain_intent(message.get("text"), message.get("entities")) == intent


def test_a_certain_intent_leads_the_ranking() -> None:
    message = PatternEntityExtractor().process([tokenized("4821 0937 5523")])[0]
    message.set("intent", {"name": "greet", "confidence": 0.6})
    message.set(
        "intent_ranking",
        [{"name": "greet", "confidence": 0.6}, {"name": "check_status", "confidence": 0.4}],
    )
    DetailIntentClassifier().process([message])
    assert message.get("intent") == {"name": "check_status", "confidence": 1.0}
    assert [rival["name"] for rival in message.get("intent_ranking")] == ["check_status", "greet"]
