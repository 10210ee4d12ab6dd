"""Bodies are read from what came in, whoever asks first."""

from __future__ import annotations

from typing import Any

import pytest
from sanic import Request, Sanic
from sanic.compat import Header

from backend.kit.errors import MalformedRequestError
from backend.web.bodies import form_fields

type App = Sanic[Any, Any]


@pytest.fixture(scope="module")
def app() -> App:
    return Sanic("bodies")


def _form(app: App, body: bytes) -> Request:
    headers = Header({"content-type": "application/x-www-form-urlencoded"})
    request = Request(b"/", headers, "1.1", "POST", None, app)  # type: ignore[arg-type]
    request.body = body
    return request


def test_a_form_is_read_once_however_many_ask_for_it(app: App) -> None:
    request = _form(app, "not=%C5%9E%00ikâyet&csrf=x".encode())
    first = form_fields(request)
    assert first == {"not": "Şikâyet", "csrf": "x"}
    assert form_fields(request) is first
    assert form_fields(_form(app, b"")) == {}


def test_a_broken_form_is_refused_each_time(app: App) -> None:
    request = _form(app, b"a=\xff")
    for _ in range(2):
        with pytest.raises(MalformedRequestError):
            form_fields(request)
