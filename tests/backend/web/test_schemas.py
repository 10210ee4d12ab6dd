"""Models as OpenAPI 3.0 says them: the bundled Swagger UI reads no newer one."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from backend.web.schemas import answered, reference, taken


class Inner(BaseModel):
    kind: Literal["one"]
    kinds: Literal["one", "two"]


class Outer(BaseModel):
    inner: Inner
    maybe_inner: Inner | None = None
    maybe: str | None = None
    left_out: str = ""
    most: bool = False
    own: int = Field(serialization_alias="theirs")


def test_one_value_is_an_enumeration_of_one() -> None:
    kinds = taken(Outer)["Inner"]["properties"]
    assert kinds["kind"] == {"type": "string", "enum": ["one"]}
    assert kinds["kinds"] == {"type": "string", "enum": ["one", "two"]}


def test_what_may_be_null_is_marked() -> None:
    fields = taken(Outer)["Outer"]["properties"]
    assert fields["maybe"] == {"type": "string", "nullable": True}
    assert fields["maybe_inner"] == {"allOf": [reference(Inner)], "nullable": True}
    assert fields["inner"] == reference(Inner)


def test_a_default_is_told_where_it_says_something() -> None:
    fields = taken(Outer)["Outer"]["properties"]
    assert fields["left_out"] == {"type": "string"}
    assert fields["most"] == {"type": "boolean", "default": False}


def test_answers_have_the_names_of_the_wire() -> None:
    assert "theirs" in answered(Outer)["Outer"]["properties"]
    assert "own" in taken(Outer)["Outer"]["properties"]
