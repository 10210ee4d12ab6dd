"""From the mailbox to the pool: who wrote, what it belongs to, and that nothing is lost."""

from __future__ import annotations

import threading
from datetime import timedelta
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest

from backend.channels.email.intake import MailIntake
from backend.channels.email.processing import MailProcessor
from backend.channels.email.sweep import MailSweep
from backend.complaints import queries
from backend.complaints.severity import Severity
from backend.complaints.states import State
from backend.complaints.tracking_number import display
from backend.gateways.mail.folder import FolderMailbox
from backend.kit import parking
from backend.kit.errors import StorageFullError
from backend.notifications.models import OutboxState
from tests.backend.channels.email.conftest import set_state
from tests.backend.channels.email.letters import WORDS, letter, parts, stored

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.channels.email.conftest import Postbox


async def parked(container: Container) -> dict[str, int]:
    async with container.works.reading() as session:
        return await parking.count_parked(session)


async def test_a_mail_is_a_complaint_in_the_pool_whose_number_is_sent(postbox: Postbox) -> None:
    body = f"{WORDS}\n\nSaygılarımla,\nAyşe Yılmaz\nCep: 0532 123 45 67"
    row = await postbox.bring(letter(body))
    found = await postbox.complaint()
    assert (row.state, row.complaint_id) == ("registered", found.id)
    assert (found.channel, found.external_reference) == ("email", "m1@ornek.com")
    assert found.contact_email == "ayse@ornek.com"
    assert (found.contact_name, found.contact_phone) == ("Ayşe Yılmaz", "+905321234567")
    assert found.description.startswith(f"İnternet arızası\n\n{WORDS}")
    sent = {each.channel: each for each in await postbox.outbox()}
    assert sent["email"].recipient == "ayse@ornek.com"
    assert display(found.tracking_number) in sent["email"].text
    assert sent["sms"].recipient == "+905321234567"
    assert list(postbox.folder.iterdir()) == []


async def test_to_a_mail_of_violence_at_home_nobody_answers_where_another_reads_it(
    postbox: Postbox,
) -> None:
    await postbox.bring(
        letter("Kocam beni dövüyor, telefonumu elimden aldı.\n\nCep: 0532 123 45 67")
    )
    found = await postbox.complaint()
    assert (found.quiet, found.severity) == (True, Severity.CRITICAL)
    assert await postbox.outbox() == []


async def test_the_mail_itself_is_kept_for_its_owner_only_under_a_name_of_ours(
    postbox: Postbox,
) -> None:
    content = letter()
    row = await postbox.bring(content)
    path = postbox.kept / row.stored[:2] / row.stored
    assert path.read_bytes() == content
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name",
    [
        "01_message_id_in_brackets",
        "02_unknown_charset",
        "02_iso_8859_9_e",
        "03_windows_1254_as_latin_1",
        "03_windows_1254_without_a_label",
        "04_utf_8_as_iso_8859_9",
        "05_raw_8_bit_headers",
        "06_turkish_date",
        "09_html_without_html",
        "16_signature_logo",
    ],
)
async def test_rows_1_to_9_and_16_whatever_is_wrong_with_a_mail_it_is_registered(
    postbox: Postbox, name: str
) -> None:
    row = await postbox.bring(stored(name))
    assert row.state == "registered"
    assert WORDS in (await postbox.complaint()).description
    assert await postbox.files() == []


async def test_row_6_what_counts_is_when_it_came(postbox: Postbox, clock: FixedClock) -> None:
    postbox.put(stored("06_turkish_date"))
    came = clock.now()
    await postbox.container.mailbox.take_in()
    clock.set(came + timedelta(hours=3))
    await postbox.container.mail.process_waiting()
    assert (await postbox.complaint()).received_at == came


async def test_rows_7_and_8_files_of_parcels_and_invitations_are_the_complaints(
    postbox: Postbox,
) -> None:
    await postbox.bring(stored("07_winmail"), stored("08_invitation"))
    assert await postbox.files() == ["davet.ics.txt", "fatura.txt"]


async def test_row_9_a_mail_without_subject_and_words_is_still_one_to_work_on(
    postbox: Postbox,
) -> None:
    await postbox.bring(letter("", subject=""))
    assert (await postbox.complaint()).description == "(Boş e-posta)"


async def test_a_reply_to_the_signed_address_is_added_whoever_writes_from_wherever(
    postbox: Postbox,
) -> None:
    await postbox.bring(letter())
    first = await postbox.complaint()
    await set_state(postbox.container, State.WAITING_CUSTOMER)
    quoted = "Modem numarası 42.\n\nOn Mon, Nov 23, 2026 Türk Telekom <a@b.tr> wrote:\n> Merhaba"
    reply_to = postbox.addresses.reply_to(first.id)
    row = await postbox.bring(
        letter(quoted, sender="is@baska.com", to=reply_to.upper(), message_id="<m2@baska.com>")
    )
    assert row.state == "added"
    again = await postbox.complaint()
    assert again.state == State.IN_REVIEW
    assert await postbox.additions() == ["Modem numarası 42."]


async def test_whoever_answers_our_own_mail_is_heard_in_their_complaint(
    postbox: Postbox,
) -> None:
    await postbox.bring(letter())
    [sent] = await postbox.outbox()
    written = (postbox.container.settings.state_dir / "mail" / f"{sent.id}.eml").read_bytes()
    ours = message_from_bytes(written, policy=policy.default)
    row = await postbox.bring(
        letter("Hâlâ yok.", to=str(ours["Reply-To"]), sender="is@baska.com", message_id="<m2@b.c>")
    )
    assert (row.state, row.complaint_id) == ("added", (await postbox.complaint()).id)
    history = await postbox.complaint()
    [added] = [each for each in history.events if each.kind == "information_added"]
    assert "mail_answer" in str(added.data)


async def test_our_own_mail_come_back_to_us_is_no_complaint(postbox: Postbox) -> None:
    await postbox.bring(letter())
    [sent] = await postbox.outbox()
    path = postbox.container.settings.state_dir / "mail" / f"{sent.id}.eml"
    row = await postbox.bring(path.read_bytes())
    assert (row.state, row.reason) == ("ignored", "our own")


async def test_row_14_the_signed_address_decides_whatever_thread_it_is_written_in(
    postbox: Postbox,
) -> None:
    await postbox.bring(letter("Birinci konu"), letter("İkinci konu", message_id="<m2@ornek.com>"))
    one, other = sorted(await postbox.complaints(), key=lambda each: each.description)
    answer = letter(
        "Ek bilgi",
        to=postbox.addresses.reply_to(other.id),
        subject=f"Re: {one.tracking_number}",
        more=(f"In-Reply-To: <{one.external_reference}>",),
        message_id="<m3@ornek.com>",
    )
    row = await postbox.bring(answer)
    assert (row.state, row.complaint_id) == ("added", other.id)


@pytest.mark.parametrize("by", ["In-Reply-To", "References", "our id", "number", "text"])
async def test_row_14_else_what_it_answers_if_the_sender_is_the_complaints_own(
    postbox: Postbox, by: str
) -> None:
    await postbox.bring(letter())
    first = await postbox.complaint()
    [sent] = await postbox.outbox()
    domain = postbox.addresses.domain
    more: tuple[str, ...] = ()
    fields: dict[str, Any] = {"message_id": "<m2@ornek.com>", "sender": "AYSE@ornek.com"}
    if by in {"In-Reply-To", "References"}:
        more = (f"{by}: <x@y.z> <m1@ornek.com>",)
        fields["sender"] = "ayse@ornek.com"
    elif by == "our id":
        more = (f"In-Reply-To: <outbox-{sent.id}@{domain}>",)
    elif by == "number":
        fields["subject"] = f"Ynt: {display(first.tracking_number)} hakkında"
    body = f"Hâlâ yok. {first.tracking_number if by == 'text' else ''}".strip()
    row = await postbox.bring(letter(body, more=more, **fields))
    assert (row.state, row.complaint_id) == ("added", first.id)
    assert len(await postbox.complaints()) == 1


@pytest.mark.parametrize("by_address", [True, False])
async def test_what_is_written_to_a_withdrawn_complaint_is_one_of_its_own_that_somebody_reads(
    postbox: Postbox, *, by_address: bool
) -> None:
    """It cannot be opened again: added to it the words would lie there unread."""
    await postbox.bring(letter())
    first = await postbox.complaint()
    await set_state(postbox.container, State.WITHDRAWN)
    to = postbox.addresses.reply_to(first.id) if by_address else "iletisim@turktelekom.com.tr"
    row = await postbox.bring(
        letter(
            "Yine kesildi, bu kez televizyon da yok.",
            to=to,
            subject=f"Re: {display(first.tracking_number)}",
            message_id="<m2@ornek.com>",
            more=("In-Reply-To: <m1@ornek.com>",),
        )
    )
    assert row.state == "registered"
    assert row.complaint_id != first.id
    async with postbox.container.works.reading() as session:
        second = await queries.by_id(session, row.complaint_id or "")
    assert "televizyon da yok" in second.description
    [note] = [each.text for each in second.entries if each.kind == "note"]
    assert display(first.tracking_number) in note
    assert "geri çek" in note


@pytest.mark.parametrize("forged", ["number", "reference", "token"])
async def test_row_13_a_stranger_opens_nobodys_complaint(postbox: Postbox, forged: str) -> None:
    await postbox.bring(letter())
    first = await postbox.complaint()
    real = postbox.addresses.reply_to(first.id)
    broken = real.replace("+", "+a" if real.split("+")[1][0] != "a" else "+b", 1)
    row = await postbox.bring(
        letter(
            "Bana da bakın.",
            sender="yabanci@baska.com",
            to=broken if forged == "token" else "iletisim@turktelekom.com.tr",
            subject=first.tracking_number if forged == "number" else "Merhaba",
            more=("In-Reply-To: <m1@ornek.com>",) if forged == "reference" else (),
            message_id="<m2@baska.com>",
        )
    )
    assert row.state == "registered"
    assert row.complaint_id != first.id
    assert await postbox.additions() == []
    notes = await postbox.notes()
    if forged == "token":
        assert notes == []
    else:
        assert display(first.tracking_number) in notes[0]


async def test_row_10_an_automatic_answer_is_noted_and_nothing_else_happens(
    postbox: Postbox,
) -> None:
    await postbox.bring(letter())
    first = await postbox.complaint()
    for state in (State.WAITING_CUSTOMER, State.RESOLVED):
        await set_state(postbox.container, state)
        to = f"To: {postbox.addresses.reply_to(first.id)}".encode()
        away = stored("10_out_of_office").replace(b"To: iletisim@turktelekom.com.tr", to)
        row = await postbox.bring(away.replace(b"<r10", f"<{state}".encode()))
        assert row.state == "noted"
        assert (await postbox.complaint()).state == state
    assert len(await postbox.outbox()) == 1
    assert await postbox.additions() == []
    assert "Tatildeyim" in (await postbox.notes())[0]
    assert not any(clock.stopped_at for clock in (await postbox.complaint()).clocks)


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "Precedence: list",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <>",
        "List-Id: <haber.ornek.com>",
    ],
)
async def test_row_10_what_a_machine_writes_of_nothing_of_ours_is_no_complaint(
    postbox: Postbox, header: str
) -> None:
    row = await postbox.bring(letter(more=(header,)))
    assert (row.state, await postbox.complaints(), await postbox.outbox()) == ("ignored", [], [])


async def test_row_10_what_says_that_a_person_wrote_it_is_one(postbox: Postbox) -> None:
    row = await postbox.bring(letter(more=("Auto-Submitted: no", "X-Auto-Response-Suppress: None")))
    assert row.state == "registered"


async def test_row_11_a_bounce_fails_that_mail_and_somebody_calls(postbox: Postbox) -> None:
    await postbox.bring(letter(), letter("Öbür", message_id="<m2@ornek.com>", sender="o@b.com"))
    [one, other] = await postbox.outbox()
    bounce = stored("11_bounce").replace(b"{bounce}", postbox.addresses.bounce_to(one.id).encode())
    row = await postbox.bring(bounce)
    assert row.state == "bounced"
    assert len(await postbox.complaints()) == 2
    [first, second, call] = await postbox.outbox()
    assert (first.state, second.state) == (OutboxState.FAILED, other.state)
    assert (call.channel, call.fallback_of) == ("call", one.id)
    assert "5.1.1" in (first.failure or "")


@pytest.mark.parametrize("forged", [True, False])
async def test_row_11_a_bounce_of_nothing_of_ours_is_no_complaint(
    postbox: Postbox,
    *,
    forged: bool,
) -> None:
    await postbox.bring(letter())
    [sent] = await postbox.outbox()
    address = f"bounce+{sent.id}@{postbox.addresses.domain}" if forged else "iletisim@x.tr"
    row = await postbox.bring(stored("11_bounce").replace(b"{bounce}", address.encode()))
    assert row.state == "ignored"
    assert len(await postbox.complaints()) == 1
    [after] = await postbox.outbox()
    assert after.state == sent.state


async def test_row_11_a_mail_that_is_late_has_not_failed(postbox: Postbox) -> None:
    await postbox.bring(letter())
    [sent] = await postbox.outbox()
    late = stored("11_bounce").replace(b"Action: failed", b"Action: delayed")
    row = await postbox.bring(
        late.replace(b"{bounce}", postbox.addresses.bounce_to(sent.id).encode())
    )
    assert (row.state, row.reason) == ("ignored", "a mail of ours is late")
    assert len(await postbox.outbox()) == 1


async def test_row_11_who_is_away_answers_the_envelope_and_their_mail_has_arrived(
    postbox: Postbox,
) -> None:
    await postbox.bring(letter())
    [sent] = await postbox.outbox()
    to = f"To: {postbox.addresses.bounce_to(sent.id)}".encode()
    away = stored("10_out_of_office").replace(b"To: iletisim@turktelekom.com.tr", to)
    row = await postbox.bring(away)
    assert row.state == "noted"
    [after] = await postbox.outbox()
    assert after.state == sent.state


@pytest.mark.parametrize("own", ["iletisim@turktelekom.com.tr", "sikayet@turktelekom.com.tr"])
async def test_row_12_our_own_address_is_no_customer(postbox: Postbox, own: str) -> None:
    row = await postbox.bring(letter(sender=own))
    assert (row.state, await postbox.complaints()) == ("ignored", [])


async def test_row_12_the_fourth_mail_an_hour_waits_and_is_not_dropped(
    postbox: Postbox, clock: FixedClock
) -> None:
    for at in range(5):
        await postbox.bring(letter(f"Konu {at}", message_id=f"<m{at}@ornek.com>"))
        clock.set(clock.now() + timedelta(minutes=1))
    assert len(await postbox.complaints()) == 5
    sent = await postbox.outbox()
    assert [each.state for each in sent] == ["sent"] * 3 + ["queued"] * 2
    clock.set(clock.now() + timedelta(hours=1))
    await postbox.container.outbox.dispatch_due()
    assert {each.state for each in await postbox.outbox()} == {"sent"}


async def test_row_15_seventy_files_are_not_too_much_and_what_is_not_taken_is_named(
    postbox: Postbox,
) -> None:
    texts = [
        (
            f'Content-Type: text/plain; name="{n}.txt"\r\nContent-Disposition: attachment',
            f"dosya {n}",
        )
        for n in range(70)
    ]
    body, kind = parts(("Content-Type: text/plain; charset=utf-8", WORDS), *texts)
    row = await postbox.bring(letter(body, content_type=kind))
    assert row.state == "registered"
    assert len(await postbox.files()) == postbox.container.settings.attachments_most
    [note] = await postbox.notes()
    assert "5.txt: en çok 5 dosya" in note
    assert "ve 55 dosya daha" in note


async def test_row_15_what_is_too_big_hangs_or_is_endless_is_parked_and_the_rest_goes_on(
    postbox: Postbox, container: Container
) -> None:
    body, kind = parts(*[("Content-Type: text/plain", "x")] * 400)
    big = letter("x" * (2 * 1024 * 1024))
    hang = threading.Event()

    def read(content: bytes) -> Any:
        from backend.channels.email.reading import read as really  # noqa: PLC0415

        if b"hangs" in content:
            hang.wait(10)
        return really(content)

    settings = container.settings.model_copy(update={"mail_mb": 1})
    processor = MailProcessor(
        container.works,
        settings,
        container.complaints,
        container.attachments,
        container.topics,
        store=container.mail._store,
        uploads=container.files,
        read=read,
        read_seconds=0.3,
    )
    for each in (letter(body, content_type=kind), big, letter("hangs"), letter()):
        postbox.put(each)
    await container.mailbox.take_in()
    assert await processor.process_waiting() == 1
    hang.set()
    assert await parked(container) == {"mail": 3}
    assert [each.state for each in await postbox.rows()] == ["received"] * 3 + ["registered"]


async def test_row_16_the_same_mail_by_to_and_by_cc_is_one(postbox: Postbox) -> None:
    again = letter(more=("Received: by another.example; Mon, 23 Nov 2026",))
    row = await postbox.bring(letter(), again)
    assert row.state == "repeat"
    found = await postbox.complaint()
    assert row.complaint_id == found.id
    assert len(await postbox.outbox()) == 1


async def test_an_id_that_somebody_else_used_before_loses_no_mail(postbox: Postbox) -> None:
    row = await postbox.bring(letter(), letter("Başka bir konu", sender="o@baska.com"))
    assert row.state == "registered"
    assert len(await postbox.complaints()) == 2


async def test_a_program_that_gives_every_mail_one_id_loses_none_of_one_sender(
    postbox: Postbox,
) -> None:
    row = await postbox.bring(letter(), letter("Başka bir konu"))
    assert row.state == "registered"
    assert len(await postbox.complaints()) == 2


async def test_danger_in_a_mail_is_critical_as_at_every_door(postbox: Postbox) -> None:
    await postbox.bring(letter("Direğinizden kıvılcım çıkıyor, yangın çıkacak!"))
    assert (await postbox.complaint()).severity == Severity.CRITICAL


async def test_danger_that_nobody_signed_is_registered_and_the_rest_of_it_is_parked(
    postbox: Postbox, container: Container
) -> None:
    nobody = "kimse"
    await postbox.bring(letter(sender=nobody), letter("Evde yangın var!", sender=nobody))
    found = await postbox.complaint()
    assert (found.severity, found.urgent) == (Severity.CRITICAL, True)
    assert await parked(container) == {"mail": 1}


async def test_a_very_long_mail_is_cut_where_the_pool_ends_and_says_so(postbox: Postbox) -> None:
    await postbox.bring(letter("uzun " * 10_000))
    assert (await postbox.complaint()).description.endswith("[Devamı özgün e-postada]")


async def test_what_is_refused_of_the_files_is_told_to_the_house(postbox: Postbox) -> None:
    body, kind = parts(
        ("Content-Type: text/plain; charset=utf-8", WORDS),
        ("Content-Type: application/zip; name=rapor.zip", b"PK\x03\x04"),
        ("Content-Type: text/plain; name=not.txt\r\nContent-Disposition: attachment", "not"),
    )
    await postbox.bring(letter(body, content_type=kind))
    assert await postbox.files() == ["not.txt"]
    [note] = await postbox.notes()
    assert "rapor.zip" in note


class Died(BaseException):
    """A process ends here."""


class DyingMailbox(FolderMailbox):
    """A mailbox whose process dies before the letter is let go of."""

    async def taken(self, letter: Any) -> None:
        raise Died


async def test_a_process_that_dies_between_keeping_and_registering_doubles_nothing(
    postbox: Postbox, container: Container
) -> None:
    postbox.put(letter())
    dying = MailIntake(container.works, DyingMailbox(postbox.folder), container.mail._store)
    for _ in range(2):
        with pytest.raises(Died):
            await dying.take_in()
    assert len(list(postbox.kept.glob("??/*"))) == 1
    await postbox.run()
    await postbox.run()
    assert len(await postbox.rows()) == 1
    await postbox.complaint()
    assert len(await postbox.outbox()) == 1


async def test_a_full_disk_leaves_the_mail_where_it_is(
    postbox: Postbox, container: Container
) -> None:
    class Full:
        async def begin(self) -> Any:
            raise StorageFullError

    postbox.put(letter())
    full: Any = Full()
    intake = MailIntake(container.works, FolderMailbox(postbox.folder), full)
    with pytest.raises(StorageFullError):
        await intake.take_in()
    assert len(list(postbox.folder.iterdir())) == 1


async def test_a_file_that_cannot_be_read_holds_up_no_other(
    postbox: Postbox, container: Container
) -> None:
    class Unreadable(FolderMailbox):
        async def waiting(self, limit: int, since: Any = None) -> Any:
            first, *others = await super().waiting(limit, since)
            (postbox.folder / "001.eml").unlink()
            return [first, *others]

    postbox.put(letter())
    postbox.put(letter("Öbür"))
    intake = MailIntake(container.works, Unreadable(postbox.folder), container.mail._store)
    with pytest.raises(FileNotFoundError):
        await intake.take_in()
    await container.mail.process_waiting()
    assert "Öbür" in (await postbox.complaint()).description


async def test_what_a_crash_left_of_a_mail_is_swept_up_and_mails_stay(
    postbox: Postbox, container: Container, clock: FixedClock
) -> None:
    row = await postbox.bring(letter())
    store = container.mail._store
    left = await store.begin()
    await left.write(b"x")
    await left.finish()
    await left.keep()
    sweep = MailSweep(container.works, store)
    clock.set(clock.now() + timedelta(days=400))
    assert await sweep.run() == 1
    assert store.path(row.stored).exists()
    assert not store.path(left.name).exists()


async def test_what_was_parked_can_be_dismissed_and_stays_in_the_store(
    postbox: Postbox, container: Container
) -> None:
    from backend.channels.email.parked import MAIL  # noqa: PLC0415

    row = await postbox.bring(letter(sender="kimse"))
    async with container.works.begin() as work:
        [item] = await parking.parked(work.session, 10)
        assert await parking.take_out(work.session, item.id) == ("mail", str(row.id))
        await MAIL.dismiss(work, str(row.id))
    [after] = await postbox.rows()
    assert (after.state, after.reason) == ("ignored", "dismissed")
