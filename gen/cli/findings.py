"""Findings as people and machines read them: text, JSON, annotations of GitHub; SARIF stands in `sarif`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

from gen.core.diagnostic import Diagnostic, Position, Severity, in_order

_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "thông tin"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def print_findings(findings: Sequence[Diagnostic]) -> None:
    """Prints findings as text on standard output, nothing where there are none."""
    if findings:
        click.echo(as_text(findings))


def counted(findings: Iterable[Diagnostic]) -> str:
    """How many there are, as an end of a line: ` 2 lỗi, 1 cảnh báo.`; empty where there are none."""
    unique = in_order(findings)
    counts = [(sum(finding.severity is severity for finding in unique), name) for severity, name in _NAMES.items()]
    return f" {', '.join(f'{count} {name}' for count, name in counts if count)}." if unique else ""


def as_text(findings: Iterable[Diagnostic]) -> str:
    """All findings in order, each once."""
    return "\n".join(_block(finding) for finding in in_order(findings))


def _block(finding: Diagnostic) -> str:
    lines = [f"{finding.position}: {_NAMES[finding.severity]}: {finding.message} [{finding.code}]"]
    if finding.hint:
        lines.append(f"    → {finding.hint}")
    lines += [f"    {related.position}: {related.message}" for related in finding.related]
    return "\n".join(lines)


def as_json(findings: Iterable[Diagnostic]) -> str:
    """A list of objects; severities by their English names, places from 1."""
    return json.dumps([_object(finding) for finding in in_order(findings)], ensure_ascii=False, indent=1)


def _object(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        **_place(finding.position),
        "hint": finding.hint,
        "related": [{**_place(related.position), "message": related.message} for related in finding.related],
    }


def _place(position: Position) -> dict[str, Any]:
    return {"path": position.path, "line": position.line, "column": position.column}


def as_github(findings: Iterable[Diagnostic]) -> str:
    """One workflow command a finding; GitHub shows it at its line of a pull request."""
    return "\n".join(_workflow_command(finding) for finding in in_order(findings))


def _workflow_command(finding: Diagnostic) -> str:
    place = finding.position
    values = {"file": place.path, "line": str(place.line), "col": str(place.column), "title": finding.code}
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    message = finding.message + (f"\n→ {finding.hint}" if finding.hint else "")
    return f"::{_GITHUB[finding.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
