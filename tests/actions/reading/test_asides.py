"""What is wanted of a registered complaint, and what is said aside at a question."""

from __future__ import annotations

import pytest

from actions.reading import asides, cases, questions as q, reading as r


class TestRegisteredComplaints:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("kaydım hangi aşamada", r.STATUS),
            ("şikayetimin sonucunu öğrenecektim", r.STATUS),
            ("başvurumu yeniden açın", r.REOPEN),
            ("şikayetimi geri çekiyorum", r.WITHDRAW),
        ],
    )
    def test_are_asked_about(self, text: str, wanted: str) -> None:
        assert wanted in dict(cases.candidates(text))

    def test_a_subscription_is_none(self) -> None:
        assert r.WITHDRAW not in dict(cases.candidates("kayıtlı hattımı iptal edin"))


class TestAsides:
    @pytest.mark.parametrize(
        ("question", "text", "said"),
        [
            (q.NAME, "kaç günde çözülür bu", r.DURATION),
            (q.PHONE, "bunu kimlerle paylaşıyorsunuz", r.PRIVACY),
            (q.EMAIL, "vazgeçtim ben", r.CANCEL),
            (q.NAME, "hırsızlar", r.INSULT),
            (q.EMAIL, "bunu ne için istiyorsunuz", r.WHY),
            (q.PROBLEM, "bir sıkıntım yok benim", r.NO_COMPLAINT),
            (q.PHONE, "senin adın ne", r.SMALL_TALK),
            (q.WAITING, "kaçıncı sıradayım", r.POSITION),
            (q.WAITING, "daha bekleyecek miyim", r.HOW_LONG),
            (q.WAITING, "beklemekten vazgeçtim", r.LEAVE_QUEUE),
        ],
    )
    def test_are_known_at_their_question(self, question: str, text: str, said: str) -> None:
        assert said in dict(asides.candidates(text, question))

    def test_a_detail_that_is_not_wanted_to_be_given_is_no_end(self) -> None:
        assert r.CANCEL not in dict(asides.candidates("numaramı vermekten vazgeçtim", q.PHONE))
