"""The backend's internal API over HTTP.

Calls are synchronous (`requests`, one pooled session); actions run them in a thread.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import requests
from requests.adapters import HTTPAdapter

from actions.backend import AgentPlace, AgentRequest, Backend, Complaint, NewComplaint, ProofState
from actions.backend_errors import (
    BackendUnavailableError,
    ComplaintNotFoundError,
    ContactMissingError,
    InvalidTrackingNumberError,
    RateLimitedError,
    RequestRefusedError,
    TransitionNotAllowedError,
)
from actions.settings import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONNECT_SECONDS, _READ_SECONDS = 1.0, 8.0
_POOLED_CONNECTIONS = 16
_DONE = frozenset({200, 201})
# A refusal is final only if it is about this request: a wrong token, a rate limit or a page
# of some proxy says nothing about it.
_FINAL = frozenset({400, 404, 409, 413, 422})
_REFUSALS: dict[str, type[RequestRefusedError]] = {
    "complaint_not_found": ComplaintNotFoundError,
    "invalid_tracking_number": InvalidTrackingNumberError,
    "transition_not_allowed": TransitionNotAllowedError,
    # The customer is told that it cannot be opened again, and offered a new one.
    "reopening_over": TransitionNotAllowedError,
    "rate_limited": RateLimitedError,
    "contact_missing": ContactMissingError,
}
_TOO_OFTEN = 429


class BackendClient:
    """`Backend` over HTTP.

    Every method raises `BackendUnavailableError` when there is no usable answer and a
    `RequestRefusedError` when the backend says no.
    """

    def __init__(self, base_url: str, token: str) -> None:
        """Open a pool; nothing is sent yet."""
        self._base = f"{base_url.rstrip('/')}/internal/v1"
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"
        self._session.trust_env = False  # a machine's proxy has no business on this way
        self._session.mount("http", HTTPAdapter(pool_maxsize=_POOLED_CONNECTIONS))

    def terms(self) -> dict[str, str]:
        """Return the promises in force today, by the names that responses use."""
        return {name: str(value) for name, value in self._call("GET", "terms").items()}

    def register(self, complaint: NewComplaint, key: str) -> Complaint:
        """Register once per `key`, however often it is asked."""
        body = self._call("POST", "complaints", key=key, json=complaint.as_json())
        return Complaint.from_json(body)

    def complaint(self, tracking_number: str, conversation_id: str) -> Complaint:
        """Return one complaint, in full only where it was registered or from its phone by SMS."""
        path = f"complaints/{quote(tracking_number, safe='')}"
        body = self._call("GET", path, params={"conversation_id": conversation_id})
        return Complaint.from_json(body)

    def complaints_of(self, conversation_id: str) -> list[Complaint]:
        """Return a customer's own: of this conversation and, by SMS, of its phone; newest first."""
        body = self._call("GET", f"conversations/{quote(conversation_id, safe='')}/complaints")
        return [Complaint.from_json(one) for one in body["complaints"]]

    def add_information(self, number: str, conversation_id: str, text: str, key: str) -> Complaint:
        """Add a text to a complaint of the customer's, once per `key`."""
        return self._change(number, "additions", conversation_id, key, {"text": text})

    def withdraw(self, number: str, conversation_id: str, reason: str, key: str) -> Complaint:
        """Withdraw a complaint of the customer's, once per `key`."""
        return self._change(number, "withdrawal", conversation_id, key, {"reason": reason})

    def reopen(self, number: str, conversation_id: str, reason: str, key: str) -> Complaint:
        """Reopen a resolved or closed complaint of the customer's, once per `key`."""
        return self._change(number, "reopening", conversation_id, key, {"reason": reason})

    def accept_repeat(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Go on with an earlier complaint as it was shown, once per `key`."""
        return self._change(number, "repeat", conversation_id, key)

    def drop_repeat(self, conversation_id: str) -> None:
        """Let go what was told now; where nothing is kept nothing changes."""
        self._call("DELETE", f"conversations/{quote(conversation_id, safe='')}/repeat")

    def ask_call(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Have somebody call the customer, once per `key`."""
        return self._change(number, "call", conversation_id, key)

    def name_topic(self, number: str, conversation_id: str, topic: str, key: str) -> Complaint:
        """Take the topic that the customer names, once per `key`."""
        return self._change(number, "topic", conversation_id, key, {"topic": topic})

    def solve(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Resolve a complaint that our first help has solved, once per `key`."""
        return self._change(number, "solved", conversation_id, key)

    def add_contact(
        self, number: str, conversation_id: str, contact: Mapping[str, str | None], key: str
    ) -> Complaint:
        """Fill in how the customer can be reached where the complaint lacks it, once per `key`."""
        told = {name: value for name, value in contact.items() if value}
        return self._change(number, "contact", conversation_id, key, told)

    def change_contact(
        self, number: str, conversation_id: str, contact: Mapping[str, str | None], key: str
    ) -> Complaint:
        """Put right where the customer is written to, once per `key`."""
        told = {name: value for name, value in contact.items() if value}
        return self._change(number, "contact-change", conversation_id, key, told)

    def keep_quiet(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Have nothing sent to a complaint's contact until that is called safe, once per `key`."""
        return self._change(number, "quiet", conversation_id, key)

    def contact_is_safe(
        self, number: str, conversation_id: str, contact: Mapping[str, str], key: str
    ) -> Complaint:
        """Take the one way that its customer calls safe, once per `key`."""
        return self._change(number, "safe-contact", conversation_id, key, contact)

    def _change(
        self,
        number: str,
        verb: str,
        conversation_id: str,
        key: str,
        told: Mapping[str, Any] | None = None,
    ) -> Complaint:
        path = f"complaints/{quote(number, safe='')}/{verb}"
        body = {"conversation_id": conversation_id, **(told or {})}
        return Complaint.from_json(self._call("POST", path, key=key, json=body))

    def request_agent(
        self, conversation_id: str, reason: str | None, *, urgent: bool, life: bool = False
    ) -> AgentRequest:
        """Ask for a human, in front if `urgent`, and of those where `life` is in danger."""
        body = {"reason": reason, "urgent": urgent, "life": life}
        found = self._call("POST", _requests_of(conversation_id), json=body)
        return AgentRequest(
            found.get("position"),
            found["operator_phone"],
            bool(found.get("staffed", True)),
            found.get("opens_at"),
        )

    def agent_place(self, conversation_id: str) -> AgentPlace:
        """Return where the customer stands in the queue for a human."""
        found = self._call("GET", _requests_of(conversation_id))
        return AgentPlace(
            found["state"],
            found.get("position") or 0,
            found.get("ahead") or 0,
            bool(found.get("staffed", True)),
            found.get("opens_at"),
        )

    def leave_queue(self, conversation_id: str) -> None:
        """Take the request for a human back; without one nothing changes."""
        self._call("DELETE", _requests_of(conversation_id))

    def ask_proof(self, conversation_id: str, phone: str, key: str) -> None:
        """Have a code texted to a mobile, if it is known; nobody learns whether it is."""
        path = f"conversations/{quote(conversation_id, safe='')}/proofs"
        # The one limit that is about what the customer asked for.
        self._call("POST", path, key=key, json={"phone": phone}, final=_FINAL | {_TOO_OFTEN})

    def check_proof(self, conversation_id: str, code: str, key: str) -> ProofState:
        """Try a code; a right one makes the mobile's complaints this conversation's own."""
        path = f"conversations/{quote(conversation_id, safe='')}/proofs/check"
        found = self._call("POST", path, key=key, json={"code": code})
        return ProofState(bool(found["proven"]), int(found.get("tries_left") or 0))

    def close(self) -> None:
        """Let go of the pooled connections."""
        self._session.close()

    def _call(  # noqa: PLR0913 - the parts of a request
        self,
        method: str,
        path: str,
        *,
        key: str | None = None,
        params: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
        final: frozenset[int] = _FINAL,
    ) -> dict[str, Any]:
        try:
            response = self._session.request(
                method,
                f"{self._base}/{path}",
                params=params,
                json=json,
                headers={"Idempotency-Key": key} if key else None,
                timeout=(_CONNECT_SECONDS, _READ_SECONDS),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            msg = f"{method} {path.partition('/')[0]}: {type(error).__name__}"
            # Without the cause: it would put the address, with a tracking number, into the log.
            raise BackendUnavailableError(msg) from None
        return _body(response, final)


def _requests_of(conversation_id: str) -> str:
    return f"conversations/{quote(conversation_id, safe='')}/agent-requests"


def _body(response: requests.Response, final: frozenset[int]) -> dict[str, Any]:
    """Return a success's JSON object; raise what the status and problem code say."""
    try:
        body = response.json()
    except requests.JSONDecodeError:
        body = None
    if response.status_code in _DONE and isinstance(body, dict):
        return body
    problem = body if isinstance(body, dict) else {}
    code, detail = str(problem.get("code", "")), str(problem.get("detail", ""))
    if response.status_code not in final or not code:
        msg = f"status {response.status_code}"
        raise BackendUnavailableError(msg)
    raise _REFUSALS.get(code, RequestRefusedError)(code, detail)


@lru_cache(maxsize=1)
def shared_client() -> BackendClient:
    """Return this process's client."""
    return BackendClient(settings().backend_url, settings().internal_token)


def shared_backend() -> Backend:
    """Return this process's client, as the actions know it."""
    return shared_client()
