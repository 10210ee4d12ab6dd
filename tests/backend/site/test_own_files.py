"""Files on `/takip`: added by who proved the mobile, given out to nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.cli.erasing import Erasure, Order
from backend.complaints.models import Attachment, ComplaintEntry, EntryKind, Reason
from backend.kit.settings import Settings
from tests.backend.handed_in import EXE, FORM_HEADERS, JPEG, PDF, PNG, form
from tests.backend.site.test_proving import _HTML, _OWN, _UNKNOWN, complain, prove

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

    from backend.bootstrap import Container


async def add(
    client: httpx.AsyncClient, number: str, *files: tuple[str, bytes], **fields: str
) -> httpx.Response:
    given = {"number": number, "key": "k" * 32, "text": "Fotoğrafı ekte", **fields}
    return await client.post(
        "/takip/ekle", content=form(given, *files), headers={**FORM_HEADERS, **_HTML}
    )


async def rows(container: Container) -> Sequence[Attachment]:
    async with container.works.reading() as session:
        return (await session.scalars(select(Attachment).order_by(Attachment.name))).all()


async def additions(container: Container) -> dict[int, str]:
    async with container.works.reading() as session:
        found = await session.execute(
            select(ComplaintEntry.id, ComplaintEntry.text).where(
                ComplaintEntry.kind == EntryKind.ADDITION
            )
        )
        return {each.id: each.text for each in found}


async def test_a_file_is_an_addition_and_can_be_saved_again(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    answer = await add(client, number, ("ışık.png", PNG))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{_OWN}?eklendi")
    [(entry, text)] = (await additions(container)).items()
    [file] = await rows(container)
    assert (text, file.entry_id) == ("Fotoğrafı ekte", entry)
    page = await client.get(_OWN, headers=_HTML)
    assert f'href="/takip/ek/{file.id}">ışık.png</a>' in page.text
    saved = await client.get(f"/takip/ek/{file.id}")
    assert saved.content == PNG
    assert saved.headers["content-disposition"].startswith("attachment; ")
    assert saved.headers["cache-control"] == "private, no-store"
    # Two clicks are one.
    assert (await add(client, number, ("ışık.png", PNG))).status_code == 303
    assert len(await additions(container)) == len(await rows(container)) == 1


async def test_a_file_needs_no_words_but_nothing_at_all_is_refused(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    assert (await add(client, number, ("a.pdf", PDF), text="")).status_code == 303
    assert list((await additions(container)).values()) == [""]
    nothing = await add(client, number, text="", key="b" * 32)
    assert nothing.status_code == 422
    assert "eklemek istediğiniz bilgiyi yazın" in nothing.text


async def test_what_is_refused_costs_neither_words_nor_other_files(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    answer = await add(client, number, ("a.pdf", PDF), ("kur.png", EXE))
    assert answer.status_code == 422
    assert "kur.png: bu türde" in answer.text
    assert "Fotoğrafı ekte</textarea>" in answer.text
    assert "Bununla gidecek dosyalar" in answer.text
    assert not await additions(container)
    key = re.search(r'name="key" value="([^"]+)"', answer.text)
    assert key
    assert (await add(client, number, key=key.group(1))).status_code == 303
    [file] = await rows(container)
    assert (file.name, file.entry_id is not None) == ("a.pdf", True)


async def test_without_a_proof_words_are_given_back_and_no_file_is_kept(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Modem bozuk")
    answer = await add(client, number, ("a.pdf", PDF))
    assert answer.status_code == 401
    assert "Fotoğrafı ekte</textarea>" in answer.text
    assert not await rows(container)
    root = container.settings.state_dir / "attachments"
    assert not [path for path in root.rglob("*") if path.is_file()]


async def test_nobody_adds_a_file_to_anothers_complaint_or_saves_one(
    client: httpx.AsyncClient, container: Container
) -> None:
    theirs = await complain(client, "Başkasının derdi", _UNKNOWN)
    body = form({"description": "Başka dert", "phone": _UNKNOWN}, ("gizli.jpg", JPEG))
    answer = await client.post("/api/v1/complaints", content=body, headers=FORM_HEADERS)
    assert answer.status_code == 201
    [file] = await rows(container)
    address = f"/takip/ek/{file.id}"
    stranger = await client.get(address)
    assert (stranger.status_code, stranger.headers["location"]) == (303, "/takip")
    await complain(client, "Modem bozuk")
    await prove(client, container)
    assert (await client.get(address, headers=_HTML)).status_code == 404
    assert (await add(client, theirs, ("a.png", PNG))).status_code == 404
    assert not await additions(container)
    assert "gizli.jpg" not in (await client.get(_OWN, headers=_HTML)).text


async def test_a_file_of_a_note_within_the_house_is_not_the_customers(
    client: httpx.AsyncClient, container: Container, ayse: str
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    await add(client, number, ("a.png", PNG))
    [file] = await rows(container)
    async with container.works.begin() as work:
        entry = await work.session.get(ComplaintEntry, file.entry_id)
        assert entry is not None
        note = ComplaintEntry(
            complaint_id=entry.complaint_id,
            cycle=1,
            kind="note",
            at=work.now,
            author_kind="staff",
            author_id=ayse,
            audience="internal",
            text="İç not",
        )
        work.session.add(note)
        await work.session.flush()
        row = await work.session.get(Attachment, file.id)
        assert row is not None
        row.entry_id = note.id
    assert (await client.get(f"/takip/ek/{file.id}")).status_code == 404
    assert "a.png" not in (await client.get(_OWN, headers=_HTML)).text


async def test_an_erased_file_is_gone(
    client: httpx.AsyncClient, container: Container, ayse: str
) -> None:
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    await add(client, number, ("a.png", PNG))
    [file] = await rows(container)
    await container.outbox.settled()
    erasure = Erasure(container.database, container.clock, container.settings)
    await erasure.complaint(number, Order(ayse, Reason.CUSTOMER_ASKED))
    assert (await client.get(f"/takip/ek/{file.id}")).status_code == 404
    assert not container.attachments.path(file).exists()


async def test_files_are_counted_by_the_number_that_is_proven(
    client: httpx.AsyncClient, container: Container
) -> None:
    object.__setattr__(container.settings, "attachments_per_hour", 2)
    number = await complain(client, "Modem bozuk")
    await prove(client, container)
    files = [(f"{each}.txt", each.encode()) for each in ("bir", "iki", "uc")]
    answer = await add(client, number, *files)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "Fotoğrafı ekte</textarea>" in answer.text
    assert Settings.model_fields["attachments_per_hour"].default == 60
