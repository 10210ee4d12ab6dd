"""What a wording of a text says: each of its cases, and what is otherwise than it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.desk.trying import Told
from backend.gateways.mail.letterhead import paragraphs
from backend.gateways.sms import segments
from backend.notifications.text_shapes import Way, samples

if TYPE_CHECKING:
    from backend.desk.services import DeskServices
    from backend.notifications.text_shapes import Text

AS_SHIPPED = "Kurulumdaki hâline döner; önizlemede dönmeden önceki hâli görünüyor."


def told(services: DeskServices, text: Text, way: Way, before: str, after: str | None) -> Told:
    """Say what changes for those who read it; None: it is worded as the files have it."""
    if after is None:
        return Told([AS_SHIPPED])
    was, will = (_all(services, text, way, content) for content in (before, after))
    differ = sum(one["text"] != other["text"] for one, other in zip(was, will, strict=True))
    # Of another day, or the same words again, it says nothing new.
    lines = [f"{len(will)} örnekten {differ} tanesi başka okunur; hepsi önizlemede."]
    if way is Way.SMS:
        for name, label in (("segments", "Kısa hâliyle"), ("longest", "En uzun hâliyle")):
            most = [max(one[name] for one in each) for each in (was, will)]
            if most[0] != most[1]:
                lines.append(f"{label} {most[0]} SMS yerine {most[1]} SMS tutar.")
    return Told(lines)


def previews(services: DeskServices, text: Text, way: Way, content: str) -> list[dict[str, Any]]:
    """Return what a wording says, once for each way in which cases differ."""
    found: dict[str, dict[str, Any]] = {}
    for each in _all(services, text, way, content):
        found.setdefault(each["subject"] + each["text"], each)
    return list(found.values())


def _all(services: DeskServices, text: Text, way: Way, content: str) -> list[dict[str, Any]]:
    tables = services.settings.sms_turkish_tables
    found = []
    for values, longest in zip(samples(text), samples(text, longest=True), strict=True):
        said = services.texts.tried(text, way, content, values)
        most = services.texts.tried(text, way, content, longest)
        shown: dict[str, Any] = {"subject": said.subject, "text": said.text.strip()}
        if way is Way.SMS:
            shown["segments"], shown["longest"] = (
                segments.measure(segments.plain(each.text), turkish_tables=tables).segments
                for each in (said, most)
            )
        if way is Way.EMAIL:
            shown["paragraphs"] = paragraphs(said.text)
        found.append(shown)
    return found
