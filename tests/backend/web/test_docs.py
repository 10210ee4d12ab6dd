from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

if TYPE_CHECKING:
    import httpx

    from backend.app import App
    from backend.kit.settings import Settings

FORM = {"description": "Faturam yanlış.", "phone": "0532 123 45 67"}


@pytest.fixture
async def document(client: httpx.AsyncClient) -> dict[str, Any]:
    answer = await client.get("/docs/openapi.json")
    found: dict[str, Any] = answer.json()
    return found


def check(document: dict[str, Any], schema: str, content: object) -> None:
    whole = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    Draft4Validator(whole).validate(content)


async def test_the_page_loads_nothing_from_another_host(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")
    assert page.status_code == 200
    assert not re.search(r"(src|href)=\"(https?:)?//", page.text)
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for path in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert (await client.get(path)).status_code == 200, path


async def test_only_the_files_of_the_page_are_served(client: httpx.AsyncClient) -> None:
    for path in ("/docs/index.html", "/docs/..%2f__init__.py", "/docs/%2e%2e/__init__.py"):
        assert (await client.get(path)).status_code == 404


async def test_every_public_address_is_described_and_no_other(
    document: dict[str, Any], app: App
) -> None:
    served: dict[str, set[str]] = {}
    for route in app.router.routes:
        if route.path.startswith(("api/", "healthz", "readyz")):
            path = "/" + re.sub(r"<(\w+)(:\w+)?>", r"{\1}", route.path)
            served.setdefault(path, set()).update(route.methods)
    described = {
        path: {method.upper() for method in operations}
        for path, operations in document["paths"].items()
    }
    assert described == served


async def test_real_answers_are_as_described(
    document: dict[str, Any], client: httpx.AsyncClient
) -> None:
    check(document, "ComplaintForm", FORM)
    made = await client.post("/api/v1/complaints", json=FORM)
    check(document, "ComplaintReceipt", made.json())
    found = await client.get(made.headers["location"])
    check(document, "ComplaintStatus", found.json())
    opened = await client.post("/api/v1/chat/sessions")
    check(document, "ChatSession", opened.json())
    check(document, "Health", (await client.get("/healthz")).json())
    check(document, "Ready", (await client.get("/readyz")).json())


async def test_real_problems_are_as_described(
    document: dict[str, Any], client: httpx.AsyncClient
) -> None:
    for answer in (
        await client.post("/api/v1/complaints", json={}),
        await client.get("/api/v1/complaints/1"),
        await client.post("/api/v1/complaints", content=b"{"),
    ):
        check(document, "Problem", answer.json())


def test_the_document_refers_to_nothing_it_lacks(document: dict[str, Any]) -> None:
    for reference in re.findall(r"#/components/schemas/(\w+)", str(document)):
        assert reference in document["components"]["schemas"]


class TestWithLimitsOfTheOperator:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        limits = {"message_limit": 777, "attachments_most": 3, "attachment_mb": 2}
        return settings.model_copy(update=limits)

    def test_the_description_names_them(self, document: dict[str, Any]) -> None:
        assert document["components"]["schemas"]["MessageText"]["maxLength"] == 777
        register = document["paths"]["/api/v1/complaints"]["post"]
        assert "at most 3, of 2 MB each" in str(register["requestBody"])
