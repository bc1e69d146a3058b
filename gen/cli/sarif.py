"""Findings as SARIF 2.1.0, the form in which GitHub, GitLab and editors take the results of checkers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from gen.core.diagnostic import Diagnostic, Position, Severity, in_order
from gen.lint.rule import LintRule
from gen.lint.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# results name their files from here: the folder that holds plans/
_ROOT = "WORKSPACE"


def as_sarif(found: Iterable[Diagnostic]) -> str:
    """One run: the rules that spoke, and a result for each finding."""
    unique = in_order(found)
    codes = sorted({finding.code for finding in unique})
    rules = {rule.code: rule for rule in RULES}
    index = {code: at for at, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "gen", "rules": [_rule(code, rules.get(code)) for code in codes]}},
        "language": "vi-VN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Thư mục làm việc, có plans/ bên trong."}}},
        "results": [_result(finding, index[finding.code]) for finding in unique],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(code: str, rule: LintRule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Diagnostic, index: int) -> dict[str, Any]:
    text = finding.message + (f" → {finding.hint}" if finding.hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(finding.position)}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": at, "physicalLocation": _location(related.position), "message": {"text": related.message}}
            for at, related in enumerate(finding.related, 1)
        ]
    return result


def _location(position: Position) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(position.path), "uriBaseId": _ROOT},
        "region": {"startLine": position.line, "startColumn": position.column},
    }
