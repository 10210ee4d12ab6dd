"""The client against a server that answers what a test wants; the real one is in tests/contract."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from actions.backend import NewComplaint
from actions.backend_client import BackendClient
from actions.backend_errors import (
    BackendUnavailableError,
    ComplaintNotFoundError,
    InvalidTrackingNumberError,
    RequestRefusedError,
    TransitionNotAllowedError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPLAINT = {
    "tracking_number": "482109375509",
    "tracking_number_display": "4821 0937 5509",
    "status": "registered",
    "status_label": "Kaydınız alındı",
    "status_text": "İncelenecek.",
    "registered_at_display": "22 Kasım 2026 Pazar 14:05",
    "promised_at_display": "26 Kasım 2026 Perşembe",
    "first_notice_due_display": "23 Kasım 2026 Pazartesi 14:05",
    "full": False,
    "something_new": 1,
}
NEW = NewComplaint("c1", "web_chat", "faturam çok geldi", "billing", 0.9, "classifier")


class Server(ThreadingHTTPServer):
    """Answers with `answer` and keeps the requests."""

    answer: tuple[int, bytes] = (200, json.dumps(COMPLAINT).encode())
    requests: list[dict[str, Any]]


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        self.server.requests.append(
            {
                "line": f"{self.command} {self.path}",
                "headers": dict(self.headers),
                "body": json.loads(body) if body else None,
            },
        )
        status, answer = self.server.answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = _serve  # noqa: N815 - the standard library's names

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    serving = Server(("127.0.0.1", 0), _Handler)
    serving.requests = []
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield serving
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture
def client(server: Server) -> Iterator[BackendClient]:
    made = BackendClient(f"http://127.0.0.1:{server.server_port}", "token")
    yield made
    made.close()


def test_a_complaint_is_sent_as_the_contract_says(server: Server, client: BackendClient) -> None:
    registered = client.register(NEW, key="c1:m1")
    (request,) = server.requests
    assert request["line"] == "POST /internal/v1/complaints"
    assert request["headers"]["Authorization"] == "Bearer token"
    assert request["headers"]["Idempotency-Key"] == "c1:m1"
    assert request["body"]["contact"] == dict.fromkeys(("name", "phone", "email", "preferred"))
    assert request["body"]["description"] == "faturam çok geldi"
    assert registered.promised_at_display == "26 Kasım 2026 Perşembe"
    assert registered.topic is None


def test_topic_and_solved_are_sent_as_the_contract_says(
    server: Server, client: BackendClient
) -> None:
    client.name_topic("482109375509", "c1", "billing", "c1:m1")
    client.solve("482109375509", "c1", "c1:m2")
    topic, solved = server.requests
    assert topic["line"] == "POST /internal/v1/complaints/482109375509/topic"
    assert topic["body"] == {"conversation_id": "c1", "topic": "billing"}
    assert topic["headers"]["Idempotency-Key"] == "c1:m1"
    assert solved["line"] == "POST /internal/v1/complaints/482109375509/solved"
    assert solved["body"] == {"conversation_id": "c1"}
    assert solved["headers"]["Idempotency-Key"] == "c1:m2"


def test_what_a_customer_writes_cannot_change_the_address(
    server: Server,
    client: BackendClient,
) -> None:
    client.complaint("../../agents?x=", "c1")
    assert server.requests[0]["line"].startswith(
        "GET /internal/v1/complaints/..%2F..%2Fagents%3Fx%3D?",
    )


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (404, "complaint_not_found", ComplaintNotFoundError),
        (422, "invalid_tracking_number", InvalidTrackingNumberError),
        (409, "transition_not_allowed", TransitionNotAllowedError),
        (422, "invalid_input", RequestRefusedError),
    ],
)
def test_a_refusal_says_why(
    server: Server,
    client: BackendClient,
    status: int,
    code: str,
    error: type[RequestRefusedError],
) -> None:
    server.answer = (status, json.dumps({"code": code}).encode())
    with pytest.raises(error) as raised:
        client.register(NEW, key="k")
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b'{"code": "internal_error"}'),
        (503, b"busy"),
        (401, b'{"code": "unauthorized"}'),
        (429, b'{"code": "rate_limited"}'),
        (404, b"<html>another server</html>"),
        (200, b"not json"),
        (200, b"[]"),
        (302, b"{}"),
    ],
)
def test_what_is_no_answer_to_this_request_may_be_tried_again(
    server: Server,
    client: BackendClient,
    status: int,
    body: bytes,
) -> None:
    server.answer = (status, body)
    with pytest.raises(BackendUnavailableError):
        client.complaint("482109375509", "c1")


def test_nobody_there_may_be_tried_again(server: Server) -> None:
    nowhere = BackendClient("http://127.0.0.1:1", "token")
    with pytest.raises(BackendUnavailableError):
        nowhere.complaints_of("c1")
    nowhere.close()


def test_an_error_names_no_customer(server: Server, client: BackendClient) -> None:
    server.answer = (500, b"")
    with pytest.raises(BackendUnavailableError) as raised:
        client.complaint("482109375509", "c1")
    assert "4821" not in str(raised.value)


def test_an_agent_request_tells_the_place_in_the_queue(
    server: Server,
    client: BackendClient,
) -> None:
    server.answer = (200, b'{"state": "waiting", "position": 3, "operator_phone": "444 1 444"}')
    assert client.request_agent("c1", None, urgent=True).position == 3
