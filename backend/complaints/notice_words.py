"""What a customer reads or hears when somebody worked on their complaint, by each way.

The words are in texts (`notifications/texts`); here is what each is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import notice_texts, sums
from backend.complaints.states import State
from backend.complaints.tracking_number import display
from backend.complaints.views import OUTCOME_LABELS, last_day
from backend.kit.clock import turkish_date
from backend.notifications.text_shapes import YES, Way

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.appeal import Appeal
    from backend.complaints.severity import Peril
    from backend.complaints.states import InvalidReason, Outcome
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings
    from backend.notifications.text_checks import Said
    from backend.notifications.text_shapes import Text
    from backend.notifications.texts import Texts

_WAITS_FOR = {
    State.WAITING_CUSTOMER: notice_texts.CUSTOMER,
    State.WAITING_THIRD_PARTY: notice_texts.THIRD_PARTY,
}


@dataclass(frozen=True)
class Words:
    """One notice, in the words of each way it may take; `call` is what a person reads out."""

    chat: str
    sms: str
    subject: str
    mail: str
    call: str


class NoticeWords:
    """The notices, in the operator's name and as they are worded at the moment."""

    def __init__(self, texts: Texts, clock: Clock, settings: Settings) -> None:
        """Say what `texts` say by `clock`, for the operator of `settings`."""
        self._texts = texts
        self._clock = clock
        self._answers_by_mail = YES if settings.answers_by_mail else ""

    def registered(self, number: str, due_at: datetime, *, in_review: bool = False) -> Words:
        """Tell under which number it is kept; `in_review`: and that it is looked at."""
        return self._words(
            notice_texts.REGISTERED,
            number=display(number),
            promised_date=turkish_date(due_at),
            in_review=YES if in_review else "",
        )

    def registered_late(self, number: str, legal: datetime, due_at: datetime) -> Words:
        """Tell of what lay about under which number it is kept, with the legal notice."""
        return self._words(
            notice_texts.REGISTERED_LATE,
            number=display(number),
            promised_date=turkish_date(due_at),
            **self._until(legal),
        )

    def in_review(self, number: str, due_at: datetime, state: State, question: str = "") -> Words:
        """Give the first notice: that it is looked at, and until when.

        Here and below `question` is what the customer was asked and has not answered.
        """
        return self._words(
            notice_texts.IN_REVIEW,
            number=display(number),
            promised_date=turkish_date(due_at),
            waits_for=_WAITS_FOR.get(state, ""),
            question=question,
        )

    def danger(self, number: str, peril: Peril | None = None) -> Words:
        """Give the first notice to whoever told of danger: that it is kept, and looked at first.

        With what to do at once, where that is another thing than to call for help.
        """
        return self._words(notice_texts.DANGER, number=display(number), peril=peril or "")

    def danger_promised(self, number: str, reason: str = "", question: str = "") -> Words:
        """Say to who told of danger that it goes on: no day of a result was told, none is now."""
        text = notice_texts.DANGER_PROMISED
        return self._words(text, number=display(number), reason=reason, question=question)

    def danger_not_yet(self, number: str, legal: datetime, question: str = "") -> Words:
        """Give the legal notice to who told of danger: that it goes on, and their rights."""
        return self._words(
            notice_texts.DANGER_NOT_YET,
            number=display(number),
            **self._until(legal),
            question=question,
        )

    def not_yet(
        self, number: str, legal: datetime, due_at: datetime, state: State, question: str = ""
    ) -> Words:
        """Give the legal notice: how far it is, when it is expected, what can be done meanwhile."""
        return self._words(
            notice_texts.NOT_YET,
            number=display(number),
            promised_date=turkish_date(due_at),
            **self._until(legal),
            waits_for=_WAITS_FOR.get(state, ""),
            question=question,
        )

    def _until(self, legal: datetime) -> dict[str, str]:
        """Say of the legal limit whether it is to come: what was entered late had it before."""
        passed = YES if legal <= self._clock.now() else ""
        return {"legal_date": turkish_date(legal), "passed": passed}

    def concluded(  # noqa: PLR0913, PLR0917 - the result, and what goes with it
        self,
        number: str,
        outcome: Outcome,
        answer: str,
        until: datetime,
        appeal: Appeal | None = None,
        files: str = "",
    ) -> Words:
        """Tell the result and the answer, and what can be done if the problem goes on.

        It can be taken up again `until` then; `appeal` is where else to turn, if anywhere; `files`,
        how an e-mail has those that go with it (`enclosing.by_mail`).
        """
        return self._words(
            notice_texts.CONCLUDED,
            files,
            number=display(number),
            digits=number,
            outcome=OUTCOME_LABELS[outcome],
            answer=answer,
            appeal=self.appeal(appeal) if appeal else "",
            reopen_until=last_day(until),
            answers_by_mail=self._answers_by_mail,
        )

    def not_valid(
        self, number: str, why: InvalidReason, answer: str, until: datetime, files: str = ""
    ) -> Words:
        """Tell that it could not be dealt with as a complaint, why, and what to do about that.

        `files` as of a result.
        """
        return self._words(
            notice_texts.NOT_VALID,
            files,
            number=display(number),
            why=why,
            answer=answer,
            reopen_until=last_day(until),
            answers_by_mail=self._answers_by_mail,
        )

    def added_when_finished(
        self, number: str, until: datetime | None, *, mobile: bool = True
    ) -> Words:
        """Tell that what they wrote is kept, and how to have a finished complaint taken up again.

        Nothing is taken up by itself: thanks are written to a finished complaint as well. Without
        `until` it cannot be taken up any more; without a `mobile` of theirs it cannot be shown on a
        page or by SMS whose it is.
        """
        return self._words(
            notice_texts.ADDED_WHEN_FINISHED,
            number=display(number),
            digits=number,
            reopen_until=last_day(until) if until else "",
            answers_by_mail=self._answers_by_mail,
            mobile=YES if mobile else "",
        )

    def added(self, number: str, due_at: datetime | None, *, mobile: bool = True) -> Said:
        """Tell by e-mail that what they wrote is kept and read, and by when; `mobile` as above.

        No day where none was told.
        """
        text = notice_texts.ADDED
        values = {
            "number": display(number),
            "promised_date": turkish_date(due_at) if due_at else "",
            "mobile": YES if mobile else "",
        }
        return self._texts.render(text.name, Way.EMAIL, values, at=self._clock.now())

    def asked(self, number: str, question: str, files: str = "", *, mobile: bool = True) -> Words:
        """Ask what we must know to go on, and how to answer; `files` as of a result.

        Without a `mobile` of theirs only by the ways that need none.
        """
        return self._words(
            notice_texts.ASKED,
            files,
            number=display(number),
            question=question,
            answers_by_mail=self._answers_by_mail,
            mobile=YES if mobile else "",
        )

    def promised(
        self, number: str, due_at: datetime, state: State, reason: str = "", question: str = ""
    ) -> Words:
        """Tell the new date, and why it is another one: the `reason` written, else the state's."""
        return self._words(
            notice_texts.PROMISED,
            number=display(number),
            promised_date=turkish_date(due_at),
            waits_for=_WAITS_FOR.get(state, ""),
            question=question,
            reason=reason,
        )

    def reopened(self, number: str, due_at: datetime) -> Words:
        """Tell that we took it up again by ourselves, and until when."""
        return self._dated(notice_texts.REOPENED, number, due_at)

    def withdrawn(self, number: str) -> Words:
        """Tell that we took it back on their word, and what to do if it was not theirs."""
        return self._words(notice_texts.WITHDRAWN, number=display(number))

    def joined(self, number: str, other: str) -> Words:
        """Tell that it is dealt with together with another one of theirs."""
        text = notice_texts.JOINED
        return self._words(text, number=display(number), other_number=display(other))

    def parted(self, number: str, due_at: datetime) -> Words:
        """Tell that it is dealt with by itself again."""
        return self._dated(notice_texts.PARTED, number, due_at)

    def _dated(self, text: Text, number: str, due_at: datetime) -> Words:
        return self._words(text, number=display(number), promised_date=turkish_date(due_at))

    def appeal(self, appeal: Appeal) -> str:
        """Say where else to turn, as part of a text."""
        limit = sums.written(appeal.limit) if appeal.limit else ""
        values = {"place": appeal.place, "limit": limit}
        name, now = notice_texts.APPEAL.name, self._clock.now()
        return self._texts.render(name, Way.PART, values, at=now).text

    def _words(self, text: Text, by_mail: str | None = None, **values: str) -> Words:
        now = self._clock.now()
        said = {}
        for way in text.ways:
            files = {} if by_mail is None else {"files": _files(by_mail, way)}
            said[way] = self._texts.render(text.name, way, values | files, at=now)
        return Words(
            chat=said[Way.CHAT].text,
            sms=said[Way.SMS].text,
            subject=said[Way.EMAIL].subject,
            mail=said[Way.EMAIL].text,
            call=said[Way.CALL].text,
        )


def _files(by_mail: str, way: Way) -> str:
    """Say how files come by a way, where an e-mail has them as `by_mail` says; "" for none."""
    if not by_mail or way is Way.EMAIL:
        return by_mail
    # The chat shows them below the words.
    return notice_texts.ENCLOSED if way is Way.CHAT else notice_texts.ON_PAGE
