"""JSON as money needs it: read only where every reader reads the same, written so that equal values are equal bytes."""

from __future__ import annotations

import json
from typing import Any

GREATEST = 2**53 - 1
"""The greatest whole number that is exact in every language."""

_written = json.JSONEncoder(ensure_ascii=False).encode


def parse_exactly(text: str) -> Any:
    """Raises ValueError for no JSON, a number that is no whole one or too large, a repeated key, half a character."""
    value = json.loads(text, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse, object_pairs_hook=_fields)
    _written(value).encode("utf-8")
    return value


def _whole(digits: str) -> int:
    value = int(digits)
    if abs(value) > GREATEST or digits == "-0":
        _refuse(digits)
    return value


def _refuse(digits: str) -> Any:
    raise ValueError(f"{digits} is not a whole number that is exact everywhere")


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs) or "__proto__" in fields:
        raise ValueError("a key stands twice in one object")
    return fields


def utf16(text: str) -> bytes:
    """Sorts texts as RFC 8785 and the refusals do."""
    return text.encode("utf-16-be")


def canonical(value: Any) -> str:
    """RFC 8785, for texts, whole numbers, yes and no, lists and objects."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value, key=utf16)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return _written(value)
