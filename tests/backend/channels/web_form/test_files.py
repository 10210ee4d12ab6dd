"""Files with the complaint form and the API: taken, refused, kept for another try, never lost."""

from __future__ import annotations

import asyncio
import os
import re
import tracemalloc
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from backend.complaints.models import Attachment, Complaint, ComplaintEntry
from backend.kit.settings import Settings
from tests.backend.handed_in import (
    BOUNDARY,
    EXE,
    FORM_HEADERS,
    HTML,
    JPEG,
    PDF,
    PNG,
    SVG,
    TEXT,
    bomb,
    form,
    png_of,
)
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database

MB = 1024 * 1024
FIELDS = {"key": "bir-anahtar", "description": "Faturam yanlış", "phone": "0532 123 45 67"}
API = "/api/v1/complaints"


async def send(
    client: httpx.AsyncClient, *files: tuple[str, bytes], path: str = "/sikayet", **fields: str
) -> httpx.Response:
    body = form({**FIELDS, **fields}, *files)
    return await client.post(path, content=body, headers={**FORM_HEADERS, "Accept": "text/html"})


async def rows(database: Database) -> Sequence[Attachment]:
    async with database.reading() as session:
        found = await session.scalars(select(Attachment).order_by(Attachment.at, Attachment.name))
        return found.all()


async def registered(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Complaint)) or 0


def stored(container: Container) -> list[Path]:
    root = container.settings.state_dir / "attachments"
    return sorted(path for path in root.rglob("*") if path.is_file())


async def test_files_go_with_the_complaint_and_are_kept_for_their_owner_only(
    client: httpx.AsyncClient, database: Database, container: Container
) -> None:
    answer = await send(client, ("Ekran Görüntüsü.png", PNG), ("fatura.pdf", PDF))
    assert (answer.status_code, answer.headers["location"]) == (303, "/sikayet/alindi")
    kept = {each.name: each for each in await rows(database)}
    assert set(kept) == {"Ekran Görüntüsü.png", "fatura.pdf"}
    async with database.reading() as session:
        [entry] = (await session.scalars(select(ComplaintEntry))).all()
    assert {each.entry_id for each in kept.values()} == {entry.id}
    picture = kept["Ekran Görüntüsü.png"]
    path = container.attachments.path(picture)
    assert path.read_bytes() == PNG
    assert (picture.size, picture.media_type) == (len(PNG), "image/png")
    # Below the state folder, under a name that says nothing.
    assert re.fullmatch(r"attachments/[0-9a-f]{2}/[0-9a-f]{32}", _below(container, path))
    assert picture.id not in path.name
    assert path.stat().st_mode & 0o777 == 0o600
    assert {each.stat().st_mode & 0o777 for each in list(path.parents)[:2]} == {0o700}
    assert len(stored(container)) == 2


def _below(container: Container, path: Path) -> str:
    return path.relative_to(container.settings.state_dir).as_posix()


async def test_a_form_without_files_is_as_it_was(
    client: httpx.AsyncClient, database: Database, container: Container
) -> None:
    answer = await send(client, ("", b""))  # as a browser sends a field that was left empty
    assert answer.status_code == 303
    assert await registered(database) == 1
    assert not await rows(database)
    assert not stored(container)


REFUSED = {
    "program_called_picture": ("resim.png", EXE, "bu türde dosya alamıyoruz"),
    "page_called_text": ("not.txt", HTML, "bu türde dosya alamıyoruz"),
    "drawing": ("logo.svg", SVG, "bu türde dosya alamıyoruz"),
    "empty": ("bos.png", b"", "dosya boş"),
    "broken": ("yarim.png", PNG[:60], "dosya bozuk"),
    "bomb": ("bomba.png", bomb(), "görüntü çok büyük"),
    "too_big": ("buyuk.png", png_of(10 * MB + 1), "en çok 10 MB"),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
async def test_what_is_refused_is_named_and_nothing_else_is_lost(
    client: httpx.AsyncClient,
    database: Database,
    container: Container,
    refused: tuple[str, bytes, str],
) -> None:
    name, content, why = refused
    answer = await send(client, ("fatura.pdf", PDF), (name, content), name="Ayşe", topic="billing")
    assert answer.status_code == 422
    assert f"{name}: " in answer.text
    assert why in answer.text
    assert "Faturam yanlış</textarea>" in answer.text
    assert 'value="Ayşe"' in answer.text
    assert "Bununla gidecek dosyalar" in answer.text
    assert "fatura.pdf" in answer.text
    assert await registered(database) == 0
    assert len(stored(container)) == 1  # of the refused one nothing
    # Sent again without files, what was fine goes along.
    again = await send(client, key=_key(answer))
    assert again.status_code == 303
    [kept] = await rows(database)
    assert (kept.name, kept.entry_id is not None) == ("fatura.pdf", True)


def _key(answer: httpx.Response) -> str:
    found = re.search(r'name="key" value="([^"]+)"', answer.text)
    assert found
    return found.group(1)


async def test_files_outlast_a_field_that_was_wrong_and_can_be_taken_out(
    client: httpx.AsyncClient, database: Database, container: Container
) -> None:
    wrong = await send(client, ("a.png", PNG), ("b.jpg", JPEG), ("kur.png", EXE), phone="12")
    # All that is wrong is said at once.
    assert "Telefon numarasını alan koduyla yazın" in wrong.text
    assert "kur.png: bu türde" in wrong.text
    box = re.search(r'a\.png</span>.*?name="(remove-[0-9a-f]{32})"', wrong.text)
    assert box
    again = await send(client, **{box.group(1): "evet"})
    assert again.status_code == 303
    [kept] = await rows(database)
    assert kept.name == "b.jpg"
    assert len(stored(container)) == 1


async def test_nobody_takes_a_file_out_of_anothers_form(
    client: httpx.AsyncClient, database: Database
) -> None:
    await send(client, ("a.png", PNG), phone="12")
    [theirs] = await rows(database)
    await send(client, key="baska-anahtar", **{f"remove-{theirs.id}": "evet"})
    [still] = await rows(database)
    assert (still.id, still.entry_id) == (theirs.id, None)


async def test_the_limits_are_what_they_say(
    client: httpx.AsyncClient, database: Database, container: Container
) -> None:
    exactly = png_of(10 * MB)
    assert len(exactly) == 10 * MB
    files = [(f"{number}.txt", f"Satır {number}".encode()) for number in range(5)]
    assert (await send(client, ("tam.png", exactly), *files[:4])).status_code == 303
    assert len(await rows(database)) == 5
    six = await send(client, *files, ("alti.txt", TEXT), key="ikinci", description="Başka")
    assert six.status_code == 422
    assert "alti.txt: en çok 5 dosya" in six.text
    # Five wait: none is lost, and no sixth comes in at the second try.
    more = await send(client, ("yedi.txt", b"yedi"), key="ikinci", description="Başka")
    assert more.status_code == 422
    assert "yedi.txt: en çok 5 dosya" in more.text
    assert (await send(client, key="ikinci", description="Başka")).status_code == 303
    assert len(stored(container)) == 10


async def test_a_form_sent_twice_keeps_one_copy(
    client: httpx.AsyncClient, database: Database, container: Container
) -> None:
    answers = await asyncio.gather(*(send(client, ("a.png", PNG)) for _ in range(3)))
    assert {each.status_code for each in answers} == {303}
    assert await registered(database) == 1
    assert len(await rows(database)) == 1
    assert len(stored(container)) == 1
    # The same file twice in one form, or again in the next try, is one too.
    await send(client, ("a.png", PNG), ("b.png", PNG), key="yeni", phone="12")
    assert (await send(client, ("a.png", PNG), key="yeni", description="Yeni")).status_code == 303
    assert len(await rows(database)) == 2


async def test_another_file_under_a_used_key_is_asked_for_again_and_kept(
    client: httpx.AsyncClient, database: Database
) -> None:
    await send(client, ("a.png", PNG))
    answer = await send(client, ("b.pdf", PDF))
    assert answer.status_code == 409
    assert "az önce göndermiştiniz" in answer.text
    assert "b.pdf" in answer.text
    anew = await send(client, key=_key(answer), again="evet")
    assert anew.status_code == 303
    assert await registered(database) == 2
    assert {each.name: each.entry_id is None for each in await rows(database)} == {
        "a.png": False,
        "b.pdf": False,
    }


async def test_files_wait_while_the_customer_is_shown_what_they_told_already(
    client: httpx.AsyncClient, database: Database
) -> None:
    await send(client)
    known = await send(client, ("a.png", PNG), key="yeni")
    assert "zaten kayıtlı" in known.text
    assert "a.png" in known.text
    assert (await send(client, key="yeni", again="evet")).status_code == 303
    [kept] = await rows(database)
    assert kept.entry_id is not None


HOSTILE = ["../../x", "a%00b", "resim\u202egnp.exe", "ğ" * 300, 'x"; filename="y', "C:\\x\\y"]


@pytest.mark.parametrize("name", HOSTILE)
async def test_no_name_leads_anywhere(
    client: httpx.AsyncClient, database: Database, container: Container, name: str
) -> None:
    assert (await send(client, (name.replace('"', "%22"), PNG))).status_code == 303
    [kept] = await rows(database)
    assert kept.name.endswith(".png")
    assert not set(kept.name) & set('/\\\0\u202e"')
    assert len(kept.name) <= 120
    assert [path.name for path in stored(container)] == [kept.stored]


async def test_a_connection_cut_in_the_middle_leaves_nothing(
    address: str, database: Database, container: Container
) -> None:
    body = form(FIELDS, ("a.txt", TEXT * 40_000), ("b.txt", b"y" * MB))
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = (
        f"POST /sikayet/ HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    writer.write(head.encode() + body[: len(body) - MB // 2])
    await writer.drain()
    for _ in range(100):
        if stored(container):
            break
        await asyncio.sleep(0.02)
    assert stored(container)  # it was coming in
    writer.transport.abort()
    for _ in range(100):
        if not stored(container):
            break
        await asyncio.sleep(0.02)
    assert not stored(container)
    assert not await rows(database)
    assert await registered(database) == 0
    del reader


async def test_an_upload_that_stands_still_is_ended(
    address: str, app: object, container: Container
) -> None:
    container_settings = container.settings
    object.__setattr__(container_settings, "upload_seconds", 0.3)
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    body = form(FIELDS, ("a.txt", TEXT * 100))
    head = (
        f"POST {API} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {len(body)}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    writer.write(head.encode() + body[:400])
    await writer.drain()
    answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), PATIENCE)
    assert b"408" in answer
    assert not stored(container)
    writer.close()


async def test_a_body_that_says_it_is_enormous_is_refused_before_it_is_read(
    address: str, container: Container
) -> None:
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    body = form(FIELDS, ("a.txt", TEXT))
    head = (
        f"POST /sikayet/ HTTP/1.1\r\nHost: {where.netloc}\r\nAccept: text/html\r\n"
        f"Content-Length: {10_000 * MB}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()
    answer = await asyncio.wait_for(reader.readuntil(b"</html>"), PATIENCE)
    assert b" 413 " in answer
    assert "Faturam yanlış</textarea>" in answer.decode()
    assert not stored(container)
    writer.close()


async def test_memory_stays_flat_for_all_that_may_be_sent(
    address: str, container: Container
) -> None:
    where = urlsplit(address)
    parts = [form({}, (f"{number}.txt", b"")) for number in range(5)]
    line = ("Satır " + "x" * 58).encode()
    lines = 10 * MB // len(line)
    length = sum(len(part) + lines * len(line) + 2 for part in parts)
    end = f"--{BOUNDARY}--\r\n".encode()
    length -= 4 * len(end) + 5 * 2
    fields = form(FIELDS).removesuffix(end)
    length += len(fields)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = (
        f"POST /sikayet/ HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {length}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    writer.write(head.encode() + fields)
    for number, part in enumerate(parts):
        begin = part.removesuffix(b"\r\n" + end)
        # Each is another file.
        writer.write(begin + line.replace(b"x", str(number).encode(), 1))
        for _ in range((lines - 1) // 1024):
            writer.write(line * 1024)
            await writer.drain()
        writer.write(line * ((lines - 1) % 1024) + b"\r\n")
    writer.write(end)
    await writer.drain()
    answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), PATIENCE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    writer.close()
    assert b"303" in answer
    assert sum(path.stat().st_size for path in stored(container)) > 49 * MB
    assert peak - before < 6 * MB


async def test_without_room_the_complaint_goes_without_its_files(
    client: httpx.AsyncClient, container: Container, database: Database
) -> None:
    container.files._spare = 1 << 60
    answer = await send(client, ("a.png", PNG))
    assert answer.status_code == 422
    assert "a.png: şu anda saklanamıyor" in answer.text
    assert (await send(client)).status_code == 303
    assert await registered(database) == 1


async def test_a_flood_of_files_that_nobody_sends_is_stopped(
    client: httpx.AsyncClient, container: Container, database: Database
) -> None:
    object.__setattr__(container.settings, "attachments_waiting_mb", 1)
    half = png_of(600_000)
    assert "a.png" in (await send(client, ("a.png", half), phone="12")).text
    answer = await send(client, ("b.png", png_of(600_001)), key="ikinci", phone="12")
    assert "b.png: Dosyalar şu anda saklanamıyor" in answer.text
    assert [each.name for each in await rows(database)] == ["a.png"]


async def test_what_nobody_came_back_for_goes_after_a_day(
    client: httpx.AsyncClient, container: Container, clock: FixedClock, database: Database
) -> None:
    await send(client, ("a.png", PNG), phone="12")
    await send(client, ("b.pdf", PDF), key="gitti")
    stray = container.settings.state_dir / "attachments" / "ab" / ("ab" * 16)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    assert await container.sweep.run() == 0  # a file without a row may still get one
    clock.set(clock.now() + timedelta(days=1, minutes=1))
    # Files have the times of this machine, not those of the test.
    for path in stored(container):
        _age(path, clock)
    assert await container.sweep.run() == 2
    [left] = await rows(database)
    assert left.name == "b.pdf"
    assert [path.name for path in stored(container)] == [left.stored]


def _age(path: Path, clock: FixedClock) -> None:
    then = (clock.now() - timedelta(days=2)).timestamp()
    os.utime(path, (then, then))


async def test_the_api_takes_all_files_or_registers_nothing(
    client: httpx.AsyncClient, database: Database, container: Container
) -> None:
    fields = {name: text for name, text in FIELDS.items() if name != "key"}
    for name, content, why in REFUSED.values():
        body = form(fields, ("a.pdf", PDF), (name, content))
        answer = await client.post(API, content=body, headers=FORM_HEADERS)
        assert (answer.status_code, answer.json()["code"]) == (422, "attachments_refused")
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert why in answer.json()["errors"]["attachments"]
    assert await registered(database) == 0
    assert not stored(container)
    body = form(fields, ("a.pdf", PDF), ("b.png", PNG))
    headers = {**FORM_HEADERS, "Idempotency-Key": "k-1"}
    first, second = [await client.post(API, content=body, headers=headers) for _ in range(2)]
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["tracking_number"] == second.json()["tracking_number"]
    assert len(await rows(database)) == len(stored(container)) == 2
    other = form(fields, ("a.pdf", PDF))
    conflict = await client.post(API, content=other, headers=headers)
    assert (conflict.status_code, conflict.json()["code"]) == (409, "idempotency_conflict")
    # Told in the same words a moment ago: shown, and nothing of it is kept again.
    again = await client.post(API, content=body, headers=FORM_HEADERS)
    assert (again.status_code, again.json()["already_registered"]) == (200, True)
    assert len(await rows(database)) == 2


async def test_a_setting_says_how_many_and_how_large() -> None:
    fields = Settings.model_fields
    assert (fields["attachments_most"].default, fields["attachment_mb"].default) == (5, 10)


@pytest.mark.parametrize(
    "body",
    [
        b"hic bir sey",
        f"--{BOUNDARY}\r\n".encode(),
        form(FIELDS, ("a.png", PNG))[:-40],
        form(FIELDS).replace(b"form-data;", b"file;"),
        form({"description": "x"}).replace(b"x\r\n", b"\xff\r\n"),
        form({str(number): "x" for number in range(101)}),
    ],
)
async def test_a_form_that_is_none_is_told_so(
    client: httpx.AsyncClient, container: Container, body: bytes
) -> None:
    answer = await client.post(API, content=body, headers=FORM_HEADERS)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed_request")
    assert not stored(container)
