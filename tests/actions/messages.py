"""Messages as the tests need them."""

from __future__ import annotations

from actions.reading.message import Message


def said(text: str, intent: str = "nlu_fallback", **more: object) -> Message:
    """A typed message; by default one that the classifier could not place."""
    fields: dict[str, object] = {"confidence": 0.95, **more}
    return Message(text, intent, **fields)  # type: ignore[arg-type]


def complaint(text: str, topic: str = "billing", *, sure: bool = True) -> Message:
    """A complaint about a topic."""
    return said(
        text,
        "file_complaint",
        topic=topic,
        topic_confidence=0.9 if sure else 0.3,
        topic_sure=sure,
        topic_ranking=(topic, "package_tariff", "other", "customer_service"),
    )


def chose(intent: str, **entities: str) -> Message:
    """A quick reply."""
    return Message(f"/{intent}", intent, entities={k: (v,) for k, v in entities.items()})
