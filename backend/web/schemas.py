"""Pydantic models as the schemas of OpenAPI 3.0.

What pydantic writes is JSON Schema of 2020; where 3.0 says it otherwise, it is said as 3.0 does.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, NoDefault, models_json_schema

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue
    from pydantic_core import core_schema

_WHERE = "#/components/schemas/"


class _OpenApi30(GenerateJsonSchema):
    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Name one value as an enumeration of one: 3.0 has no `const`."""
        found = super().literal_schema(schema)
        if "const" in found:
            found["enum"] = [found.pop("const")]
        return found

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Mark what may be null: 3.0 has no type of null, and reads nothing beside a `$ref`."""
        inner = self.generate_inner(schema["schema"])
        return (
            {"allOf": [inner], "nullable": True} if "$ref" in inner else inner | {"nullable": True}
        )

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:
        """Leave out what only says that a field may be left out."""
        found = super().get_default_value(schema)
        return NoDefault if found in ("", None) else found

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Give fields no title: it would be their name once more."""
        del schema
        return False


def taken(*models: type[BaseModel]) -> dict[str, Any]:
    """Describe bodies that we read, and all they name, by their models' names."""
    return deepcopy(_schemas(models, "validation"))


def answered(*models: type[BaseModel]) -> dict[str, Any]:
    """Describe bodies that we write, and all they name, by their models' names."""
    return deepcopy(_schemas(models, "serialization"))


def reference(model: type[BaseModel]) -> dict[str, str]:
    """Refer to the schema of a model that is described."""
    return {"$ref": f"{_WHERE}{model.__name__}"}


@cache
def _schemas(models: tuple[type[BaseModel], ...], mode: JsonSchemaMode) -> dict[str, Any]:
    _, whole = models_json_schema(
        [(model, mode) for model in models],
        ref_template=_WHERE + "{model}",
        schema_generator=_OpenApi30,
    )
    found: dict[str, Any] = whole["$defs"]
    return found
