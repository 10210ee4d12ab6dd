"""Danger in another language is told from what else is said in it."""

from __future__ import annotations

import pytest

from actions.reading import reading as r
from actions.reading.context import Context
from actions.reading.foreign_dangers import found
from actions.reading.message import Message
from actions.reading.read import read


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", "fire", "our kitchen is on fire"),
        ("en", "violence", "somebody is in my house with a gun"),
        ("en", "emergency", "My baby stopped breathing!"),
        ("en", "self_harm", "I don't want to live any more"),
        ("en", "emergency", "please help us"),
        ("de", "fire", "Es brennt in der Küche"),
        ("de", "violence", "Ein Einbrecher ist im Keller"),
        ("de", "emergency", "Meine Frau atmet nicht"),
        ("de", "self_harm", "ich möchte mich umbringen"),
        ("de", "emergency", "Hilfe bitte schnell"),
        ("ru", "fire", "пожар в подъезде"),
        ("ru", "emergency", "мама без сознания"),
        ("ru", "self_harm", "я не хочу жить"),
        ("ar", "fire", "الدخان في كل مكان حريق"),
        ("ar", "violence", "سارق في المنزل"),
        ("ar", "emergency", "أمي لا تتنفس"),
        ("ku", "fire", "agir ket malê"),
        ("ku", "emergency", "kurê min nefes nagire"),
    ],
)
def test_a_danger_is_read_with_its_language(language: str, kind: str, text: str) -> None:
    assert found(text) == (language, kind)
    said = read(Message(text), Context())
    assert (said.main, said.kind, said.language) == (r.DANGER, kind, language)


@pytest.mark.parametrize(
    "text",
    [
        "can you help me with my bill",
        "help",
        "Die Lampe am Router brennt rot",
        "Ich brauche Hilfe mit der Rechnung",
        "помогите с интернетом",
        "الإنترنت لا يعمل",
        "interneta min tune ye",
        "fire tv stick çalışmıyor",
        "mutfak yanıyor",
        "Hawar Demir",
        "",
    ],
)
def test_what_else_is_said_is_none(text: str) -> None:
    assert found(text) is None
