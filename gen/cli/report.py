"""Findings as people and machines read them: text, JSON, annotations of GitHub; SARIF stands in `sarif`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from gen.core.diagnostic import Diagnostic, Position, Severity, in_order

_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "thông tin"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(found: Iterable[Diagnostic]) -> str:
    """All findings in order, each once."""
    return "\n".join(_block(one) for one in in_order(found))


def _block(one: Diagnostic) -> str:
    lines = [f"{one.position}: {_NAMES[one.severity]}: {one.message} [{one.code}]"]
    if one.hint:
        lines.append(f"    → {one.hint}")
    lines += [f"    {related.position}: {related.message}" for related in one.related]
    return "\n".join(lines)


def as_json(found: Iterable[Diagnostic]) -> str:
    """A list of objects; severities by their English names, places from 1."""
    return json.dumps([_object(one) for one in in_order(found)], ensure_ascii=False, indent=1)


def _object(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        **_place(one.position),
        "hint": one.hint,
        "related": [{**_place(other.position), "message": other.message} for other in one.related],
    }


def _place(position: Position) -> dict[str, Any]:
    return {"path": position.path, "line": position.line, "column": position.column}


def as_github(found: Iterable[Diagnostic]) -> str:
    """One workflow command a finding; GitHub shows it at its line of a pull request."""
    return "\n".join(_command(one) for one in in_order(found))


def _command(one: Diagnostic) -> str:
    at = one.position
    told = {"file": at.path, "line": str(at.line), "col": str(at.column), "title": one.code}
    properties = ",".join(f"{key}={_property(value)}" for key, value in told.items())
    message = one.message + (f"\n→ {one.hint}" if one.hint else "")
    return f"::{_GITHUB[one.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(found: Iterable[Diagnostic]) -> str:
    """How many errors and warnings: `2 lỗi, 1 cảnh báo`; empty where there are none."""
    unique = in_order(found)
    counts = [(sum(one.severity is severity for one in unique), name) for severity, name in _NAMES.items()]
    return ", ".join(f"{count} {name}" for count, name in counts if count)
