"""The result of an audit as people read it, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.text.shorten import Limit, joined, on_one_line
from gen.word.audit import AuditResult, RuleStatus
from gen.word.audit.audit_rule import AuditFinding
from gen.word.audit.finding_place import FindingPlace

_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "lưu ý", Severity.INFO: "thông tin"}
PLACES_SHOWN = Limit(5, "--het")
_LONGEST = 400  # characters; what a message quotes is the file's own
_COUNTED = (
    RuleStatus.PASSED,
    RuleStatus.VIOLATED,
    RuleStatus.WARNED,
    RuleStatus.NOT_MEASURED,
    RuleStatus.NOT_APPLICABLE,
)


def as_text(audited: AuditResult, path: str, limit: Limit = PLACES_SHOWN) -> str:
    """The system of rules, each finding with its places, what was not measured, the count."""
    lines = [f"{path}: đo theo {audited.the_thuc.ten} ({on_one_line(audited.reason, _LONGEST)})."]
    for finding in audited.findings:
        lines += _finding_lines(finding, path, limit)
    reasons = [(result.rule, reason) for result in audited.results for reason in result.not_measured]
    lines += [f"{path}: không đo được: {on_one_line(reason, _LONGEST)} [{rule.code}]" for rule, reason in reasons]
    return "\n".join([*lines, summary(audited)])


def _finding_lines(finding: AuditFinding, path: str, limit: Limit) -> Iterator[str]:
    first, *others = finding.places
    head = f"{path}: {first}: {_NAMES[finding.severity]}: {on_one_line(finding.found, _LONGEST)}"
    yield f"{head}; {_must_be(finding.wants)} ({finding.article}). [{finding.code}]"
    if first.quote:
        yield f"    {first.quote}"
    yield f"    → {finding.mend}"
    if others:
        yield f"    còn ở: {joined([_short(place) for place in others], limit, 'chỗ', '; ')}"


def _must_be(wants: str) -> str:
    return wants if wants.startswith("phải") else f"phải là {wants}"


def _short(place: FindingPlace) -> str:
    named = f"đoạn {place.number}" if place.number else str(place)
    return f"{named} {place.quote}".strip()


def summary(audited: AuditResult) -> str:
    """`58 quy tắc: đạt 40, vi phạm 3 … Số chỗ vi phạm: 7.`"""
    counts = ", ".join(f"{status.value} {audited.count(status)}" for status in _COUNTED)
    places = sum(len(finding.places) for finding in audited.findings if finding.severity is Severity.ERROR)
    return f"{len(audited.results)} quy tắc: {counts}. Số chỗ vi phạm: {places}."


def as_json(audited: AuditResult, path: str) -> str:
    """The same as data, each rule with its status and every place."""
    return json.dumps(
        {
            "tep": path,
            "the_thuc": audited.the_thuc.ten,
            "vi_sao": audited.reason,
            "tong_hop": {status.value: audited.count(status) for status in _COUNTED},
            "quy_tac": [
                {
                    "ma": result.rule.code,
                    "ten": result.rule.title,
                    "ket_qua": result.status.value,
                    "khong_do_duoc": list(result.not_measured),
                }
                for result in audited.results
            ],
            "phat_hien": [_finding_data(finding) for finding in audited.findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding_data(finding: AuditFinding) -> dict[str, object]:
    return {
        "ma": finding.code,
        "muc": _NAMES[finding.severity],
        "can_cu": finding.article,
        "thay": finding.found,
        "phai_la": finding.wants,
        "cach_sua": finding.mend,
        "cho": [
            {"phan": place.part, "vi_tri": place.spot, "doan": place.number, "chu": place.text}
            for place in finding.places
        ],
    }
