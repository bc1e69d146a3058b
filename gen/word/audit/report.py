"""An audit as people read it, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit import Audit, State
from gen.word.audit.finding import Finding, Place

_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "lưu ý", Severity.INFO: "thông tin"}
_PLACES_SHOWN = 5
_COUNTED = (State.KEPT, State.BROKEN, State.NOTED, State.UNMEASURED, State.ABSENT)


def as_text(done: Audit, path: str) -> str:
    """The system, each finding with its places, what was not measured, the count."""
    lines = [f"{path}: đo theo {done.he.ten} ({done.reason})."]
    for finding in done.findings:
        lines += _block(finding, path)
    reasons = [(verdict.rule, reason) for verdict in done.verdicts for reason in verdict.unmeasured]
    lines += [f"{path}: không đo được: {reason} [{rule.code}]" for rule, reason in reasons]
    return "\n".join([*lines, summary(done)])


def _block(finding: Finding, path: str) -> Iterator[str]:
    first, *others = finding.places
    head = f"{path}: {first}: {_NAMES[finding.severity]}: {finding.found}"
    yield f"{head}; {_lower(finding.wants)} ({finding.article}). [{finding.code}]"
    if first.quote:
        yield f"    {first.quote}"
    yield f"    → {finding.mend}"
    if others:
        shown = "; ".join(_short(place) for place in others[:_PLACES_SHOWN])
        rest = len(others) - _PLACES_SHOWN
        yield f"    còn ở: {shown}" + (f"; và {rest} chỗ nữa" if rest > 0 else "")


def _lower(wants: str) -> str:
    return wants if wants.startswith("phải") else f"phải là {wants}"


def _short(place: Place) -> str:
    where = f"đoạn {place.number}" if place.number else str(place)
    return f"{where} {place.quote}".strip()


def summary(done: Audit) -> str:
    """`58 quy tắc: đạt 40, vi phạm 3 (7 chỗ) …`."""
    counts = [f"{state.value} {done.count(state)}" for state in _COUNTED]
    places = sum(len(one.places) for one in done.findings if one.severity is Severity.ERROR)
    told = ", ".join(counts)
    return f"{len(done.verdicts)} quy tắc: {told}. Số chỗ vi phạm: {places}."


def as_json(done: Audit, path: str) -> str:
    """The same as data, each rule with its state."""
    return json.dumps(
        {
            "tep": path,
            "the_thuc": done.he.ten,
            "vi_sao": done.reason,
            "tong_hop": {state.value: done.count(state) for state in _COUNTED},
            "quy_tac": [
                {"ma": v.rule.code, "ten": v.rule.title, "ket_qua": v.state.value, "khong_do_duoc": list(v.unmeasured)}
                for v in done.verdicts
            ],
            "phat_hien": [_finding(one) for one in done.findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(one: Finding) -> dict[str, object]:
    return {
        "ma": one.code,
        "muc": _NAMES[one.severity],
        "can_cu": one.article,
        "thay": one.found,
        "phai_la": one.wants,
        "cach_sua": one.mend,
        "cho": [{"phan": p.part, "vi_tri": p.spot, "doan": p.number, "chu": p.text} for p in one.places],
    }
