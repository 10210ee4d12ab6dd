"""Texts in files: what is refused, what replaces what, and how much an SMS may be."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import TEXTS, texts_of
from backend.desk.texts import FAULTS
from backend.gateways.sms import segments
from backend.kit.settings import Environment, Settings, SettingsError
from backend.notifications.text_checks import Fault
from backend.notifications.text_models import TextVersion
from backend.notifications.text_shapes import HOUSE, Way, samples
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.notifications.texts import Texts

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
REGISTERED = {"number": "4821 0937 5523", "promised_date": "26 Kasım", "in_review": ""}


@pytest.fixture
def settings_here(tmp_path: Path) -> Settings:
    """Have a folder of the operator's, without a file yet."""
    own = tmp_path / "texts"
    own.mkdir()
    return Settings(env=Environment.TEST, state_dir=tmp_path, texts_dir=str(own))


def worded(settings: Settings, file: str, content: str) -> Texts:
    (Path(settings.texts_dir) / file).write_text(content, "utf-8")
    return texts_of(settings)


def test_every_text_is_named_once_and_can_be_said_in_each_of_its_ways(
    settings_here: Settings,
) -> None:
    texts = texts_of(settings_here)
    assert len(texts.declared) == len(TEXTS)
    for text in TEXTS:
        for way in text.ways:
            for values in samples(text):
                said = texts.render(text.name, way, values, at=NOW)
                assert said.text.strip()
                assert bool(said.subject) == (way is Way.EMAIL)
                assert "{" not in said.text


def test_our_own_words_by_sms_are_in_letters_that_cost_nothing_more(
    settings_here: Settings,
) -> None:
    texts = texts_of(settings_here)
    for text in TEXTS:
        if Way.SMS in text.ways:
            for values in samples(text, longest=True):
                said = texts.render(text.name, Way.SMS, values, at=NOW).text
                size = segments.measure(said, turkish_tables=False)
                assert size.encoding is segments.Encoding.GSM7, said
                assert size.segments <= text.most_segments


def test_a_file_of_the_operators_replaces_ours(settings_here: Settings) -> None:
    texts = worded(
        settings_here, "registered.sms", "Kaydinizi aldik: {{ number }}. Gun: {{ promised_date }}."
    )
    said = texts.render("registered", Way.SMS, REGISTERED, at=NOW).text
    assert said == "Kaydinizi aldik: 4821 0937 5523. Gun: 26 Kasim."
    assert "Şikâyetiniz kaydedildi" in texts.render("registered", Way.CHAT, REGISTERED, at=NOW).text


GOOD = "No: {{ number }}\nGun: {{ promised_date }}\n"


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("registered.sms", GOOD + "{{ foo }}", "registered.sms:3: unknown variable: foo"),
        ("registered.sms", "No: {{ number }}", "registered.sms:1: does not say promised_date"),
        (
            "registered.sms",
            "{% if in_review %}{{ number }}{% endif %} {{ promised_date }}",
            "registered.sms:1: does not say number in every case",
        ),
        ("registered.sms", GOOD + "{{ number", "registered.sms:3: cannot be read"),
        ("registered.sms", GOOD + "ışık " * 50, "letters outside the alphabet of SMS: ış"),
        ("registered.sms", GOOD + "uzun " * 100, "is 4 SMS at its longest, and may be 3"),
        ("registered.chat", GOOD + "{{ number.x }}", "registered.chat:3: only variables"),
        ("registered.chat", GOOD + "{{ 'x' * 9 }}", "registered.chat:3: only variables"),
        ("registered.chat", GOOD + "{{ number() }}", "registered.chat:3: only variables"),
        ("registered.chat", GOOD + "{{ number|upper }}", "registered.chat:3: only variables"),
        ("registered.chat", GOOD + "{% for x in number %}{% endfor %}", "only variables"),
        ("registered.chat", GOOD + "{% include 'a' %}", "registered.chat:3: only variables"),
        ("registered.chat", "", "registered.chat:1: says nothing"),
        ("registered.email", GOOD, "registered.email:1: must begin with a line “Konu: …”"),
        ("registered.email", "Konu: x\n" + GOOD, "must begin with a line “Konu: …”"),
        (
            "asked.email",
            "Konu: {{ question }}\n\n{{ number }} {{ question }}",
            "asked.email:1: what people wrote cannot stand in the subject: question",
        ),
        ("code.sms", "Kod {{ code }}. " + "x" * 160, "code.sms:1: is 2 SMS"),
        ("unheard.sms", "x", "unheard.sms: no text of ours is named so"),
    ],
)
def test_what_cannot_be_used_is_refused_at_start_by_name_and_line(
    settings_here: Settings, file: str, content: str, told: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        worded(settings_here, file, content)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        "{{ " + "(" * 3000 + "number" + ")" * 3000 + " }}",
        "{{ " + "not " * 1900 + "number }}",
        "{{ number" + " and number" * 600 + " }}",
        "{% if number %}\n" * 150 + "a" + "\n{% endif %}" * 150,
    ],
    ids=["brackets", "nots", "ands", "conditions"],
)
def test_what_no_compiler_takes_is_refused_and_stops_nothing(
    settings_here: Settings, content: str
) -> None:
    texts = texts_of(settings_here)
    [one] = texts.problems(texts.declared["registered"], Way.CHAT, content)
    assert one.fault is Fault.TOO_DEEP


def test_every_fault_is_told_on_the_desk() -> None:
    assert FAULTS.keys() == set(Fault)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    settings = Settings(env=Environment.TEST, state_dir=tmp_path, texts_dir=str(tmp_path / "no"))
    with pytest.raises(SettingsError, match="YARDIM_TEXTS_DIR"):
        texts_of(settings)


def test_turkish_letters_are_as_dear_as_the_operators_network_has_them(
    settings_here: Settings,
) -> None:
    with_tables = settings_here.model_copy(update={"sms_turkish_tables": True})
    content = GOOD + "ışık " * 40
    with pytest.raises(SettingsError):
        worded(settings_here, "registered.sms", content)
    assert worded(with_tables, "registered.sms", content)


def test_what_a_text_does_not_declare_is_not_taken(settings_here: Settings) -> None:
    texts = texts_of(settings_here)
    for wrong in ({**REGISTERED, "name": "Ayşe"}, {"number": "1"}):
        with pytest.raises(ValueError, match="registered"):
            texts.render("registered", Way.SMS, wrong, at=NOW)


def test_what_people_wrote_cannot_speak_as_a_template(settings_here: Settings) -> None:
    texts = texts_of(settings_here)
    values = {"number": "1", "question": "{{ operator }} <b>?", "files": ""}
    values |= {"answers_by_mail": "", "mobile": ""}
    assert "{{ operator }} <b>?" in texts.render("asked", Way.EMAIL, values, at=NOW).text


def test_every_variable_is_explained_to_who_words_texts() -> None:
    for text in TEXTS:
        assert text.label
        assert all(each.means for each in (*HOUSE, *text.variables))


async def test_what_was_worded_on_the_desk_holds_from_its_moment_on(
    container: Container, ayse: str
) -> None:
    texts, now = container.texts, container.clock.now()
    later = now + timedelta(days=1)
    rows = [
        ("A {{ number }} {{ promised_date }}", now),
        ("B {{ number }} {{ promised_date }}", later),
    ]
    async with container.works.begin() as work:
        for content, valid_from in (*rows, (None, later + timedelta(days=1))):
            work.session.add(
                TextVersion(
                    name="registered",
                    way="sms",
                    content=content,
                    valid_from=valid_from,
                    changed_at=now,
                    changed_by=ayse,
                )
            )

    def said(at: datetime) -> str:
        return texts.render("registered", Way.SMS, REGISTERED, at=at).text[:2]

    assert said(later) == "Si"
    await texts.kept.load(container.works)
    moments = (now - timedelta(1), now, later, later + timedelta(days=1))
    assert [said(each) for each in moments] == ["Si", "A ", "B ", "Si"]


async def test_what_cannot_be_used_any_more_gives_way_to_the_file(
    container: Container, ayse: str
) -> None:
    now = container.clock.now()
    row = TextVersion(
        name="registered", way="sms", content="{{ gone }}", valid_from=now, changed_at=now
    )
    row.changed_by = ayse
    async with container.works.begin() as work:
        work.session.add(row)
    await container.texts.kept.load(container.works)
    assert "Sikayetiniz" in container.texts.render("registered", Way.SMS, REGISTERED, at=now).text


async def test_another_process_hears_of_a_new_wording(container: Container, ayse: str) -> None:
    """What one process stored, the other finds by its own look, with no word between them."""
    await container.prepare()
    now = container.clock.now()
    async with container.database.transaction() as session:
        session.add(
            TextVersion(
                name="registered",
                way="sms",
                content="Yeni {{ number }} {{ promised_date }}",
                valid_from=now,
                changed_at=now,
                changed_by=ayse,
            )
        )
    async with asyncio.timeout(PATIENCE):
        while not container.texts.kept.value:
            await container.live.poll()
    await container.live.close()
    await container.kept.close()
    assert container.texts.render("registered", Way.SMS, REGISTERED, at=now).text.startswith("Yeni")
