"""What becomes of answers to our mails, and what who wrote them is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from backend.complaints.models import Complaint, ComplaintCycle
from backend.complaints.states import State
from backend.complaints.tracking_number import display
from backend.kit.clock import turkish_date
from tests.backend.channels.email.conftest import set_state
from tests.backend.channels.email.letters import letter

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from tests.backend.channels.email.conftest import Postbox


async def registered(postbox: Postbox, body: str = "Üç gündür hiç bağlantı yok.") -> Complaint:
    await postbox.bring(letter(body))
    return await postbox.complaint()


async def answer(postbox: Postbox, words: str, count: int = 2, *, signed: bool = True) -> None:
    complaint = await postbox.complaint()
    number = complaint.tracking_number
    to = postbox.addresses.reply_to(complaint.id) if signed else "destek@ornek.com"
    subject = "Yanıt" if signed else f"Re: {number}"
    await postbox.bring(letter(words, to=to, subject=subject, message_id=f"<m{count}@b.c>"))


async def test_what_is_added_by_mail_is_answered_by_mail_with_the_promised_day(
    postbox: Postbox,
) -> None:
    complaint = await registered(postbox, "Modem ışığı yanmıyor.\n\nCep: 0532 123 45 67")
    before = len(await postbox.outbox())
    await answer(postbox, "Şikâyetim ne durumda?")
    [told] = (await postbox.outbox())[before:]
    assert (told.channel, told.recipient) == ("email", "ayse@ornek.com")
    assert display(complaint.tracking_number) in told.text
    assert turkish_date(complaint.clock("promise").due_at) in told.text
    assert "geri çekmek" in told.text


async def test_an_open_complaint_is_answered_once_a_day(
    postbox: Postbox, clock: FixedClock
) -> None:
    await registered(postbox)
    for count in range(2, 5):
        await answer(postbox, f"Bir şey daha {count}", count)
    assert len(await postbox.outbox()) == 2
    clock.set(clock.now() + timedelta(days=1))
    await answer(postbox, "Ertesi gün", 5)
    assert len(await postbox.outbox()) == 3
    assert len(await postbox.additions()) == 4


async def test_who_told_of_danger_reads_of_no_day(postbox: Postbox) -> None:
    await registered(postbox, "Evimizin mutfağı yanıyor, duman doldu.\n\nCep: 0532 123 45 67")
    await answer(postbox, "Hâlâ kimse gelmedi.")
    told = (await postbox.outbox())[-1]
    assert "eklendi" in str(told.subject)
    assert "tarih" not in told.text


async def test_who_writes_from_elsewhere_is_told_at_the_address_that_is_known(
    postbox: Postbox,
) -> None:
    complaint = await registered(postbox)
    to = postbox.addresses.reply_to(complaint.id)
    await postbox.bring(letter("Ek bilgi", to=to, sender="is@baska.com", message_id="<m2@b.c>"))
    assert {each.recipient for each in await postbox.outbox()} == {"ayse@ornek.com"}


async def test_what_is_written_to_a_finished_complaint_is_kept_and_reopening_is_offered_by_mail(
    postbox: Postbox,
) -> None:
    await registered(postbox, "Yavaş.\n\nCep: 0532 123 45 67")
    await set_state(postbox.container, State.RESOLVED)
    before = len(await postbox.outbox())
    await answer(postbox, "Yine kesildi.")
    assert (await postbox.complaint()).state == State.RESOLVED
    assert await postbox.additions() == ["Yine kesildi."]
    [offer] = (await postbox.outbox())[before:]
    assert offer.channel == "email"
    assert "YENİDEN AÇ" in offer.text


@pytest.mark.parametrize(
    "words",
    ["YENİDEN AÇ", "yeniden ac", "  Yeniden açın.\n\nModem ışığı yine kırmızı.", "Çözülmedi!"],
)
async def test_whoever_got_our_mail_has_it_taken_up_again_by_the_command_in_the_first_line(
    postbox: Postbox, words: str
) -> None:
    await registered(postbox)
    await set_state(postbox.container, State.RESOLVED)
    await answer(postbox, words)
    complaint = await postbox.complaint()
    assert (complaint.state, complaint.cycle) == (State.IN_REVIEW, 2)
    [added] = await postbox.additions()
    assert added == words.strip()
    told = (await postbox.outbox())[-1]
    assert "yeniden incelemeye aldık" in told.text


@pytest.mark.parametrize(
    ("words", "signed"),
    [
        # Thanks, and a wish in other words: a person reads them.
        ("Teşekkürler, çözülmedi sanmıştım ama çözülmüş.", True),
        ("Kaydı yeniden açarsanız şikâyet siteme de yazmam.", True),
        # An address that a mail says to be from can be forged.
        ("YENİDEN AÇ", False),
    ],
)
async def test_nothing_else_takes_it_up_again(postbox: Postbox, words: str, signed: bool) -> None:  # noqa: FBT001 - a table
    await registered(postbox)
    await set_state(postbox.container, State.RESOLVED)
    await answer(postbox, words, signed=signed)
    assert (await postbox.complaint()).state == State.RESOLVED
    assert await postbox.additions() == [words]


async def test_when_it_is_too_late_the_command_is_kept_and_its_sender_told_so(
    postbox: Postbox, clock: FixedClock
) -> None:
    await registered(postbox)
    await set_state(postbox.container, State.RESOLVED)
    clock.set(clock.now() + timedelta(days=40))
    await answer(postbox, "YENİDEN AÇ")
    assert (await postbox.complaint()).state == State.RESOLVED
    assert "süresi doldu" in (await postbox.outbox())[-1].text


async def test_whoever_has_more_to_say_of_a_result_is_not_asked_to_rate_it(
    postbox: Postbox, clock: FixedClock
) -> None:
    await registered(postbox)
    await set_state(postbox.container, State.RESOLVED)
    container = postbox.container
    async with container.works.begin() as work:
        later = clock.now() + timedelta(days=1)
        await work.session.execute(update(ComplaintCycle).values(ask_at=later))
    clock.set(clock.now() + timedelta(hours=1))
    await answer(postbox, "Hâlâ düzelmedi.")
    clock.set(clock.now() + timedelta(days=2))
    assert await container.questions.run() == 0
