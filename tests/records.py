"""Hold records for programs to the schema that the site publishes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from unreel.site.machine_readable.film_record import SCHEMA


@cache
def schema() -> dict[str, Any]:
    """Return the schema."""
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


def faults(record: object) -> list[str]:
    """Return where a record, as JSON brings it back, is not as the schema says."""
    errors = Draft202012Validator(schema()).iter_errors(record)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]
