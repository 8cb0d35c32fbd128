"""Values as plain JSON: what `--json` prints.

A dataclass becomes an object of its fields, a quantity one with its unit, an amount
{"value", "unit"}, a tuple a list, an enumeration its word, a number that is not finite null.
"""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Any

from workbench.model.amount import Amount
from workbench.model.evidence import Quantity
from workbench.model.trace import TraceSource


def text(value: object) -> str:
    """The value as one JSON text, two blanks of indent, keys in the order of the fields."""
    return json.dumps(plain(value), indent=2, ensure_ascii=False)


@singledispatch
def plain(value: object) -> Any:
    """The value in dictionaries, lists, strings, numbers, booleans and None."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


@plain.register(type(None))
@plain.register(bool)
@plain.register(int)
@plain.register(str)
def _as_it_is(value: str | int | bool | None) -> Any:
    return value.value if isinstance(value, enum.Enum) else value


@plain.register
def _number(value: float) -> Any:
    return value if math.isfinite(value) else None


@plain.register
def _date(value: dt.date) -> Any:
    return value.isoformat()


@plain.register
def _amount(value: Amount) -> Any:
    return {"value": plain(value.value), "unit": value.unit}


@plain.register(tuple)
@plain.register(list)
def _list(value: tuple[object, ...] | list[object]) -> Any:
    return [plain(item) for item in value]


@plain.register(frozenset)
@plain.register(set)
def _set(value: frozenset[Any] | set[Any]) -> Any:
    return [plain(item) for item in sorted(value)]


@plain.register
def _object(value: Mapping) -> Any:  # type: ignore[type-arg]
    return {_key(key): plain(item) for key, item in value.items()}


def _key(key: object) -> str:
    return " > ".join(map(str, key)) if isinstance(key, tuple) else str(key)


@plain.register
def _quantity(value: Quantity) -> Any:  # type: ignore[type-arg]
    return {
        "usual": plain(value.usual.value),
        "low": plain(value.low.value if value.low else None),
        "high": plain(value.high.value if value.high else None),
        "unit": value.unit,
        "evidence": plain(value.evidence),
    }


@plain.register
def _source(value: TraceSource) -> Any:
    return {
        "kind": value.kind,
        "ref": value.ref,
        "facts": {fact.name: plain(fact.answer) for fact in value.facts},
        "fingerprint": value.fingerprint,
    }


def digest(*values: object) -> str:
    """SHA-256 over the plain forms, as 12 hexadecimal digits: the same values, the same digest."""
    return hashlib.sha256("\n".join(text(value) for value in values).encode()).hexdigest()[:12]
